import Electrical
import Numerics
import TestSupport
import Testing

@Suite("Operations on networks undo and keep each other")
struct NetworkPropertyTests {
  /// A random passive reciprocal network: a symmetric matrix scaled to a largest singular value below one.
  static func passive(_ ports: Int, _ choices: inout Choices, reference: Double = 50) throws -> ScatteringNetwork {
    let points = 2
    var values: [Complex] = []
    for _ in 0..<points {
      var matrix = ComplexMatrix(rows: ports, columns: ports)
      for row in 0..<ports {
        for column in row..<ports {
          let value = Complex(
            Double(choices.integer(-1000...1000)) / 1000, Double(choices.integer(-1000...1000)) / 1000)
          matrix[row, column] = value
          matrix[column, row] = value
        }
      }
      let size = max(1e-3, matrix.largestSingularValue)
      let scale = Double(choices.integer(500...999)) / 1000 / size
      values += matrix.elements.map { $0 * scale }
    }
    return try #require(
      ScatteringNetwork(
        ports: ports, frequenciesHz: [1e9, 2e9], referenceOhms: [Double](repeating: reference, count: ports),
        values: values))
  }

  private static func distance(_ first: ScatteringNetwork, _ second: ScatteringNetwork) -> Double {
    zip(first.values, second.values).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  private static func sides(_ ports: Int, _ choices: inout Choices) throws -> PortSides {
    let options = [PortSides.pairs(ports: ports), PortSides.halves(ports: ports)].compactMap(\.self)
    let option = choices.element(of: options)
    return try #require(option)
  }

  @Test("a cascade of passive networks is passive, whatever their references")
  func passivity() {
    let failure = counterexample { choices in
      let ports = 2 * choices.integer(1...4)
      let first = try Self.passive(ports, &choices, reference: Double(choices.integer(20...100)))
      let second = try Self.passive(ports, &choices, reference: Double(choices.integer(20...100)))
      let sides = try Self.sides(ports, &choices)
      let joined = try first.followed(by: second, sides: sides, nextSides: try Self.sides(ports, &choices))
      let quality = NetworkQuality(joined)
      return quality.largestSingularValue <= 1 + 1e-12 && quality.reciprocityError < 1e-10
        ? nil : "singular value \(quality.largestSingularValue), reciprocity \(quality.reciprocityError)"
    }
    #expect(failure == nil)
  }

  @Test("renormalizing back and forth is the identity, and keeps a network passive")
  func renormalize() {
    let failure = counterexample { choices in
      let network = try Self.passive(choices.integer(1...6), &choices)
      let ohms = (0..<network.ports).map { _ in Double(choices.integer(1...2000)) / 10 }
      let there = try network.renormalized(toOhms: ohms)
      let back = try there.renormalized(toOhms: network.referenceOhms)
      guard NetworkQuality(there).largestSingularValue <= 1 + 1e-12 else { return "active with \(ohms)" }
      let distance = Self.distance(back, network)
      return distance < 1e-10 ? nil : "\(distance) with \(ohms)"
    }
    #expect(failure == nil)
  }

  @Test("an ideal through, which has no impedance matrix, reflects at other references as two resistors do")
  func idealThrough() throws {
    let through = try #require(
      ScatteringNetwork(
        ports: 2, frequenciesHz: [1e9], referenceOhms: [50, 50], values: [.zero, .one, .one, .zero]))
    let other = try through.renormalized(toOhms: [50, 75])
    // Seen from port 1 is 75 ohm against 50, and what is not reflected goes through.
    #expect((other[0, 0, 0] - Complex(0.2)).magnitude < 1e-14)
    #expect((other[0, 1, 1] - Complex(-0.2)).magnitude < 1e-14)
    #expect((other[0, 1, 0] - Complex(0.96.squareRoot())).magnitude < 1e-14)
  }

  @Test("removing what was joined leaves the rest, on either side")
  func deembed() {
    let failure = counterexample { choices in
      let ports = 2 * choices.integer(1...3)
      let sides = try Self.sides(ports, &choices)
      let known = try Self.passive(ports, &choices, reference: Double(choices.integer(20...100)))
      let rest = try Self.passive(ports, &choices, reference: 40)
      let left = try known.followed(by: rest, sides: sides)
      let right = try rest.followed(by: known, sides: sides)
      // A part that lets little through magnifies the rounding of what is behind it.
      let growth = (0..<known.points).map { Self.growth(known.matrix(at: $0), sides) }.max() ?? 1
      guard growth < 1e4 else { return nil }
      let withoutLeft = try left.removing(near: known, sides: sides)
      let withoutRight = try right.removing(far: known, sides: sides)
      // The joint keeps the known part's reference.
      let restHere = try rest.renormalized(toOhms: withoutLeft.referenceOhms)
      let restThere = try rest.renormalized(toOhms: withoutRight.referenceOhms)
      let distance = max(Self.distance(withoutLeft, restHere), Self.distance(withoutRight, restThere))
      return distance < 1e-13 * growth * growth * 100 ? nil : "\(distance), growth \(growth)"
    }
    #expect(failure == nil)
  }

  private static func growth(_ matrix: ComplexMatrix, _ sides: PortSides) -> Double {
    let forward = matrix.block(rows: sides.far, columns: sides.near).singularValues.last ?? 0
    return forward > 0 ? max(10, 1 / forward) : .infinity
  }

  @Test("mixed mode and back is the identity, for one pair and for several")
  func mixedMode() {
    let failure = counterexample { choices in
      let pairs = choices.integer(1...4)
      let network = try Self.passive(2 * pairs, &choices)
      var free = Array(0..<2 * pairs)
      let chosen = (0..<pairs).map { _ in
        PortPair(
          plus: free.remove(at: choices.integer(0...free.count - 1)),
          minus: free.remove(at: choices.integer(0...free.count - 1)))
      }
      let mixed = try network.mixedMode(chosen)
      guard abs(NetworkQuality(mixed).largestSingularValue - NetworkQuality(network).largestSingularValue) < 1e-12
      else { return "power is not kept" }
      let back = try mixed.singleEnded(chosen)
      return Self.distance(back, network) < 1e-13 && back.referenceOhms == network.referenceOhms
        ? nil : "does not come back"
    }
    #expect(failure == nil)
  }

  @Test("a cascade of two-ports by matrices is that of the scalar formula")
  func twoPorts() {
    let failure = counterexample { choices in
      let first = try Self.passive(2, &choices)
      let second = try Self.passive(2, &choices)
      let joined = try first.followed(by: second, sides: .twoPort)
      func twoPort(_ network: ScatteringNetwork) -> TwoPort {
        TwoPort(s11: network[0, 0, 0], s12: network[0, 0, 1], s21: network[0, 1, 0], s22: network[0, 1, 1])
      }
      let expected = twoPort(first).followed(by: twoPort(second))
      let found = twoPort(joined)
      let distance = max(
        (found.s11 - expected.s11).magnitude, (found.s21 - expected.s21).magnitude,
        (found.s12 - expected.s12).magnitude, (found.s22 - expected.s22).magnitude)
      return distance < 1e-13 ? nil : "\(distance)"
    }
    #expect(failure == nil)
  }
}
