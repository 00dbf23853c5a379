public import Diagnostics
import Documents
import Numerics

/// Writes networks as Touchstone files.
public struct TouchstoneWriter: Sendable {
  /// A version of the format.
  public enum Version: String, Sendable, CaseIterable {
    /// One reference for all ports; the number of ports is in the file's name.
    case version1 = "1.1"
    /// A reference for each port; the number of ports and of frequencies in the file.
    case version2 = "2.0"
  }

  /// A unit of frequencies.
  public enum Unit: String, Sendable, CaseIterable {
    /// 1 Hz.
    case hertz = "Hz"
    /// 1000 Hz.
    case kilohertz = "kHz"
    /// 1,000,000 Hz.
    case megahertz = "MHz"
    /// 1,000,000,000 Hz.
    case gigahertz = "GHz"

    /// The power of ten.
    var shift: Int { self == .hertz ? 0 : self == .kilohertz ? 3 : self == .megahertz ? 6 : 9 }
  }

  /// The version.
  public var version = Version.version1
  /// How complex numbers are written. Only real and imaginary parts come back bit for bit.
  public var format = Touchstone.NumberFormat.realImaginary
  /// The unit of frequencies, which come back bit for bit in any.
  public var unit = Unit.gigahertz
  /// Significant digits of values, from 1 to 17; nothing for the fewest that read back as the same double.
  public var digits: Int? {
    didSet { digits = digits.map { min(max($0, 1), 17) } }
  }
  /// Lines of comment at the head, without their `!`.
  public var comments: [String] = []

  /// A writer of version 1.1, real and imaginary parts, GHz, shortest digits.
  public init() {}

  /// Writes a file, whole or not at all.
  /// - Parameter replacing: whether an existing file may be replaced.
  /// - Throws: `Rejection` for a network that the version cannot hold, for a name that says another number of ports, and for a
  ///   file that cannot be written; `Interrupted`.
  public func write(
    _ network: ScatteringNetwork, to path: String, replacing: Bool = false, progress: Progress = .none
  ) throws {
    try check(network, path)
    try OutputFile.write(to: path, replacing: replacing, progress: progress) { stream in
      try writeBlocks(network) { try stream.write($0) }
    }
  }

  /// The file as bytes.
  /// - Throws: a finding for a network that the version cannot hold.
  public func bytes(_ network: ScatteringNetwork) throws(Rejection) -> [UInt8] {
    try check(network, nil)
    var result: [UInt8] = []
    writeBlocks(network) { result += $0 }
    return result
  }

  // MARK: What can be written

  private func check(_ network: ScatteringNetwork, _ path: String?) throws(Rejection) {
    if let path, let named = Touchstone.ports(inName: path), named != network.ports {
      throw refusal(
        .touchstonePorts, "`\(path)` is the name of a file of \(named) ports, and the network has \(network.ports)",
        help: "name it `.s\(network.ports)p`")
    }
    guard network.points > 0 else {
      throw refusal(.touchstoneEmpty, "the network has no frequencies", help: "write a network with at least one")
    }
    guard network.values.allSatisfy(\.isFinite), network.referenceOhms.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      throw refusal(
        .notFinite, "the network has a value that is not finite, or a reference that is not positive",
        help: "correct what it was computed from")
    }
    let frequencies = network.frequenciesHz
    let rises = zip(frequencies, frequencies.dropFirst()).allSatisfy { $0 < $1 }
    guard rises, frequencies[0] >= 0, frequencies[frequencies.count - 1].isFinite else {
      throw refusal(
        .touchstoneFrequency, "the frequencies of the network do not rise from zero or above",
        help: "sort them, each once")
    }
    guard version == .version2 || Set(network.referenceOhms).count == 1 else {
      throw refusal(
        .touchstoneKeyword, "version 1 has one reference for all ports, and the network has several",
        help: "write version 2.0, or renormalize the network")
    }
  }

  private func refusal(_ code: FindingCode, _ message: String, help: String) -> Rejection {
    Rejection(Finding(code, .error, message, help: [help]))
  }

  // MARK: Text

  private func writeBlocks<E: Error>(_ network: ScatteringNetwork, _ emit: ([UInt8]) throws(E) -> Void) throws(E) {
    try emit(Array(head(network).utf8))
    var block: [UInt8] = []
    for point in 0..<network.points {
      append(network, point, to: &block)
      guard block.count >= 1 << 16 else { continue }
      try emit(block)
      block.removeAll(keepingCapacity: true)
    }
    if version == .version2 { block += "[End]\n".utf8 }
    try emit(block)
  }

  private func head(_ network: ScatteringNetwork) -> String {
    let notes = comments.flatMap { $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
    let head = notes.map { $0.isEmpty ? "!" : "! \(DisplayText.escaped(String($0)))" }
    let option = "# \(unit.rawValue) S \(format.rawValue) R \(ohms(network.referenceOhms[0]))"
    guard version == .version2 else { return (head + [option]).joined(separator: "\n") + "\n" }
    var lines = head + ["[Version] 2.0", option, "[Number of Ports] \(network.ports)"]
    if network.ports == 2 { lines.append("[Two-Port Data Order] 12_21") }
    lines.append("[Number of Frequencies] \(network.points)")
    lines.append("[Reference] " + network.referenceOhms.map(ohms).joined(separator: " "))
    lines.append("[Network Data]")
    return lines.joined(separator: "\n") + "\n"
  }

  private func ohms(_ value: Double) -> String {
    var bytes: [UInt8] = []
    DoubleText.appendShortest(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One frequency: on one line for one and two ports, else each row of the matrix on new lines of at most four pairs.
  private func append(_ network: ScatteringNetwork, _ point: Int, to block: inout [UInt8]) {
    DoubleText.append(network.frequenciesHz[point], shiftedDown: unit.shift, to: &block)
    let ports = network.ports
    for row in 0..<ports {
      for column in 0..<ports {
        if ports > 2, column.isMultiple(of: 4), row + column > 0 { block += "\n ".utf8 }
        // Version 1 has S21 before S12.
        let isSwapped = ports == 2 && version == .version1
        append(isSwapped ? network[point, column, row] : network[point, row, column], to: &block)
      }
    }
    block.append(UInt8(ascii: "\n"))
  }

  private func append(_ value: Complex, to block: inout [UInt8]) {
    let (first, second) = format.pair(value)
    for number in [first, second] {
      block.append(UInt8(ascii: " "))
      if let digits {
        DoubleText.append(number, digits: digits, to: &block)
      } else {
        DoubleText.appendShortest(number, to: &block)
      }
    }
  }
}
