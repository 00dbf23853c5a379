import Diagnostics
import Electrical
import Numerics
import Testing

@Suite("Networks refuse what has no answer")
struct NetworkRefusalTests {
  private static func network(_ values: [Complex], frequency: Double = 1e9) throws -> ScatteringNetwork {
    try #require(
      ScatteringNetwork(ports: 2, frequenciesHz: [frequency], referenceOhms: [50, 50], values: values))
  }

  private static func code(_ body: () throws -> Void) -> FindingCode? {
    do {
      try body()
      return nil
    } catch { return (error as? Rejection)?.findings.first?.code }
  }

  @Test("what stands behind a perfect null cannot be seen")
  func null() throws {
    let open = try Self.network([.one, .zero, .zero, .one])
    let line = try Self.network([.zero, Complex(0.5), Complex(0.5), .zero])
    #expect(Self.code { _ = try line.removing(near: open, sides: .twoPort) } == .singularNetwork)
  }

  @Test("a lossless joint between two full reflections has no end")
  func resonance() throws {
    let open = try Self.network([.one, .zero, .zero, .one])
    #expect(Self.code { _ = try open.followed(by: open, sides: .twoPort) } == .singularNetwork)
  }

  @Test("networks of different frequencies are not joined silently")
  func grids() throws {
    let first = try Self.network([.zero, .one, .one, .zero])
    let second = try Self.network([.zero, .one, .one, .zero], frequency: 2e9)
    #expect(Self.code { _ = try first.followed(by: second, sides: .twoPort) } == .gridsDiffer)
  }

  @Test("ports are counted: sides, pairs and impedances")
  func ports() throws {
    let network = try Self.network([.zero, .one, .one, .zero])
    #expect(Self.code { _ = try network.followed(by: network, sides: PortSides(.pairs)) } == .portsDoNotFit)
    #expect(Self.code { _ = try network.mixedMode([PortPair(plus: 0, minus: 0)]) } == .portsDoNotFit)
    #expect(Self.code { _ = try network.mixedMode([PortPair(plus: 0, minus: 7)]) } == .portsDoNotFit)
    for ohms in [[50.0], [50, 0], [50, -1], [50, .infinity], [50, .nan]] {
      #expect(Self.code { _ = try network.renormalized(toOhms: ohms) } == .portsDoNotFit)
    }
    #expect(PortSides(near: [0, 1], far: [2]) == nil)
    #expect(PortSides(near: [0, 0], far: [1, 2]) == nil)
    #expect(PortSides.pairs(ports: 3) == nil)
  }

  @Test("an amplifying network that reflects without end at new references is refused")
  func endless() throws {
    // S11 = -3 at 50 ohm is a negative resistance of -25 ohm: at a reference of 25 ohm its reflection has no value.
    let active = try #require(
      ScatteringNetwork(ports: 1, frequenciesHz: [1e9], referenceOhms: [50], values: [Complex(-3)]))
    #expect(Self.code { _ = try active.renormalized(toOhms: [25]) } == .singularNetwork)
  }
}
