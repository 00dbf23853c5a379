public import Quantities

/// A pair of vias: a pad, the barrel with its inductance and capacitance spread over its length, a pad, and the unused
/// end as an open stub.
public struct Via: Sendable, Equatable {
  /// Length of the barrel that the signal runs through.
  public var barrel: Length
  /// Length of the barrel beyond the layer where the signal leaves; zero when it was drilled away.
  public var stub: Length
  /// Differential impedance of barrel and stub.
  public var impedance: Resistance
  /// The board's insulator.
  public var dielectric: Dielectric
  /// Capacitance of the pad at each side, one leg.
  public var pad: Capacitance

  /// Describes a via.
  public init(barrel: Length, stub: Length, impedance: Resistance, dielectric: Dielectric, pad: Capacitance) {
    self.barrel = barrel
    self.stub = stub
    self.impedance = impedance
    self.dielectric = dielectric
    self.pad = pad
  }

  /// Inductance of one leg's barrel: `Z sqrt(er) l / c` of half the differential impedance.
  public var barrelInductance: Inductance {
    Inductance(
      henries: impedance.ohms / 2 * dielectric.permittivity.squareRoot() * barrel.meters / RlgcModel.lightSpeed)
  }
  /// Capacitance of one leg's barrel: `sqrt(er) l / (c Z)` of half the differential impedance.
  public var barrelCapacitance: Capacitance {
    Capacitance(
      farads: dielectric.permittivity.squareRoot() * barrel.meters / (RlgcModel.lightSpeed * impedance.ohms / 2))
  }

  /// The via as blocks, from the layer where the signal comes in.
  public var blocks: [any ChannelBlock] {
    let pad: [any ChannelBlock] = pad > .zero ? [LumpedBlock(.shunt(pad))] : []
    let conductor = Conductor(dcOhmsPerMeter: 0, skinOhmsPerMeterRootHertz: 0)
    let model = RlgcModel(impedance: impedance, conductor: conductor, dielectric: dielectric)
    let line = PairLine(length: barrel, impedance: impedance, propagation: .rlgc(model))
    let end: [any ChannelBlock] =
      stub > .zero ? [OpenStub(length: stub, impedance: impedance, dielectric: dielectric)] : []
    return pad + [line] + end + pad
  }
}
