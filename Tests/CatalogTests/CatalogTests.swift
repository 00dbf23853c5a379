import Catalog
import Diagnostics
import Documents
import Quantities
import TestSupport
import Testing

/// A type such as another target declares for its kind.
private struct Crate: Declared, Sendable {
  var model = ""
  var ports: Int?
  var power: Power?
  mutating func declare(_ fields: Fields) {
    fields.string("model", &model, "The model.")
    fields.integer("ports", &ports, in: 1...1_000, "Ports.")
    fields.quantity("power", &power, "Power.")
    fields.require("model")
  }
}

/// A catalog of crates, read at once because its folders vanish.
private func crates(_ rows: String, overlay: String? = nil) throws -> Catalog {
  let folder = try TemporaryFolder(["crates.yaml": "kind: crate\nrows:\n" + rows])
  let own = try overlay.map { try TemporaryFolder(["own.yaml": "kind: crate\nrows:\n" + $0]) }
  return try withExtendedLifetime((folder, own)) {
    let catalog = try Catalog(folder: folder.path, overlays: own.map { [$0.path] } ?? [])
    _ = try? catalog.rows(of: "crate")
    return catalog
  }
}

private let small = "  - {id: small, model: S, ports: 8, power: 100 W, source: {title: Sheet}, confidence: published}\n"

@Suite("Catalog rows and overlays")
struct CatalogTests {
  @Test("a row decodes to the type of its owner, which need not name source, confidence and texts")
  func decoding() throws {
    let catalog = try crates(
      "  - {id: a, model: A, ports: 64, ports_text: sixty-four, notes: n, source: {title: T}, confidence: derived}\n")
    let crate = try catalog.decode(Crate.self, kind: "crate", id: "a")
    #expect(crate.model == "A" && crate.ports == 64)
    #expect(crate.power == nil, "what is not given is unknown, not zero")
  }

  @Test("a key that the owner does not name is a located finding with a suggestion")
  func unknownKey() throws {
    let catalog = try crates("  - id: a\n    model: A\n    port: 3\n")
    let found = findings { _ = try catalog.decode(Crate.self, kind: "crate", id: "a") }
    #expect(found.map(\.code) == [.unknownKey])
    #expect(found.first?.place == Place(file: "Catalog/crates.yaml", line: 5, column: 5, length: 4))
    #expect(found.first?.help.first == "did you mean `ports`?")
  }

  @Test("an id without a row is a finding at the place that names it, with the nearest id")
  func unknownRow() throws {
    let catalog = try shippedCatalog()
    let place = Place(file: "hall.yaml", line: 4, column: 11)
    let found = findings { _ = try catalog.row("switch", "qm9800", at: place) }
    #expect(found.map(\.code) == [.unknownRow])
    #expect(found.first?.place == place)
    #expect(found.first?.help.first == "did you mean `qm8700`?" || found.first?.help.first == "did you mean `qm9700`?")
  }

  @Test("a kind without rows is a finding with the nearest kind")
  func unknownKind() throws {
    let catalog = try shippedCatalog()
    let found = findings { _ = try catalog.rows(of: "swich") }
    #expect(found.map(\.code) == [.unknownKind])
    #expect(found.first?.help.first == "did you mean `switch`?")
  }

  @Test("a user's row of the same id wins field by field, and what it leaves out stays")
  func overlay() throws {
    let catalog = try crates(small, overlay: "  - {id: small, power: 90 W}\n")
    let crate = try catalog.decode(Crate.self, kind: "crate", id: "small")
    #expect(crate.power == Power(watts: 90) && crate.ports == 8 && crate.model == "S")
    let row = try catalog.row("crate", "small")
    #expect(row.confidence(of: "ports") == .published)
    #expect(row.confidence(of: "power") == .estimate, "a changed figure does not keep the source of the old one")
    #expect(row.provenance.title == "Sheet")
    #expect(row.node["power"]?.place.file.hasSuffix("own.yaml") == true)
  }

  @Test("what a user's row says about its source speaks for the fields that it sets")
  func overlaySource() throws {
    let catalog = try crates(
      small, overlay: "  - {id: small, power: 90 W, source: {title: Measured}, confidence: published}\n")
    let row = try catalog.row("crate", "small")
    #expect(row.confidence(of: "power") == .published)
    #expect(row.fieldConfidence.first { $0.field == "power" }?.confidence.text.hasSuffix(": Measured)") == true)
    #expect(row.provenance.title == "Sheet")
  }

  @Test("a field set to nothing becomes unknown again")
  func overlayUnknown() throws {
    let catalog = try crates(small, overlay: "  - {id: small, power: ~}\n")
    #expect(try catalog.decode(Crate.self, kind: "crate", id: "small").power == nil)
  }

  @Test("a new id adds a row behind the shipped ones")
  func overlayAdds() throws {
    let catalog = try crates(small, overlay: "  - {id: large, model: L}\n")
    #expect(try catalog.rows(of: "crate").map(\.id) == ["small", "large"])
  }

