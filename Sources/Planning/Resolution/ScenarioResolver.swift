import Cabling
public import Catalog
public import Diagnostics
import Documents
import Fabrics
import Quantities

/// Fills in every default of a scenario from the catalog and decodes what it names.
///
/// What cannot be meant (an id that does not exist, counts that contradict each other, a rate that a switch does not have) is an
/// error of the input; what cannot be built is left to the pipeline, which says so in the plan.
public struct ScenarioResolver {
  let file: ScenarioFile
  /// The catalog, which notes the rows that the plan rests on.
  let catalog: Catalog
  /// The same without a record: a search for a default leaves no trace in the lock, only what it finds does.
  let library: Catalog
  let usage: CatalogUsage
  var scenario: Scenario
  var findings: [Finding] = []
  /// What speaks against lines between sites: it is no error of the input, but of the plan.
  var lineFindings: [Finding] = []
  /// Cages of a host that networks resolved so far take.
  var hostCages = 0

  /// Resolves a scenario.
  /// - Throws: every finding about it at once.
  public static func resolve(_ file: ScenarioFile, catalog: Catalog) throws(Rejection) -> ResolvedScenario {
    let (recording, usage) = catalog.recording()
    var resolver = ScenarioResolver(
      file: file, catalog: recording, library: catalog, usage: usage, scenario: file.scenario)
    let resolved = resolver.resolve()
    if let resolved, !resolver.findings.hasErrors { return resolved }
    let unknown = file.unknownRows(catalog, besides: resolver.findings)
    throw Rejection((resolver.findings + unknown).inFileOrder(file))
  }

  private mutating func resolve() -> ResolvedScenario? {
    checkPrices()
    checkExclusions()
    guard let host = resolveHost() else { return nil }
    let accelerator = resolveAccelerator(host)
    guard let hosts = resolveCount(host) else { return nil }
    let builtHosts = resolveGrowth(host, hosts: hosts)
    let nic = host.model.nic.flatMap { part(NICModel.self, "nic", $0, at: "host") }
    let scaleUp = resolveScaleUp(accelerator)
    let fabrics = resolveFabrics(
      ResolvedHosts(host: host, nic: nic, scaleUp: scaleUp, hosts: hosts, builtHosts: builtHosts))
    let management = resolveManagement()
    let (lines, edge) = resolveLines()
    scenario.host = host.id
    // Counts stay written as the user counts, so that an edit of this scenario is an edit of the user's.
    if scenario.accelerators != nil { scenario.accelerators = hosts * host.model.accelerators }
    scenario.accelerator = accelerator?.id
    return ResolvedScenario(
      scenario: scenario, file: file, catalog: catalog, usage: usage, host: host, accelerator: accelerator, nic: nic,
      fabrics: fabrics, management: management, lines: lines, edge: edge, scaleUp: scaleUp, hosts: hosts,
      builtHosts: builtHosts,
      findings: findings + lineFindings)
  }

  // MARK: Host and accelerator

  private mutating func resolveHost() -> CatalogPart<HostModel>? {
    if let id = scenario.host { return part(HostModel.self, "host", id, at: "host") }
    guard let accelerator = scenario.accelerator,
      part(AcceleratorModel.self, "accelerator", accelerator, at: "accelerator") != nil
    else { return nil }
    if let host = search(HostModel.self, "host").first(where: { $0.model.accelerator == accelerator }) {
      return part(HostModel.self, "host", host.id, at: "accelerator")
    }
    report(
      .unsuitablePart, at: "accelerator", "no host of the catalog holds `\(accelerator)`",
      help: ["name a host", "add a host row in an overlay (`--catalog DIR`)"])
    return nil
  }

  private mutating func resolveAccelerator(_ host: CatalogPart<HostModel>) -> CatalogPart<AcceleratorModel>? {
    guard let id = scenario.accelerator ?? host.model.accelerator else { return nil }
    let named = part(
      AcceleratorModel.self, "accelerator", id, at: scenario.accelerator == nil ? "host" : "accelerator")
    if let held = host.model.accelerator, held != id, scenario.host != nil, let named {
      checkFit(named, in: host, held)
    }
    return named
  }

