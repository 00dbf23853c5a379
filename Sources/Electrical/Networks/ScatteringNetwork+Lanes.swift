import Numerics

extension ScatteringNetwork {
  /// A victim and what disturbs it, each as a differential two-port that ends at the victim's receiver.
  public struct LaneSet: Sendable, Equatable {
    /// From the victim's transmitter.
    public var through: TwoPortSweep
    /// From each aggressor that transmits beside the victim's transmitter.
    public var farEnd: [TwoPortSweep]
    /// From each aggressor that transmits beside the victim's receiver.
    public var nearEnd: [TwoPortSweep]
  }

  /// The differential two-port between two pairs, at the sum of both lines' references.
  ///
  /// `SDD21 = (S(t+,f+) - S(t+,f-) - S(t-,f+) + S(t-,f-)) / 2`, from pair f to pair t. All other ports are terminated.
  /// - Returns: nothing when a port does not exist, or the ports have different references.
  public func differential(from near: PortPair, to far: PortPair) -> TwoPortSweep? {
    let used = [near.plus, near.minus, far.plus, far.minus]
    guard used.allSatisfy((0..<ports).contains), Set(used.map { referenceOhms[$0] }).count == 1 else { return nil }
    let values = (0..<points).map { point in
      func mode(_ to: PortPair, _ from: PortPair) -> Complex {
        let plus = self[point, to.plus, from.plus] - self[point, to.plus, from.minus]
        let minus = self[point, to.minus, from.plus] - self[point, to.minus, from.minus]
        return (plus - minus) * 0.5
      }
      return TwoPort(s11: mode(near, near), s12: mode(near, far), s21: mode(far, near), s22: mode(far, far))
    }
    return TwoPortSweep(frequenciesHz: frequenciesHz, referenceOhms: 2 * referenceOhms[near.plus], values: values)
  }

  /// The victim and its aggressors of a network that holds all of them.
  /// - Parameter pairing: its first lane is the victim.
  /// - Returns: nothing when a port does not exist, or ports of a lane have different references.
  public func lanes(_ pairing: PortPairing) -> LaneSet? {
    guard let victim = pairing.lanes.first, let through = differential(from: victim.near, to: victim.far) else {
      return nil
    }
    var set = LaneSet(through: through, farEnd: [], nearEnd: [])
    for aggressor in pairing.lanes.dropFirst() {
      let source = aggressor.isForward ? aggressor.near : aggressor.far
      guard let path = differential(from: source, to: victim.far) else { return nil }
      if aggressor.isForward { set.farEnd.append(path) } else { set.nearEnd.append(path) }
    }
    return set
  }
}
