import Fabrics

/// How a scenario counts its hosts, now or in the end: in hosts, in accelerators, or in both.
struct HostCount: Sendable {
  /// Where the count stands: empty, or `build_for.`.
  let section: String
  let countsHosts: Bool
  let countsAccelerators: Bool
  let perHost: Int

  /// The field that edits name first.
  var path: String { section + (countsHosts ? "hosts" : "accelerators") }

  /// A number of hosts as the scenario has it.
  func text(_ hosts: Int) -> String { String(countsHosts ? hosts : hosts * perHost) }

  /// Every field that says how many hosts there are.
  func changes(from: Int, to: Int) -> [ScenarioChange] {
    var changes: [ScenarioChange] = []
    if countsHosts { changes.append(ScenarioChange(path: section + "hosts", from: String(from), to: String(to))) }
    if countsAccelerators {
      changes.append(
        ScenarioChange(path: section + "accelerators", from: String(from * perHost), to: String(to * perHost)))
    }
    return changes
  }
}

extension Relaxations {
  private var fitted: HostCount {
    HostCount(
      section: "", countsHosts: scenario.hosts != nil, countsAccelerators: scenario.accelerators != nil,
      perHost: resolved.host.model.accelerators)
  }

  private var built: HostCount {
    HostCount(
      section: "build_for.", countsHosts: scenario.buildFor?.hosts != nil,
      countsAccelerators: scenario.buildFor?.accelerators != nil, perHost: resolved.host.model.accelerators)
  }

  /// Fewer hosts. What is built for more stays; where there is no room to grow that could be given up first, it falls with the hosts.
  var hosts: Relaxation? {
    let (hosts, target) = (resolved.hosts, resolved.builtHosts)
    guard hosts > 1 else { return nil }
    let (fitted, built) = (fitted, built)
    let falls = scenario.buildFor != nil && target == hosts
    @Sendable func step(_ index: Int, alsoBuilt: Bool) -> RelaxationStep {
      let fewer = hosts - 1 - index
      let growth = alsoBuilt ? built.changes(from: target, to: fewer) : []
      return RelaxationStep(changes: fitted.changes(from: hosts, to: fewer) + growth) { scenario in
        scenario.setHosts(fewer, fitted)
        if alsoBuilt { scenario.setGrowth(fewer, built) }
      }
    }
    var relaxation = Relaxation(
      constraint: .hosts, path: fitted.path, value: fitted.text(hosts), order: .ladder, count: hosts - 1
    ) { step($0, alsoBuilt: falls) }
    if target > hosts { relaxation.besideGrowth = { step($0, alsoBuilt: true) } }
    return relaxation
  }

  /// Less room to grow, down to none.
  var growth: Relaxation? {
    let (hosts, target) = (resolved.hosts, resolved.builtHosts)
    guard target > hosts else { return nil }
    let built = built
    return Relaxation(
      constraint: .growth, path: built.path, value: built.text(target), order: .ladder, count: target - hosts
    ) { index in
      let fewer = target - 1 - index
      return RelaxationStep(changes: built.changes(from: target, to: fewer)) { $0.setGrowth(fewer, built) }
    }
  }
}

extension Scenario {
  fileprivate mutating func setHosts(_ hosts: Int, _ count: HostCount) {
    if count.countsHosts { self.hosts = hosts }
    if count.countsAccelerators { accelerators = hosts * count.perHost }
  }

  fileprivate mutating func setGrowth(_ hosts: Int, _ count: HostCount) {
    if count.countsHosts { buildFor?.hosts = hosts }
    if count.countsAccelerators { buildFor?.accelerators = hosts * count.perHost }
  }
}
