import Glibc
public import Electrical

/// A margin with everything that its table, its document and its page show.
public struct ComReport: Sendable {
  /// The files, as the user named them.
  public struct Files: Sendable {
    /// The victim.
    public var through: String
    /// Far-end aggressors.
    public var farEnd: [String]
    /// Near-end aggressors.
    public var nearEnd: [String]

    /// The files as options of a command line.
    public var words: String {
      (["--thru \(through)"] + farEnd.map { "--fext \($0)" } + nearEnd.map { "--next \($0)" }).joined(separator: " ")
    }

    /// Names files.
    public init(through: String, farEnd: [String], nearEnd: [String]) {
      self.through = through
      self.farEnd = farEnd
      self.nearEnd = nearEnd
    }
  }

  /// The files.
  public var files: Files
  /// The specification.
  public var specification: ComSpecification
  /// The lane.
  public var channel: ComChannel
  /// The margins.
  public var result: ComResult
  /// Effective return loss; nothing where the specification asks for none.
  public var returnLoss: ReturnLossVerdict?

  /// Joins what was computed with what it was computed from.
  public init(
    files: Files, specification: ComSpecification, channel: ComChannel, result: ComResult,
    returnLoss: ReturnLossVerdict? = nil
  ) {
    self.files = files
    self.specification = specification
    self.channel = channel
    self.result = result
    self.returnLoss = returnLoss
  }

  /// Whether every case has the margin and, where the specification limits the eye, an eye within the limits.
  public var hasMargin: Bool {
    result.passes
      && result.cases.allSatisfy { oneCase in eye(of: oneCase).map { $0.opening.meets($0.limit) } ?? true }
  }

  /// Whether the lane has the margin, and its channel meets a normative limit to effective return loss.
  public var passes: Bool { hasMargin && (returnLoss?.passes ?? true) }

  /// The eye of a case at the detector's error ratio, where the specification limits it.
  public func eye(of oneCase: ComCaseResult) -> (opening: ModuleEye, limit: ComEyeLimit)? {
    specification.eye.map { limit in
      (oneCase.eye(errorRatio: specification.signaling.detectorErrorRatio), limit)
    }
  }
}
