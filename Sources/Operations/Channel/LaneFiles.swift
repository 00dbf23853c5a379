import Diagnostics
import Documents
import Electrical
import Reporting

/// Reads the files of a lane: the victim and its aggressors as files of their own, or one file of many ports that holds all of them.
struct LaneFiles: Sendable {
  /// The victim's file.
  var through: String
  /// Far-end aggressors.
  var farEnd: [String] = []
  /// Near-end aggressors.
  var nearEnd: [String] = []
  /// How the ports of four-ports are joined; nothing to find out.
  var order: PortOrder?
  /// Which ports of a file of many ports belong together, as `1,2>3,4;5,6>7,8`; nothing to find out.
  var pairs: String?

  /// The lane, and what is to be said about its files.
  func read(_ limits: Limits) throws(Rejection) -> (channel: ComChannel, findings: [Finding]) {
    var findings: [Finding] = []
    let reading = try Touchstone.read(through, options: Touchstone.Options(order: order), limits: limits)
    findings += reading.findings
    var channel = try lane(reading, &findings)
    // Crosstalk says nothing reliable about the order of its ports: files of one lane are numbered alike.
    let options = Touchstone.Options(order: order ?? reading.order)
    for path in farEnd { channel.farEnd.append(try aggressor(path, options, limits, &findings)) }
    for path in nearEnd { channel.nearEnd.append(try aggressor(path, options, limits, &findings)) }
    return (channel, findings)
  }

  /// The names as results have them.
  var names: ComReport.Files { ComReport.Files(through: through, farEnd: farEnd, nearEnd: nearEnd) }

  private func lane(_ reading: Touchstone.Reading, _ findings: inout [Finding]) throws(Rejection) -> ComChannel {
    let network = reading.network
    let (pairing, detected) = try pairing(of: network, reading.order)
    if let detected { findings.append(located(detected)) }
    guard let lanes = network.lanes(pairing) else { throw unusable(through, network) }
    func path(_ name: String, _ sweep: TwoPortSweep) -> ComChannel.Path { ComChannel.Path(name: name, sweep: sweep) }
    return ComChannel(
      through: path(through, lanes.through),
      farEnd: lanes.farEnd.enumerated().map { path("\(through), far-end aggressor \($0 + 1)", $1) },
      nearEnd: lanes.nearEnd.enumerated().map { path("\(through), near-end aggressor \($0 + 1)", $1) })
  }

  private func pairing(
    of network: ScatteringNetwork, _ order: PortOrder?
  ) throws(Rejection) -> (PortPairing, Finding?) {
    if let pairs { return (try PortPairing(parsing: pairs, ports: network.ports), nil) }
    if let order { return (PortPairing(order), nil) }
    let (pairing, finding) = try PortPairing.detected(in: network)
    return (pairing, finding)
  }

  private func located(_ finding: Finding) -> Finding {
    var finding = finding
    finding.place = finding.place ?? Place(file: through, line: 1, column: 1)
    return finding
  }

  private func aggressor(
    _ path: String, _ options: Touchstone.Options, _ limits: Limits, _ findings: inout [Finding]
  ) throws(Rejection) -> ComChannel.Path {
    let reading = try Touchstone.read(path, options: options, limits: limits)
    findings += reading.findings
    guard let order = reading.order, let sweep = reading.network.differential(order) else {
      throw unusable(path, reading.network)
    }
    return ComChannel.Path(name: path, sweep: sweep)
  }

  private func unusable(_ path: String, _ network: ScatteringNetwork) -> Rejection {
    Rejection(
      Finding(
        .comChannel, .error, "`\(path)` has \(network.ports) ports and gives no differential lane",
        at: Place(file: path, line: 1, column: 1),
        expected: "two lines of one reference impedance: four ports, or a multiple of four with the victim first",
        help: ["write which ports belong together: `--pairs \"1,2>3,4;5,6>7,8\"`"]))
  }
}
