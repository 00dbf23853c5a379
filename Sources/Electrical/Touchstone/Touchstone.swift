public import Diagnostics
public import Documents
public import Numerics
import Quantities

/// Reading and writing scattering parameters as Touchstone files, versions 1.0, 1.1, 2.0 and 2.1.
public enum Touchstone {
  /// The most ports that a file may have.
  public static let portLimit = 1000

  /// What the user says in place of what a file does not.
  public struct Options: Sendable {
    /// How the ports of a four-port are joined; nothing to find out.
    public var order: PortOrder?
    /// The number of ports of a version 1 file; nothing to take it from the file's name.
    public var ports: Int?

    /// States what is known.
    public init(order: PortOrder? = nil, ports: Int? = nil) {
      self.order = order
      self.ports = ports
    }
  }

  /// What a file holds, and what had to be assumed.
  public struct Reading: Sendable {
    /// The network.
    public var network: ScatteringNetwork
    /// How the ports of a four-port are joined; nothing for any other number of ports.
    public var order: PortOrder?
    /// Warnings and notes: what was assumed, left out, found out.
    public var findings: [Finding]
  }

  /// One frequency of a file that is read as it goes by.
  public struct Point: Sendable {
    /// Counts from zero.
    public let index: Int
    /// In hertz.
    public let frequencyHz: Double
    /// The reference of each port in ohms; as many as there are ports.
    public let referenceOhms: [Double]
    /// Scattering parameters, row by row.
    public let values: [Complex]

    /// Number of ports.
    public var ports: Int { referenceOhms.count }
    /// One value; ports count from zero.
    public subscript(row: Int, column: Int) -> Complex { values[row * ports + column] }
  }

  /// What is known once a file has gone by.
  public struct Summary: Sendable {
    /// Number of ports.
    public var ports: Int
    /// Number of frequencies.
    public var points: Int
    /// How the ports of a four-port are joined; nothing for any other number of ports.
    public var order: PortOrder?
    /// Warnings and notes.
    public var findings: [Finding]
  }

  /// Reads a file, or standard input for `-`, into memory: 16 bytes for each value, and none for the text.
  /// - Parameter limits: bytes of the file, and as nodes the numbers that are kept.
  /// - Throws: what is wrong, at its line, with what was expected and what to do. Nothing is returned of a file that is wrong.
  public static func read(
    _ path: String, options: Options = Options(), limits: Limits = .touchstone
  ) throws(Rejection) -> Reading {
    try read(InputBlocks(path, limits: limits), options: options, limits: limits)
  }

  /// Reads what an input holds; its name gives the number of ports.
  /// - Throws: as `read(_:options:limits:)` for a path.
  public static func read(
    _ input: consuming InputBlocks, options: Options = Options(), limits: Limits = .touchstone
  ) throws(Rejection) -> Reading {
    var reader = try TouchstoneReader(input, options)
    var frequencies: [Double] = []
    var values: [Complex] = []
    let valuesPerPoint = reader.ports * reader.ports
    while try reader.next() {
      guard values.count + valuesPerPoint <= limits.nodes / 2 else { throw reader.tooManyNumbers(limits) }
      if reader.points == 16 { values.reserveCapacity(min(reader.expectedPoints * valuesPerPoint, limits.nodes / 2)) }
      frequencies.append(reader.frequencyHz)
      values.append(contentsOf: reader.matrix)
    }
    let summary = reader.summary
    guard
      let network = ScatteringNetwork(
        ports: reader.ports, frequenciesHz: frequencies, referenceOhms: reader.referenceOhms, values: values)
    else { throw reader.empty() }
    return Reading(network: network, order: summary.order, findings: summary.findings)
  }

  /// Reads a file frequency by frequency, in memory that does not grow with it.
  ///
  /// A file may turn out to be wrong after its first frequencies were visited: what was made of them must then be dropped.
  /// - Parameter visit: is called for each frequency, from the lowest.
  /// - Throws: as `read(_:options:limits:)`, and what `visit` throws.
  @discardableResult
  public static func stream(
    _ path: String, options: Options = Options(), limits: Limits = .touchstone, visit: (Point) throws -> Void
  ) throws -> Summary {
    var reader = try TouchstoneReader(InputBlocks(path, limits: limits), options)
    while try reader.next() {
      try visit(
        Point(
          index: reader.points - 1, frequencyHz: reader.frequencyHz, referenceOhms: reader.referenceOhms,
          values: Array(reader.matrix)))
    }
    return reader.summary
  }

  /// The number of ports that a name such as `cable.s4p` gives.
  static func ports(inName name: String) -> Int? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    guard suffix.hasPrefix("s"), suffix.hasSuffix("p") else { return nil }
    let digits = suffix.dropFirst().dropLast()
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    // More digits than any number of ports are too many ports, not no number.
    return Int(digits) ?? .max
  }

  /// The last part of a path without its extension.
  static func baseName(of path: String) -> String {
    let name = path.split(separator: "/").last ?? "file"
    return String(name.prefix { $0 != "." && $0 != "<" }).isEmpty ? "file" : String(name.prefix { $0 != "." })
  }

  /// A frequency for people.
  static func gigahertz(_ hertz: Double) -> String { NumberText.shortest(hertz / 1e9) + " GHz" }
}

extension Limits {
  /// Limits of a Touchstone file: 2 GiB of text, 256,000,000 numbers (2 GB) kept in memory.
  public static let touchstone = Limits(nodes: 256_000_000, bytes: 2 << 30)
}
