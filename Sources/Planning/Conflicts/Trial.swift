import Diagnostics
import Economics
import Fabrics
import Facility
import Quantities

/// What came of planning a changed scenario, as far as it was planned.
struct Trial: Sendable {
  /// The scenario with every default; nothing when it contradicts itself.
  let resolved: ResolvedScenario?
  let depth: TrialDepth
  /// Errors, each once, in the order of the pipeline.
  let failures: [Failure]
  /// Of a placed network.
  private(set) var hostFootprint: Footprint?
  private(set) var boxFootprints: [Footprint] = []
  private(set) var rows = 0
  private(set) var racks = 0
  /// Of a plan: the fullest piece of tray, as a share of its section.
  private(set) var trayFill = 0.0
  private(set) var amounts: Amounts?

  /// What a plan costs, burns and holds.
  struct Amounts: Sendable {
    let pieces: PieceCounts
    let capex: Total<Money>
    let power: Power
    let racks: Int
  }

  /// A scenario that cannot be meant.
  static let refused = Trial(resolved: nil, depth: .planned, failures: [])

  var isRefused: Bool { resolved == nil }
  /// Whether a whole plan has no error.
  var closes: Bool { !isRefused && depth == .planned && failures.isEmpty }

  private init(resolved: ResolvedScenario?, depth: TrialDepth, failures: [Failure]) {
    self.resolved = resolved
    self.depth = depth
    self.failures = failures
  }

  /// Counts the fabrics of a scenario.
  init(counting resolved: ResolvedScenario) {
    self.init(resolved: resolved, depth: .counted, failures: Self.counted(resolved))
  }

  /// Looks at a placed network.
  init(_ resolved: ResolvedScenario, _ placed: PlacedNetwork) {
    let failures = Self.placed(resolved, placed.network, placed.layout)
    self.init(resolved: resolved, depth: .placed, failures: failures)
    look(at: placed.network, placed.layout, placed.footprints.all)
  }

  /// Looks at a plan.
  init(_ plan: Plan) {
    var failures = Self.placed(plan.resolved, plan.network, plan.layout)
    failures.add(plan.findings, at: .planned)
    self.init(resolved: plan.resolved, depth: .planned, failures: failures)
    look(at: plan.network, plan.layout, plan.footprints)
    trayFill = plan.trays.worst?.fill ?? 0
    amounts = Amounts(
      pieces: PieceCounts(plan.bill), capex: plan.cost.capex, power: plan.power.maximum().known, racks: racks)
  }

  private mutating func look(at network: Network, _ layout: Layout, _ footprints: [Footprint]) {
    for (type, footprint) in zip(network.classes, footprints) {
      if type.role == .host { hostFootprint = hostFootprint ?? footprint } else { boxFootprints.append(footprint) }
    }
    rows = layout.rows
    racks = layout.racks.count { !$0.isReserved }
  }

  // MARK: Failures

  private static func counted(_ resolved: ResolvedScenario) -> [Failure] {
    var failures: [Failure] = []
    failures.add(resolved.findings + resolved.fabrics.flatMap { $0.spec.size().findings }, at: .counted)
    return failures
  }

  private static func placed(_ resolved: ResolvedScenario, _ network: Network, _ layout: Layout) -> [Failure] {
    var failures = counted(resolved)
    failures.add(network.fabrics.flatMap(\.size.findings) + layout.findings, at: .placed)
    return failures
  }
}

extension [Failure] {
  /// Adds the errors that are not there yet, at whatever depth.
  fileprivate mutating func add(_ findings: [Finding], at depth: TrialDepth) {
    for finding in findings where finding.severity == .error {
      let failure = Failure(finding, at: depth)
      if !contains(where: { $0.code == failure.code && $0.subject == failure.subject }) { append(failure) }
    }
  }
}
