import Diagnostics
import Documents
import Electrical

/// One row of a list of lanes.
struct ComListRow: Declared {
  var name: String?
  var through = ""
  var farEnd: String?
  var nearEnd: String?
  var specification: String?

  mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "Name of the lane; the victim's file by default.")
    fields.string("thru", &through, "The victim's file.")
    fields.string("fext", &farEnd, "Files of far-end aggressors, joined by semicolons.")
    fields.string("next", &nearEnd, "Files of near-end aggressors, joined by semicolons.")
    fields.string("spec", &specification, "Name or file of the specification; that of the command line by default.")
    fields.require("thru")
  }
}

/// A list of lanes: a CSV table with the columns `thru`, `fext`, `next`, `spec` and `name`, its paths relative to the list.
struct ComList {
  /// One lane to compute.
  struct Lane: Sendable {
    let name: String
    let files: LaneFiles
    let specification: String
    /// Its row in the list.
    let place: Place
  }

  let lanes: [Lane]

  /// Reads a list.
  /// - Throws: everything that is wrong with it, at its row.
  init(_ path: String, defaultSpecification: String?, order: PortOrder?, limits: Limits) throws(Rejection) {
    let table = try CSV.parse(try InputFile.read(path, limits: limits), limits: limits)
    let folder = path == "-" ? "" : path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var findings: [Finding] = []
    var lanes: [Lane] = []
    for record in table.records {
      let (row, found, _) = Fields.decode(ComListRow.self, from: record)
      findings += found
      guard let specification = row.specification ?? defaultSpecification else {
        findings.append(
          Finding(
            .missingField, .error, "the row names no specification", at: record.place,
            help: ["fill the column `spec`, or give one for all rows with `--spec`"]))
        continue
      }
      func files(_ text: String?) -> [String] {
        (text ?? "").split(separator: ";").map { Self.resolved($0.filter { !$0.isNewline }, folder) }
      }
      let files = LaneFiles(
        through: Self.resolved(row.through, folder), farEnd: files(row.farEnd), nearEnd: files(row.nearEnd),
        order: order)
      // A specification is a path when it looks like one; names of the catalog stay names.
      let isPath =
        specification.contains("/") || [".yaml", ".yml", ".csv", ".json"].contains { specification.hasSuffix($0) }
        || specification.contains("#")
      lanes.append(
        Lane(
          name: row.name ?? row.through, files: files,
          specification: isPath && row.specification != nil ? Self.resolved(specification, folder) : specification,
          place: record.place))
    }
    if lanes.isEmpty, findings.isEmpty {
      findings.append(
        Finding(.emptyDocument, .error, "the list has no lanes", at: Place(file: path, line: 1, column: 1)))
    }
    // An unknown column is reported once, not for every row.
    guard findings.isEmpty else { throw Rejection(Self.once(findings)) }
    self.lanes = lanes
  }

  private static func resolved(_ path: String, _ folder: String) -> String {
    let name = path.trimmingBlanks
    return name.hasPrefix("/") || name.isEmpty ? name : folder + name
  }

  private static func once(_ findings: [Finding]) -> [Finding] {
    var seen: Set<Finding> = []
    return findings.filter { seen.insert($0).inserted }
  }
}

extension String {
  /// The text without blanks around it.
  fileprivate var trimmingBlanks: String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
