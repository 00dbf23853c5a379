/// How the ports of a switch divide between the tier below and the tier above.
struct PortSplit: Equatable {
  /// Ports facing down.
  var down: Int
  /// Links facing up.
  var up: Int

  /// Splits the ports of a tier.
  ///
  /// What is given stays. Else, with a largest ratio X of downward to upward bandwidth: X = 1 gives half the ports each
  /// way; any other X gives the largest multiple of `multiple` with `down / (ports − down) ≤ X` down and all the rest
  /// up.
  /// - Parameters:
  ///   - trunkRateRatio: ports that one link facing up takes.
  ///   - multiple: what a host has in ports, where whole hosts are to share a switch.
  init(of tier: SwitchTier, trunkRateRatio: Double = 1, downInMultiplesOf multiple: Int = 1) {
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
      let allowed = ratio == 1 ? tier.ports / 2 : PortSplit.whole(min(ports * (ratio / (1 + ratio)), ports - 1))
      down = PortSplit.rounded(allowed, to: ratio == 1 ? 1 : multiple)
      up = PortSplit.whole(Double(ratio == 1 ? down : tier.ports - down) / trunkRateRatio)
    }
  }

  /// The largest whole number not above `value`, 0 at least, forgiving the last bits of a ratio such as 1 / 1.16.
  private static func whole(_ value: Double) -> Int { max(0, Int((value + 1e-9 * max(1, value)).rounded(.down))) }

  private static func rounded(_ ports: Int, to multiple: Int) -> Int {
    guard multiple > 1, ports >= multiple else { return ports }
    return ports / multiple * multiple
  }
}
