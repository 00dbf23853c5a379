import Numerics
import Quantities

extension DevicePackage {
  /// From the die to the ball at one frequency.
  func twoPort(gigahertz: Double, referenceOhms reference: Double) -> TwoPort {
    var chain = TwoPort.through
    func add(_ element: LumpedElement) {
      chain = chain.followed(by: element.twoPort(gigahertz: gigahertz, referenceOhms: reference))
    }
    for pad in pads {
      add(.shunt(pad.capacitance))
      if pad.inductance > .zero { add(.series(pad.inductance)) }
    }
    if bump > .zero { add(.shunt(bump)) }
    for line in lines {
      chain = chain.followed(by: line.twoPort(gigahertz: gigahertz, referenceOhms: reference))
    }
    add(.shunt(ball))
    return chain
  }
}

extension ChannelEnd {
  /// From the die to the channel at one frequency.
  func twoPort(gigahertz: Double, referenceOhms reference: Double) -> TwoPort {
    let package = package.twoPort(gigahertz: gigahertz, referenceOhms: reference)
    guard let board else { return package }
    func lump(_ capacitance: Capacitance) -> TwoPort {
      LumpedElement.shunt(capacitance).twoPort(gigahertz: gigahertz, referenceOhms: reference)
    }
    let line = board.line.twoPort(gigahertz: gigahertz, referenceOhms: reference)
    return package.followed(by: lump(board.packageEnd)).followed(by: line).followed(by: lump(board.connectorEnd))
  }

  /// Reflection of the die's termination, `(R_d - R_0) / (R_d + R_0)` (equation 93A-17).
  func reflection(reference: Resistance) -> Double {
    (package.termination - reference) / (package.termination + reference)
  }

  /// The end with the lines of its package in the opposite order.
  var withLinesReversed: ChannelEnd {
    var end = self
    end.package.lines.reverse()
    return end
  }
}

extension PackageCase {
  /// The transmitter of a role.
  func transmitter(of role: ComRole) -> ChannelEnd {
    switch role {
    case .victim: transmitter
    case .farEnd: farEnd
    case .nearEnd: nearEnd
    }
  }

  /// From the voltage of the transmitter's source to that at the receiver's die, at each frequency of a path.
  ///
  /// `S = S_tx * S_ch * S_rx`, `H21 = s21 (1 - G1)(1 + G2) / (1 - s11 G1 - s22 G2 + G1 G2 (s11 s22 - s12 s21))`
  /// (equation 93A-18).
  /// - Parameter ends: at twice the reference, kept from path to path.
  func voltageTransfer(
    of path: TwoPortSweep, role: ComRole, reference: Resistance, mirrorsReceiverLines: Bool, _ ends: inout EndResponses
  ) -> [Complex] {
    let near = transmitter(of: role)
    let far = mirrorsReceiverLines ? receiver : receiver.withLinesReversed
    let (g1, g2) = (near.reflection(reference: reference), far.reflection(reference: reference))
    let scale = (1 - g1) * (1 + g2)
    let channel = path.renormalized(toOhms: 2 * reference.ohms).values
    let nearValues = ends.values(near, at: path.frequenciesHz)
    let farValues = ends.values(far, at: path.frequenciesHz)
    return channel.indices.map { index in
      let s = nearValues[index].followed(by: channel[index]).followed(by: farValues[index].reversed)
      let determinant = s.s11 * s.s22 - s.s12 * s.s21
      return s.s21 * scale / (Complex.one - g1 * s.s11 - g2 * s.s22 + g1 * g2 * determinant)
    }
  }
}

extension TwoPortSweep {
  /// The same two-port with both ports at another real reference: `S' = (S - g)(1 - g S)^-1`, `g = (R' - R) / (R' +
  /// R)`.
  public func renormalized(toOhms ohms: Double) -> TwoPortSweep {
    guard ohms != referenceOhms else { return self }
    let g = (ohms - referenceOhms) / (ohms + referenceOhms)
    var sweep = self
    sweep.referenceOhms = ohms
    sweep.values = values.map { s in
      let (a, d) = (Complex.one - g * s.s11, Complex.one - g * s.s22)
      let (b, c) = (g * s.s12, g * s.s21)
      let scale = Complex.one / (a * d - b * c)
      // (S - g) times the adjugate of (1 - g S).
      let (p, q) = (s.s11 - Complex(g), s.s22 - Complex(g))
      return TwoPort(
        s11: (p * d + s.s12 * c) * scale, s12: (p * b + s.s12 * a) * scale,
        s21: (s.s21 * d + q * c) * scale, s22: (s.s21 * b + q * a) * scale)
    }
    return sweep
  }
}
