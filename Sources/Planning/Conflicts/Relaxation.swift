/// One edit of a scenario.
struct RelaxationStep: Sendable {
  /// The edit as texts.
  let changes: [ScenarioChange]
  /// The edit itself.
  let apply: @Sendable (inout Scenario) -> Void
}

/// A constraint that can be relaxed, and the steps in which it can be.
struct Relaxation: Sendable {
  /// How the steps follow each other.
  enum Order: Sendable {
    /// Each goes farther than the one before: what the first that does comes to is the smallest change.
    case ladder
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

  /// The farthest step.
  var farthest: RelaxationStep { step(count - 1) }
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
  init?(
    _ constraint: Constraint, in network: String = "", from value: Int, first: Int, last: Int, down: Bool = false,
    apply: @escaping @Sendable (inout Scenario, Int) -> Void
  ) {
    let count = (down ? first - last : last - first) + 1
    guard count > 0 else { return nil }
    let path = constraint.path(in: network)
    self.init(constraint: constraint, path: path, value: String(value), order: .ladder, count: count) { index in
      let number = down ? first - index : first + index
      return RelaxationStep(changes: [ScenarioChange(path: path, from: String(value), to: String(number))]) {
        apply(&$0, number)
      }
    }
  }
}
