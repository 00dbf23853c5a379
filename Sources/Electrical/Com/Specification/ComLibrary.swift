public import Diagnostics
public import Documents
import Quantities

/// Finds specifications by name and reads them from files.
///
/// A file is ours (YAML), the keyword table of the IEEE 802.3 COM script's configuration sheet saved as CSV, or a JSON object in
/// PyChOpMarg's parameter names; which one is told from its ending, else from how it begins.
public struct ComLibrary: Sendable {
  /// A specification, and what is to be said about how it was read.
  public struct Reading: Sendable {
    /// The specification.
    public var specification: ComSpecification
    /// Warnings and notes.
    public var findings: [Finding]
    /// The same as a file of ours with every field written out; `YAMLWriter` prints it.
    public var resolved: Node
  }

  private let folders: [String]
  private let limits: Limits

  /// Looks in folders, of which the last wins.
  public init(folders: [String], limits: Limits = .standard) {
    self.folders = folders
    self.limits = limits
  }

  /// Names of all specifications in the folders, sorted.
  public var names: [String] {
    Set(folders.flatMap { FolderListing.names(in: $0) }.compactMap { Self.name(ofFile: $0) }).sorted()
  }

  /// The JSON Schema of our own files.
  public static var schema: JSONValue { Fields.schema(ComDocument.self, title: "Heliograph COM specification") }

  /// Reads a specification and changes it.
  /// - Parameters:
  ///   - name: a name of `names`, or the path of a file, with `#NAME` behind it where a file holds several.
  ///   - settings: changes such as `receiver.noise=1e-8 V^2/GHz` or `eta_0=1e-8`, in order.
  /// - Throws: everything that is wrong, located in the file or in the setting.
  public func read(_ name: String, settings: [String] = []) throws(Rejection) -> Reading {
    var (document, findings) = try read(at: try path(of: name))
    if document.id.isEmpty { document.id = Self.stem(name) }
    document = try Self.changed(document, settings)
    return Reading(document, findings)
  }

  /// Reads a specification from a text; its form is told from the ending of the source's name, else from how it begins.
  /// - Throws: everything that is wrong, located.
  public static func read(_ source: SourceFile, limits: Limits = .standard) throws(Rejection) -> Reading {
    let (document, findings) = try document(source, part: nil, limits: limits)
    return Reading(document, findings)
  }

  /// What findings about settings point into: the texts by the names that stand for files.
  public static func sources(of settings: [String]) -> [String: String] {
    Dictionary(settings.enumerated().map { (ComSetting.name($0), $1) }) { first, _ in first }
  }

  // MARK: Finding

  private static func name(ofFile file: String) -> String? {
    [".yaml", ".yml"].first { file.hasSuffix($0) && file.count > $0.count }.map { String(file.dropLast($0.count)) }
  }

  private static func stem(_ name: String) -> String {
    if let hash = name.lastIndex(of: "#") { return String(name[name.index(after: hash)...]) }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }

  /// The path behind a name; what looks like a file is one.
  private func path(of name: String) throws(Rejection) -> String {
    for folder in folders.reversed() {
      for ending in [".yaml", ".yml"] where FolderListing.names(in: folder).contains(name + ending) {
        return folder + "/" + name + ending
      }
    }
    let endings = [".yaml", ".yml", ".csv", ".json"]
    let lower = name.lowercased()
    let isFile = name == "-" || name.contains("/") || name.contains("#") || endings.contains { lower.hasSuffix($0) }
    if isFile { return name }
    let names = names
    let near = Spelling.nearest(to: name, among: names).map { ["did you mean `\($0)`?"] } ?? []
    throw Rejection(
      Finding(
        .unknownSpecification, .error, "there is no COM specification `\(name)`",
        expected: "one of " + names.joined(separator: ", ") + ", or a file ending in .yaml, .csv or .json", help: near))
  }

  // MARK: Reading

  private enum Form {
    case ours
    case sheet
    case json
  }

  private func read(at path: String) throws(Rejection) -> (ComDocument, [Finding]) {
    var (file, part) = (path, String?.none)
    if let hash = path.lastIndex(of: "#") {
      file = String(path[..<hash])
      part = String(path[path.index(after: hash)...])
    }
    let source = try InputFile.read(file, limits: limits)
    return try Self.document(source, part: part, limits: limits)
  }

