import Diagnostics
import Documents
import Quantities

/// The settings of a COM configuration sheet by keyword, with the place of each.
///
/// Newer sheets describe packages in blocks from `.START,NAME` to `.END` below the tables; `PKG_NAME` names that of the
/// transmitter and that of the receiver, or one for both. A setting of the chosen block goes before the one of the tables.
struct ComSheet {
  /// A setting as the sheet has it.
  struct Setting {
    let keyword: Node
    let value: Node
  }

  /// An end of the lane, where a sheet has a setting for each.
  enum End {
    case transmitter
    case receiver
  }

  /// Where the sheet begins.
  let start: Place
  private(set) var findings: [Finding] = []
  private var settings: [String: Setting] = [:]
  private var packages: (transmitter: [String: Setting], receiver: [String: Setting]) = ([:], [:])
  /// Keywords that nothing here reads, in the order of the sheet.
  private(set) var ignored: [Setting] = []

  /// Finds the settings among the cells. The sheet has several tables beside each other; a keyword's setting is in the next cell.
  init(cells: [[Node]], name: String) {
    start = Place(file: name, line: 1, column: 1)
    let (tables, blocks) = SheetBlocks.split(cells, &findings)
    for setting in Self.settings(in: tables) { add(setting) }
    choosePackages(among: blocks)
  }

  private static func settings(in cells: [[Node]]) -> [Setting] {
    let columns = keywordColumns(cells)
    var settings: [Setting] = []
    for row in cells {
      var column = 0
      while column + 1 < row.count {
        let key = (row[column].text ?? "").trimmed
        let value = (row[column + 1].text ?? "").trimmed
        let isKeyword = SheetKeywords.known.contains(key) || columns.contains(column)
        guard isKeyword, !key.isEmpty, !value.isEmpty, !SheetKeywords.headings.contains(key) else {
          column += 1
          continue
        }
        settings.append(Setting(keyword: row[column], value: row[column + 1]))
        column += 2
      }
    }
    return settings
  }

  /// Columns in which at least two keywords stand.
  private static func keywordColumns(_ cells: [[Node]]) -> Set<Int> {
    var counts: [Int: Int] = [:]
    for row in cells {
      for (column, cell) in row.enumerated() where SheetKeywords.known.contains((cell.text ?? "").trimmed) {
        counts[column, default: 0] += 1
      }
    }
    return Set(counts.filter { $0.value >= 2 }.keys)
  }

  /// Keeps a setting of the tables.
  private mutating func add(_ setting: Setting) {
    guard SheetKeywords.read.contains(setting.key) else {
      ignored.append(setting)
      warn(setting.key, setting)
      return
    }
    if let earlier = settings[setting.key] { check(setting, against: earlier) } else { settings[setting.key] = setting }
  }

  private mutating func check(_ setting: Setting, against earlier: Setting) {
    guard earlier.value.text?.trimmed != setting.value.text?.trimmed else { return }
    findings.append(
      Finding(
        .badSheetSetting, .error, "`\(setting.key)` is set twice, to different values", at: setting.keyword.place,
        label: "first set in line \(earlier.keyword.place.line)", help: ["keep one of the two"]))
  }

