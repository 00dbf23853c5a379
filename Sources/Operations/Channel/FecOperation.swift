import Diagnostics
import Documents
public import Quantities
import Reporting
import Signaling

/// `fec`: what forward error correction leaves of a line's errors.
public struct FecOperation: Operation {
  /// `kp4`, `kr4` or `rs:n,k,m`.
  public var code: String
  /// Share of wrong bits at the slicer.
  public var bitErrorRatio: Double?
  /// Signal to noise at the slicer instead, in decibels.
  public var snrInDecibels: Double?
  /// `a=0.75`, or `a=0.75,start=1e-4`.
  public var burst: String?
  /// First tap of a feedback equalizer over its cursor.
  public var feedbackTap: Double?
  /// Whether symbols are precoded.
  public var isPrecoded = false
  /// Codewords that share the line.
  public var interleave = 1
  /// `hamming-hard` or `hamming-soft`.
  public var inner: String?
  /// Rate of data: `800G`, `800 Gb/s`.
  public var rate = "800G"
  /// `nrz`, `pam4`, `pam6` or `pam8`.
  public var modulation = "pam4"
  /// Octets of a frame.
  public var frameOctets = 64
  /// Wanted share of wrong bits after decoding; nothing for 1e-15, which is then no demand.
  public var target: Double?
  /// `ber=1e-6..1e-2`.
  public var sweep: String?
  /// Time of decoding, when it is known.
  public var decodingTime: Duration?
  /// Seed of the simulation of soft decisions.
  public var seed = 1
  /// Page or picture of the waterfall to write.
  public var output: String?

  /// Asks for a code.
  public init(code: String) { self.code = code }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let request = try FecRequest(self)
    let analysis = try request.analysis(progress: workspace.progress)
    let findings = missed(analysis)
    var outcome = Outcome()
    outcome.report(findings)
    outcome.document = .value(FecJSON.value(analysis, findings: findings))
    outcome.show(FecTable.content(analysis))
    if let sweep = FecTable.sweep(analysis) { outcome.show(sweep) }
    for assumption in analysis.assumptions { outcome.say("- \(assumption)") }
    try write(analysis, workspace, &outcome)
    if output == nil { outcome.next = ["fec --code \(code) --sweep ber=1e-6..1e-2 -o fec.html"] }
    return outcome
  }

  private func write(_ analysis: FecAnalysis, _ workspace: Workspace, _ outcome: inout Outcome) throws {
    guard let output else { return }
    let bytes =
      output.lowercased().hasSuffix(".svg")
      ? FecPage.picture(analysis) : FecPage.page(analysis, version: HeliographVersion.text)
    try OutputFile.write(to: output, progress: workspace.progress) { stream in try stream.write(bytes) }
    outcome.say("Wrote \(output).")
  }

  /// Only a target that was asked for can be missed.
  private func missed(_ analysis: FecAnalysis) -> [Finding] {
    let left = analysis.performance.postFecBitErrorRatio
    guard let target, left > target * (1 + 1e-9) else { return [] }
    return [
      Finding(
        .targetMissed, .error, "\(left) of the bits are wrong after decoding",
        expected: "at most \(target)",
        help: ["bring the slicer's bit error ratio to \(analysis.threshold.bitErrorRatio) or below"])
    ]
  }
}
