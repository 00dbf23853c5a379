/// One edit of a scenario.
struct RelaxationStep: Sendable {
  /// The edit as texts.
  var changes: [ScenarioChange]
  /// The edit itself.
  let apply: @Sendable (inout Scenario) -> Void
}

/// A constraint that can be relaxed, and the steps in which it can be.
struct Relaxation: Sendable {
  /// How the steps follow each other.
  enum Order: Sendable {
    /// Each goes farther than the one before: what the first that does comes to is the smallest change.
    case ladder
    /// Each goes farther than the one before, but may bring more with it that fails: the first that does is sought from the start.
    case climb
    /// One instead of the other: each must be tried.
    case alternatives
  }

  let constraint: Constraint
  /// Where the constraint stands in the scenario.
  let path: String
  /// Its value, empty when it is not set.
  let value: String
  let order: Order
  /// Steps in all, at least 1.
  let count: Int
  /// The step of a number, from 0.
  let step: @Sendable (Int) -> RelaxationStep
  /// A guess at the first step that does, from what came of the last one.
  var guess: @Sendable (Trial) -> Int? = { _ in nil }
  /// Alternatives of a later round are tried only where none of an earlier one does.
  var round: @Sendable (Int) -> Int = { _ in 0 }
  /// The step of a number where room to grow is given up, too; nothing where that makes no difference.
  var besideGrowth: (@Sendable (Int) -> RelaxationStep)?

  /// The farthest step.
  var farthest: RelaxationStep { step(count - 1) }
}

extension [Relaxation] {
  /// The farthest step of each, as they are taken together.
  var farthest: [RelaxationStep] {
    together.map(\.farthest)
  }

  /// The same as they are taken together: fewer hosts need no ports that are kept for more, once growth may be given up.
  var together: [Relaxation] {
    guard contains(where: { $0.constraint == .growth }) else { return self }
    return map { relaxation in
      guard let step = relaxation.besideGrowth else { return relaxation }
      return Relaxation(
        constraint: relaxation.constraint, path: relaxation.path, value: relaxation.value, order: relaxation.order,
        count: relaxation.count, step: step)
    }
  }
}

extension Relaxation {
  /// Steps over values of one field.
  /// - Parameters:
  ///   - values: nothing for none.
  ///   - text: a value as the scenario has it; empty for a field that is left out.
  init?<Value: Sendable>(
    _ constraint: Constraint, in network: String = "", from value: Value, _ order: Order, _ values: [Value],
    text: @escaping @Sendable (Value) -> String, apply: @escaping @Sendable (inout Scenario, Value) -> Void
  ) {
    guard !values.isEmpty else { return nil }
    let path = constraint.path(in: network)
    let from = text(value)
    self.init(constraint: constraint, path: path, value: from, order: order, count: values.count) { index in
      let value = values[min(max(0, index), values.count - 1)]
      return RelaxationStep(changes: [ScenarioChange(path: path, from: from, to: text(value))]) { apply(&$0, value) }
    }
  }

  /// Steps over whole numbers from one bound to the other, either way.
  /// - Parameter isSet: whether the scenario has the value; else it is what comes of a rule.
  init?(
    _ constraint: Constraint, in network: String = "", from value: Int, first: Int, last: Int, down: Bool = false,
    isSet: Bool = true, _ order: Order = .ladder,
    apply: @escaping @Sendable (inout Scenario, Int) -> Void
  ) {
    let count = (down ? first - last : last - first) + 1
    guard count > 0 else { return nil }
    let path = constraint.path(in: network)
    let from = isSet ? String(value) : ""
    self.init(constraint: constraint, path: path, value: from, order: order, count: count) { index in
      let number = down ? first - index : first + index
      return RelaxationStep(changes: [ScenarioChange(path: path, from: from, to: String(number))]) {
        apply(&$0, number)
      }
    }
  }
}
