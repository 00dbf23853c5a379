import Quantities

extension ConflictSearch {
  /// Nodes from which the search goes on, when no single relaxation closes.
  private static let widthAtMost = 4
  /// Relaxations that are combined.
  private static let stepsAtMost = 8
  /// Ways out that are listed.
  private static let listedAtMost = 8

  /// Edits with which the plan closes, as few of them as possible, the cheapest first; what came nearest when nothing closes.
  ///
  /// A node is a set of edits; its children relax each constraint of its first failure by the smallest step that helps. As long as
  /// no child closes without giving something up, the search goes on from the best ones that give up less than what closes.
  /// - Throws: `Interrupted`.
  mutating func waysOut() throws -> [WayOut] {
    var closing: [Node] = []
    var nearest: Node?
    do {
      var frontier = [root]
      for _ in 0..<Self.stepsAtMost where !frontier.isEmpty && closing.leastLoss > 0 {
        var open: [Node] = []
        for node in frontier { try expand(node, &closing, &open) }
        open.sort { precedes($0, $1) }
        nearest = ([nearest].compactMap(\.self) + open.prefix(1)).min { precedes($0, $1) }
        // Beside something that closes, only what gives up less is worth more edits.
        let limit = closing.leastLoss
        frontier = Array(open.filter { $0.loss < limit }.prefix(Self.widthAtMost))
        if frontier.count < open.count { isCutShort = true }
      }
      if !frontier.isEmpty { isCutShort = true }
      for index in closing.indices { closing[index] = try withoutNeedless(closing[index]) }
    } catch is EffortSpent {
      isCutShort = true
    }
    var ways: [WayOut] = []
    for node in closing.sorted(by: { precedes($0, $1) }) {
      let way = wayOut(node)
      if !ways.contains(where: { $0.edits == way.edits }) { ways.append(way) }
    }
    if ways.isEmpty, let nearest, nearest.trial.failures.count < root.trial.failures.count { return [wayOut(nearest)] }
    return Array(ways.prefix(Self.listedAtMost))
  }

  /// Adds the children of a node by its first failure that has any: to `closing` what closes, to `open` what leaves errors.
  private mutating func expand(_ node: Node, _ closing: inout [Node], _ open: inout [Node]) throws {
    let before = closing.count + open.count
    let limit = closing.leastLoss
    for failure in node.trial.failures where closing.count + open.count == before {
      for relaxation in relaxations(failure, at: node) where node.loss(with: relaxation.constraint) < limit {
        let found = try children(node, relaxation, failure)
        let best = found.filter(\.trial.closes).min { precedes($0, $1) }
        if let best { closing.append(best) }
        if best?.loss != 0 { open += found.filter { !$0.trial.closes } }
      }
      guard closing.count + open.count == before, let joint = try jointly(failure, at: node) else { continue }
      if joint.trial.closes { closing.append(joint) } else { open.append(joint) }
    }
  }

  /// A node for each step of a relaxation that makes a failure go.
  private mutating func children(_ node: Node, _ relaxation: Relaxation, _ failure: Failure) throws -> [Node] {
    var found: [Node] = []
    for index in try sufficientSteps(relaxation, failure, at: node) {
      let near = try child(node, relaxation, index)
      guard !near.trial.isRefused else { continue }
      found.append(near)
      if let far = try farther(relaxation, index, near, from: node) { found.append(far) }
    }
    return found
  }

  /// Several relaxations together, where none suffices alone: all of them at their farthest, without those that are not needed, what
  /// gives something up dropped first; then each taken back as far as the others allow.
  private mutating func jointly(_ failure: Failure, at node: Node) throws -> Node? {
    let all = relaxations(failure, at: node).filter { !$0.constraint.isChoice }
    func isGone(_ steps: [RelaxationStep], _ search: inout ConflictSearch) throws -> Bool {
      search.isGone(failure, from: node.trial, in: try search.bench.trial(node.steps + steps, failure.depth))
    }
    guard all.count > 1, try isGone(all.farthest, &self) else { return nil }
    var kept = all
    for relaxation in all.reversed() {
      let less = kept.filter { $0.path != relaxation.path }
      if !less.isEmpty, try isGone(less.farthest, &self) { kept = less }
    }
    kept = kept.together
    var steps = kept.map(\.farthest)
    for (place, relaxation) in kept.enumerated() {
      func does(_ step: RelaxationStep, _ search: inout ConflictSearch) throws -> Bool {
        var tried = steps
        tried[place] = step
        return try isGone(tried, &search)
      }
      let index =
        relaxation.order == .ladder
        ? try firstStep(of: relaxation, guess: nil, above: -1) { try does($1, &$0) }
        : try (0..<relaxation.count).first { try does(relaxation.step($0), &self) }
      if let index { steps[place] = relaxation.step(index) }
    }
    let trial = try bench.trial(node.steps + steps, .planned)
    guard !trial.isRefused else { return nil }
    // One combination of several.
    isCutShort = true
    return Node(constraints: node.constraints + kept.map(\.constraint), steps: node.steps + steps, trial: trial)
  }

