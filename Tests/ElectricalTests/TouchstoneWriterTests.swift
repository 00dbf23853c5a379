import Diagnostics
import Documents
import Electrical
import Numerics
import TestSupport
import Testing

@Suite("Writing Touchstone files")
struct TouchstoneWriterTests {
  private static func network(_ choices: inout Choices, isUniform: Bool) -> ScatteringNetwork? {
    let ports = choices.integer(1...6)
    let points = choices.integer(1...5)
    var frequencies = Set<Double>()
    while frequencies.count < points { frequencies.insert(abs(choices.finiteDouble()) * 1e-12) }
    let values = (0..<points * ports * ports).map { _ in Complex(choices.finiteDouble(), choices.finiteDouble()) }
    let references = (0..<ports).map { isUniform ? 50 : Double($0) + 42.5 }
    return ScatteringNetwork(
      ports: ports, frequenciesHz: frequencies.sorted(), referenceOhms: references, values: values)
  }

  @Test("what is written reads back bit for bit, in every unit and both versions")
  func roundTrip() {
    let failure = counterexample(runs: 600) { choices in
      var writer = TouchstoneWriter()
      writer.version = choices.bool() ? .version2 : .version1
      writer.unit = choices.element(of: TouchstoneWriter.Unit.allCases) ?? .gigahertz
      writer.comments = ["from \(choices.integer(0...9))\n# no option line"]
      guard let network = Self.network(&choices, isUniform: writer.version == .version1) else { return "no network" }
      let name = writer.version == .version1 ? "x.s\(network.ports)p" : "x.ts"
      let reading = try Touchstone.read(InputBlocks(name: name, bytes: try writer.bytes(network)))
      return reading.network == network ? nil : "\(network) came back as \(reading.network)"
    }
    #expect(failure == nil)
  }

  @Test(
    "magnitudes, decibels and rounded digits come back as near as they can", arguments: Touchstone.NumberFormat.allCases
  )
  func formats(format: Touchstone.NumberFormat) throws {
    var writer = TouchstoneWriter()
    writer.format = format
    writer.digits = 9
    let values = [Complex(0.5, -0.25), Complex(-0.125, 1e-3), Complex.zero, Complex(0, -1)]
    let network = try #require(
      ScatteringNetwork(ports: 2, frequenciesHz: [1e9], referenceOhms: [50, 50], values: values))
    let read = try Touchstone.read(InputBlocks(name: "x.s2p", bytes: try writer.bytes(network))).network
    for (back, value) in zip(read.values, values) { #expect((back - value).magnitude < 2e-8) }
  }

  @Test("a two-port of version 1 has S21 before S12, and a frequency of whole gigahertz no decimals")
  func text() throws {
    let values = [Complex(0.5), Complex(0.25), Complex(-1), Complex(0, 1e-20)]
    let network = try #require(
      ScatteringNetwork(ports: 2, frequenciesHz: [1.5e9, 2e9], referenceOhms: [50, 50], values: values + values))
    var writer = TouchstoneWriter()
    writer.comments = ["made by hand"]
    let expected = "! made by hand\n# GHz S RI R 50\n1.5 0.5 0 -1 0 0.25 0 0 1e-20\n2 0.5 0 -1 0 0.25 0 0 1e-20\n"
    #expect(String(decoding: try writer.bytes(network), as: UTF8.self) == expected)
  }

  @Test("a file is written whole, under a name that fits its ports")
  func file() throws {
    let folder = try TemporaryFolder(inMemory: true)
    let network = try #require(
      ScatteringNetwork(ports: 1, frequenciesHz: [0, 1e9], referenceOhms: [50], values: [.zero, .one]))
    try TouchstoneWriter().write(network, to: folder.path + "/x.s1p")
    #expect(try Touchstone.read(folder.path + "/x.s1p").network == network)
    #expect(throws: Rejection.self) { try TouchstoneWriter().write(network, to: folder.path + "/x.s2p") }
    #expect(throws: Rejection.self) { try TouchstoneWriter().write(network, to: folder.path + "/x.s1p") }
  }

  @Test("what no reader would take is not written")
  func refused() throws {
    let cases: [(frequencies: [Double], references: [Double], value: Complex)] = [
      ([], [50, 50], .one), ([1, 1], [50, 50], .one), ([-1], [50, 50], .one), ([1], [50, 75], .one),
      ([1], [50, 50], Complex(.nan)), ([1], [0, 0], .one), ([.infinity], [50, 50], .one),
    ]
    for item in cases {
      let network = try #require(
        ScatteringNetwork(
          ports: 2, frequenciesHz: item.frequencies, referenceOhms: item.references,
          values: [Complex](repeating: item.value, count: 4 * item.frequencies.count)))
      #expect(throws: Rejection.self) { try TouchstoneWriter().bytes(network) }
    }
  }
}
