public import Diagnostics
import Numerics

extension ScatteringNetwork {
  /// This network with another one behind its far side: far port `i` of this one meets near port `i` of the next.
  ///
  /// The result's ports are numbered like this network's: its near ports, and in the place of its far ports the far
  /// ports of the next. Where joined ports have different references, the next network is renormalized first, which
  /// changes no voltage.
  /// - Parameters:
  ///   - next: on the same frequencies; see `resampled(atHz:)`.
  ///   - sides: how the ports of this network are divided.
  ///   - nextSides: how those of the next are divided; like this network's when left out.
  /// - Throws: a finding when ports or frequencies do not fit together, or when the joint resonates without loss.
  public func followed(
    by next: ScatteringNetwork, sides: PortSides, nextSides: PortSides? = nil
  ) throws(Rejection) -> ScatteringNetwork {
    let nextSides = nextSides ?? sides
    let next = try fitted(next, sides, nextSides, joint: sides.far)
    var references = referenceOhms
    for (port, nextPort) in zip(sides.far, nextSides.far) { references[port] = next.referenceOhms[nextPort] }
    return try replacingMatrices(referenceOhms: references) { point throws(Rejection) in
      let blocks = ScatteringBlocks(matrix(at: point), sides)
      guard let joined = blocks.followed(by: ScatteringBlocks(next.matrix(at: point), nextSides)) else {
        throw Rejection(
          .singularNetwork(
            "the joint resonates without loss at \(hertzText(point))",
            help: "give one of the two networks the loss that it has in reality"))
      }
      return joined.matrix(sides)
    }
  }

  /// The network without a known part at its near side: what `known.followed(by:)` would need behind it to give this
  /// network.
  /// - Parameters:
  ///   - known: on the same frequencies.
  ///   - sides: how the ports of this network are divided, and those of the result.
  ///   - knownSides: how those of the known part are divided; like this network's when left out.
  /// - Throws: a finding when ports or frequencies do not fit together, or where the known part lets nothing through.
  public func removing(
    near known: ScatteringNetwork, sides: PortSides, knownSides: PortSides? = nil
  ) throws(Rejection) -> ScatteringNetwork {
    let knownSides = knownSides ?? sides
    let known = try fitted(known, sides, knownSides.reversed, joint: sides.near)
    var references = referenceOhms
    for (port, knownPort) in zip(sides.near, knownSides.far) { references[port] = known.referenceOhms[knownPort] }
    return try replacingMatrices(referenceOhms: references) { point throws(Rejection) in
      let blocks = ScatteringBlocks(matrix(at: point), sides)
      guard let rest = blocks.removing(near: ScatteringBlocks(known.matrix(at: point), knownSides)) else {
        throw Rejection(
          .singularNetwork(
            "the part to remove lets nothing through at \(hertzText(point)), so what is behind it cannot be seen",
            help: "cut both networks below that frequency, or measure the part again"))
      }
      return rest.matrix(sides)
    }
  }

  /// The network without a known part at its far side, see `removing(near:sides:knownSides:)`.
  /// - Parameters:
  ///   - known: on the same frequencies, written from this network's inside to its outside.
  ///   - sides: how the ports of this network are divided, and those of the result.
  ///   - knownSides: how those of the known part are divided; like this network's when left out.
  /// - Throws: as for the near side.
  public func removing(
    far known: ScatteringNetwork, sides: PortSides, knownSides: PortSides? = nil
  ) throws(Rejection) -> ScatteringNetwork {
    try removing(near: known, sides: sides.reversed, knownSides: (knownSides ?? sides).reversed)
  }

  /// The other network on the references that it meets at the joint.
  /// - Parameter joint: ports of this network whose references the other's near ports take.
  private func fitted(
    _ other: ScatteringNetwork, _ sides: PortSides, _ otherSides: PortSides, joint: [Int]
  ) throws(Rejection) -> ScatteringNetwork {
    guard sides.ports == ports, otherSides.ports == other.ports, ports == other.ports else {
      throw Rejection(
        Finding(
          .portsDoNotFit, .error, "a network of \(ports) ports cannot be joined to one of \(other.ports) here",
          expected: "as many lines on both sides of the joint",
          help: ["join networks of equally many ports, all of them divided into a near and a far side"]))
    }
    guard Self.areAlike(frequenciesHz, other.frequenciesHz) else {
      throw Rejection(
        Finding(
          .gridsDiffer, .error,
          "the networks are known at different frequencies: \(Self.gridText(self)) and \(Self.gridText(other))",
          help: ["interpolate both onto their common frequencies first"]))
    }
    var references = other.referenceOhms
    for (port, otherPort) in zip(joint, otherSides.near) { references[otherPort] = referenceOhms[port] }
    return references == other.referenceOhms ? other : try other.renormalized(toOhms: references)
  }

  /// Whether two grids are the same but for the last digits of a file.
  static func areAlike(_ first: [Double], _ second: [Double]) -> Bool {
    first.count == second.count && zip(first, second).allSatisfy { abs($0 - $1) <= 1e-9 * max($0, $1) }
  }

  static func gridText(_ network: ScatteringNetwork) -> String {
    guard let first = network.frequenciesHz.first, let last = network.frequenciesHz.last else { return "no points" }
    return "\(network.points) points from \(FrequencyText.gigahertz(first)) to \(FrequencyText.gigahertz(last))"
  }

  func hertzText(_ point: Int) -> String { FrequencyText.gigahertz(frequenciesHz[point]) }
}

extension Finding {
  static func singularNetwork(_ message: String, help: String) -> Finding {
    Finding(.singularNetwork, .error, message, help: [help])
  }
}
