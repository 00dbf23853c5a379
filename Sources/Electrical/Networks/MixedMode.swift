import Numerics

extension ScatteringNetwork {
  /// The differential two-port between the near and the far pair of a four-port, at the sum of both lines' references.
  ///
  /// `SDD21 = (S21 - S23 - S41 + S43) / 2` and so on, ports 1, 3 near and 2, 4 far.
  /// - Returns: nothing when there are not four ports of one reference impedance.
  public func differential(_ order: PortOrder = .pairs) -> TwoPortSweep? {
    guard ports == 4, Set(referenceOhms).count == 1 else { return nil }
    let pins = order.ports
    let near = (pins.nearPlus, pins.nearMinus)
    let far = (pins.farPlus, pins.farMinus)
    let values = (0..<points).map { point in
      func mode(_ to: (Int, Int), _ from: (Int, Int)) -> Complex {
        let plus = self[point, to.0, from.0] - self[point, to.0, from.1]
        let minus = self[point, to.1, from.0] - self[point, to.1, from.1]
        return (plus - minus) * 0.5
      }
      return TwoPort(s11: mode(near, near), s12: mode(near, far), s21: mode(far, near), s22: mode(far, far))
    }
    return TwoPortSweep(frequenciesHz: frequenciesHz, referenceOhms: 2 * referenceOhms[0], values: values)
  }
}
