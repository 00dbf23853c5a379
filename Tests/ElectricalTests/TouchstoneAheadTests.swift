import Diagnostics
import Documents
import Electrical
import Numerics
import TestSupport
import Testing

/// Frequencies laid out like those before are read ahead, in several pieces at once. A comment behind each line takes that way from
/// them, so that the same file without and with comments tells whether both ways agree.
@Suite("Reading Touchstone frequencies ahead")
struct TouchstoneAheadTests {
  private typealias Outcome = Result<ScatteringNetwork, Rejection>

  private static func read(_ text: String, as name: String) -> Outcome {
    do throws(Rejection) {
      return .success(
        try Touchstone.read(InputBlocks(name: name, bytes: Array(text.utf8), limits: .touchstone)).network)
    } catch {
      return .failure(error)
    }
  }

  private static func commented(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0x0D || (byte == 0x0A && bytes.last != 0x0D) { bytes += " ! c".utf8 }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func difference(_ text: String, as name: String) -> String? {
    switch (read(text, as: name), read(commented(text), as: name)) {
    case (.success(let ahead), .success(let single)):
      return ahead.hasSameBits(as: single) ? nil : "other values"
    case (.failure(let ahead), .failure(let single)):
      let isSame =
        ahead.findings.map(\.message) == single.findings.map(\.message)
        && ahead.findings.map(\.code) == single.findings.map(\.code)
        && ahead.findings.map(\.place) == single.findings.map(\.place)
      return isSame ? nil : "\(ahead.findings) in place of \(single.findings)"
    case (.success, .failure(let single)): return "read, in place of \(single.findings)"
    case (.failure(let ahead), .success): return "\(ahead.findings)"
    }
  }

  /// One number in any of the spellings that programs use.
  private static func number(_ choices: inout Choices) -> String {
    let digits = String((0..<choices.integer(1...20)).map { _ in Character(String(choices.integer(0...9))) })
    let sign = choices.element(of: ["", "-", "", "-", "+"]) ?? ""
    switch choices.integer(0...9) {
    case 0: return sign + String(digits.prefix(18))
    case 1: return sign + "." + digits
    case 2: return sign + "\(choices.integer(10...9999))." + digits
    case 3: return sign + "\(choices.integer(0...9))." + digits + "E+\(choices.integer(0...9))"
    case 4: return sign + "\(choices.integer(0...9))." + digits + "e-\(choices.integer(10...99))"
    case 5: return sign + "\(choices.integer(0...9))." + digits + "e+\(choices.integer(10...99))"
    case 6: return sign + "\(choices.integer(0...9))." + digits + "e-\(choices.integer(100...400))"
    default: return sign + "\(choices.integer(0...9))." + digits.prefix(9)
    }
  }

  private static func file(_ choices: inout Choices, ports: Int, points: Int, lineEnd: String) -> [String] {
    var lines = ["# Hz S RI R 50" + lineEnd]
    for point in 0..<points {
      for row in 0..<(ports > 2 ? ports : 1) {
        let pairs = ports > 2 ? ports : ports * ports
        let numbers = (0..<2 * pairs).map { _ in number(&choices) }.joined(separator: " ")
        lines.append((row == 0 ? "\(point)" : " ") + " " + numbers + lineEnd)
      }
    }
    return lines
  }

  @Test("every spelling of a number gives the nearest double, line after line", arguments: [1, 2, 3, 4, 6])
  func spellings(ports: Int) {
    let failure = counterexample(runs: 40) { choices in
      let end = choices.bool() ? "\n" : "\r\n"
      let text = Self.file(&choices, ports: ports, points: choices.integer(2...12), lineEnd: end).joined()
      if let difference = Self.difference(text, as: "a.s\(ports)p") { return difference + " of " + text }
      guard case .success(let network) = Self.read(text, as: "a.s\(ports)p") else { return "refused: " + text }
      let words = text.split(whereSeparator: \.isWhitespace).dropFirst(6).map { Double($0) }
      for point in 0..<network.points {
        for pair in 0..<ports * ports {
          let first = point * (1 + 2 * ports * ports) + 1 + 2 * pair
          let value = ports == 2 ? network[point, pair % 2, pair / 2] : network[point, pair / ports, pair % ports]
          guard value.real.bitPattern == words[first]?.bitPattern,
            value.imaginary.bitPattern == words[first + 1]?.bitPattern
          else { return "\(value) at \(point), \(pair) of " + text }
        }
      }
      return nil
    }
    #expect(failure == nil)
  }

  static let faults = [
    "x", "1,5", "nan", "1.5D-03", "0.5 0.5", "", "!", "[End]", "# GHz", "-", "1.2.3", "1e999", "\u{0}", "\t", "0.1!",
  ]

  /// Enough text for a piece for each of several processors.
  private static let longFile: [String] = {
    var choices = Choices(seed: 5)
    return file(&choices, ports: 4, points: 3200, lineEnd: "\n")
  }()

  @Test("a fault in a long file is found at the same place as in a file read line by line", arguments: faults)
  func places(fault: String) {
    let failure = counterexample(runs: 2) { choices in
      var lines = Self.longFile
      let line = choices.integer(1...lines.count - 1)
      var words = lines[line].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      words[choices.integer(0...words.count - 1)] = fault
      lines[line] = words.joined(separator: " ") + (words.last?.hasSuffix("\n") == true ? "" : "\n")
      return Self.difference(lines.joined(), as: "a.s4p")
    }
    #expect(failure == nil)
  }

  @Test("lines that are left out, doubled or exchanged in a long file are found where they are")
  func lines() {
    #expect(Self.longFile.reduce(0) { $0 + $1.utf8.count } > 1 << 20)
    let failure = counterexample(runs: 12) { choices in
      let ports = choices.element(of: [1, 2, 3, 4]) ?? 4
      var lines =
        ports == 4 ? Self.longFile : Self.file(&choices, ports: ports, points: 2000 / (ports * ports), lineEnd: "\n")
      let line = choices.integer(1...lines.count - 2)
      switch choices.integer(0...4) {
      case 0: lines.remove(at: line)
      case 1: lines.insert(lines[line], at: line)
      case 2: lines.swapAt(line, line + 1)
      case 3: lines.insert("\n", at: line)
      default: lines[lines.count - 1].removeLast(choices.integer(1...20))
      }
      return Self.difference(lines.joined(), as: "a.s\(ports)p")
    }
    #expect(failure == nil)
  }

  @Test("words before the numbers that look like the start of a frequency do not mislead the pieces")
  func misleading() {
    // Nine words in a comment of its own every few lines: as many as the first line of a four-port has.
    var lines = Self.longFile
    for line in stride(from: lines.count - 1, to: 1, by: -701) { lines.insert("! 2 3 4 5 6 7 8 9\n", at: line) }
    #expect(Self.difference(lines.joined(), as: "a.s4p") == nil)
  }
}

extension ScatteringNetwork {
  /// Equality that tells zeros of either sign apart.
  fileprivate func hasSameBits(as other: ScatteringNetwork) -> Bool {
    self == other
      && zip(values, other.values).allSatisfy {
        $0.real.bitPattern == $1.real.bitPattern && $0.imaginary.bitPattern == $1.imaginary.bitPattern
      }
  }
}
