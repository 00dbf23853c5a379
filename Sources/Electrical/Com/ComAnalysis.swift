import Glibc
public import Diagnostics
import Quantities

/// Channel Operating Margin of one lane by one specification: IEEE 802.3 Annex 93A.
///
///     let analysis = try ComAnalysis(specification: kr, channel: lane)
///     let result = try analysis.result()
///     print(result.worst?.com, result.worst?.limit)
public struct ComAnalysis: Sendable {
  /// The parameters.
  public let specification: ComSpecification
  /// The lane.
  public let channel: ComChannel
  /// The text of the annex, or habits of a script.
  public let method: ComMethod
  /// What is doubtful about the channel; warnings.
  public let findings: [Finding]

  /// Checks parameters and channel.
  /// - Throws: everything that is wrong with them.
  public init(specification: ComSpecification, channel: ComChannel, method: ComMethod = .annex) throws(Rejection) {
    let errors = specification.findings + channel.errors
    guard errors.isEmpty else { throw Rejection(errors) }
    self.specification = specification
    self.channel = channel
    self.method = method
    findings = channel.warnings(for: specification)
  }

  /// Every test case with its best settings.
  /// - Throws: `Rejection` when nothing of the signal arrives; `Interrupted`.
  public func result(threads: Int = 1, progress: Progress = .none) throws -> ComResult {
    ComResult(
      specification: specification.id, method: method,
      cases: try specification.cases.indices.map { try evaluate($0, threads: threads, progress: progress) },
      passingMargin: specification.passingMargin, findings: findings)
  }

  /// One test case at the settings with the best figure of merit; the first of equal ones.
  /// - Throws: `Rejection` when there is no such case or nothing of the signal arrives; `Interrupted`.
  public func evaluate(_ caseIndex: Int, threads: Int = 1, progress: Progress = .none) throws -> ComCaseResult {
    try prepare(caseIndex).search(threads: threads, progress: progress)
  }

  /// One test case at given settings; their feedback and feed-forward taps are ignored and follow from the pulse.
  /// - Throws: `Rejection` when there is no such case or nothing of the signal arrives.
  public func evaluate(_ caseIndex: Int, at settings: EqualizerSettings) throws(Rejection) -> ComCaseResult {
    try prepare(caseIndex).evaluate(at: settings)
  }

  /// The pulses of one test case, for one evaluation after another.
  /// - Throws: `Rejection` when there is no such case.
  public func prepare(_ caseIndex: Int) throws(Rejection) -> ComLane {
    guard specification.cases.indices.contains(caseIndex) else {
      throw Rejection(
        Finding(
          .comParameter, .error,
          "there is no test case \(caseIndex + 1), `\(specification.id)` has \(specification.cases.count)"))
    }
    let testCase = specification.cases[caseIndex]
    return ComLane(
      name: testCase.name, method: method,
      bank: PulseBank(specification: specification, channel: channel, testCase: testCase, habits: method.habits))
  }
}

/// A lane in one test case, its pulses computed.
public struct ComLane: Sendable {
  /// Name of the case.
  public let name: String
  /// How margins are computed.
  public let method: ComMethod
  /// The pulses.
  public let bank: PulseBank

  /// The margin at the settings with the best figure of merit; the first of equal ones.
  /// - Throws: `Rejection` when nothing of the signal arrives; `Interrupted`.
  public func search(threads: Int = 1, progress: Progress = .none) throws -> ComCaseResult {
    let receiver = SampledReceiver(bank.specification, habits: method.habits)
    let best =
      if let receiver {
        try SampledSearch(self, receiver: receiver).best(threads: threads, progress: progress)
      } else {
        try EqualizerSearch(self).best(threads: threads, progress: progress)
      }
    guard let settings = best.settings else { throw noCursor }
    return try evaluate(at: settings, candidates: best.candidates, receiver: receiver)
  }

  /// The margin at given settings.
  /// - Throws: when nothing of the signal arrives.
  public func evaluate(at settings: EqualizerSettings) throws(Rejection) -> ComCaseResult {
    try evaluate(
      at: settings, candidates: 1, receiver: SampledReceiver(bank.specification, habits: method.habits))
  }

  private func evaluate(
    at settings: EqualizerSettings, candidates: Int, receiver: SampledReceiver?
  ) throws(Rejection) -> ComCaseResult {
    if let receiver { return try evaluate(at: settings, candidates: candidates, sampled: receiver) }
    guard let detection = Detection(bank: bank, habits: method.habits, settings: settings) else { throw noCursor }
    let margin = MarginDensity(detection, specification: bank.specification, habits: method.habits)
    var settings = settings
    settings.feedback = detection.feedback
    settings.floatingGroups = detection.floatingGroups
    return ComCaseResult(
      name: name, com: MarginDensity.margin(signal: detection.signal, noise: margin.noise),
      figureOfMerit: Decibels(decibels: 10 * log10(detection.merit)), settings: settings,
      signal: Voltage(volts: detection.signal), noise: Voltage(volts: margin.noise), terms: margin.terms,
      pulse: EqualizedPulse(
        volts: detection.pulse, samplesPerSymbol: bank.samplesPerSymbol, interval: bank.interval,
        cursor: detection.cursor, samplesBeforePeak: detection.peak - detection.cursor,
        residuals: detection.residuals, residualCursor: detection.residualCursor),
      density: margin.density, candidates: candidates)
  }

  var noCursor: Rejection {
    Rejection(
      Finding(
        .comNoCursor, .error, "nothing of the signal arrives through `\(bank.victim.name)`", subject: bank.victim.name))
  }
}
