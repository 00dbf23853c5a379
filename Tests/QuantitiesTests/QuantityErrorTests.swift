import Quantities
import Testing

@Suite("A text that is no quantity says why")
struct QuantityErrorTests {
  private func error<Q: Quantity>(_ type: Q.Type, _ text: String) -> QuantityError? {
    do throws(QuantityError) {
      _ = try Q(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "what is no decimal number is refused",
    arguments: [
      "nan m", "inf m", "-inf m", "0x10 m", "0X1p3 m", "1,00 m", "1,0245 m", "1234,567 m", "1. m", ".5 m", "1_000 m",
      "", "m",
      "- 3 m", "--3 m", "1.2.3 m", "\u{0661} m",
    ])
  func notANumber(text: String) { #expect(error(Length.self, text)?.reason == .notANumber) }

  @Test("what no double holds is refused", arguments: ["1e999 m", "1e999", "-1e309 m", "1e99999999999999999999 km"])
  func tooLarge(text: String) { #expect(error(Length.self, text)?.reason == .notFinite) }

  @Test("a number without a unit is refused, and the units are offered")
  func missingUnit() {
    let error = error(BitRate.self, "400")
    #expect(error?.reason == .missingUnit)
    #expect(error?.description == "`400` has no unit")
    #expect(error?.remedy == "write the unit: `400 Pb/s`, `400 Tb/s`, `400 Gb/s`, `400 Mb/s`")
  }

  @Test("a unit of another dimension is named with that dimension")
  func otherDimension() {
    #expect(error(Length.self, "3 kg")?.description == "`3 kg` is a mass, not a length")
    #expect(error(Energy.self, "3 m2")?.description == "`3 m2` is an area, not an energy")
    #expect(error(Length.self, "3 kg")?.remedy == "write it like `3 m`")
  }

  @Test("an unknown unit gets its neighbor, and without one the list")
  func unknownUnit() {
    #expect(error(BitRate.self, "400 Gbs")?.reason == .unknownUnit("Gbs"))
    #expect(error(BitRate.self, "400 gbit/s")?.description == "`gbit/s` is not a unit of bit rate")
    #expect(error(BitRate.self, "400 GB/S")?.remedy == "did you mean `GB/s`?")
    #expect(error(Length.self, "3 x")?.remedy == "units of length: km, m, cm, mm, um, nm")
  }
}
