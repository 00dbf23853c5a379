import Catalog
import Diagnostics
import Documents
import Fabrics
import Facility

/// The search has used what it may use.
struct EffortSpent: Error {}

/// Plans changed scenarios, each once, within a bound that depends on nothing but the scenario.
struct TrialBench {
  let base: ResolvedScenario
  /// How many scenarios were tried.
  private(set) var trials = 0
  /// Effort that may be used from now on; see `effortAtMost`.
  private var allowance = 0
  private var spent = 0
  private var known: [String: Trial] = [:]
  private let progress: Progress

  /// Links of all networks that may be planned, in all trials together: eight plans of 100,000 accelerators, 250 small ones.
  static let effortAtMost = 2_500_000
  /// A plan of a few hosts costs as much as this many links of a large one.
  private static let effortOfAnyPlan = 10_000
  /// Placing takes about a third of a plan.
  private static let shareOfPlacing = 3
  /// Resolving a scenario and counting its fabrics.
  private static let effortOfCounting = 500

  init(_ base: ResolvedScenario, _ progress: Progress) {
    self.base = base
    self.progress = progress
  }

  /// Allows a share of the whole effort, what was spent before included.
  mutating func allow(share: Double) { allowance = Int(Double(Self.effortAtMost) * share) }

  /// What comes of all edits together, planned at least so deep.
  /// - Throws: `EffortSpent`, `Interrupted`.
  mutating func trial(_ steps: [RelaxationStep], _ depth: TrialDepth) throws -> Trial {
    let key = steps.flatMap(\.changes).map { "\($0.path)=\($0.to)" }.joined(separator: "\n")
    if let found = known[key], found.depth >= depth { return found }
    try progress.report("looking for a way out", trials)
    trials += 1
    try spend(Self.effortOfCounting)
    let result = try run(steps, depth)
    known[key] = result
    return result
  }

  private mutating func run(_ steps: [RelaxationStep], _ depth: TrialDepth) throws -> Trial {
    var scenario = base.scenario
    for step in steps { step.apply(&scenario) }
    let file = ScenarioFile(scenario: scenario, source: base.file.source, places: base.file.places)
    guard let resolved = try? ScenarioResolver.resolve(file, catalog: base.catalog) else { return .refused }
    defer { note(resolved) }
    guard depth > .counted else { return Trial(counting: resolved) }
    let links = resolved.fabrics.reduce(resolved.hosts) { $0 + min($1.spec.size().links.total, Self.effortAtMost) }
    do {
      if depth == .placed {
        try spend((links + Self.effortOfAnyPlan) / Self.shareOfPlacing)
        return Trial(resolved, try PlacedNetwork(resolved, .none))
      }
      try spend(links + Self.effortOfAnyPlan)
      return Trial(try Planner.planOnce(resolved, progress: .none))
    } catch is Rejection {
      return .refused
    }
  }

  private mutating func spend(_ effort: Int) throws(EffortSpent) {
    guard spent + effort <= allowance else { throw EffortSpent() }
    spent += effort
  }

  /// What a trial rests on, the search rests on: it belongs into the lock.
  private func note(_ resolved: ResolvedScenario) {
    for row in resolved.usage.rows { _ = try? base.catalog.row(row.kind, row.id) }
  }
}
