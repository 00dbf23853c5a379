/// How the ports of a switch divide between the tier below and the tier above.
struct PortSplit: Equatable {
  /// Ports facing down.
  var down: Int
  /// Links facing up.
  var up: Int

  /// Splits the ports of a tier.
  ///
  /// What is given stays. Else, with a largest ratio X of downward to upward bandwidth: X = 1 gives half the ports each way; any
  /// other X gives the largest multiple of `multiple` with `down / (ports − down) ≤ X` down and all the rest up.
  init(of tier: SwitchTier, downInMultiplesOf multiple: Int = 1) {
    let width = max(1, tier.portsPerUplink)
    let ratio = tier.oversubscription
    switch (tier.down, tier.up) {
    case (let down?, let up?): (self.down, self.up) = (down, up)
    case (let down?, nil):
      let wanted = (Double(down) / ratio / Double(width)).rounded(.up)
      let room = max(0, (tier.ports - down) / width)
      (self.down, self.up) = (down, wanted < Double(room) ? Int(wanted) : room)
    case (nil, let up?):
      let room = max(0, tier.ports - (up.multipliedReportingOverflow(by: width).overflow ? tier.ports : up * width))
      let allowed = PortSplit.largest(Double(up) * Double(width) * ratio, atMost: room)
      (self.down, self.up) = (PortSplit.rounded(allowed, to: ratio == 1 ? 1 : multiple), up)
    case (nil, nil):
      guard ratio != 1 else {
        down = tier.ports / 2
        up = down / width
        return
      }
      let allowed = PortSplit.largest(Double(tier.ports) * ratio / (1 + ratio), atMost: tier.ports - 1)
      down = PortSplit.rounded(allowed, to: multiple)
      up = (tier.ports - down) / width
    }
  }

  /// The largest whole number not above `value`, forgiving the last bits of a ratio such as 1 / 1.16.
  private static func largest(_ value: Double, atMost limit: Int) -> Int {
    let floor = (value + 1e-9 * max(1, value)).rounded(.down)
    return floor < Double(limit) ? max(0, Int(floor)) : max(0, limit)
  }

  private static func rounded(_ ports: Int, to multiple: Int) -> Int {
    guard multiple > 1, ports >= multiple else { return ports }
    return ports / multiple * multiple
  }
}
