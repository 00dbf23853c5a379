import Diagnostics
import Documents
import Electrical
import Quantities
import Reporting

/// Reads channel files for the commands about them.
struct ChannelReader {
  /// The port order that the user gave.
  let order: PortOrder?
  private let limits: Limits

  /// Prepares reading. Limits that the user did not change are those of Touchstone files, which may be larger than documents.
  init(order: PortOrder?, limits: Limits) {
    self.order = order
    self.limits = Limits(
      depth: limits.depth, nodes: limits.nodes == Limits.standard.nodes ? Limits.touchstone.nodes : limits.nodes,
      bytes: limits.bytes == Limits.standard.bytes ? Limits.touchstone.bytes : limits.bytes)
  }

  /// Reads one file and takes its figures.
  /// - Throws: what is wrong with it, at its line.
  func file(_ path: String, _ settings: ChannelFigures.Settings) throws -> ChannelFile {
    var (survey, findings) = try surveyed(path, order)
    if order != nil, survey.ports != 4 { throw Rejection(orderOfOther(path, survey.ports)) }
    var origin = survey.order.map { order in
      self.order == nil ? Self.evidence(findings) ?? "found" : "given: \(order.rawValue)"
    }
    let lanes = survey.ports > 4 && path != "-" ? try self.lanes(path, &findings) : nil
    if let lanes {
      survey.through = lanes.through
      origin = Self.evidence(findings)
    }
    let figures = survey.through.map { ChannelFigures($0, settings) }
    var file = ChannelFile(
      name: path, survey: survey, figures: figures, orderOrigin: origin,
      findings: findings + survey.findings(file: path, figures: figures, rate: settings.rate))
    file.lanes = lanes
    return file
  }

  /// Reads the file of an aggressor: its transmission into the victim.
  ///
  /// Crosstalk is too weak for the port order to show, so that it is the victim's.
  /// - Throws: what is wrong with it, or that it has no two ends.
  func aggressor(_ path: String, _ order: PortOrder?) throws -> TwoPortSweep {
    let survey = try surveyed(path, order).survey
    guard let sweep = survey.through else {
      throw Rejection(
        Finding(
          .portsDoNotFit, .error, "`\(path)` has \(survey.ports) ports and no differential transmission",
          at: Place(file: path, line: 1, column: 1), expected: "a four-port of one reference impedance"))
    }
    return sweep
  }

  /// Surveys a file while it is read, frequency by frequency.
  private func surveyed(
    _ path: String, _ order: PortOrder?
  ) throws -> (survey: ChannelSurvey, findings: [Finding]) {
    var surveyor: ChannelSurveyor?
    let summary = try Touchstone.stream(path, options: Touchstone.Options(order: order), limits: limits) { point in
      if surveyor == nil { surveyor = ChannelSurveyor(referenceOhms: point.referenceOhms, order: order) }
      surveyor?.add(frequencyHz: point.frequencyHz, values: point.values)
    }
    let none = ChannelSurveyor(referenceOhms: [Double](repeating: 50, count: summary.ports), order: order)
    return ((surveyor ?? none).finished(order: summary.order), summary.findings)
  }

  /// The victim and its aggressors of a file that holds several lanes; nothing, and a warning, where its ports form none.
  private func lanes(_ path: String, _ findings: inout [Finding]) throws -> ScatteringNetwork.LaneSet? {
    let network = try Touchstone.read(path, limits: limits).network
    do {
      let (pairing, finding) = try PortPairing.detected(in: network)
      findings.append(finding)
      return network.lanes(pairing)
    } catch {
      findings += error.findings.map { finding in
        var warning = finding
        warning.severity = .warning
        warning.place = Place(file: path, line: 1, column: 1)
        return warning
      }
      return nil
    }
  }

  /// What the reader says about how ports are joined.
  private static func evidence(_ findings: [Finding]) -> String? {
    findings.last { $0.code == .touchstonePortOrder }?.message
  }

  private func orderOfOther(_ path: String, _ ports: Int) -> Finding {
    Finding(
      .portsDoNotFit, .error, "`--order` is for four-ports, and `\(path)` has \(ports) ports",
      at: Place(file: path, line: 1, column: 1), help: ["leave `--order` out"])
  }
}
