public import Diagnostics
public import Quantities

/// One edit of the scenario, as texts: what a field is and what it becomes.
public struct ScenarioChange: Sendable, Hashable {
  /// Where the field stands, for example `floor.rack_units`.
  public var path: String
  /// Its value in the scenario with every default filled in; empty when nothing is set.
  public var from: String
  /// Its new value as the scenario has it; empty when the field is to be left out.
  public var to: String

  /// Makes a change.
  public init(path: String, from: String, to: String) {
    self.path = path
    self.from = from
    self.to = to
  }
}

/// A smallest set of constraints that stand against each other: without any one of them the error is gone.
public struct Conflict: Sendable {
  /// A constraint that takes part.
  public struct Member: Sendable {
    /// Where it stands in the scenario.
    public var path: String
    /// Its value, empty when it is not set.
    public var value: String
    /// The value nearest to it with which the error is gone while all else stays; nothing when another constraint of another
    /// conflict would have to give way too, or when it was not searched.
    public var enough: String?
  }

  /// Position of the error in the findings of the plan.
  public var finding: Int
  /// Code of the error.
  public var code: FindingCode
  /// What the error is about.
  public var subject: String?
  /// The set, in the order in which constraints are tried.
  public var members: [Member]
  /// Whether it was shown that no member can be left out and none is missing; false when the search ended before.
  public var isMinimal: Bool
}

/// Edits of the scenario that were tried by planning with them, and what came of it.
public struct WayOut: Sendable {
  /// The edits, all of them together.
  public var changes: [ScenarioChange]
  /// What is given up beside money and watts, such as `bandwidth`.
  public var givesUp: [String]
  /// Errors that are left; none when the plan closes.
  public var errorsLeft: Int
  /// Price of everything in the plan that comes of it.
  public var capex: Total<Money>
  /// Change of that price against the plan as far as it is defined. A change of the hall, which the bill does not price, is an
  /// unknown line.
  public var capexChange: Total<Money>
  /// Change of the largest power.
  public var powerChange: Power
  /// Change of the number of racks.
  public var racksChange: Int

  /// Whether a plan with these edits has no error.
  public var closes: Bool { errorsLeft == 0 }
}

/// Why a plan does not fit, and what would make it fit.
public struct ConflictReport: Sendable {
  /// Smallest sets of constraints in conflict, error by error.
  public var conflicts: [Conflict] = []
  /// What closes, the cheapest first, what gives something up last; when nothing closes, what came nearest.
  public var waysOut: [WayOut] = []
  /// How often the scenario was planned again, in whole or in part.
  public var trials = 0
  /// Whether everything that is listed was tried; false when the search was cut short.
  public var isComplete = true

  /// Nothing, as a plan without errors has it.
  public init() {}
}