  /// Boards are sold with several accelerators of one maker; another maker's does not fit.
  private mutating func checkFit(
    _ named: CatalogPart<AcceleratorModel>, in host: CatalogPart<HostModel>, _ held: String
  ) {
    guard let usual = part(AcceleratorModel.self, "accelerator", held, at: "host") else { return }
    let isSameMaker = usual.model.vendor == named.model.vendor
    findings.append(
      file.finding(
        .unsuitablePart, isSameMaker ? .warning : .error, at: "accelerator",
        "`\(host.id)` holds `\(held)`, not `\(named.id)`"
          + (isSameMaker ? "; its power and ports are taken as they are" : ""),
        help: ["drop `accelerator`", "name a host that holds it"]))
  }

  // MARK: Counts

  private mutating func resolveCount(_ host: CatalogPart<HostModel>) -> Int? {
    let perHost = host.model.accelerators
    guard let hosts = scenario.hosts ?? scenario.accelerators.map({ Self.hosts(for: $0, perHost) }) else { return nil }
    if scenario.hosts != nil { checkAccelerators(scenario.accelerators, hosts, perHost, at: "accelerators") }
    guard hosts <= Scenario.hostsAtMost else {
      report(
        .contradictoryCount, at: "accelerators",
        "\(NumberText.grouped(hosts)) hosts are more than \(NumberText.grouped(Scenario.hostsAtMost))",
        help: ["a scenario is one site: split it"])
      return nil
    }
    return hosts
  }

  private mutating func resolveGrowth(_ host: CatalogPart<HostModel>, hosts: Int) -> Int {
    guard let growth = scenario.buildFor else { return hosts }
    let perHost = host.model.accelerators
    guard let target = growth.hosts ?? growth.accelerators.map({ Self.hosts(for: $0, perHost) }) else { return hosts }
    if growth.hosts != nil { checkAccelerators(growth.accelerators, target, perHost, at: "build_for.accelerators") }
    guard (hosts...Scenario.hostsAtMost).contains(target) else {
      report(
        .contradictoryCount, at: growth.hosts == nil ? "build_for.accelerators" : "build_for.hosts",
        "`build_for` is \(NumberText.grouped(target)) hosts, but \(NumberText.grouped(hosts)) are fitted",
        help: [
          "write `hosts: \(hosts)` or more, at most \(NumberText.grouped(Scenario.hostsAtMost))", "drop `build_for`",
        ])
      return hosts
    }
    if growth.accelerators != nil { scenario.buildFor?.accelerators = target * perHost }
    return target
  }

  /// Hosts that hold so many accelerators, the last one perhaps not full.
  private static func hosts(for accelerators: Int, _ perHost: Int) -> Int { (accelerators + perHost - 1) / perHost }

  private mutating func checkAccelerators(_ accelerators: Int?, _ hosts: Int, _ perHost: Int, at path: String) {
    guard let accelerators, accelerators != hosts * perHost else { return }
    report(
      .contradictoryCount, at: path,
      "\(NumberText.grouped(hosts)) hosts of \(perHost) hold \(NumberText.grouped(hosts * perHost)) accelerators, "
        + "not \(NumberText.grouped(accelerators))",
      help: ["drop one of the two", "write `accelerators: \(hosts * perHost)`"])
  }
}

extension [Finding] {
  /// In the order of the scenario's lines; what stands in other files comes after.
  func inFileOrder(_ file: ScenarioFile) -> [Finding] {
    func rank(_ finding: Finding) -> (Int, Int, Int) {
      guard let place = finding.place, place.file == file.source.name else { return (1, 0, 0) }
      return (0, place.line, place.column)
    }
    return enumerated().sorted { left, right in
      let (before, after) = (rank(left.element), rank(right.element))
      return before == after ? left.offset < right.offset : before < after
    }.map(\.element)
  }
}
