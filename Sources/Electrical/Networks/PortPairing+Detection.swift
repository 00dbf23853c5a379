public import Diagnostics
import Numerics

extension PortPairing {
  /// Finds out which ports of a network of 4, 8, 12, ... ports belong together.
  ///
  /// Each port's line leads to the port that receives most from it, at the lowest frequency at which that is at least 0.01 and twice
  /// as much as any other port gets; where there is no such frequency, by the power over all. Of a line's two ports the lower one is
  /// near. Neighboring lines form a pair, the lower one positive, and every lane's signal goes from near to far: neither can be
  /// read from the values, so that both are said.
  /// - Returns: the pairing and what to say about it.
  /// - Throws: a finding when the number of ports is no multiple of four, or the ports do not fall into lines.
  public static func detected(in network: ScatteringNetwork) throws(Rejection) -> (
    pairing: PortPairing, finding: Finding
  ) {
    guard network.ports >= 4, network.ports.isMultiple(of: 4) else {
      throw undetected("\(network.ports) ports are not whole differential lanes", "4, 8, 12, ... ports")
    }
    let certain = (0..<network.points).lazy.compactMap { partners(network, at: $0) }.first
    guard let partners = certain ?? partnersByPower(network) else {
      throw undetected(
        "the ports of the network do not fall into lines: for no frequency does each lead to one other",
        "one strong path from each port")
    }
    let lines = partners.indices.filter { $0 < partners[$0] }.map { (near: $0, far: partners[$0]) }
    let lanes = stride(from: 0, to: lines.count, by: 2).map { index in
      Lane(
        near: PortPair(plus: lines[index].near, minus: lines[index + 1].near),
        far: PortPair(plus: lines[index].far, minus: lines[index + 1].far))
    }
    let pairing = PortPairing(lanes: lanes)
    return (pairing, finding(pairing, isCertain: certain != nil))
  }

  /// The port that each leads to, when one frequency tells for all of them.
  private static func partners(_ network: ScatteringNetwork, at point: Int) -> [Int]? {
    matching(network.ports, least: 1e-4, ratio: 4) { network[point, $1, $0].squaredMagnitude }
  }

  private static func partnersByPower(_ network: ScatteringNetwork) -> [Int]? {
    var powers = [Double](repeating: 0, count: network.ports * network.ports)
    for point in 0..<network.points {
      for index in powers.indices {
        powers[index] += network.values[point * powers.count + index].squaredMagnitude
      }
    }
    return matching(network.ports, least: 0, ratio: 1) { powers[$1 * network.ports + $0] }
  }

  /// Joins each port to the one that gets most power from it.
  /// - Returns: nothing unless each has exactly one that stands out, and both mean each other.
  private static func matching(
    _ ports: Int, least: Double, ratio: Double, power: (_ from: Int, _ to: Int) -> Double
  ) -> [Int]? {
    var partners: [Int] = []
    for port in 0..<ports {
      var best = (port: port, power: 0.0)
      var second = 0.0
      for other in 0..<ports where other != port {
        let value = power(port, other)
        if value > best.power {
          second = best.power
          best = (other, value)
        } else {
          second = max(second, value)
        }
      }
      guard best.port != port, best.power >= least, best.power >= ratio * second else { return nil }
      partners.append(best.port)
    }
    return partners.indices.allSatisfy { partners[partners[$0]] == $0 } ? partners : nil
  }

  private static func finding(_ pairing: PortPairing, isCertain: Bool) -> Finding {
    let others = pairing.lanes.count - 1
    let aggressors = others == 0 ? "" : ", the first lane as the victim and \(others) as far-end crosstalk"
    return Finding(
      .touchstonePortOrder, isCertain ? .note : .warning,
      "ports are paired as `\(pairing)`\(isCertain ? "" : " by their power over all frequencies, which is not certain")\(aggressors)",
      help: ["give the pairing where that is wrong; a lane whose signal comes back is written with `<`"],
      subject: pairing.description)
  }

  private static func undetected(_ message: String, _ expected: String) -> Rejection {
    Rejection(
      Finding(
        .portPairing, .error, message, expected: expected,
        help: ["give the pairing to `channel com`, for example `--pairs '1,2>3,4;5,6>7,8'`"]))
  }
}
