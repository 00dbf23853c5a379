public import Diagnostics
import Documents
import Quantities

extension Catalog {
  /// Verifies every row of every kind: by itself, where its figures are from, and what it refers to.
  ///
  /// - Parameter owners: the kinds of other targets; a kind that nobody owns is checked for provenance and references only.
  /// - Returns: findings in the order of kinds and files; none when the catalog is sound.
  public func check(with owners: [RowKind] = []) -> [Finding] {
    let tables: [KindTable]
    let names: [String]
    do throws(Rejection) {
      names = try kinds()
      tables = try Self.tables(names, store)
    } catch {
      return error.findings
    }
    let kinds = RowKind.owned + owners
    var findings: [Finding] = []
    for (name, table) in zip(names, tables) {
      let kind = kinds.first { $0.name == name }
      for row in table.rows { findings += (kind?.check(row) ?? []) + Self.provenanceFindings(row) }
    }
    let byName = Dictionary(zip(names, tables)) { first, _ in first }
    for reference in RowReference.all {
      for name in names where reference.kind == nil || reference.kind == name {
        guard let table = byName[name] else { continue }
        findings += Self.referenceFindings(reference, table, byName)
      }
    }
    return findings + Self.priceFindings(byName)
  }

  /// Reads every kind, with all findings at once.
  private static func tables(_ names: [String], _ store: CatalogStore) throws(Rejection) -> [KindTable] {
    var tables: [KindTable] = []
    var findings: [Finding] = []
    for name in names {
      do throws(Rejection) {
        tables.append(try store.table(name))
      } catch {
        findings += error.findings
      }
    }
    if !findings.isEmpty { throw Rejection(findings) }
    return tables
  }

  private static func provenanceFindings(_ row: CatalogRow) -> [Finding] {
    var findings: [Finding] = []
    if row.provenance.title == nil {
      findings.append(
        Finding(
          .missingProvenance, .error, "`\(row.id)` has no source with a title", at: row.place,
          help: ["add `source: {title: ..., year: ...}`"], subject: row.id))
    }
    let words = Confidence.allCases.map(\.rawValue)
    if !words.contains(row.node["confidence"]?.text ?? "") {
      findings.append(
        Finding(
          .missingProvenance, .error, "`\(row.id)` does not say how far it can be trusted",
          at: row.node["confidence"]?.place ?? row.place, expected: "one of: " + words.joined(separator: ", "),
          help: ["add `confidence: estimate`"], subject: row.id))
    }
    return findings
  }

  // MARK: References

  private static func referenceFindings(
    _ reference: RowReference, _ table: KindTable, _ tables: [String: KindTable]
  ) -> [Finding] {
    let targets = reference.targets.compactMap { tables[$0] }
    var findings: [Finding] = []
    for row in table.rows {
      for value in reference.values(in: row) {
        let id = value.text ?? ""
        guard !targets.contains(where: { $0.row(id) != nil }) else { continue }
        let candidates = findings.count < FindingRenderer.printedAtMost ? targets.flatMap { $0.rows.map(\.id) } : []
        let near = Spelling.nearest(to: id, among: candidates)
        findings.append(
          Finding(
            .brokenReference, .error,
            "`\(reference.path)` of `\(row.id)` names `\(id)`, which is no row of kind "
              + reference.targets.joined(separator: ", "),
            at: value.place, help: near.map { ["did you mean `\($0)`?"] } ?? [], subject: row.id))
      }
    }
    return reference.isAcyclic ? findings + circleFindings(reference, table) : findings
  }

  /// One finding for each circle, by depth-first search without recursion: a chain may be as long as the table.
  private static func circleFindings(_ reference: RowReference, _ table: KindTable) -> [Finding] {
    var findings: [Finding] = []
    var finished: Set<String> = []
    for start in table.rows where !finished.contains(start.id) {
      var path: [(row: CatalogRow, rest: ArraySlice<Node>)] = [(start, reference.values(in: start)[...])]
      while let (row, rest) = path.last {
        guard let next = rest.first else {
          finished.insert(row.id)
          path.removeLast()
          continue
        }
        path[path.count - 1].rest = rest.dropFirst()
        guard let target = table.row(next.text ?? ""), !finished.contains(target.id) else { continue }
        if let begin = path.firstIndex(where: { $0.row.id == target.id }) {
          let names = (path[begin...].map(\.row.id) + [target.id]).map { "`\($0)`" }
          findings.append(
            Finding(
              .cyclicReference, .error, "`\(reference.path)` leads back: " + names.joined(separator: ", "),
              at: next.place, subject: row.id))
        } else {
          path.append((target, reference.values(in: target)[...]))
        }
      }
    }
    return findings
  }

  // MARK: Prices

  /// A thing has at most one estimate of its whole price.
  private static func priceFindings(_ tables: [String: KindTable]) -> [Finding] {
    var first: [String: String] = [:]
    var findings: [Finding] = []
    for row in tables[PriceBook.estimateKind]?.rows ?? [] where row.node["scope"]?.text == EstimateScope.whole.rawValue
    {
      for value in row.node["applies_to"]?.elements ?? [] {
        guard let id = value.text else { continue }
        if let other = first[id], other != row.id {
          findings.append(
            Finding(
              .ambiguousPrice, .error, "`\(other)` and `\(row.id)` both price `\(id)`", at: value.place,
              help: ["leave `\(id)` in one of them, or give one another `scope`"], subject: id))
        } else {
          first[id] = row.id
        }
      }
    }
    return findings
  }
}
