import Diagnostics
import Documents

/// Everything before the first number.
extension TouchstoneParser {
  /// Looks at the first bytes: an encoding that is not UTF-8 is named, a byte order mark skipped.
  mutating func readStart() throws(Rejection) {
    _ = try window.refill()
    if isUTF16 {
      throw Rejection(
        Finding(
          .notText, .error, "the file is UTF-16", at: place(), expected: "text encoded as UTF-8",
          help: ["save it as UTF-8 (`iconv -f UTF-16 -t UTF-8`)"]))
    }
    if window.firstBytes(3) == [0xEF, 0xBB, 0xBF] {
      window.cursor += 3
      lineStart = 3
    }
  }

  /// Whether there is a mark of UTF-16, or every other byte of the first four is zero.
  private var isUTF16: Bool {
    let start = window.firstBytes(4)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return true }
    let zeros = start.map { $0 == 0 }
    return zeros == [false, true, false, true] || zeros == [true, false, true, false]
  }

  mutating func readHeader() throws(Rejection) {
    var draft = HeaderDraft()
    while try skipToContent() {
      switch window.cursor.pointee {
      case UInt8(ascii: "#"): try readOptionLine()
      case UInt8(ascii: "["):
        if try readKeyword(&draft) { return try settleVersion2(draft) }
      default:
        guard header.isVersion2 else { return try settleVersion1(draft) }
        try continueKeyword(&draft)
      }
    }
    guard !header.isVersion2 else { throw missing(.networkData) }
    throw empty()
  }

  // MARK: Version 1

  private mutating func settleVersion1(_ draft: HeaderDraft) throws(Rejection) {
    if !header.hasOptionLine { warnOfMissingOptionLine() }
    let named = try namedPorts()
    // Half a block at most, to name a wrong number of ports; all of it where the name does not give one.
    _ = try window.refill()
    let survey = LayoutSurvey(window.ahead, isWhole: window.isLast, limit: named == nil ? .max : 64)
    fittingPorts = survey.fittingPorts(atMost: Touchstone.portLimit)
    if let named {
      ports = named
    } else {
      ports = try portsFromLayout()
    }
    try checkParameter()
  }

  /// The number of ports that the user or the file's name gives.
  private func namedPorts() throws(Rejection) -> Int? {
    guard let ports = options.ports ?? Touchstone.ports(inName: window.name) else { return nil }
    guard (1...Touchstone.portLimit).contains(ports) else {
      throw fault(
        .touchstonePorts, "\(ports) ports are not supported", at: place(),
        expected: "1 to \(Touchstone.portLimit) ports",
        help: "give the file the extension of its number of ports, such as `.s4p`")
    }
    return ports
  }

  private mutating func portsFromLayout() throws(Rejection) -> Int {
    guard fittingPorts.count == 1, let only = fittingPorts.first else {
      let list = fittingPorts.map(String.init).joined(separator: ", ")
      throw fault(
        .touchstonePorts,
        list.isEmpty
          ? "the name does not say how many ports there are, and the layout of the numbers fits none"
          : "the name does not say how many ports there are, and the layout of the numbers fits \(list)",
        at: place(), expected: "a name such as `\(Touchstone.baseName(of: window.name)).s4p`",
        help: "rename the file, or say how many ports it has")
    }
    findings.append(
      Finding(
        .touchstonePorts, .warning,
        "the name does not say how many ports there are: \(only) by the layout of the numbers",
        at: place(), help: ["give the file the extension `.s\(only)p`"]))
    return only
  }

  private mutating func warnOfMissingOptionLine() {
    findings.append(
      Finding(
        .touchstoneAssumption, .warning,
        "there is no option line: GHz, S, MA and 50 ohm are taken, the standard's defaults",
        at: place(), expected: "`# GHz S MA R 50`", help: ["add the option line above the numbers"]))
  }

  // MARK: The option line

  private mutating func readOptionLine() throws(Rejection) {
    guard !header.hasOptionLine else { return try skipSecondOptionLine() }
    let start = place()
    window.cursor += 1
    let words = try words()
    header.hasOptionLine = true
    do throws(OptionLine.Fault) {
      let option = try OptionLine(words.map(\.text), into: &header)
      guard option.isTerahertz else { return }
      findings.append(
        Finding(
          .touchstoneAssumption, .warning, "THz is not a unit of the standard; it is taken as 1e12 Hz", at: start,
          help: ["write the frequencies in GHz"]))
    } catch {
      throw fault(
        .touchstoneOptionLine, error.message, at: place(of: words[error.word]), expected: error.expected,
        found: words[error.word].text, help: error.help)
    }
  }

  // MARK: Version 2

  /// The keyword at the cursor, its name as written, its values and its place.
  mutating func keyword() throws(Rejection) -> (TouchstoneKeyword, String, [Word], Place) {
    let start = place()
    let column = start.column
    guard let line = try window.line() else { throw tooLongLine() }
    let content = line.prefix { $0 != UInt8(ascii: "!") }
    guard let close = content.firstIndex(of: UInt8(ascii: "]")) else {
      throw fault(
        .touchstoneKeyword, "a keyword has no closing bracket", at: start, expected: "`]`", help: "close it with `]`")
    }
    let name = String(decoding: content[1..<close], as: UTF8.self)
    let values = content[(close + 1)...].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map {
      Word(text: String(decoding: $0, as: UTF8.self), column: column + $0.startIndex)
    }
    window.cursor += line.count
    let place = Place(file: window.name, line: self.line, column: column, length: close + 1)
    guard let keyword = TouchstoneKeyword(named: name) else {
      let near = TouchstoneKeyword.nearest(to: name)
      throw fault(
        .touchstoneKeyword, "`[\(DisplayText.escaped(name))]` is not a keyword of Touchstone 2", at: place,
        expected: "a keyword of Touchstone 2",
        help: near.map { "did you mean `[\($0)]`?" } ?? "make it a comment with `!` if it does not change the numbers")
    }
    return (keyword, name, values, place)
  }

  /// Reads a keyword of the header.
  /// - Returns: whether the numbers follow.
  private mutating func readKeyword(_ draft: inout HeaderDraft) throws(Rejection) -> Bool {
    guard header.isVersion2 || !header.hasOptionLine else { throw keywordInVersion1() }
    let (keyword, name, words, place) = try keyword()
    guard header.isVersion2 || keyword == .version else {
      throw fault(
        .touchstoneKeyword, "`[\(name)]` stands before `[Version]`", at: place, expected: "`[Version] 2.0` first",
        help: "start the file with `[Version] 2.0`")
    }
    guard draft.places[keyword] == nil else {
      throw fault(
        .touchstoneKeyword, "`[\(name)]` is given twice", at: place, expected: "each keyword once",
        help: "remove one of the two")
    }
    draft.places[keyword] = place
    draft.open = nil
    do throws(KeywordFault) {
      try take(keyword, words.map(\.text), &draft)
    } catch {
      throw fault(
        .touchstoneKeyword, "`[\(name)]`: \(error.message)", at: place, expected: error.expected, help: error.help)
    }
    if keyword == .beginInformation { try skipInformation(&draft) }
    return keyword == .networkData
  }

  private mutating func take(
    _ keyword: TouchstoneKeyword, _ words: [String], _ draft: inout HeaderDraft
  ) throws(KeywordFault) {
    switch keyword {
    case .version:
      guard words.count == 1, ["2.0", "2.1"].contains(words[0]) else {
        throw KeywordFault(
          message: "version `\(words.joined(separator: " "))` is not known", expected: "2.0 or 2.1",
          help: "a version 1 file has no `[Version]`")
      }
      header.isVersion2 = true
    case .numberOfPorts: header.ports = try KeywordValue.count(words, 1...Touchstone.portLimit)
    case .numberOfFrequencies: header.declaredPoints = try KeywordValue.count(words, 1...1_000_000_000)
    case .numberOfNoiseFrequencies: header.declaredNoisePoints = try KeywordValue.count(words, 0...1_000_000_000)
    case .twoPortOrder: header.isSecondFirst = try KeywordValue.choice(words, ["21_12": true, "12_21": false])
    case .matrixFormat:
      header.shape = try KeywordValue.choice(words, ["full": .full, "lower": .lower, "upper": .upper])
    case .reference, .mixedModeOrder:
      draft.open = keyword
      draft.values[keyword] = words
    case .networkData, .beginInformation: break
    case .noiseData, .end, .endInformation:
      throw KeywordFault(
        message: "it stands before `[Network Data]`", expected: "`[Network Data]`", help: "add `[Network Data]`")
    }
  }

  /// References and modes may go on over several lines.
  private mutating func continueKeyword(_ draft: inout HeaderDraft) throws(Rejection) {
    guard let open = draft.open, (draft.values[open]?.count ?? 0) < Touchstone.portLimit else {
      throw fault(
        .touchstoneKeyword, "`\(DisplayText.escaped(window.word()))` stands where a keyword should", at: place(),
        expected: "a keyword, or `[Network Data]` above the numbers", help: "add `[Network Data]` above the numbers")
    }
    draft.values[open, default: []] += try words().map(\.text)
  }

  private mutating func skipInformation(_ draft: inout HeaderDraft) throws(Rejection) {
    while try skipToContent() {
      if window.cursor.pointee == UInt8(ascii: "["), try isEndOfInformation() { return }
      try window.skipLine()
    }
    throw missing(.endInformation)
  }

  private mutating func isEndOfInformation() throws(Rejection) -> Bool {
    guard let line = try window.line() else { return false }
    guard let close = line.firstIndex(of: UInt8(ascii: "]")) else { return false }
    let name = String(decoding: line[..<close].dropFirst(), as: UTF8.self)
    guard TouchstoneKeyword(named: name) == .endInformation else { return false }
    try window.skipLine()
    return true
  }

  private mutating func settleVersion2(_ draft: HeaderDraft) throws(Rejection) {
    guard let ports = header.ports else { throw missing(.numberOfPorts) }
    guard header.declaredPoints != nil else { throw missing(.numberOfFrequencies) }
    if ports == 2, draft.places[.twoPortOrder] == nil { throw missing(.twoPortOrder) }
    if ports != 2 { header.isSecondFirst = false }
    self.ports = ports
    try checkName(ports)
    if !header.hasOptionLine { warnOfMissingOptionLine() }
    header.referenceOhms = try settled(.reference, draft) { words throws(KeywordFault) in
      try KeywordValue.references(words, ports: ports)
    }
    let ohms = header.references(ports: ports)
    header.modes = try settled(.mixedModeOrder, draft) { words throws(KeywordFault) in
      let modes = try KeywordValue.modes(words, ports: ports)
      try KeywordValue.checkReferences(of: modes, ohms)
      return modes
    }
    try checkParameter()
  }

  /// The values of a keyword, once the number of ports is known; none where the file does not have it.
  private func settled<T>(
    _ keyword: TouchstoneKeyword, _ draft: HeaderDraft, _ read: ([String]) throws(KeywordFault) -> [T]
  ) throws(Rejection) -> [T] {
    guard let words = draft.values[keyword] else { return [] }
    do throws(KeywordFault) {
      return try read(words)
    } catch {
      throw fault(
        .touchstoneKeyword, "`[\(keyword.rawValue)]`: \(error.message)", at: draft.places[keyword] ?? place(),
        expected: error.expected, help: error.help)
    }
  }

  private func checkName(_ ports: Int) throws(Rejection) {
    guard let named = Touchstone.ports(inName: window.name), named != ports else { return }
    throw fault(
      .touchstonePorts, "the name says \(named) ports and `[Number of Ports]` says \(ports)", at: place(),
      expected: "the same number twice", help: "rename the file to `.ts` or `.s\(ports)p`")
  }

  private func checkParameter() throws(Rejection) {
    let isHybrid = header.parameter == .hybrid || header.parameter == .inverseHybrid
    if isHybrid, ports != 2 {
      throw fault(
        .touchstoneConversion, "\(header.parameter.rawValue) parameters are defined for two ports, not for \(ports)",
        at: place(), expected: "S, Y or Z parameters", help: "export S parameters")
    }
  }
}

/// What the keywords of a header have said so far.
struct HeaderDraft {
  var places: [TouchstoneKeyword: Place] = [:]
  var values: [TouchstoneKeyword: [String]] = [:]
  /// The keyword whose values may go on in the next line.
  var open: TouchstoneKeyword?
}
