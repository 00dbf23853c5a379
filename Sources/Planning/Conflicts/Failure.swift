import Diagnostics
import Facility

/// How far a trial runs the pipeline.
enum TrialDepth: Int, Comparable, Sendable {
  /// The scenario is resolved and its fabrics are counted.
  case counted
  /// The network is built and placed.
  case placed
  /// Everything.
  case planned

  static func < (left: TrialDepth, right: TrialDepth) -> Bool { left.rawValue < right.rawValue }
}

/// An error as the same error is known again in another plan: its code and what it is about, without the numbers.
struct Failure: Hashable, Sendable {
  let code: String
  /// What it is about; nothing where that moves from plan to plan, such as the fullest piece of tray.
  let subject: String?
  /// The part of the pipeline that finds it.
  let depth: TrialDepth

  init(_ finding: Finding, at depth: TrialDepth) {
    code = finding.code.id
    let moves = finding.code == .tooFewPositions || finding.code == .trayOverfull
    subject = moves ? nil : finding.subject
    self.depth = depth
  }

  /// Whether another failure stands in this one's place: the same thing fails for another reason.
  func isReplaced(by other: Failure) -> Bool {
    other.depth < depth || (other.depth == depth && subject != nil && other.subject == subject)
  }
}
