import Catalog
import Documents
import Foundation
import Quantities
import Testing

/// Which facts of the catalog were made from a document.
struct DocumentRule: Sendable, CustomTestStringConvertible {
  let file: String
  let document: String
  /// Headings whose tables became rows of other kinds.
  var otherKinds: [String] = []
  /// Beginnings of sentences that speak of the compilation itself or name the source, which every row has.
  var aboutItself: [String] = []
  /// Sentences that are rows of their own kind or field by field, not in these words.
  var inFields: [String] = []
  var testDescription: String { file }

  static let all: [DocumentRule] = [
    DocumentRule(
      file: "economics.md", document: "economics",
      aboutItself: [
        "Money is US dollars", "Every row: value", "Derived from the table", "Derived: ", "Dollars per Gb/s",
      ]),
    DocumentRule(
      file: "reliability.md", document: "reliability",
      aboutItself: ["Every row: value", "Derived: ", "Derived from", "What zero failures", "Blast radius"]),
    DocumentRule(
      file: "capacity.md", document: "capacity", aboutItself: ["(P) published", "Series: ", "who makes what"],
      inFields: [
        "Build lag in quarters", "Lead weeks", "AEC 8", "multimode module 8", "400G and 800G DR/FR", "1.6T DR8",
        "51.2T box", "102.4T box", "CPO box", "external laser", "adapter", "trunk", "rack-scale host",
      ]),
    DocumentRule(
      file: "reference-designs.md", document: "designs", otherKinds: ["### DGX", "## 6. Juniper"],
      aboutItself: [
        "Each design gives", "How the scale grows", "A generator given", "Machine-readable", "Confidence words",
        "Source", "arXiv",
        "SIGCOMM", "github.com", "Rail group", "Even spread", "Third tier", "Full build",
      ]),
    DocumentRule(file: "overview.md", document: "sources", otherKinds: ["# Hardware catalog"]),
  ]

  func facts() throws -> [(row: CatalogRow, value: Fact)] {
    try shippedCatalog().decodeAll(Fact.self, kind: "fact").filter { $0.value.document == document }
  }

  func tableRows() throws -> [CompiledDocument.Row] {
    try CompiledDocument(file).rows.filter { row in !otherKinds.contains { row.heading.hasPrefix($0) } }
  }
}

@Suite("The shipped catalog against the documents it was made from")
struct CompiledDocumentsTests {
  @Test(
    "every row of a table of a document is a fact with the same cells, a source and a confidence",
    arguments: DocumentRule.all)
  func everyTableRow(_ rule: DocumentRule) throws {
    let facts = try rule.facts()
    var used: Set<String> = []
    let rows = try rule.tableRows()
    #expect(!rows.isEmpty)
    for row in rows {
      let found = facts.first { !used.contains($0.row.id) && Self.says($0.value, row) }
      guard let found else {
        Issue.record("no fact for \(row.testDescription)")
        continue
      }
      used.insert(found.row.id)
      #expect(Self.isFrom(found.row, row), "\(found.row.id): \(found.row.provenance.summary)")
      #expect(found.row.provenance.year != nil || Self.datesNothing(row), "\(found.row.id) has no year")
    }
  }

  /// Whether a fact has the cells of a table row, source and confidence apart.
  private static func says(_ fact: Fact, _ row: CompiledDocument.Row) -> Bool {
    guard fact.item == row.item || fact.item.hasPrefix(row.item + " tier") else { return false }
    let said = [fact.value, fact.use].compactMap(\.self) + fact.columns.map(\.value)
    let cells = zip(row.columns, row.cells).dropFirst().filter { !isProvenance($0.0) && $0.1 != "-" }
    return cells.allSatisfy { column, cell in
      if fact.columns.isEmpty { return said.contains { $0.contains(cell) } }
      return fact.columns.contains { $0.column.lowercased() == column.lowercased() && $0.value.contains(cell) }
    }
  }

  private static func isProvenance(_ column: String) -> Bool {
    column.hasPrefix("Source") || column.hasPrefix("Confidence")
  }