  /// The document that a source holds.
  /// - Throws: every error; warnings and notes are returned.
  private static func document(
    _ source: SourceFile, part: String?, limits: Limits
  ) throws(Rejection) -> (ComDocument, [Finding]) {
    let (document, findings): (ComDocument, [Finding])
    switch form(of: source) {
    case .ours:
      (document, findings, _) = Fields.decode(ComDocument.self, from: try YAML.parse(source, limits: limits))
    case .sheet:
      try checkSeparator(source)
      (document, findings) = checked(
        ComSheetReader.read(try CSV.cells(source, limits: limits), name: source.name), name: source.name)
    case .json:
      let object = try select(part, in: try JSON.parse(source, limits: limits))
      (document, findings) = checked(ComJSONReader.read(object), name: source.name)
    }
    if findings.hasErrors { throw Rejection(findings) }
    return (document, findings)
  }

  private static func form(of source: SourceFile) -> Form {
    let name = source.name.lowercased()
    if name.hasSuffix(".csv") { return .sheet }
    if name.hasSuffix(".json") { return .json }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return .ours }
    let first = source.text.first { !$0.isWhitespace }
    if first == "{" { return .json }
    let line = source.text.prefix(while: { !$0.isNewline })
    return line.contains(",") || line.contains(";") ? .sheet : .ours
  }

  /// Spreadsheets of some countries save with another separator, and then write decimal commas too: such a sheet is told by
  /// a keyword that every sheet has.
  /// - Throws: one finding with the way out.
  private static func checkSeparator(_ source: SourceFile) throws(Rejection) {
    for (separator, name) in [(";", "semicolons"), ("\t", "tabs")] {
      guard let found = source.text.firstRange(of: "f_b" + separator) else { continue }
      let line = source.text[..<found.lowerBound].count { $0.isNewline } + 1
      throw Rejection(
        Finding(
          .badSheetSetting, .error, "the cells of the sheet are separated by \(name)",
          at: Place(file: source.name, line: line, column: 1), expected: "commas between cells, points in numbers",
          help: ["save the sheet as CSV with commas, under an English locale: `f_b,53.125,GBd`"]))
    }
  }

  /// What a sheet or an object holds, held against the limits of our own files. Errors of reading make further ones likely, so
  /// they are reported alone.
  private static func checked(_ read: (ComDocument, [Finding]), name: String) -> (ComDocument, [Finding]) {
    guard !read.1.hasErrors else { return read }
    let (_, found, _) = Fields.decode(ComDocument.self, from: Fields.resolved(read.0))
    let placed = found.map { finding in
      var finding = finding
      finding.place = Place(file: name, line: 1, column: 1)
      return finding
    }
    return (read.0, read.1 + placed)
  }

  /// The object of a file that holds one or several.
  private static func select(_ part: String?, in root: Node) throws(Rejection) -> Node {
    let several = root["specs"]?.entries
    guard let part else {
      guard let several else { return root }
      if several.count == 1, let only = several.first { return only.value }
      throw Rejection(
        Finding(
          .unknownSpecification, .error, "the file holds \(several.count) specifications", at: root.place,
          expected: names(several), help: several.first.map { ["write `\(root.place.file)#\($0.key)`"] } ?? []))
    }
    let entries = several ?? root.entries ?? []
    if let found = entries.first(where: { $0.key == part }) { return found.value }
    let near = Spelling.nearest(to: part, among: entries.map(\.key)).map { ["did you mean `#\($0)`?"] } ?? []
    throw Rejection(
      Finding(
        .unknownSpecification, .error, "the file holds no specification `\(part)`", at: root.place,
        expected: names(entries), help: near))
  }

  private static func names(_ entries: [Node.Entry]) -> String {
    "one of " + entries.prefix(64).map(\.key).joined(separator: ", ") + (entries.count > 64 ? ", ..." : "")
  }

  // MARK: Changing

  private static func changed(_ document: ComDocument, _ settings: [String]) throws(Rejection) -> ComDocument {
    guard !settings.isEmpty else { return document }
    var node = Fields.resolved(document)
    let changes = settings.enumerated().map { ComSetting($1, index: $0) }
    var findings: [Finding] = []
    var rule = NewReturnLossRule()
    for change in changes {
      do throws(Rejection) {
        let changed = try change.apply(to: node)
        rule.note(change, from: node, to: changed)
        node = changed
      } catch {
        findings += error.findings
      }
    }
    let (changed, all, _) = Fields.decode(ComDocument.self, from: node)
    let found = rule.explained(all, in: node)
    // What a change makes wrong elsewhere is still the change's doing.
    findings += found.map { finding in
      var finding = finding
      if finding.place?.file.isEmpty ?? true { finding.place = changes.last?.place }
      return finding
    }
    if !findings.isEmpty { throw Rejection(findings) }
    return changed
  }
}

extension ComLibrary.Reading {
  fileprivate init(_ document: ComDocument, _ findings: [Finding]) {
    self.init(specification: document.specification, findings: findings, resolved: Fields.resolved(document))
  }
}
