import Diagnostics
import Documents
import Numerics

/// Reads one scattering matrix after the other, and gathers what is said at the end.
struct TouchstoneReader: ~Copyable {
  private var parser: TouchstoneParser
  private let conversion: ParameterConversion
  private var detection: PortOrderDetection?
  private let chosenOrder: PortOrder?
  /// The scattering matrix of the current frequency, row by row.
  let matrix: UnsafeMutableBufferPointer<Complex>
  let ports: Int
  let referenceOhms: [Double]

  init(_ input: consuming InputBlocks, _ options: Touchstone.Options) throws(Rejection) {
    parser = try TouchstoneParser(input, options)
    ports = parser.ports
    referenceOhms = parser.header.references(ports: ports)
    conversion = ParameterConversion(parser.header, ports: ports)
    chosenOrder = ports == 4 ? options.order : nil
    detection = ports == 4 && options.order == nil ? PortOrderDetection() : nil
    matrix = .allocate(capacity: ports * ports)
    matrix.initialize(repeating: .zero)
  }

  deinit { matrix.deallocate() }

  var points: Int { parser.points }
  var frequencyHz: Double { parser.lastHertz }

  /// Reads the next frequency.
  mutating func next() throws(Rejection) -> Bool {
    guard try parser.next() else { return false }
    guard conversion.convert(UnsafeBufferPointer(parser.record), into: matrix) else { throw parser.noScattering() }
    detection?.add(s21: matrix[4].squaredMagnitude, s31: matrix[8].squaredMagnitude)
    return true
  }

  /// How many frequencies the file has, judged by its size and what has been read.
  var expectedPoints: Int {
    guard let size = parser.window.size, parser.window.offset > 0 else { return points }
    return Int(Double(size) / Double(parser.window.offset) * Double(points) * 1.02) + 16
  }

  /// What is known at the end.
  var summary: Touchstone.Summary {
    var findings = parser.findings
    if let finding = conversionNote { findings.append(finding) }
    if let detection { findings.append(detection.finding(parser.window.name)) }
    return Touchstone.Summary(
      ports: ports, points: points, order: chosenOrder ?? detection?.order, findings: findings)
  }

  /// Says that the values are not those of the file.
  private var conversionNote: Finding? {
    let header = parser.header
    var sources: [String] = []
    if header.parameter != .scattering { sources.append("\(header.parameter.rawValue) parameters") }
    if !header.modes.isEmpty { sources.append("mixed modes") }
    guard !sources.isEmpty else { return nil }
    return Finding(
      .touchstoneConversion, .note,
      "\(sources.joined(separator: " of ")) are converted to scattering parameters of single-ended ports",
      at: Place(file: parser.window.name, line: 1, column: 1))
  }

  func tooManyNumbers(_ limits: Limits) -> Rejection {
    parser.fault(
      .tooLarge, "the file holds more than \(limits.nodes) numbers", at: parser.place(),
      expected: "at most \(limits.nodes) numbers", help: "raise the limit, or thin out the frequencies")
  }

  func empty() -> Rejection { parser.empty() }
}

extension TouchstoneParser {
  /// The last frequency has no scattering parameters.
  func noScattering() -> Rejection {
    fault(
      .touchstoneConversion,
      "the \(header.parameter.rawValue) parameters at \(Touchstone.gigahertz(lastHertz)) have no finite scattering parameters",
      at: Place(file: window.name, line: recordLine, column: 1), expected: "parameters of a passive network",
      help: "export S parameters from the program that wrote the file")
  }
}
