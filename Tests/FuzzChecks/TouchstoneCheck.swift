import Diagnostics
import Documents
import Electrical
import Numerics

/// Touchstone files, their name in the first line: each is refused at a place with a remedy, or is finite and comes back equal.
enum TouchstoneCheck {
  private static let limits = Limits(nodes: 200_000, bytes: 1 << 20)

  static func file(_ bytes: [UInt8]) -> String? {
    let name = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }.prefix(16), as: UTF8.self)
    let text = Array(bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
    if let difference = difference(text, name) { return difference }
    do throws(Rejection) {
      let reading = try read(text, name)
      return fault(in: reading.network) ?? roundTrip(reading.network) ?? fault(in: reading.findings, mayBeErrors: false)
    } catch {
      return fault(in: error.findings, mayBeErrors: true)
    }
  }

  private static func read(_ text: [UInt8], _ name: String) throws(Rejection) -> Touchstone.Reading {
    try Touchstone.read(InputBlocks(name: name, bytes: text, limits: limits), limits: limits)
  }

  /// A comment behind each line keeps frequencies from being read ahead, and must change nothing else.
  private static func difference(_ text: [UInt8], _ name: String) -> String? {
    // Zeros among the first bytes tell UTF-16, which comments would hide.
    guard !text.prefix(4).contains(0) else { return nil }
    var commented: [UInt8] = []
    for (index, byte) in text.enumerated() {
      let isLineEnd = byte == 0x0D || (byte == 0x0A && (index == 0 || text[index - 1] != 0x0D))
      if isLineEnd { commented += " ! c".utf8 }
      commented.append(byte)
    }
    let ahead = Result { () throws(Rejection) in try read(text, name) }
    let single = Result { () throws(Rejection) in try read(commented, name) }
    switch (ahead, single) {
    case (.success(let ahead), .success(let single)):
      return ahead.network == single.network ? nil : "other values when read ahead"
    case (.failure(let ahead), .failure(let single)):
      return ahead.findings.first.map(key) == single.findings.first.map(key) ? nil : "another fault when read ahead"
    case (.success, .failure), (.failure, .success): return "read ahead with another outcome"
    }
  }

  private static func key(_ finding: Finding) -> String { "\(finding.code.id) \(finding.place?.line ?? 0)" }

  private static func fault(in network: ScatteringNetwork) -> String? {
    guard network.points > 0, network.values.allSatisfy(\.isFinite) else { return "empty or not finite" }
    let frequencies = network.frequenciesHz
    guard frequencies[0] >= 0, zip(frequencies, frequencies.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return "frequencies do not rise"
    }
    return network.referenceOhms.allSatisfy { $0 > 0 && $0.isFinite } ? nil : "a reference is not positive"
  }

  private static func roundTrip(_ network: ScatteringNetwork) -> String? {
    var writer = TouchstoneWriter()
    writer.version = .version2
    guard let text = try? writer.bytes(network) else { return "cannot be written" }
    // What is written is longer than what was read, and has both halves of a matrix of which the file had one.
    guard let again = try? Touchstone.read(InputBlocks(name: "again.ts", bytes: text, limits: .touchstone)) else {
      return "not read back: \(String(decoding: text, as: UTF8.self))"
    }
    return again.network == network ? nil : "read back otherwise: \(String(decoding: text, as: UTF8.self))"
  }

  private static func fault(in findings: [Finding], mayBeErrors: Bool) -> String? {
    for finding in findings where finding.place == nil || finding.message.isEmpty {
      return "a finding without a place: \(finding.message)"
    }
    guard mayBeErrors else { return findings.hasErrors ? "an error beside a result" : nil }
    return findings.contains { $0.expected == nil || $0.help.isEmpty } || findings.isEmpty
      ? "refused without a remedy" : nil
  }
}
