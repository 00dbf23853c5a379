import Diagnostics
import Quantities

/// The keywords of version 2, as they stand between brackets.
enum TouchstoneKeyword: String, CaseIterable {
  case version = "Version"
  case numberOfPorts = "Number of Ports"
  case twoPortOrder = "Two-Port Data Order"
  case numberOfFrequencies = "Number of Frequencies"
  case numberOfNoiseFrequencies = "Number of Noise Frequencies"
  case reference = "Reference"
  case matrixFormat = "Matrix Format"
  case mixedModeOrder = "Mixed-Mode Order"
  case beginInformation = "Begin Information"
  case endInformation = "End Information"
  case networkData = "Network Data"
  case noiseData = "Noise Data"
  case end = "End"

  private static let byName = Dictionary(
    allCases.map { ($0.rawValue.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

  /// A keyword by its name, whatever its case and however many blanks are between its words.
  init?(named name: String) {
    let words = name.lowercased().split { $0 == " " || $0 == "\t" || $0 == "_" }.joined(separator: " ")
    // An example of the standard itself has the short form.
    guard let keyword = words == "two-port order" ? .twoPortOrder : Self.byName[words] else { return nil }
    self = keyword
  }

  /// A name that was probably meant.
  static func nearest(to name: String) -> String? {
    Spelling.nearest(to: name, among: allCases.map(\.rawValue))
  }
}

/// What is wrong with the value of a keyword.
struct KeywordFault: Error {
  let message: String
  let expected: String
  let help: String
}

/// Values of keywords.
enum KeywordValue {
  /// A whole number.
  static func count(_ words: [String], _ range: ClosedRange<Int>) throws(KeywordFault) -> Int {
    guard words.count == 1, let value = Int(words[0]), range.contains(value) else {
      throw KeywordFault(
        message:
          "`\(words.joined(separator: " "))` is not a whole number from \(range.lowerBound) to \(range.upperBound)",
        expected: "one whole number from \(range.lowerBound) to \(range.upperBound)", help: "write the number alone")
    }
    return value
  }

  /// One of some words, whatever its case.
  static func choice<T>(_ words: [String], _ choices: [String: T]) throws(KeywordFault) -> T {
    guard words.count == 1, let value = choices[words[0].lowercased()] else {
      let list = choices.keys.sorted().joined(separator: ", ")
      throw KeywordFault(
        message: "`\(words.joined(separator: " "))` is not one of \(list)", expected: "one of \(list)",
        help: "write the word alone")
    }
    return value
  }

  /// The reference of each port in ohms.
  static func references(_ words: [String], ports: Int) throws(KeywordFault) -> [Double] {
    let values = words.map { OptionLine.number($0) ?? 0 }
    if let index = values.firstIndex(where: { $0 <= 0 || !$0.isFinite }) {
      throw KeywordFault(
        message: "the reference `\(words[index])` is not a positive number of ohms",
        expected: "a resistance in ohms above zero for each port",
        help: "complex references are not supported: renormalize the network to real ones")
    }
    guard values.count == ports else {
      throw KeywordFault(
        message: "\(values.count) references for \(ports) ports", expected: "\(ports) references",
        help: "give one for each port")
    }
    return values
  }

  /// The order of a mixed-mode matrix, such as `D1,3 D2,4 C1,3 C2,4`: each port once by itself, or once in each mode of one pair.
  static func modes(_ words: [String], ports: Int) throws(KeywordFault) -> [PortMode] {
    let help = "write for example `[Mixed-Mode Order] D1,3 D2,4 C1,3 C2,4`"
    var modes: [PortMode] = []
    for word in words {
      guard let mode = mode(word, ports) else {
        throw KeywordFault(
          message: "`\(word)` is not a mode of \(ports) ports", expected: "`Di,j`, `Ci,j` or `Sk`", help: help)
      }
      modes.append(mode)
    }
    guard isComplete(modes, ports) else {
      throw KeywordFault(
        message: "the mixed-mode order does not hold each of \(ports) ports exactly once",
        expected: "each port in one `S`, or in the `D` and the `C` of one pair", help: help)
    }
    return modes
  }

  /// The two ports of a pair must have one reference: a mode has no other meaning.
  static func checkReferences(of modes: [PortMode], _ ohms: [Double]) throws(KeywordFault) {
    for case .differential(let plus, let minus) in modes where ohms[plus] != ohms[minus] {
      throw KeywordFault(
        message: "ports \(plus + 1) and \(minus + 1) form a pair and have \(ohms[plus]) and \(ohms[minus]) ohm",
        expected: "one reference for both ports of a pair", help: "renormalize the ports before they are paired")
    }
  }

  private static func mode(_ word: String, _ ports: Int) -> PortMode? {
    guard let letter = word.first?.uppercased() else { return nil }
    let numbers = word.dropFirst().split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard numbers.allSatisfy((1...ports).contains) else { return nil }
    switch (letter, numbers.count) {
    case ("S", 1): return .single(numbers[0] - 1)
    case ("D", 2) where numbers[0] != numbers[1]: return .differential(numbers[0] - 1, numbers[1] - 1)
    case ("C", 2) where numbers[0] != numbers[1]: return .common(numbers[0] - 1, numbers[1] - 1)
    default: return nil
    }
  }

  private static func isComplete(_ modes: [PortMode], _ ports: Int) -> Bool {
    guard modes.count == ports else { return false }
    var differential: [[Int]] = []
    var common: [[Int]] = []
    var uses = [Int](repeating: 0, count: ports)
    for mode in modes {
      switch mode {
      case .single(let port): uses[port] += 2
      case .differential(let plus, let minus): differential.append([plus, minus])
      case .common(let plus, let minus): common.append([min(plus, minus), max(plus, minus)])
      }
    }
    for pair in differential + common { for port in pair { uses[port] += 1 } }
    let pairs = differential.map { $0.sorted() }
    return uses.allSatisfy { $0 == 2 } && pairs.allSatisfy(common.contains)
  }
}
