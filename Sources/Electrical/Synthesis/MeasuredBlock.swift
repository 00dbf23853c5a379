import Numerics

/// A measured or simulated four-port as a block.
///
/// Each parameter is a `ResponseCurve`: between its points magnitude and phase run straight, and what is missing down
/// to zero frequency is filled in as stated there. Another reference impedance is an ideal step at each side.
public struct MeasuredBlock: ChannelBlock {
  /// The sixteen parameters, row by row.
  private let curves: [ResponseCurve]
  private let referenceOhms: Double
  private let order: PortOrder
  /// The highest frequency that the network knows.
  public let lastHertz: Double
  /// See `ChannelBlock`. Within the rounding of a file.
  public let isReciprocal: Bool

  /// Takes a network.
  /// - Returns: nothing unless it has four ports of one reference impedance and at least one frequency.
  public init?(_ network: ScatteringNetwork, order: PortOrder) {
    guard network.ports == 4, Set(network.referenceOhms).count == 1, let last = network.frequenciesHz.last else {
      return nil
    }
    curves = (0..<16).map { index in
      ResponseCurve(frequenciesHz: network.frequenciesHz, values: network.parameter(index / 4, index % 4))
    }
    referenceOhms = network.referenceOhms[0]
    self.order = order
    lastHertz = last
    isReciprocal = NetworkQuality(network).isReciprocal
  }

  /// See `ChannelBlock`.
  public func network(at point: SynthesisPoint) -> PairNetwork {
    let own = modes(curves.map { $0.value(atHz: point.hertz) })
    guard referenceOhms != point.referenceOhms else { return own }
    let step = Self.step(from: point.referenceOhms, to: referenceOhms)
    return step.followed(by: own).followed(by: step.reversed)
  }

  /// An ideal step of reference impedance: `s11 = (Z2 - Z1) / (Z2 + Z1)`, no loss.
  private static func step(from near: Double, to far: Double) -> PairNetwork {
    let reflection = (far - near) / (far + near)
    let transmission = Complex((1 - reflection * reflection).squareRoot())
    let twoPort = TwoPort(s11: Complex(reflection), s12: transmission, s21: transmission, s22: Complex(-reflection))
    return PairNetwork(differential: twoPort, common: twoPort)
  }

  private func modes(_ values: [Complex]) -> PairNetwork {
    let pins = order.ports
    let (near, far) = ((pins.nearPlus, pins.nearMinus), (pins.farPlus, pins.farMinus))
    func block(_ to: (Int, Int), _ from: (Int, Int)) -> ModeMatrix {
      let (pp, pm) = (values[4 * to.0 + from.0], values[4 * to.0 + from.1])
      let (mp, mm) = (values[4 * to.1 + from.0], values[4 * to.1 + from.1])
      return ModeMatrix(
        dd: (pp - pm - mp + mm) * 0.5, dc: (pp + pm - mp - mm) * 0.5, cd: (pp - pm + mp - mm) * 0.5,
        cc: (pp + pm + mp + mm) * 0.5)
    }
    return PairNetwork(s11: block(near, near), s12: block(near, far), s21: block(far, near), s22: block(far, far))
  }
}
