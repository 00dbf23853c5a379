public import Diagnostics
import Numerics

/// Two single-ended ports that carry one differential and one common signal; ports count from zero.
public struct PortPair: Sendable, Equatable {
  /// The port of the positive line.
  public var plus: Int
  /// The port of the negative line.
  public var minus: Int

  /// Pairs two ports.
  public init(plus: Int, minus: Int) {
    self.plus = plus
    self.minus = minus
  }
}

extension PortOrder {
  /// The near and the far pair.
  public var pairsOfPorts: [PortPair] {
    [PortPair(plus: ports.nearPlus, minus: ports.nearMinus), PortPair(plus: ports.farPlus, minus: ports.farMinus)]
  }
}

extension ScatteringNetwork {
  /// The network in differential and common waves: ports `d1, d2, ..., c1, c2, ...`, one of each for every pair.
  ///
  /// `Smm = M S M^T` with rows `(1, -1) / sqrt 2` for differential and `(1, 1) / sqrt 2` for common waves; references
  /// are `2 R` and `R / 2` (Bockelman and Eisenstadt, 1995).
  /// - Parameter pairs: every port exactly once.
  /// - Throws: a finding when ports are missing, or the two ports of a pair have different references.
  public func mixedMode(_ pairs: [PortPair]) throws(Rejection) -> ScatteringNetwork {
    guard pairs.flatMap({ [$0.plus, $0.minus] }).sorted() == Array(0..<ports) else {
      throw Rejection(.unpaired(ports))
    }
    for pair in pairs where referenceOhms[pair.plus] != referenceOhms[pair.minus] {
      throw Rejection(
        Finding(
          .portsDoNotFit, .error,
          "ports \(pair.plus + 1) and \(pair.minus + 1) cannot be a pair: their references are "
            + "\(referenceOhms[pair.plus]) and \(referenceOhms[pair.minus]) ohm",
          help: ["renormalize the network to one impedance first"]))
    }
    let modes = Self.modes(pairs, ports)
    let singles = pairs.map { referenceOhms[$0.plus] }
    return try replacingMatrices(referenceOhms: singles.map { 2 * $0 } + singles.map { $0 / 2 }) {
      point throws(Rejection) in modes * matrix(at: point) * modes.transposed
    }
  }

  /// The way back: single-ended ports from a network whose ports are `d1, d2, ..., c1, c2, ...`.
  /// - Parameter pairs: the single-ended ports of each pair.
  /// - Throws: a finding when the ports do not fit the pairs, or the references are not `2 R` and `R / 2`.
  public func singleEnded(_ pairs: [PortPair]) throws(Rejection) -> ScatteringNetwork {
    guard pairs.flatMap({ [$0.plus, $0.minus] }).sorted() == Array(0..<ports) else {
      throw Rejection(.unpaired(ports))
    }
    var singles = referenceOhms
    for (index, pair) in pairs.enumerated() {
      let (differential, common) = (referenceOhms[index], referenceOhms[pairs.count + index])
      guard abs(differential - 4 * common) <= 1e-9 * differential else {
        throw Rejection(
          Finding(
            .portsDoNotFit, .error,
            "pair \(index + 1) has references of \(differential) ohm differential and \(common) ohm common",
            expected: "a differential reference of four times the common one"))
      }
      singles[pair.plus] = differential / 2
      singles[pair.minus] = differential / 2
    }
    let modes = Self.modes(pairs, ports)
    return try replacingMatrices(referenceOhms: singles) { point throws(Rejection) in
      modes.transposed * matrix(at: point) * modes
    }
  }

  /// The orthogonal matrix from single-ended waves to modes.
  private static func modes(_ pairs: [PortPair], _ ports: Int) -> ComplexMatrix {
    let half = 0.5.squareRoot()
    var modes = ComplexMatrix(rows: ports, columns: ports)
    for (index, pair) in pairs.enumerated() {
      modes[index, pair.plus] = Complex(half)
      modes[index, pair.minus] = Complex(-half)
      modes[pairs.count + index, pair.plus] = Complex(half)
      modes[pairs.count + index, pair.minus] = Complex(half)
    }
    return modes
  }
}

extension Finding {
  fileprivate static func unpaired(_ ports: Int) -> Finding {
    Finding(
      .portsDoNotFit, .error, "the pairs do not hold each of the \(ports) ports exactly once",
      expected: "an even number of ports, every one in one pair")
  }
}
