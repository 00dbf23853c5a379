import Diagnostics
import Electrical
import Numerics
import Testing

@Suite("Pairing of ports")
struct PortPairingTests {
  /// Lines of 0.9 between the given ports, with some crosstalk between all others.
  private static func network(_ ports: Int, lines: [(Int, Int)], crosstalk: Double = 0.01) throws -> ScatteringNetwork {
    var values = [Complex](repeating: Complex(crosstalk), count: ports * ports)
    for (a, b) in lines {
      values[a * ports + b] = Complex(0.9)
      values[b * ports + a] = Complex(0.9)
    }
    return try #require(
      ScatteringNetwork(
        ports: ports, frequenciesHz: [1e7], referenceOhms: [Double](repeating: 50, count: ports), values: values))
  }

  @Test("neighbors and halves are told apart for 4, 8, 12 and 16 ports", arguments: [4, 8, 12, 16])
  func detection(ports: Int) throws {
    let half = ports / 2
    let neighbors = try Self.network(ports, lines: (0..<half).map { (2 * $0, 2 * $0 + 1) })
    let (first, note) = try PortPairing.detected(in: neighbors)
    #expect(first.lanes.count == ports / 4 && note.severity == .note)
    #expect(first.description.hasPrefix("1,3>2,4"))
    let halves = try Self.network(ports, lines: (0..<half).map { ($0, $0 + half) })
    #expect(try PortPairing.detected(in: halves).pairing.description.hasPrefix("1,2>\(half + 1),\(half + 2)"))
  }

  @Test("ports that lead nowhere, or odd numbers of them, are refused with a remedy")
  func undetected() throws {
    for network in [try Self.network(6, lines: [(0, 1), (2, 3), (4, 5)]), try Self.network(4, lines: [(0, 1)])] {
      let rejection = #expect(throws: Rejection.self) { try PortPairing.detected(in: network) }
      #expect(rejection?.findings.first?.help.isEmpty == false)
    }
  }

  @Test("a pairing reads back as it prints")
  func text() throws {
    let text = "1,2>3,4;5,6>7,8;9,10<11,12"
    let pairing = try PortPairing(parsing: text, ports: 12)
    #expect(pairing.description == text)
    #expect(pairing.lanes.map(\.isForward) == [true, true, false])
    #expect(PortPairing(.pairs).description == "1,3>2,4" && PortPairing(.halves).description == "1,2>3,4")
  }

  @Test(
    "a pairing that cannot be meant is refused",
    arguments: ["", "1,2", "1,2>3", "1,2>3,4>5,6", "1,2>3,5", "1,2>2,3", "0,1>2,3", "1,2<3,4", "1,2>3,4;", "a,b>c,d"])
  func refused(text: String) {
    #expect(throws: Rejection.self) { try PortPairing(parsing: text, ports: 4) }
  }

  @Test("one file of twelve ports is a victim, far-end and near-end crosstalk")
  func lanes() throws {
    // Pairs 1,2>3,4 (victim), 5,6>7,8 (far end) and 9,10<11,12 (near end), with one coupling each to the victim's receiver.
    var values = [Complex](repeating: .zero, count: 144)
    values[2 * 12 + 0] = Complex(0.8)
    values[3 * 12 + 1] = Complex(0.6)
    values[2 * 12 + 4] = Complex(0.2)
    values[3 * 12 + 10] = Complex(0.1)
    let network = try #require(
      ScatteringNetwork(
        ports: 12, frequenciesHz: [1e9], referenceOhms: [Double](repeating: 50, count: 12), values: values))
    let set = try #require(network.lanes(PortPairing(parsing: "1,2>3,4;5,6>7,8;9,10<11,12", ports: 12)))
    #expect((set.through.values[0].s21 - Complex(0.7)).magnitude < 1e-15)
    #expect(set.through.referenceOhms == 100)
    #expect(set.farEnd.map(\.values[0].s21) == [Complex(0.1)])
    #expect(set.nearEnd.map(\.values[0].s21) == [Complex(-0.05)])
    #expect(network.differential(from: .init(plus: 0, minus: 1), to: .init(plus: 2, minus: 12)) == nil)
  }

  @Test("the example channels lead from 1 to 2 and from 3 to 4", arguments: ["kr-28db", "cpc-300mm", "vsr-05db"])
  func examples(name: String) throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let reading = try Touchstone.read("\(root)/Channels/\(name)-thru.s4p")
    #expect(reading.order == .pairs && reading.findings.allSatisfy { $0.severity == .note })
    #expect(reading.network.points == 1501 && reading.network.frequenciesHz[1500] == 60e9)
  }
}
