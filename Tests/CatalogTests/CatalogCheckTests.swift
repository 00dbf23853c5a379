import Catalog
import Diagnostics
import Documents
import Testing

@Suite("What `catalog check` finds")
struct CatalogCheckTests {
  private func check(_ files: [String: String], owners: [RowKind] = []) throws -> [Finding] {
    try shippedCatalog(overlays: [files]).check(with: owners)
  }

  @Test("a row without a source or with an unknown confidence word")
  func provenance() throws {
    let found = try check(["a.yaml": "kind: nic\nrows:\n  - {id: mine, confidence: sure}\n"])
    #expect(found.map(\.code) == [.missingProvenance, .missingProvenance])
    #expect(found.map(\.place?.line) == [3, 3])
    #expect(found.last?.expected == "one of: published, derived, estimate")
  }

  @Test("a reference to a row that does not exist, at its place and with the nearest id")
  func brokenReference() throws {
    let found = try check(["a.yaml": "kind: host\nrows:\n  - id: dgx-h100\n    accelerator: h100-sxn\n"])
    #expect(found.map(\.code) == [.brokenReference])
    #expect(found.first?.place?.line == 4)
    #expect(found.first?.help == ["did you mean `h100-sxm`?"])
  }

  @Test("references in lists and nested fields are followed")
  func nestedReference() throws {
    let found = try check([
      "a.yaml": "kind: switch\nrows:\n  - {id: q3450-ld, engines: {id: nv-qx-engin, count: 72}}\n",
      "b.yaml": "kind: price-estimate\nrows:\n  - {id: box-oob, applies_to: [sn2201, sn2202]}\n",
    ])
    #expect(found.map(\.subject) == ["q3450-ld", "box-oob"])
  }

  @Test("suppliers that depend on each other in a circle")
  func circle() throws {
    let found = try check(["a.yaml": "kind: supplier\nrows:\n  - {id: axt-inp, depends_on: [iqe-epi]}\n"])
    #expect(found.map(\.code) == [.cyclicReference])
    #expect(found.first?.message == "`depends_on` leads back: `axt-inp`, `iqe-epi`, `axt-inp`")
  }

  @Test("two whole prices for one thing")
  func ambiguousPrice() throws {
    let found = try check(["a.yaml": "kind: price-estimate\nrows:\n  - {id: box-8t, applies_to: [qm8700, qm9700]}\n"])
    #expect(found.map(\.code) == [.ambiguousPrice])
    #expect(found.first?.subject == "qm9700")
  }

  @Test("percentiles that do not rise, and a stated edge that is no edge")
  func contradictions() throws {
    let found = try check([
      "a.yaml": "kind: price-estimate\nrows:\n  - {id: box-8t, p50: 30000 USD}\n",
      "b.yaml": "kind: supplier\nrows:\n  - {id: axt-inp, depends_published: [iqe-epi]}\n",
    ])
    #expect(found.map(\.code) == [.contradictoryRow, .contradictoryRow])
    #expect(found.first?.message == "the percentiles 7200 USD, 30000 USD, 22400 USD do not rise")
  }

  @Test("what the owner of a kind finds in its rows")
  func owners() throws {
    struct Adapter: Declared, Sendable {
      var ports = 0
      mutating func declare(_ fields: Fields) { fields.integer("ports", &ports, in: 1...8, "Ports.") }
    }
    let owner = RowKind("nic", "Adapters", Adapter.self)
    let found = try shippedCatalog().check(with: [owner])
    #expect(found.allSatisfy { $0.code == .unknownKey }, "the test type names one key of many")
    #expect(!found.isEmpty)
    let schema = owner.schema()
    #expect(schema["properties"]?["rows"]?["items"]?["properties"]?["source"] != nil)
    #expect(schema["properties"]?["kind"]?["const"] == "nic")
  }

  @Test("codes are unique and in the range of this target")
  func codes() {
    let ids = FindingCode.catalogCodes.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("HG14") })
  }
}
