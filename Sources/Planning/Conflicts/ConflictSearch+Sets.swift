extension ConflictSearch {
  /// A set of constraints in conflict, with what is enough of each.
  struct FoundSet {
    var members: [Conflict.Member]
    var isMinimal: Bool
  }

  /// Sets that are listed for one error.
  private static let setsAtMost = 3

  /// The smallest sets of constraints that a failure rests on, by the deletion filter: a constraint is needed when relaxing it,
  /// with all that is not needed relaxed already, makes the failure go (J. W. Chinneck, E. W. Dravnieks, *Locating minimal
  /// infeasible constraint sets in linear programs*, ORSA Journal on Computing 3, 1991).
  ///
  /// Constraints that suffice alone are in every set. What is left over is filtered; then a member that does not suffice alone is
  /// given up and the next set is sought, until the failure is gone. A failure that rests on nothing that can be relaxed has no set.
  /// - Throws: `Interrupted`.
  mutating func conflictSets(of failure: Failure) throws -> [FoundSet] {
    let all = relaxations(failure, at: root)
    var alone: [Conflict.Member] = []
    var rest: [Relaxation] = []
    do {
      for relaxation in all {
        let steps = try sufficientSteps(relaxation, failure, at: root)
        if let first = steps.first {
          alone.append(Self.member(relaxation, relaxation.step(first)))
        } else if !relaxation.constraint.isChoice {
          rest.append(relaxation)
        }
      }
      return try filtered(rest, failure).map { needed in
        FoundSet(members: Self.ordered(alone + needed.map { Self.member($0, nil) }, all), isMinimal: true)
      }.filter { !$0.members.isEmpty }
    } catch is EffortSpent {
      return alone.isEmpty ? [] : [FoundSet(members: alone, isMinimal: false)]
    }
  }

  /// What is needed beside the constraints that suffice alone: nothing where the failure stays with all of the rest relaxed.
  private mutating func filtered(_ rest: [Relaxation], _ failure: Failure) throws -> [[Relaxation]] {
    guard !rest.isEmpty else { return [[]] }
    guard try isGone(relaxing: rest, failure) else { return [[]] }
    var sets: [[Relaxation]] = []
    var given: [Relaxation] = []
    while sets.count < Self.setsAtMost, try !isGone(relaxing: given, failure) {
      var relaxed = given
      var needed: [Relaxation] = []
      for relaxation in rest where !given.contains(where: { $0.path == relaxation.path }) {
        if try isGone(relaxing: relaxed + [relaxation], failure) {
          needed.append(relaxation)
        } else {
          relaxed.append(relaxation)
        }
      }
      guard let first = needed.first else { break }
      sets.append(needed)
      given.append(first)
    }
    return sets
  }

  private mutating func isGone(relaxing relaxations: [Relaxation], _ failure: Failure) throws -> Bool {
    guard !relaxations.isEmpty else { return false }
    return isGone(failure, from: root.trial, in: try bench.trial(relaxations.farthest, failure.depth))
  }

  private static func member(_ relaxation: Relaxation, _ step: RelaxationStep?) -> Conflict.Member {
    Conflict.Member(path: relaxation.path, value: relaxation.value, enough: step?.changes.first?.to)
  }

  private static func ordered(_ members: [Conflict.Member], _ all: [Relaxation]) -> [Conflict.Member] {
    all.compactMap { relaxation in members.first { $0.path == relaxation.path } }
  }
}
