import Fabrics
import Quantities
import Testing

@testable import Reporting

@Suite("Quantities in sentences") struct ProseTests {
  @Test(
    "A ratio just below 1 is not printed as 1",
    arguments: [
      (0.9999, "0.999900"), (0.5, "0.500"), (1, "1.00"), (0.999_999_95, "0.9999999500"), (2.4e-4, "2.40e-4"),
    ])
  func nearOne(_ value: Double, _ expected: String) { #expect(Prose.ratio(value) == expected) }

  @Test(
    "What somebody gave is printed with the digits that they wrote",
    arguments: [
      (0.9999, "0.9999"), (0.75, "0.750"), (2.404e-4, "2.404e-4"), (1e-15, "1.00e-15"), (4.85e-3, "4.85e-3"),
      (0.999_999_999_9, "0.9999999999"), (9.9996e-5, "9.9996e-5"), (0.25, "0.250"), (1 / 3.0, "0.333"),
    ])
  func given(_ value: Double, _ expected: String) { #expect(Prose.given(value) == expected) }

  @Test(
    "have three significant digits",
    arguments: zip(
      [0, 0.4538, 0.1, 1, 9.996, 12.34, 99.96, 123.4, 999.4, 1234, 1_370_000, -12.34],
      ["0", "0.454", "0.1", "1", "10", "12.3", "100", "123", "999", "1,230", "1,370,000", "-12.3"]))
  func numbers(_ value: Double, _ expected: String) { #expect(Prose.number(value) == expected) }

  @Test("have the unit that keeps them small")
  func units() {
    #expect(Prose.power(Power(watts: 13_865_760)) == "13.9 MW")
    #expect(Prose.money(Money(dollars: 443_266_366)) == "443 million USD")
    #expect(Prose.rate(BitRate(bitsPerSecond: 400e9)) == "400 Gb/s")
    #expect(Prose.power(Power(watts: 999_960)) == "1 MW")
  }

  @Test("never show unknown as zero")
  func unknown() {
    #expect(Prose.figure(.unknown) == "unknown")
    #expect(Prose.mass(.zero) == "mass unknown")
  }
}

@Suite("The table of a fabric's size") struct SizeTableTests {
  @Test("leaves out what does not occur, and has a cell for every column")
  func isShort() {
    var size = FabricSize()
    size.tiers = 2
    size.switches.leaf = 8
    size.links.hostLeaf = 252
    size.cageLinks.hostLeaf = 126
    let table = SizeTable.content(size)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    #expect(table.rows.contains(["leaves", "8", ""]))
    #expect(table.rows.contains(["links host to leaf", "252", "126"]))
    #expect(!table.rows.contains { $0[0] == "cores" })
  }
}
