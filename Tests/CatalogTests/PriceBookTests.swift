import Catalog
import Diagnostics
import Documents
import Quantities
import Testing

@Suite("Prices: listed first, then estimated, else unknown")
struct PriceBookTests {
  private func dollars(_ p5: Double, _ p50: Double, _ p95: Double) -> Figure<Money> {
    .range(Spread(p5: Money(dollars: p5), p50: Money(dollars: p50), p95: Money(dollars: p95)))
  }

  @Test("a listed price goes before an estimate that applies to the same row")
  func listedFirst() throws {
    let price = try PriceBook(shippedCatalog()).price(of: "switch", "qm9700")
    #expect(price.figure == .known(Money(dollars: 36_000)))
    #expect(price.basis == .listed)
    #expect(price.provenance.confidence == .estimate)
  }

  @Test("without a listed price the estimate of the whole thing applies, marked")
  func estimated() throws {
    let price = try PriceBook(shippedCatalog()).price(of: "switch", "sn5600")
    #expect(price.figure == dollars(33_300, 49_200, 102_000))
    #expect(price.basis == .estimate("box-51.2t"))
    #expect(price.year == 2025)
  }

  @Test("an estimate of a part or a share of a price is never taken for the price")
  func scopes() throws {
    let prices = try PriceBook(shippedCatalog())
    #expect(try prices.price(of: "switch", "q3450-ld").basis == .estimate("cpo-q3450"))
    #expect(try prices.price(of: "module", "800g-dr8-lpo").figure == .known(Money(dollars: 800)))
  }

  @Test("what nobody prices is unknown, not zero")
  func unknown() throws {
    let price = try PriceBook(shippedCatalog()).price(of: "accelerator", "mtia")
    #expect(price.figure == .unknown && price.basis == .unknown)
  }

  @Test("a cable costs its ends and its length")
  func cable() throws {
    let prices = try PriceBook(shippedCatalog())
    // 150 USD + 60 USD/m x 2 m, as in the basis of the estimate of this cable.
    let price = try prices.price(of: "cable", "dac-800g-osfp", length: Length(meters: 2))
    #expect(price.figure == .known(Money(dollars: 270)) && price.basis == .listed)
    #expect(price.provenance.confidence == .estimate)
    #expect(try prices.price(of: "cable", "dac-800g-osfp").basis == .estimate("cab-dac-800g"))
  }

  @Test("a bundle is priced by the unit that the catalog counts")
  func bundle() throws {
    // 5,000 USD a cartridge of 1,296 pairs.
    let price = try PriceBook(shippedCatalog()).price(of: "cable", "twinax-cartridge", length: Length(meters: 1))
    #expect(price.figure == dollars(2_500.0 / 1_296, 5_000.0 / 1_296, 10_000.0 / 1_296))
    #expect(price.includedIn == "host")
  }

  @Test("what stands inside the price of a host says so")
  func included() throws {
    let prices = try PriceBook(shippedCatalog())
    #expect(try prices.price(of: "nic", "cx8").includedIn == "host")
    #expect(try prices.price(of: "switch", "nvlink5-switch-tray").includedIn == "host")
    #expect(try prices.price(of: "host", "dgx-h100").includedIn == nil)
  }

  @Test("labor and racks are priced by the id of their estimate")
  func planningPrice() throws {
    #expect(try PriceBook(shippedCatalog()).planningPrice("labour-hour").figure == dollars(55, 90, 150))
  }

  @Test("a user's price wins over the shipped one")
  func overlay() throws {
    let own = ["own.yaml": "kind: switch\nrows:\n  - {id: sn5600, price: 61000 USD}\n"]
    let price = try PriceBook(shippedCatalog(overlays: [own])).price(of: "switch", "sn5600")
    #expect(price.figure == .known(Money(dollars: 61_000)) && price.basis == .listed)
  }

  @Test("a listed price may be a range")
  func range() throws {
    let own = ["own.yaml": "kind: switch\nrows:\n  - {id: sn5600, price: {p5: 1 USD, p50: 2 USD, p95: 4 USD}}\n"]
    let price = try PriceBook(shippedCatalog(overlays: [own])).price(of: "switch", "sn5600")
    #expect(price.figure == dollars(1, 2, 4) && price.basis == .listed)
  }

  @Test("a price in another dimension is a located finding")
  func wrongUnit() throws {
    let own = ["own.yaml": "kind: switch\nrows:\n  - {id: sn5600, price: 61 W}\n"]
    let found = findings { _ = try PriceBook(shippedCatalog(overlays: [own])).price(of: "switch", "sn5600") }
    #expect(found.map(\.code) == [.badQuantity])
    #expect(found.first?.place?.line == 3)
  }
}