  /// Takes the blocks that `PKG_NAME` names.
  private mutating func choosePackages(among blocks: [SheetBlocks.Block]) {
    let names = (settings["PKG_NAME"]?.value.text ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    guard let transmitter = names.first, let receiver = names.last else {
      guard !blocks.isEmpty, settings["z_p (TX)"] == nil else { return }
      findings.append(
        Finding(
          .missingSetting, .error, "the sheet describes packages in blocks, and `PKG_NAME` names none of them",
          at: start,
          expected: "one of " + blocks.prefix(16).map(\.name).joined(separator: ", ")))
      return
    }
    guard names.count <= 2 else {
      report(
        "PKG_NAME", "`PKG_NAME` names \(names.count) packages; one, or those of transmitter and receiver, are needed")
      return
    }
    packages.transmitter = package(transmitter, among: blocks)
    packages.receiver = receiver == transmitter ? packages.transmitter : package(receiver, among: blocks)
  }

  private mutating func package(_ name: String, among blocks: [SheetBlocks.Block]) -> [String: Setting] {
    guard let block = blocks.first(where: { $0.name == name }) else {
      let names = blocks.map(\.name)
      findings.append(
        Finding(
          .badSheetSetting, .error, "no block from `.START` to `.END` is called `\(name)`", at: place("PKG_NAME"),
          expected: names.isEmpty ? "a block below the tables" : "one of " + names.prefix(16).joined(separator: ", "),
          help: Spelling.nearest(to: name, among: names).map { ["did you mean `\($0)`?"] } ?? [], subject: name))
      return [:]
    }
    var settings: [String: Setting] = [:]
    for setting in Self.settings(in: block.cells) {
      if SheetKeywords.ofPackages.contains(setting.key) || SheetKeywords.ends[setting.key] != nil {
        if let earlier = settings[setting.key] {
          check(setting, against: earlier)
        } else {
          settings[setting.key] = setting
        }
      } else {
        ignored.append(setting)
      }
    }
    return settings
  }

  /// Warns of a setting that changes results in the script, has no counterpart here, and is not at the value that is computed.
  private mutating func warn(_ key: String, _ setting: Setting) {
    guard let usual = SheetKeywords.fixedHere[key], let text = setting.value.text?.trimmed else { return }
    let isUsual =
      NumberText.parse(text).map { NumberText.parse(usual) == $0 } ?? (text.lowercased() == usual.lowercased())
    guard !isUsual else { return }
    findings.append(
      Finding(
        .ignoredSetting, .warning, "`\(key)` is \(text), but COM is computed as with \(usual)", at: setting.value.place)
    )
  }

  // MARK: Reading settings

  /// A setting: of the block of its end, else of the tables. Some keywords belong to one end, others to the end asked for.
  private func setting(_ key: String, _ end: End?) -> Setting? {
    let block: [String: Setting] =
      switch SheetKeywords.ends[key] ?? end {
      case .transmitter: packages.transmitter
      case .receiver: packages.receiver
      case nil: [:]
      }
    return block[key] ?? settings[key]
  }

  /// Whether the sheet has a keyword.
  func has(_ key: String) -> Bool { setting(key, nil) != nil }

  /// Whether blocks describe the packages.
  var hasPackages: Bool { !packages.transmitter.isEmpty || !packages.receiver.isEmpty }

  /// The first of the keywords that the sheet has.
  func either(_ keys: String...) -> String? { keys.first(where: has) }

  /// Where a keyword's value stands.
  func place(_ key: String, of end: End? = nil) -> Place { setting(key, end)?.value.place ?? start }

  /// A setting as text; nothing when the sheet lacks it.
  func text(_ key: String) -> String? { setting(key, nil)?.value.text?.trimmed }

  /// A setting as a matrix; nothing when the sheet lacks it or, after a finding, when it cannot be read.
  mutating func matrix(_ key: String, of end: End? = nil) -> SheetMatrix? {
    guard let text = setting(key, end)?.value.text?.trimmed else { return nil }
    do throws(SheetMatrix.Fault) {
      return try SheetMatrix(text: text)
    } catch {
      report(key, error.message, of: end)
      return nil
    }
  }

  /// A number without which nothing can be computed.
  mutating func required(_ key: String, in limits: ClosedRange<Double> = -1e30...1e30) -> Double {
    demand(key)
    return number(key, in: limits) ?? limits.lowerBound
  }

  /// The values of a search.
  mutating func range(_ key: String) -> TapRange? {
    guard let matrix = matrix(key), !matrix.values.isEmpty else { return nil }
    if let range = matrix.range { return range }
    do throws(TapRange.TextFault) {
      return try TapRange(values: matrix.values)
    } catch {
      report(key, "`\(key)`: \(error.message)")
      return nil
    }
  }

  /// The value of an end: one for both, `[TX RX]`, or that of the end's block.
  mutating func value(_ key: String, of end: End) -> Double? {
    guard let values = matrix(key, of: end)?.values, let first = values.first else { return nil }
    guard values.count <= 2 else {
      report(key, "`\(key)` is \(values.count) values; one, or `[TX RX]`, is needed", of: end)
      return nil
    }
    return end == .receiver ? values.last ?? first : first
  }

  /// Reports a keyword that is missing.
  mutating func demand(_ key: String, of end: End? = nil) {
    guard setting(key, end) == nil else { return }
    let near = Spelling.nearest(to: key, among: ignored.map(\.key))
    findings.append(
      Finding(
        .missingSetting, .error, "the sheet has no setting `\(key)`", at: start,
        help: near.map { ["did you mean to write `\(key)` for `\($0)`?"] } ?? []))
  }

  /// Adds something worth knowing.
  mutating func note(_ finding: Finding) { findings.append(finding) }

  /// Reports what is wrong with a setting.
  mutating func report(_ key: String, _ message: String, of end: End?) {
    findings.append(
      Finding(.badSheetSetting, .error, message, at: place(key, of: end), label: key, subject: key))
  }
}

extension ComSheet: KeywordSettings {
  mutating func list(_ key: String) -> [Double]? { matrix(key)?.values }

  /// A number.
  mutating func number(_ key: String) -> Double? { number(key, in: -1e30...1e30) }

  mutating func pair(_ key: String) -> (transmitter: Double, receiver: Double)? {
    guard let transmitter = value(key, of: .transmitter), let receiver = value(key, of: .receiver) else { return nil }
    return (transmitter, receiver)
  }

  mutating func report(_ key: String, _ message: String) { report(key, message, of: nil) }
}

extension ComSheet.Setting {
  /// The keyword without white space around it.
  var key: String { (keyword.text ?? "").trimmed }
}

extension ClosedRange<Double> {
  /// Both ends for people: `0 to 1000`.
  var text: String { "\(NumberText.shortest(lowerBound)) to \(NumberText.shortest(upperBound))" }
}
