import Quantities
import TestSupport
import Testing

@Suite("Quantities print as people write them and parse back")
struct QuantityRoundTripTests {
  private static func roundTrip<Q: Quantity>(_ type: Q.Type, _ choices: inout Choices) -> String? {
    let base = drawBase(&choices)
    let quantity = Q(baseValue: base)
    let text = quantity.description
    guard let back = try? Q(parsing: text) else { return "\(Q.self) \(base) prints as `\(text)`, which does not parse" }
    return back.baseValue.bitPattern == base.bitPattern
      ? nil : "\(Q.self) \(base) prints as `\(text)`, which is \(back.baseValue)"
  }

  /// Any bits, or a number as people write it: few digits and a power of ten. A negative zero is the documented
  /// exception.
  private static func drawBase(_ choices: inout Choices) -> Double {
    let value: Double
    if choices.bool() {
      value = choices.finiteDouble()
    } else {
      let digits = choices.integer(0...99_999)
      let exponent = choices.integer(-15...18)
      value = Double("\(choices.bool() ? "-" : "")\(digits)e\(exponent)") ?? 0
    }
    return value == 0 ? 0 : value
  }

  @Test("every value of every dimension comes back bit for bit")
  func everyDimension() {
    let failure = counterexample(runs: 4000) { choices in
      let types: [any Quantity.Type] = [
        Length.self, Area.self, Mass.self, LinearDensity.self, Duration.self, DelayPerLength.self, Frequency.self,
        BitRate.self, DataSize.self, ComputeRate.self, Power.self, Energy.self, EnergyPerBit.self, Money.self,
        EnergyPrice.self, PricePerLength.self, Decibels.self, Attenuation.self, OpticalPower.self, Temperature.self,
        Share.self, Voltage.self, Resistance.self, Capacitance.self, Inductance.self, SymbolRate.self,
        NoiseDensity.self,
      ]
      guard let type = choices.element(of: types) else { return "no types" }
      return Self.roundTrip(type, &choices)
    }
    #expect(failure == nil)
  }

  @Test(
    "a value is printed in the largest unit that keeps it at 1 or above",
    arguments: [
      (BitRate(bitsPerSecond: 400e9).description, "400 Gb/s"), (BitRate(bitsPerSecond: 0).description, "0 b/s"),
      (Length(meters: 0.6).description, "600 mm"), (Length(meters: 1500).description, "1.5 km"),
      (Length(meters: 5e-13).description, "5e-13 m"), (Share(fraction: 0.07).description, "7 %"),
      (Share(fraction: 0).description, "0 %"), (EnergyPerBit(joulesPerBit: 5.6e-12).description, "5.6 pJ/bit"),
      (EnergyPerBit(joulesPerBit: 0.5e-12).description, "0.5 pJ/bit"),
      (OpticalPower(dBm: -3.2).description, "-3.2 dBm"),
      (Quantities.Duration(seconds: 5400).description, "1.5 h"),
      (Quantities.Duration(seconds: 100).description, "100 s"),
      (Quantities.Duration(seconds: 5 * 31_536_000).description, "5 y"),
      (EnergyPrice(dollarsPerKilowattHour: 0.08).description, "0.08 USD/kWh"),
      (Money(dollars: -0.0).description, "0 USD"),
    ])
  func printing(text: String, expected: String) { #expect(text == expected) }

  @Test(
    "the nearest double of the decimal text is meant, whatever the unit's power of ten",
    arguments: [
      ("600 mm", 0.6), ("0.1 km", 100), ("1,500 mm", 1.5), ("1e3 m", 1000), ("+3 m", 3), ("3m", 3), ("-2.5 cm", -0.025),
      ("1e-2km", 10),
    ])
  func parsing(text: String, meters: Double) throws { #expect(try Length(parsing: text).meters == meters) }

  @Test("prefixes of bytes and bits, decimal and binary, are told apart")
  func prefixes() throws {
    #expect(try DataSize(parsing: "1 GiB").bytes == 1_073_741_824)
    #expect(try DataSize(parsing: "1 GB").bytes == 1_000_000_000)
    #expect(try BitRate(parsing: "50 GB/s").bitsPerSecond == 400e9)
    #expect(try Energy(parsing: "1 kWh").joules == 3_600_000)
  }

  @Test("a quantity that is not finite prints without a trap")
  func notFinite() {
    #expect(Length(meters: .nan).description == "not finite")
    #expect(Length(meters: .infinity).description == "not finite")
  }
}
