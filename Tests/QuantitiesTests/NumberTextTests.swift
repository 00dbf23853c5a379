import Quantities
import TestSupport
import Testing

@Suite("Numbers become text and come back")
struct NumberTextTests {
  @Test(
    "separators group by three",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (-1000, "-1,000"), (12_497_500, "12,497,500"),
      (Int.min, "-9,223,372,036,854,775,808"), (Int.max, "9,223,372,036,854,775,807"),
    ])
  func grouped(value: Int, expected: String) { #expect(NumberText.grouped(value) == expected) }

  @Test(
    "a fixed count of decimals is kept, half rounds away from zero",
    arguments: [
      (0, 0, "0"), (1234.5, 2, "1,234.50"), (0.5, 0, "1"), (-0.5, 0, "-1"), (-0.4, 0, "0"), (1.115, 2, "1.12"),
      (2.5, 0, "3"), (999.995, 2, "1,000.00"), (-0.001, 2, "0.00"), (9000, 12, "9,000.000000000000"),
      (8999.999999999998, 12, "8,999.999999999998"), (0.5, 15, "0.500000000000000"), (1, -3, "1"),
      (1e15, 1, "1,000,000,000,000,000.0"),
      (123456789012345680, 0, "123,456,789,012,345,680"), (.leastNonzeroMagnitude, 3, "0.000"), (1e300, 2, "1e+300"),
      (-1e21, 0, "-1e+21"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }

  @Test("a fixed count of decimals never traps and is right to half of the last one")
  func fixedIsNear() {
    let failure = counterexample(runs: 5000) { choices in
      let value = choices.bool() ? choices.finiteDouble() : Double(choices.integer(-1_000_000...1_000_000)) / 128
      let decimals = choices.integer(-2...25)
      let text = NumberText.fixed(value, decimals: decimals)
      guard let back = NumberText.parse(text) else { return "`\(text)` does not parse" }
      guard value.magnitude < 1e15 else { return back == value ? nil : "\(value) became \(text)" }
      var half = 0.5
      for _ in 0..<max(0, min(decimals, 20)) { half /= 10 }
      let slack = value.ulp + half.ulp
      return (back - value).magnitude <= half + slack ? nil : "\(value) with \(decimals) decimals became \(text)"
    }
    #expect(failure == nil)
  }

  @Test("what is not finite says so")
  func notFinite() {
    #expect(NumberText.fixed(.nan, decimals: 2) == "not finite")
    #expect(NumberText.fixed(-.infinity) == "not finite")
    #expect(NumberText.prose(.infinity) == "not finite")
  }

  @Test(
    "prose has three significant digits, whole numbers from 100 on",
    arguments: [
      (0, "0"), (1234.4, "1,234"), (99.96, "100"), (12.34, "12.3"), (9.999, "10.0"), (1.5, "1.50"),
      (0.0123456, "0.0123"),
      (-0.5, "-0.500"), (1.23456e-11, "1.23e-11"),
    ] as [(Double, String)])
  func prose(value: Double, expected: String) { #expect(NumberText.prose(value) == expected) }

  @Test("the shortest text reads back as the same bits")
  func shortest() {
    let failure = counterexample(runs: 5000) { choices in
      let value = choices.finiteDouble()
      let text = NumberText.shortest(value)
      return NumberText.parse(text) == value ? nil : "\(value) prints as `\(text)`"
    }
    #expect(failure == nil)
    #expect(NumberText.shortest(3) == "3")
    #expect(NumberText.shortest(0.0001) == "0.0001")
    #expect(NumberText.shortest(1e300) == "1e+300")
  }

  @Test(
    "plain numbers parse", arguments: [("1,024", 1024), ("-1.5e3", -1500), ("12,497,500", 12_497_500), ("1e-2", 0.01)])
  func parses(text: String, expected: Double) { #expect(NumberText.parse(text) == expected) }

  @Test(
    "everything else does not",
    arguments: ["nan", "inf", "infinity", "0x10", "1e999", "1,00", "1,0000", "", " 1", "1 ", "1e", "١"])
  func refuses(text: String) { #expect(NumberText.parse(text) == nil) }
}