  private mutating func child(_ node: Node, _ relaxation: Relaxation, _ index: Int) throws -> Node {
    let steps = node.steps + [relaxation.step(index)]
    return Node(
      constraints: node.constraints + [relaxation.constraint], steps: steps, trial: try bench.trial(steps, .planned))
  }

  /// The first step of a ladder that closes, where the step that helps against the failure brings others up.
  private mutating func farther(
    _ relaxation: Relaxation, _ index: Int, _ near: Node, from node: Node
  ) throws -> Node? {
    guard !near.trial.closes, relaxation.order == .ladder, index < relaxation.count - 1,
      !near.trial.failures.contains(where: node.trial.failures.contains),
      try bench.trial(node.steps + [relaxation.farthest], .planned).closes
    else { return nil }
    let first = try firstStep(of: relaxation, guess: nil, above: index) { search, step in
      try search.bench.trial(node.steps + [step], .planned).closes
    }
    return try child(node, relaxation, first)
  }

  /// The same without edits that the others make needless.
  private mutating func withoutNeedless(_ node: Node) throws -> Node {
    guard node.steps.count > 1 else { return node }
    for index in node.steps.indices {
      var less = node
      // What a later edit of the same field starts from is what this one would have changed.
      for change in less.steps.remove(at: index).changes {
        for later in less.steps[index...].indices { less.steps[later].changes.restart(change) }
      }
      less.constraints.remove(at: index)
      less.trial = try bench.trial(less.steps, .planned)
      if less.trial.closes { return try withoutNeedless(less) }
    }
    return node
  }

  // MARK: Order and amounts

  /// Fewer errors first, then what gives nothing up, accelerators last, then known prices before unknown ones, then the lower price, watts, racks.
  private func precedes(_ left: Node, _ right: Node) -> Bool {
    func rank(_ node: Node) -> (Int, Int, Int, Double, Double, Int) {
      let way = wayOut(node)
      return (
        way.errorsLeft, node.loss, way.capexChange.isComplete ? 0 : 1, way.capexChange.known.dollars,
        way.powerChange.watts, way.racksChange
      )
    }
    return rank(left) < rank(right)
  }

  private func wayOut(_ node: Node) -> WayOut {
    let before = root.trial.amounts
    let after = node.trial.amounts
    var change = Total<Money>()
    if let before, let after {
      for piece in before.pieces.pieces(and: after.pieces) where before.pieces[piece] != after.pieces[piece] {
        let dollars = PieceCounts.change(from: before.pieces[piece], to: after.pieces[piece])
        change.add(dollars.map { .known(Money(dollars: $0)) } ?? .unknown)
      }
    }
    for constraint in node.constraints where constraint.changesHall { change.add(.unknown) }
    return WayOut(
      changes: Self.merged(node.steps.flatMap(\.changes)), givesUp: node.constraints.losses,
      errorsLeft: node.trial.failures.count,
      capex: after?.capex ?? Total(), capexChange: change,
      powerChange: (after?.power ?? .zero) - (before?.power ?? .zero),
      racksChange: (after?.racks ?? 0) - (before?.racks ?? 0))
  }

  /// One change for each field: from its first value to its last.
  private static func merged(_ changes: [ScenarioChange]) -> [ScenarioChange] {
    var merged: [ScenarioChange] = []
    for change in changes {
      if let index = merged.firstIndex(where: { $0.path == change.path }) {
        merged[index].to = change.to
      } else {
        merged.append(change)
      }
    }
    return merged.filter { $0.from != $0.to }
  }
}

extension ConflictSearch.Node {
  /// How much is lost beside money and watts; accelerators weigh more than all the rest.
  fileprivate var loss: Int { constraints.loss }

  /// The same with one more constraint relaxed.
  fileprivate func loss(with constraint: Constraint) -> Int { (constraints + [constraint]).loss }
}

extension [ConflictSearch.Node] {
  /// The least that one of these loses; more than anything can where there is none.
  fileprivate var leastLoss: Int { map(\.loss).min() ?? .max }
}

extension [Constraint] {
  /// What is given up, each once.
  fileprivate var losses: [String] {
    var losses: [String] = []
    for loss in compactMap(\.givesUp) where !losses.contains(loss) { losses.append(loss) }
    return losses
  }

  fileprivate var loss: Int { losses.count + (contains(.hosts) ? Constraint.allCases.count : 0) }
}

extension WayOut {
  /// What is written into the scenario, whatever stood there.
  fileprivate var edits: [String: String] { Dictionary(changes.map { ($0.path, $0.to) }) { $1 } }
}

extension [ScenarioChange] {
  /// Lets the edit of a field start where an edit before it started.
  fileprivate mutating func restart(_ earlier: ScenarioChange) {
    for index in indices where self[index].path == earlier.path { self[index].from = earlier.from }
  }
}
