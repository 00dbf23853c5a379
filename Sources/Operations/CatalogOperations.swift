import Cabling
import Catalog
import Diagnostics
import Documents
import Electrical
import Fabrics
import Quantities
import Reporting

/// `catalog list`: the kinds, or the rows of one kind.
public struct CatalogListOperation: Operation {
  /// Kind of rows; nothing for the kinds themselves.
  public let kind: String?

  /// Asks for a list.
  public init(kind: String?) { self.kind = kind }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let catalog = try workspace.catalog()
    guard let kind else { return try kinds(catalog) }
    try CatalogKinds.check(kind, in: catalog)
    let rows = try catalog.rows(of: kind)
    var outcome = Outcome()
    outcome.show(
      TableContent(
        [.text("id"), .text("name"), .text("source"), .text("confidence"), .text("layer")],
        rows: rows.map { row in
          [row.id, CatalogKinds.name(of: row), source(row), row.provenance.confidence.rawValue, row.layer]
        }))
    outcome.document = .value([
      "schema": "heliograph.catalog-list/1", "kind": .string(kind), "rows": .array(rows.map(\.node.json)),
    ])
    if let first = rows.first { outcome.next = ["catalog show \(first.id)"] }
    return outcome
  }

  private func source(_ row: CatalogRow) -> String {
    [row.provenance.title, row.provenance.year.map(String.init)].compactMap(\.self).joined(separator: ", ")
  }

  private func kinds(_ catalog: Catalog) throws -> Outcome {
    var outcome = Outcome()
    let kinds = try catalog.kinds().map { name in
      (name: name, rows: try catalog.rows(of: name).count, summary: CatalogKinds.summary(of: name))
    }
    outcome.show(
      TableContent(
        [.text("kind"), .number("rows"), .text("what they are")],
        rows: kinds.map { [$0.name, NumberText.grouped($0.rows), $0.summary] }))
    outcome.document = .value([
      "schema": "heliograph.catalog-kinds/1",
      "kinds": .array(
        kinds.map { ["kind": .string($0.name), "rows": .integer($0.rows), "summary": .string($0.summary)] }),
    ])
    outcome.next = ["catalog list switch"]
    return outcome
  }
}

/// `catalog show`: one row with the source of every figure.
public struct CatalogShowOperation: Operation {
  /// The id, or `kind/id`.
  public let id: String

  /// Asks for a row.
  public init(id: String) { self.id = id }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let catalog = try workspace.catalog()
    let rows = try find(in: catalog)
    var outcome = Outcome()
    for row in rows {
      outcome.say("\(row.kind)/\(row.id)   \(row.provenance.summary)   layer: \(row.layer)")
      outcome.show(
        TableContent(
          [.text("field"), .text("value"), .text("confidence")],
          rows: (row.node.entries ?? []).filter { $0.key != "id" && $0.key != "field_confidence" }.map { entry in
            [entry.key, Self.text(entry.value), row.confidence(of: entry.key).rawValue]
          }))
    }
    outcome.document = .value([
      "schema": "heliograph.catalog-row/1",
      "rows": .array(rows.map { ["kind": .string($0.kind), "layer": .string($0.layer), "row": $0.node.json] }),
    ])
    return outcome
  }

  private func find(in catalog: Catalog) throws(Rejection) -> [CatalogRow] {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 {
      try CatalogKinds.check(parts[0], in: catalog)
      return [try catalog.row(parts[0], parts[1])]
    }
    var found: [CatalogRow] = []
    var ids: [String] = []
    for kind in try catalog.kinds() {
      let rows = try catalog.rows(of: kind)
      found += rows.filter { $0.id == id }
      ids += rows.map(\.id)
    }
    guard found.isEmpty else { return found }
    let near = Spelling.nearest(to: id, among: ids)
    throw Rejection(
      Finding(
        .unknownRow, .error, "the catalog has no row with the id `\(id)`",
        help: (near.map { ["did you mean `\($0)`?"] } ?? []) + ["`heliograph catalog list` prints all kinds"]))
  }

  /// A field on one line.
  private static func text(_ node: Node) -> String {
    switch node.kind {
    case .null: "unknown"
    case .scalar(let text, _): text.split(whereSeparator: \.isNewline).joined(separator: " ")
    case .sequence(let nodes): nodes.map(text).joined(separator: ", ")
    case .mapping(let entries): "{" + entries.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}

/// `catalog check`: every row, by itself and in what it refers to.
public struct CatalogCheckOperation: Operation {
  /// Asks for all findings.
  public init() {}

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let catalog = try workspace.catalog()
    var outcome = Outcome()
    let found = catalog.check(with: CatalogKinds.owners)
    outcome.sources = catalog.sourceTexts
    if found.hasErrors { throw LocatedRejection(Rejection(found), sources: outcome.sources) }
    outcome.report(found)
    var count = 0
    for kind in try catalog.kinds() { count += try catalog.rows(of: kind).count }
    outcome.say("\(NumberText.grouped(count)) rows are sound.")
    outcome.document = .value([
      "schema": "heliograph.catalog-check/1", "rows": .integer(count),
      "findings": .array(found.map(FindingDocument.value)),
    ])
    return outcome
  }
}

/// The kinds of rows with the types that decode them.
enum CatalogKinds {
  /// Kinds that the targets above the catalog own.
  static let owners: [RowKind] = [
    RowKind("accelerator", "Accelerators and their links", AcceleratorModel.self),
    RowKind("host", "Servers and rack-scale systems", HostModel.self),
    RowKind("nic", "Network adapters", NICModel.self),
    RowKind("scaleup-fabric", "Fabrics inside scale-up domains", ScaleUpFabricModel.self),
    RowKind("switch", "Switches, chips and optical circuit switches", SwitchModel.self),
    RowKind("module", "Pluggable modules", ModuleModel.self),
    RowKind("cable", "Cables, cords, trunks", CableModel.self),
    RowKind("panel", "Patch panels", PatchPanel.self),
    RowKind("engine", "Optical engines and external lasers", EngineModel.self),
    RowKind("laminate", "Board laminates with their copper, as lines on them attenuate", LaminateModel.self),
    RowKind("twinax-wire", "Twinax pairs by gauge", TwinaxWireModel.self),
    RowKind("connector", "Mated connectors of electrical channels", ConnectorModel.self),
    RowKind("package", "Devices with their packages, from the die to the ball", PackageModel.self),
    RowKind("loss-limit", "Largest losses of electrical channels by class", LossLimit.self),
  ]

  static func summary(of kind: String) -> String {
    (RowKind.owned + owners).first { $0.name == kind }?.summary ?? ""
  }

  /// What people call a row.
  static func name(of row: CatalogRow) -> String {
    let words = ["vendor", "model", "name", "item", "title"].compactMap { row.node[$0]?.text }
    return words.prefix(2).joined(separator: " ")
  }

  /// Reads the file of one kind only, unless there is none.
  /// - Throws: a finding with the nearest kind.
  static func check(_ kind: String, in catalog: Catalog) throws(Rejection) {
    if (try? catalog.rows(of: kind)) != nil { return }
    let kinds = try catalog.kinds()
    guard !kinds.contains(kind) else { return }
    let near = Spelling.nearest(to: kind, among: kinds)
    throw Rejection(
      Finding(
        .unknownTopic, .error, "the catalog has no rows of kind `\(kind)`",
        expected: "one of: " + kinds.joined(separator: ", "),
        help: near.map { ["did you mean `\($0)`?"] } ?? []))
  }
}
