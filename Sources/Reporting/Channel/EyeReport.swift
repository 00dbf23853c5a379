public import Electrical
public import Signaling

/// The eyes of a lane with everything that their table, document and page show.
public struct EyeReport: Sendable {
  /// The eye of one test case.
  public struct Case: Sendable {
    /// The margin and the settings at which the eye is seen.
    public var result: ComCaseResult
    /// The eye.
    public var eye: StatisticalEye
    /// What the code leaves, without precoding.
    public var plain: FecPerformance?
    /// What it leaves with precoding.
    public var precoded: FecPerformance?

    /// Sees an eye through a code.
    public init(result: ComCaseResult, eye: StatisticalEye, code: ReedSolomonCode) {
      self.result = result
      self.eye = eye
      plain = eye.performance(code: code, precoding: false)
      precoded = eye.performance(code: code, precoding: true)
    }
  }

  /// The files.
  public var files: ComReport.Files
  /// The specification.
  public var specification: ComSpecification
  /// The code that errors are counted behind.
  public var code: ReedSolomonCode
  /// One eye a test case.
  public var cases: [Case]
  /// Settings that are zero because others were given by hand and they were not: `gdc`, `gdc2`, `c-1`.
  public var zeros: [String] = []

  /// Joins eyes with what they were computed from.
  public init(files: ComReport.Files, specification: ComSpecification, code: ReedSolomonCode, cases: [Case]) {
    self.files = files
    self.specification = specification
    self.code = code
    self.cases = cases
  }

  /// The probabilities at which openings are told: the target of the detector, 1e-6 and 1e-12.
  public var probabilities: [Double] { [specification.signaling.detectorErrorRatio, 1e-6, 1e-12] }

  /// A line around what is free at a probability.
  struct Contour: Equatable {
    let probability: Double
    /// The probability for people.
    let name: String
  }

  /// The contours that pictures show, the narrowest last.
  var contours: [Contour] {
    let target = specification.signaling.detectorErrorRatio
    return
      ([1e-3, target, 1e-6, 1e-12].sorted(by: >).reduce(into: [Double]()) { found, probability in
        if found.last != probability { found.append(probability) }
      }).map { Contour(probability: $0, name: ($0 == target ? "DER₀ " : "") + Prose.ratio($0)) }
  }

  /// Whether every eye of a case is open at the detector's target.
  public func isOpen(_ oneCase: Case) -> Bool {
    oneCase.eye.worstOpening(probability: specification.signaling.detectorErrorRatio)?.isOpen ?? false
  }

  /// What is taken for granted, a sentence each.
  public var assumptions: [String] {
    let sampled = cases.contains { !$0.result.settings.feedForward.isEmpty }
    return [
      "Symbols are independent and their levels equally likely; aggressors are at the phase at which they are worst.",
      "Noise of transmitter and receiver is Gaussian; random and dual-Dirac jitter move the sampling of the whole waveform.",
      "Errors propagate through the first feedback tap only, and are counted behind \(code), one codeword at a time.",
      "The level mismatch of the specification shrinks the inner eyes.",
    ]
      + (sampled
        ? [
          "The waveform behind the sampled receiver is what its feed-forward taps make of each sampling phase; a quantizer's noise is uniform.",
          "The eye and its errors are the slicer's with decision feedback, before sequences are detected; COM counts what that gains.",
        ] : [])
      + (zeros.isEmpty
        ? []
        : ["Settings are given by hand, so nothing is searched; taken as zero: " + zeros.joined(separator: ", ") + "."])
  }
}
