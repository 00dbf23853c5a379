@testable import Catalog
import Diagnostics
import Documents
import Testing

@Suite("Rows that a document carries with it")
struct CatalogEmbeddingTests {
  @Test("the rows that were asked for are recorded once each, in an order that does not depend on asking")
  func recording() throws {
    let (catalog, usage) = try shippedCatalog().recording()
    _ = try catalog.row("switch", "sn5600")
    _ = try catalog.row("host", "dgx-h100")
    _ = try catalog.decode(ReferenceDesign.self, kind: "reference-design", id: "h100-1su")
    _ = try catalog.row("switch", "qm9700")
    _ = try catalog.row("switch", "sn5600")
    #expect(usage.rows.map(\.id) == ["dgx-h100", "h100-1su", "qm9700", "sn5600"])
  }

  @Test("a price records its row and the estimate that it is from, not every estimate")
  func recordingPrices() throws {
    let (catalog, usage) = try shippedCatalog().recording()
    _ = try PriceBook(catalog).price(of: "switch", "sn5600")
    #expect(usage.rows.map(\.id) == ["box-51.2t", "sn5600"])
  }

  @Test("rows written as YAML and read back have the same content and fingerprint")
  func roundTrip() throws {
    let rows = try shippedCatalog().rows(of: "module") + shippedCatalog().rows(of: "price-estimate")
    let text = YAMLWriter.text(Catalog.embedded(rows))
    let again = try Catalog(embedded: YAML.parse(SourceFile(name: "lock.yaml", text: text)))
    #expect(try again.kinds() == ["module", "price-estimate"])
    let read = try again.rows(of: "module") + again.rows(of: "price-estimate")
    #expect(read.map(\.id) == rows.map(\.id))
    #expect(Catalog.fingerprint(of: read) == Catalog.fingerprint(of: rows))
    #expect(try again.rows(of: "cable").isEmpty)
  }

  @Test("the fingerprint ignores the order of rows and sees every change of a field")
  func fingerprint() throws {
    let rows = try shippedCatalog().rows(of: "nic")
    let own = ["own.yaml": "kind: nic\nrows:\n  - {id: cx8, power_typ: 41 W}\n"]
    let changed = try shippedCatalog(overlays: [own]).rows(of: "nic")
    #expect(Catalog.fingerprint(of: rows.reversed()) == Catalog.fingerprint(of: rows))
    #expect(Catalog.fingerprint(of: changed) != Catalog.fingerprint(of: rows))
    #expect(Catalog.fingerprint(of: rows).count == 16)
  }

  @Test(
    "the hash is FNV-1a with 64 bits",
    // Test vectors of the authors' reference code.
    arguments: [("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8)]
      as [(String, UInt64)])
  func hash(_ text: String, _ expected: UInt64) {
    var hash = FowlerNollVo()
    for byte in text.utf8 { hash.add(byte: byte) }
    #expect(hash.value == expected)
  }

  @Test("a document whose rows are no rows is refused with places")
  func malformed() throws {
    let node = try YAML.parse(SourceFile(name: "lock.yaml", text: "switch:\n  - {id: a}\n  - {model: b}\nhost: 3\n"))
    let found = findings { _ = try Catalog(embedded: node) }
    #expect(found.map(\.code) == [.unsafeRowID, .malformedCatalog])
    #expect(found.compactMap(\.place?.line) == [3, 4])
  }
}
