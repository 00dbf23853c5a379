import Numerics
public import Quantities

/// A lumped element in or beside both legs of a pair, its value given for one leg.
public struct LumpedBlock: ChannelBlock, Equatable {
  /// The element.
  public var element: LumpedElement

  /// Places an element.
  public init(_ element: LumpedElement) { self.element = element }

  /// See `ChannelBlock`. A common wave sees the two legs side by side: half an impedance, twice an admittance, which at
  /// a common reference of `R0 / 2` is what a differential wave sees at `2 R0`.
  public func network(at point: SynthesisPoint) -> PairNetwork {
    let twoPort = element.twoPort(gigahertz: point.gigahertz, referenceOhms: point.differentialOhms)
    return PairNetwork(differential: twoPort, common: twoPort)
  }
}

/// A capacitor in each leg that blocks direct current, with the inductance of its body.
public struct BlockingCapacitor: ChannelBlock, Equatable {
  /// Capacitance in each leg.
  public var capacitance: Capacitance
  /// Inductance in each leg.
  public var inductance: Inductance
  /// Insulation resistance in ohms. Ceramic capacitors have gigaohms; it keeps what lies between two of them from
  /// floating.
  static let insulationOhms = 1e10

  /// Describes a capacitor.
  public init(capacitance: Capacitance, inductance: Inductance = .zero) {
    self.capacitance = capacitance
    self.inductance = inductance
  }

  /// See `ChannelBlock`.
  public func network(at point: SynthesisPoint) -> PairNetwork {
    let radians = 2 * Double.pi * point.hertz
    let leak = Complex(1 / Self.insulationOhms, radians * capacitance.farads)
    let impedance = Complex.one / leak + Complex(0, radians * inductance.henries)
    return PairNetwork(
      differential: .series(2 * impedance, referenceOhms: point.differentialOhms),
      common: .series(impedance / 2, referenceOhms: point.commonOhms))
  }
}
