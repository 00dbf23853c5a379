/// How the ports of a switch divide between the tier below and the tier above.
struct PortSplit: Equatable {
  /// Ports facing down.
  var down: Int
  /// Links facing up.
  var up: Int

  /// Splits the ports of a tier.
  ///
  /// What is given stays. Else, with a largest ratio X of downward to upward bandwidth: X = 1 gives half the ports each
  /// way; any other X gives the largest multiple of `multiple` with `down / up ≤ X` down and all the rest up, less the
  /// ports of the cage that the last port facing down has opened.
  /// - Parameters:
  ///   - trunkRateRatio: ports that one link facing up takes.
  ///   - multiple: what a host has in ports, where whole hosts are to share a switch.
  ///   - cage: ports of one cage, none of which faces both ways.
  init(of tier: SwitchTier, trunkRateRatio: Double = 1, downInMultiplesOf multiple: Int = 1, cage: Int = 1) {
    let ratio = tier.oversubscription
    let ports = Double(tier.ports)
    switch (tier.down, tier.up) {
    case (let down?, let up?): (self.down, self.up) = (down, up)
    case (let down?, nil):
      let room = PortSplit.whole((ports - Double(down)) / trunkRateRatio)
      let wanted = (Double(down) / ratio / trunkRateRatio - 1e-9).rounded(.up)
      (self.down, self.up) = (down, Int(min(wanted, Double(room))))
    case (nil, let up?):
      let taken = Double(up) * trunkRateRatio
      let allowed = PortSplit.whole(min(taken * ratio, ports - taken))
      (self.down, self.up) = (PortSplit.rounded(allowed, to: ratio == 1 ? 1 : multiple), up)
    case (nil, nil):
      guard ratio != 1 else {
        (down, up) = (tier.ports / 2, PortSplit.whole(Double(tier.ports / 2) / trunkRateRatio))
        return
      }
      let cage = max(1, min(cage, tier.ports))
      let left = { (down: Int) in tier.ports - quotientUp(down, cage) * cage }
      var most = PortSplit.rounded(PortSplit.whole(min(ports * (ratio / (1 + ratio)), ports - 1)), to: multiple)
      while most > multiple, Double(most) > ratio * Double(left(most)) * (1 + 1e-9) { most -= multiple }
      (down, up) = (most, PortSplit.whole(Double(left(most)) / trunkRateRatio))
    }
  }

  /// The largest whole number not above `value`, 0 at least, forgiving the last bits of a ratio such as 1 / 1.16.
  private static func whole(_ value: Double) -> Int { max(0, Int((value + 1e-9 * max(1, value)).rounded(.down))) }

  private static func rounded(_ ports: Int, to multiple: Int) -> Int {
    guard multiple > 1, ports >= multiple else { return ports }
    return ports / multiple * multiple
  }
}
