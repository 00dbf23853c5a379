import Catalog
import Diagnostics
import Documents
import Quantities

extension ScenarioResolver {
  /// A decoded row that the plan rests on; a finding at the scenario's field when the catalog has none.
  mutating func part<T: Declared & Sendable>(
    _ type: T.Type, _ kind: String, _ id: String, at path: String
  ) -> CatalogPart<T>? {
    attempt(at: path) { (resolver) throws(Rejection) in
      CatalogPart(
        id: id, model: try resolver.catalog.decode(type, kind: kind, id: id), row: try resolver.catalog.row(kind, id))
    }
  }

  /// Every row of a kind, without noting any: to search for a default.
  mutating func search<T: Declared & Sendable>(_ type: T.Type, _ kind: String) -> [CatalogPart<T>] {
    attempt(at: "") { (resolver) throws(Rejection) in
      try resolver.library.decodeAll(type, kind: kind).map { CatalogPart(id: $0.row.id, model: $0.value, row: $0.row) }
    } ?? []
  }

  /// Runs what may be refused, and keeps each of its findings once, at the scenario's field when it has no place.
  mutating func attempt<T>(
    at path: String, _ body: (borrowing ScenarioResolver) throws(Rejection) -> T
  ) -> T? {
    do throws(Rejection) {
      return try body(self)
    } catch {
      for finding in error.findings { add(relocated(finding, to: path)) }
      return nil
    }
  }

  /// What the catalog finds has no place in the user's file until it is given one.
  private func relocated(_ finding: Finding, to path: String) -> Finding {
    guard finding.place == nil else { return finding }
    var finding = finding
    finding.place = file.places.place(path) ?? file.places.place("")
    finding.subject = path
    return finding
  }

  /// Keeps a finding, unless the same was found already.
  private mutating func add(_ finding: Finding) {
    if !findings.contains(finding) { findings.append(finding) }
  }

  /// Reports an error at a field of the scenario.
  mutating func report(
    _ code: FindingCode, at path: String, _ message: String, label: String = "", help: [String] = []
  ) {
    add(file.finding(code, at: path, message, label: label, help: help))
  }

  // MARK: Parts that the scenario names in lists

  /// The kinds of row that a plan buys, so that a price of the scenario can go before theirs.
  private static let pricedKinds = ["host", "switch", "module", "cable", "engine", "price-estimate"]
  /// The kinds of row that links are made of.
  private static let linkKinds = ["module", "cable", "engine"]

  mutating func checkPrices() {
    for (key, entry) in scenario.prices {
      let path = "prices.\(key)"
      if !isKnown(key, among: Self.pricedKinds, at: path) {
        reportUnknownPart(key, among: Self.pricedKinds, at: path, "is nothing that a plan buys")
      } else if entry.price.isUnknown {
        findings.append(
          file.finding(
            .missingFigure, .warning, at: path, "the price of `\(key)` is given as unknown",
            help: ["write `price: 900 USD`, or drop the entry to take the catalog's"]))
      }
    }
  }

  mutating func checkExclusions() {
    for (index, id) in scenario.cabling.exclude.enumerated() {
      let path = "cabling.exclude[\(index)]"
      guard !isKnown(id, among: Self.linkKinds, at: path) else { continue }
      reportUnknownPart(id, among: Self.linkKinds, at: path, "is no module, cable or engine of the catalog")
    }
  }

  /// Whether a kind has the id; a row that is found is noted, so that the lock knows it, too.
  private mutating func isKnown(_ id: String, among kinds: [String], at path: String) -> Bool {
    attempt(at: path) { (resolver) throws(Rejection) in
      for kind in kinds where try resolver.catalog.has(kind, id) {
        _ = try resolver.catalog.row(kind, id)
        return true
      }
      return false
    } ?? true
  }

  private mutating func reportUnknownPart(_ id: String, among kinds: [String], at path: String, _ why: String) {
    let ids = attempt(at: path) { (resolver) throws(Rejection) in
      var ids: [String] = []
      for kind in kinds { ids += try resolver.library.rows(of: kind).map(\.id) }
      return ids
    }
    let near = Spelling.nearest(to: id, among: ids ?? [])
    report(
      .unsuitablePart, at: path, "`\(id)` \(why)",
      help: (near.map { ["did you mean `\($0)`?"] } ?? []) + ["`heliograph catalog list KIND` prints all ids"])
  }
}