  @Test("the last of several folders wins")
  func overlayOrder() throws {
    let catalog = try shippedCatalog(overlays: [
      ["a.yaml": "kind: switch\nrows:\n  - {id: qm9700, price: 1 USD}\n"],
      ["b.yaml": "kind: switch\nrows:\n  - {id: qm9700, price: 2 USD}\n"],
    ])
    #expect(try catalog.row("switch", "qm9700").node["price"]?.text == "2 USD")
  }

  @Test("a row that extends another copies its fields, through several steps and whatever their order")
  func extending() throws {
    let catalog = try crates(
      "  - {id: c, extends: b, ports: 3}\n  - {id: b, extends: a, power: 2 W}\n  - {id: a, model: A, ports: 1, power: 1 W}\n"
    )
    let crate = try catalog.decode(Crate.self, kind: "crate", id: "c")
    #expect(crate.model == "A" && crate.ports == 3 && crate.power == Power(watts: 2))
    #expect(try catalog.row("crate", "c").node["id"]?.text == "c")
  }

  @Test("rows that extend each other in a circle are one finding that names all of them with their places")
  func cycle() throws {
    let catalog = try crates(
      "  - {id: a, extends: b}\n  - {id: b, extends: c}\n  - {id: c, extends: a}\n",
      overlay: "  - {id: d, extends: a}\n")
    let found = findings { _ = try catalog.rows(of: "crate") }
    #expect(found.map(\.code) == [.cyclicExtension])
    #expect(found.first?.message.hasSuffix("`a` extends `b` extends `c` extends `a`") == true)
    #expect(found.first?.place?.line == 3)
    #expect(found.first?.help.first?.contains("`b` at Catalog/crates.yaml:4:22") == true)
  }

  @Test("a row that extends itself is a circle of one")
  func selfExtension() throws {
    let catalog = try crates(small, overlay: "  - {id: small, extends: small}\n")
    #expect(findings { _ = try catalog.rows(of: "crate") }.map(\.code) == [.cyclicExtension])
  }

  @Test("a chain of extensions may be as long as a file allows")
  func longChain() throws {
    let rows = (1..<5_000).map { "  - {id: r\($0), extends: r\($0 - 1)}\n" }.joined()
    let catalog = try crates("  - {id: r0, model: R, ports: 7}\n" + rows)
    #expect(try catalog.decode(Crate.self, kind: "crate", id: "r4999").ports == 7)
  }

  @Test("a row that extends no row is a finding with the nearest id")
  func extendsNothing() throws {
    let catalog = try crates(small, overlay: "  - {id: d, extends: smal}\n")
    let found = findings { _ = try catalog.rows(of: "crate") }
    #expect(found.map(\.code) == [.unknownRow])
    #expect(found.first?.help == ["did you mean `small`?"])
  }

  @Test(
    "a malformed file is refused with one located finding for each mistake",
    arguments: [
      ("rows: []", FindingCode.malformedCatalog, 1), ("kind: crate", .malformedCatalog, 1),
      ("- 1", .malformedCatalog, 1),
      ("kind: crate\nrows: {a: 1}", .malformedCatalog, 2), ("kind: crate\nrows:\n  - text", .malformedCatalog, 3),
      ("kind: crate\nrows:\n  - {model: A}", .unsafeRowID, 3), ("kind: crate\nrows:\n  - {id: ../a}", .unsafeRowID, 3),
      ("kind: crate\nrows: []\nmore: 1", .malformedCatalog, 3),
      ("kind: crate\nrows:\n  - {id: a}\n  - {id: a}", .duplicateRow, 4), ("kind: [crate", .syntax, 1),
      ("kind: ../crate\nrows: []", .malformedCatalog, 1),
    ])
  func malformed(_ text: String, _ code: FindingCode, _ line: Int) throws {
    let catalog = try shippedCatalog(overlays: [["own.yaml": text]])
    let found = findings { _ = try catalog.rows(of: "crate") }
    #expect(found.map(\.code) == [code])
    #expect(found.first?.place?.file.hasSuffix("/own.yaml") == true)
    #expect(found.first?.place?.line == line || code == .syntax)
  }

  @Test("a folder that does not exist is a finding")
  func missingFolder() {
    #expect(findings { _ = try Catalog(folder: "/nowhere/Catalog") }.map(\.code) == [.catalogNotFound])
    #expect(
      findings { _ = try Catalog(folder: shippedFolder, overlays: ["/nowhere"]) }.map(\.code) == [.catalogNotFound])
  }

  @Test("a folder without a catalog file is a finding, so that a mistyped folder does not go unnoticed")
  func folderOfOtherFiles() {
    let sources = shippedFolder + "/../Sources/Catalog"
    #expect(
      findings { _ = try Catalog(folder: shippedFolder, overlays: [sources]) }.map(\.code) == [.catalogNotFound])
  }

  @Test("only the files of the kinds that were asked for are read")
  func laziness() throws {
    let catalog = try shippedCatalog()
    #expect(catalog.sourceTexts.isEmpty)
    _ = try catalog.row("switch", "qm9700")
    #expect(catalog.sourceTexts.keys.sorted() == ["Catalog/switches.yaml"])
  }
}
