extension ScatteringNetwork {
  /// The differential two-port between the near and the far pair of a four-port, at the sum of both lines' references.
  ///
  /// `SDD21 = (S21 - S23 - S41 + S43) / 2` and so on, ports 1, 3 near and 2, 4 far.
  /// - Returns: nothing when there are not four ports of one reference impedance.
  public func differential(_ order: PortOrder = .pairs) -> TwoPortSweep? {
    guard ports == 4 else { return nil }
    let pairs = order.pairsOfPorts
    return differential(from: pairs[0], to: pairs[1])
  }
}
