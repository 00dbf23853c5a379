import Glibc
import TestSupport
import Testing

@testable import Electrical

@Suite("Decimal numbers")
struct DecimalNumberTests {
  private static func read(_ text: String, shift: Int = 0) -> Double? {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0x20, count: 16)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress, let number = DecimalNumber(at: start, shift: shift) else { return nil }
      return number.end == start + text.utf8.count ? number.value : nil
    }
  }

  @Test("texts of every length and size read as the C library rounds them")
  func rounding() {
    let failure = counterexample(runs: 30_000) { choices in
      let digits = choices.string(of: "0123456789", length: 1...22)
      let fraction = choices.string(of: "0123456789", length: 0...22)
      let exponent = choices.integer(-340...310) / choices.integer(1...40)
      let text = "\(choices.bool() ? "-" : "")\(digits).\(fraction)e\(exponent)"
      return Self.read(text) == strtod(text, nil) ? nil : text
    }
    #expect(failure == nil)
  }

  @Test("every double comes back from its shortest text")
  func shortest() {
    let failure = counterexample(runs: 30_000) { choices in
      let value = choices.finiteDouble()
      return Self.read(value.description) == value ? nil : value.description
    }
    #expect(failure == nil)
  }

  @Test("numbers half way between two doubles go to the even one")
  func ties() {
    for (text, value) in [
      ("9007199254740993", 9_007_199_254_740_992.0), ("9007199254740995", 9_007_199_254_740_996),
      ("1.00000000000000011102230246251565404236316680908203125", 1),
      ("1.00000000000000011102230246251565404236316680908203126", 1.0000000000000002),
      ("9007199254740993e3", 9.007199254740993e18), ("18014398509481986e-1", 1801439850948198.5),
    ] { #expect(Self.read(text) == value) }
  }

  @Test("a shift is applied before rounding")
  func shifted() {
    #expect(Self.read("0.07", shift: 9) == 70_000_000)
    #expect(Self.read("1e308", shift: 9) == .infinity)
    #expect(Self.read("0", shift: 9) == 0)
  }

  @Test(
    "what is no decimal number is refused",
    arguments: ["", "-", ".", "e5", "1e", "1e+", "nan", "inf", "0x10", "1,5", "1.2.3", "--1", "1_0", "1f", "٣"])
  func refused(text: String) { #expect(Self.read(text) == nil) }

  @Test(
    "signs, bare points and Fortran's exponents are taken",
    arguments: [
      ("+1.", 1), (".5", 0.5), ("-0", -0.0), ("1.5D+03", 1500), ("1d-3", 0.001), ("00012", 12), ("1e-400", 0),
    ])
  func taken(text: String, value: Double) { #expect(Self.read(text) == value) }
}
