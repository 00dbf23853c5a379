import Diagnostics
import Documents
import Electrical
import Quantities
import Reporting
import Signaling

/// `channel eye`: the statistical eye of a lane at the slicer, and what a code leaves of its errors.
public struct ChannelEyeOperation: Operation {
  /// The lane and its specification, as for `channel com`.
  public var lane: ChannelComOperation
  /// Transmitter coefficients instead of the best ones: `c-1=-0.1,c1=-0.05`.
  public var transmitter: String?
  /// Gain of the continuous-time equalizer instead of the best one, in decibels.
  public var gain: Double?
  /// The same of its low-frequency stage.
  public var lowFrequencyGain: Double?
  /// `kp4`, `kr4` or `rs:n,k,m`; nothing for the usual one of the modulation.
  public var code: String?
  /// Page or picture to write.
  public var output: String?

  /// Asks for an eye.
  public init(lane: ChannelComOperation) { self.lane = lane }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let (specification, remarks) = try lane.specificationReader.read(in: workspace)
    let code = try FecRequest.code(self.code ?? (specification.signaling.modulation == .nrz ? "kr4" : "kp4"))
    if let finding = code.burstFinding { throw Rejection(finding) }
    let request = EyeSettings(self)
    let settings = try request.settings(for: specification)
    let (channel, found) = try lane.files.read(workspace.touchstoneLimits)
    let analysis = try ComAnalysis(
      specification: specification, channel: channel, method: ComMethod(named: lane.method) ?? .annex)
    let cases = try specification.cases.indices.map { index in
      try workspace.progress.report("eyes", index, of: specification.cases.count)
      return try eye(index, analysis, settings, code, workspace.progress)
    }
    var report = EyeReport(files: lane.files.names, specification: specification, code: code, cases: cases)
    if let settings { report.zeros = try request.zeros(in: settings, of: specification) }
    var outcome = Outcome()
    outcome.report(remarks + found + analysis.findings + closed(report))
    outcome.document = .value(EyeJSON.value(report, findings: outcome.findings))
    outcome.say("\(specification.title)   \(specification.id)   method \(lane.method)")
    outcome.show(EyeTable.openings(report))
    outcome.show(EyeTable.errors(report))
    if let detection = EyeTable.detection(report) { outcome.show(detection) }
    for assumption in report.assumptions { outcome.say("- \(assumption)") }
    try write(report, workspace, &outcome)
    outcome.next = ["channel com \(lane.files.names.words) --spec \(lane.specification)"]
    return outcome
  }

  private func eye(
    _ index: Int, _ analysis: ComAnalysis, _ settings: EqualizerSettings?, _ code: ReedSolomonCode,
    _ progress: Progress
  ) throws -> EyeReport.Case {
    let lane = try analysis.prepare(index)
    let result =
      if let settings {
        try lane.evaluate(at: settings)
      } else {
        try lane.search(threads: ProcessorCount.available, progress: progress)
      }
    guard let eye = lane.eye(of: result) else {
      throw Rejection(
        Finding(
          .noEye, .error, "nothing of the signal is at the cursor in case `\(result.name)`",
          help: ["`heliograph channel com` shows the pulse response"], subject: result.name))
    }
    return EyeReport.Case(result: result, eye: eye, code: code)
  }

  private func closed(_ report: EyeReport) -> [Finding] {
    report.cases.filter { !report.isOpen($0) }.map { oneCase in
      Finding(
        .eyeClosed, .error,
        "the eye of `\(report.files.through)` is closed at \(report.specification.signaling.detectorErrorRatio) in case "
          + "`\(oneCase.result.name)`",
        expected: "levels that are apart at the detector's error ratio",
        help: [oneCase.result.limit] + sequences(oneCase.result), subject: oneCase.result.name)
    }
  }

  /// What the eye leaves out, where the specification grants it.
  private func sequences(_ result: ComCaseResult) -> [String] {
    guard let gain = result.sampled?.sequenceGain else { return [] }
    return ["detecting sequences adds \(NumberText.fixed(gain.decibels, decimals: 2)) dB to COM, which no eye shows"]
  }

  private func write(_ report: EyeReport, _ workspace: Workspace, _ outcome: inout Outcome) throws {
    guard let output else { return }
    let isPicture = output.lowercased().hasSuffix(".svg")
    let bytes =
      isPicture
      ? EyePage.picture(report) ?? []
      : EyePage.page(report, findings: outcome.findings, version: HeliographVersion.text)
    try OutputFile.write(to: output, progress: workspace.progress) { stream in try stream.write(bytes) }
    outcome.say("Wrote \(output).")
  }
}
