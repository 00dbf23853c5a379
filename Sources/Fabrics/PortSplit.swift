/// How the ports of a switch divide between the tier below and the tier above.
struct PortSplit: Equatable {
  /// Ports facing down.
  var down: Int
  /// Links facing up.
  var up: Int
  /// Fewest links facing up that may be taken instead, where they spread better: the ratio still holds, and no more
  /// than the ports of one cage stay empty.
  var leastUp: Int

  /// Splits the ports of a tier.
  ///
  /// What is given stays. Else, with a largest ratio X of downward to upward bandwidth: X = 1 gives half the ports each
  /// way; any other X gives the largest multiple of `multiple` with `down / up ≤ X` down and all the rest up, less the
  /// ports of the cage that the last port facing down has opened. Half as much down as up on 64 ports is 21 down and 43
  /// up, of which one may stay empty: 43 links spread evenly over 43 spines only, 42 over 6.
  /// - Parameters:
  ///   - trunkRateRatio: ports that one link facing up takes.
  ///   - multiple: what a host has in ports, where whole hosts are to share a switch.
  ///   - cage: ports of one cage, none of which faces both ways.
  init(of tier: SwitchTier, trunkRateRatio: Double = 1, downInMultiplesOf multiple: Int = 1, cage: Int = 1) {
    let ratio = tier.oversubscription
    let ports = Double(tier.ports)
    switch (tier.down, tier.up) {
    case (let down?, let up?): (self.down, self.up, leastUp) = (down, up, up)
    case (let down?, nil):
      let room = PortSplit.whole((ports - Double(down)) / trunkRateRatio)
      let wanted = (Double(down) / ratio / trunkRateRatio - 1e-9).rounded(.up)
      (self.down, self.up) = (down, Int(min(wanted, Double(room))))
      leastUp = self.up
    case (nil, let up?):
      let taken = Double(up) * trunkRateRatio
      let allowed = PortSplit.whole(min(taken * ratio, ports - taken))
      (self.down, self.up, leastUp) = (PortSplit.rounded(allowed, to: ratio == 1 ? 1 : multiple), up, up)
    case (nil, nil):
      guard ratio != 1 else {
        (down, up) = (tier.ports / 2, PortSplit.whole(Double(tier.ports / 2) / trunkRateRatio))
        leastUp = up
        return
      }
      let cage = max(1, min(cage, tier.ports))
      let left = { (down: Int) in tier.ports - quotientUp(down, cage) * cage }
      var most = PortSplit.rounded(PortSplit.whole(min(ports * (ratio / (1 + ratio)), ports - 1)), to: multiple)
      while most > multiple, Double(most) > ratio * Double(left(most)) * (1 + 1e-9) { most -= multiple }
      (down, up) = (most, PortSplit.whole(Double(left(most)) / trunkRateRatio))
      let needed = PortSplit.roundedUp(Double(most) / ratio / trunkRateRatio)
      let spare = max(1, PortSplit.whole(Double(min(cage, PortSplit.mostLinksPerCage)) / trunkRateRatio))
      leastUp = min(up, max(1, needed, up - min(spare, PortSplit.mostLinksPerCage)))
    }
  }

  /// An OSFP cage has eight lanes.
  private static let mostLinksPerCage = 8

  /// The largest whole number not above `value`, 0 at least, forgiving the last bits of a ratio such as 1 / 1.16.
  private static func whole(_ value: Double) -> Int { max(0, Int((value + 1e-9 * max(1, value)).rounded(.down))) }

  /// The smallest whole number not below `value`, forgiving the last bits of a ratio.
  private static func roundedUp(_ value: Double) -> Int {
    value < 1e9 ? max(0, Int((value - 1e-9 * max(1, value)).rounded(.up))) : Int.max
  }

  private static func rounded(_ ports: Int, to multiple: Int) -> Int {
    guard multiple > 1, ports >= multiple else { return ports }
    return ports / multiple * multiple
  }
}
