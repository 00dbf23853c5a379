import Diagnostics
import Quantities

/// Finds out by planning changed scenarios which constraints stand against each other, and which edits make the plan close.
struct ConflictSearch {
  /// Edits and what came of them.
  struct Node {
    var constraints: [Constraint] = []
    var steps: [RelaxationStep] = []
    var trial: Trial
  }

  let root: Node
  var bench: TrialBench
  /// Whether the effort was spent, or something was left aside.
  var isCutShort = false

  init(_ plan: Trial, _ resolved: ResolvedScenario, _ progress: Progress) {
    root = Node(trial: plan)
    bench = TrialBench(resolved, progress)
  }

  /// Searches.
  /// - Throws: `Interrupted`.
  mutating func run(_ findings: [Finding]) throws -> ConflictReport {
    var report = ConflictReport()
    // Half of the effort for the conflicts, so that what is left finds a way out of at least some.
    bench.allow(share: 0.5)
    for (index, finding) in findings.enumerated() where finding.severity == .error {
      guard let failure = root.trial.failures.first(where: { $0.isFound(by: finding) }) else { continue }
      for set in try conflictSets(of: failure) {
        report.conflicts.append(
          Conflict(
            finding: index, code: finding.code, subject: failure.subject, members: set.members,
            isMinimal: set.isMinimal))
        if !set.isMinimal { isCutShort = true }
      }
    }
    bench.allow(share: 1)
    report.waysOut = try waysOut()
    report.trials = bench.trials
    report.isComplete = !isCutShort
    return report
  }

  // MARK: Steps

  /// What may be relaxed against a failure that is left at a node.
  func relaxations(_ failure: Failure, at node: Node) -> [Relaxation] {
    guard let resolved = node.trial.resolved else { return [] }
    return Relaxations(resolved: resolved, trial: node.trial, catalog: bench.base.catalog).against(failure)
  }

  /// Whether a failure of one trial is gone in another, and nothing has taken its place.
  func isGone(_ failure: Failure, from before: Trial, in after: Trial) -> Bool {
    !after.isRefused && !after.failures.contains(failure)
      && !after.failures.contains { failure.isReplaced(by: $0) && !before.failures.contains($0) }
  }

  /// Whether a step makes a failure go.
  mutating func helps(_ step: RelaxationStep, _ failure: Failure, at node: Node) throws -> Bool {
    isGone(failure, from: node.trial, in: try bench.trial(node.steps + [step], failure.depth))
  }

  /// The first step of a ladder or a climb that makes a failure go, so that the step before it does not; or every alternative that does.
  mutating func sufficientSteps(_ relaxation: Relaxation, _ failure: Failure, at node: Node) throws -> [Int] {
    switch relaxation.order {
    case .alternatives:
      var found: [Int] = []
      for index in 0..<relaxation.count {
        if let last = found.last, relaxation.round(index) > relaxation.round(last) { break }
        if try helps(relaxation.step(index), failure, at: node) { found.append(index) }
      }
      return found
    case .climb:
      let first = try (0..<relaxation.count).first { index in try helps(relaxation.step(index), failure, at: node) }
      return [first].compactMap(\.self)
    case .ladder:
      guard try helps(relaxation.farthest, failure, at: node) else { return [] }
      let last = try bench.trial(node.steps + [relaxation.farthest], failure.depth)
      return [
        try firstStep(of: relaxation, guess: relaxation.guess(last), above: -1) { search, step in
          try search.helps(step, failure, at: node)
        }
      ]
    }
  }

  /// The first step above one that does not do, given that the last one does: the guess and the step before it, then halves.
  mutating func firstStep(
    of relaxation: Relaxation, guess: Int?, above bound: Int,
    _ does: (inout ConflictSearch, RelaxationStep) throws -> Bool
  ) throws -> Int {
    var (fails, holds) = (bound, relaxation.count - 1)
    func narrow(_ index: Int, _ search: inout ConflictSearch) throws {
      guard fails < index, index < holds else { return }
      if try does(&search, relaxation.step(index)) { holds = index } else { fails = index }
    }
    if let guess {
      try narrow(guess, &self)
      try narrow(guess - 1, &self)
    }
    while holds - fails > 1 { try narrow(fails + (holds - fails) / 2, &self) }
    return holds
  }
}

extension Failure {
  /// Whether a finding of a plan is this failure.
  fileprivate func isFound(by finding: Finding) -> Bool {
    let other = Failure(finding, at: depth)
    return other == self
  }
}
