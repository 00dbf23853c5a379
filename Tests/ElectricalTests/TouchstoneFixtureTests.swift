import Diagnostics
import Documents
import Electrical
import Numerics
import Testing

/// The corner cases of `Fixtures/touchstone`, by what `expected.json` says of each.
@Suite("Touchstone corner cases")
struct TouchstoneFixtureTests {
  static let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/touchstone/"

  static let cases: [String] = {
    guard let file = try? InputFile.read(folder + "expected.json"), let root = try? JSON.parse(file) else { return [] }
    return root.json.members.map(\.key)
  }()

  static let codes: [String: FindingCode] = [
    "truncated": .touchstoneTruncated, "column-count": .touchstoneColumns, "number": .touchstoneNumber,
    "frequency-order": .touchstoneFrequency, "empty": .touchstoneEmpty, "port-count": .touchstonePorts,
    "option-line": .touchstoneOptionLine, "keyword": .touchstoneKeyword,
  ]

  @Test("there are 44")
  func count() { #expect(Self.cases.count == 44) }

  @Test("each reads, or is refused, as it must", arguments: cases)
  func file(name: String) throws {
    let expected = try JSON.parse(InputFile.read(Self.folder + "expected.json")).json[name]
    let expectation = try #require(expected)
    if expectation["outcome"] == "error" {
      try refused(name, expectation)
    } else {
      try accepted(name, expectation)
    }
  }

  private func refused(_ name: String, _ expected: JSONValue) throws {
    let rejection = #expect(throws: Rejection.self) { try Touchstone.read(Self.folder + name) }
    let finding = try #require(rejection?.findings.first)
    guard case .string(let kind)? = expected["kind"] else { return }
    #expect(finding.code == Self.codes[kind])
    if case .integer(let line)? = expected["line"] { #expect(finding.place?.line == line) }
    #expect(finding.place != nil && finding.expected != nil && !finding.help.isEmpty)
  }

  private func accepted(_ name: String, _ expected: JSONValue) throws {
    let reading = try Touchstone.read(Self.folder + name)
    let network = reading.network
    #expect(number(expected["ports"]) == Double(network.ports))
    #expect(number(expected["points"]) == Double(network.points))
    if case .array(let references)? = expected["reference_ohm"] {
      #expect(network.referenceOhms == references.compactMap { number($0) })
    }
    let tolerance = number(expected["tolerance"]) ?? 1e-12
    if let probe = expected["probe"] { try check(probe, network, tolerance) }
    if let s11 = number(expected["S11"]), let s21 = number(expected["S21"]) {
      #expect((network[0, 0, 0] - Complex(s11)).magnitude < 1e-12)
      #expect((network[0, 1, 0] - Complex(s21)).magnitude < 1e-12)
    }
    if case .array(let pairs)? = expected["through"] {
      #expect(reading.order == (pairs.first == [1, 2] ? .pairs : .halves))
    }
    let assumptions = reading.findings.filter { $0.code == .touchstoneAssumption }.count
    #expect(assumptions == (Self.withAssumption.contains(name) ? 1 : 0))
    #expect(!reading.findings.hasErrors)
    if case .array(let warnings)? = expected["warnings"] { try judge(network, warnings, expected) }
  }

  /// Reading keeps the values as they are; judging the network finds what is wrong with them.
  private func judge(_ network: ScatteringNetwork, _ warnings: [JSONValue], _ expected: JSONValue) throws {
    let quality = NetworkQuality(network)
    #expect(quality.isPassive == !warnings.contains("non-passive"))
    if warnings.contains("non-reciprocal") { #expect(!quality.isReciprocal) }
    if let singular = number(expected["max_singular"]) {
      #expect(abs(quality.largestSingularValue - singular) < 1e-6)
    }
    if let error = number(expected["max_reciprocity_error"]) {
      #expect(abs(quality.reciprocityError - error) < 1e-6)
    }
    guard warnings.contains("non-causal") else { return }
    let impulse = ImpulseResponse(frequenciesHz: network.frequenciesHz, values: network.parameter(1, 0))
    let early = impulse.samples.suffix(impulse.samples.count / 2).reduce(0) { $0 + $1 * $1 }
    #expect(early > 0.5 * impulse.samples.reduce(0) { $0 + $1 * $1 })
  }

  /// Files whose note asks for a warning.
  private static let withAssumption: Set = [
    "ok-no-option-line.s2p", "ok-second-option-line.s2p", "ok-fortran-exponent.s2p",
  ]

  private func check(_ probe: JSONValue, _ network: ScatteringNetwork, _ tolerance: Double) throws {
    let point = Int(try #require(number(probe["index"])))
    #expect(number(probe["f_Hz"]) == network.frequenciesHz[point])
    guard case .array(let rows)? = probe["S"] else { return }
    for (row, columns) in rows.enumerated() {
      guard case .array(let values) = columns else { continue }
      for (column, value) in values.enumerated() {
        guard case .array(let parts) = value else { continue }
        let expected = Complex(try #require(number(parts[0])), try #require(number(parts[1])))
        #expect((network[point, row, column] - expected).magnitude <= tolerance)
      }
    }
  }

  private func number(_ value: JSONValue?) -> Double? {
    switch value {
    case .integer(let value)?: Double(value)
    case .number(let value)?: value
    default: nil
    }
  }
}