  /// Whether source and confidence of a row are those of the table, where it has such columns.
  private static func isFrom(_ row: CatalogRow, _ line: CompiledDocument.Row) -> Bool {
    let title = row.provenance.title.map(CompiledDocument.plain) ?? ""
    let source = line.cell("Source")
    let hasSource =
      source == nil || source == "-" ? !title.isEmpty : title == source || source?.hasPrefix("section") == true
    guard let confidence = line.cell("Confidence") else { return hasSource }
    let words = row.node["confidence_text"]?.text
    return hasSource && (words == confidence || confidence.hasPrefix(row.provenance.confidence.rawValue))
  }

  /// Whether the compilation gives no year for a row.
  private static func datesNothing(_ row: CompiledDocument.Row) -> Bool {
    ["LightCounting", "Dell'Oro", "CIR"].contains(row.cell("Source"))
  }

  @Test(
    "every sentence of a document's prose is in a fact", arguments: DocumentRule.all.filter { $0.file != "overview.md" }
  )
  func everySentence(_ rule: DocumentRule) throws {
    let said = try rule.facts().map {
      [$0.value.item, $0.value.value ?? "", $0.row.notes ?? ""].joined(separator: " ")
    }
    let left = try CompiledDocument(rule.file).sentences.filter { sentence in
      !(rule.aboutItself + rule.inFields).contains { sentence.hasPrefix($0) }
        && !said.contains { $0.contains(sentence) }
    }
    #expect(left == [])
  }

  @Test("every gap that the overview names is a fact")
  func gaps() throws {
    let gaps = try CompiledDocument("overview.md").sentences.filter {
      $0.hasPrefix("NVLink hop latency") || $0.hasPrefix("measured")
    }
    let said = try #require(try DocumentRule.all.last?.facts().last?.value.value)
    #expect(gaps.count == 3)
    #expect(gaps.allSatisfy(said.contains))
  }

  @Test("every fabric of a table of published designs is a row with its counts")
  func designs() throws {
    let designs = try shippedCatalog().decodeAll(ReferenceDesign.self, kind: "reference-design")
    let rows = try CompiledDocument("reference-designs.md").rows.filter { $0.columns.first == "SU" }
    #expect(rows.count == 12)
    for row in rows {
      let document = try #require(row.heading.split(separator: "(").last?.split(separator: ",").first)
      let design = try #require(
        designs.first { $0.value.config == row.item + " SU" && $0.row.provenance.title?.contains(document) == true },
        "\(row.testDescription)")
      let counts: [(String, Int?)] = [
        ("Nodes", design.value.nodes), ("GPUs", design.value.accelerators), ("Leaf", design.value.leaf),
        ("Spine", design.value.spine), ("Core", design.value.core), ("Node", design.value.nodeLeafCables),
        ("Leaf-spine", design.value.leafSpineCables), ("Spine-core", design.value.spineCoreCables),
      ]
      for (column, count) in counts {
        let cell = column == "Node" ? row.cell("Node-leaf") ?? row.cell("Node and") : row.cell(column)
        #expect(count == cell.flatMap { Int($0.replacing(",", with: "")) }, "\(row.testDescription), \(column)")
      }
    }
  }

  @Test("every template of Juniper's table is a row with its counts")
  func templates() throws {
    let designs = try shippedCatalog().decodeAll(ReferenceDesign.self, kind: "reference-design").map(\.value)
    let rows = try CompiledDocument("reference-designs.md").rows.filter { $0.columns.first == "Template" }
    #expect(rows.count == 4)
    for row in rows {
      let design = try #require(designs.first { $0.config == row.item }, "\(row.item)")
      func count(_ column: String) -> Int? {
        row.cell(column)?.split(separator: " ").first.flatMap { Int($0.replacing(",", with: "")) }
      }
      #expect(design.leaf == count("Leaf"))
      #expect(design.spine == count("Spine"))
      #expect(design.leafSpineCables == count("Leaf-spine cables"))
    }
  }

  @Test("the catalog has at least the rows that the overview counts in each table")
  func counts() throws {
    let counted = try CompiledDocument("overview.md").rows.filter { Int($0.cells.last ?? "") != nil }
    #expect(counted.count == TableRule.all.count)
    for row in counted {
      let rule = try #require(TableRule.all.first { "`\($0.table)`" == row.item }, "\(row.item)")
      #expect(try originalTable(rule.table).count == row.cells.last.flatMap(Int.init), "\(row.item)")
    }
  }
}
