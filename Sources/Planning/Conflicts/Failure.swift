import Diagnostics
import Fabrics
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
    let moves = [.tooFewPositions, .trayOverfull, .panelsWithoutRoom].contains(finding.code)
    subject = moves ? nil : finding.subject
    // Panels are mounted once links are known, although the layout says whether they find room.
    self.depth = finding.code == .panelsWithoutRoom ? .planned : depth
  }

  /// Whether another failure stands in this one's place: the same thing fails for another reason, which was looked at before or
  /// instead. A reason that is only looked at once this one is gone was there all along.
  func isReplaced(by other: Failure) -> Bool {
    other.depth < depth || (other.depth == depth && subject != nil && other.subject == subject && !hides(other))
  }

  private func hides(_ other: Failure) -> Bool {
    Self.hiding.contains { $0.code.id == code && $0.hidden.contains { $0.id == other.code } }
  }

  /// Errors after which no more is said of the same thing, and what could be said: a box that is too tall is neither weighed nor fed,
  /// extents that cannot be are given no ports.
  private static let hiding: [(code: FindingCode, hidden: [FindingCode])] = [
    (.deviceUnmountable, [.rackAboveFeed, .rackTooHeavy, .liquidMissing, .hostsPerRackTooMany]),
    (.fabricTooLarge, [.portsExceeded, .radixLimit, .meshPorts, .circuitPorts]),
    (.torusExtents, [.circuitPorts]),
  ]
}
