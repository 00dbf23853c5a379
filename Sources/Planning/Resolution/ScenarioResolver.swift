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
  let catalog: Catalog
  let usage: CatalogUsage
  var scenario: Scenario
  var findings: [Finding] = []
  /// What speaks against lines between sites: it is no error of the input, but of the plan.
  private var lineFindings: [Finding] = []

  /// Resolves a scenario.
  /// - Throws: every finding about it at once.
  public static func resolve(_ file: ScenarioFile, catalog: Catalog) throws(Rejection) -> ResolvedScenario {
    let (recording, usage) = catalog.recording()
    var resolver = ScenarioResolver(file: file, catalog: recording, usage: usage, scenario: file.scenario)
    let resolved = resolver.resolve()
    guard let resolved, !resolver.findings.hasErrors else { throw Rejection(resolver.findings) }
    return resolved
  }

  private mutating func resolve() -> ResolvedScenario? {
    checkPrices()
    guard let host = resolveHost() else { return nil }
    let accelerator = resolveAccelerator(host)
    guard let hosts = resolveCount(host) else { return nil }
    let builtHosts = resolveGrowth(host, hosts: hosts)
    let fabrics = resolveFabrics(host: host, hosts: hosts, builtHosts: builtHosts)
    let scaleUp = resolveScaleUp(accelerator)
    let management = resolveManagement()
    let (lines, lineModule) = resolveLines()
    let nic = host.model.nic.flatMap { part(NICModel.self, "nic", $0, at: "host") }
    scenario.host = host.id
    scenario.hosts = hosts
    scenario.accelerators = hosts * host.model.accelerators
    scenario.accelerator = accelerator?.id
    return ResolvedScenario(
      scenario: scenario, file: file, catalog: catalog, usage: usage, host: host, accelerator: accelerator, nic: nic,
      fabrics: fabrics, management: management, lines: lines, lineModule: lineModule, scaleUp: scaleUp, hosts: hosts, builtHosts: builtHosts,
      findings: findings + lineFindings)
  }

  // MARK: Host and counts

  private mutating func resolveHost() -> CatalogPart<HostModel>? {
    if let id = scenario.host { return part(HostModel.self, "host", id, at: "host") }
    guard let accelerator = scenario.accelerator else { return nil }
    checkExists("accelerator", accelerator, at: "accelerator")
    let rows = (try? catalog.rows(of: "host")) ?? []
    for row in rows {
      let model = row.decode(HostModel.self).value
      if model.accelerator == accelerator { return CatalogPart(id: row.id, model: model, row: row) }
    }
    report(
      .unsuitablePart, at: "accelerator", "no host of the catalog holds `\(accelerator)`",
      help: ["name a host", "add a host row in an overlay (`--catalog DIR`)"])
    return nil
  }

  private mutating func resolveAccelerator(_ host: CatalogPart<HostModel>) -> CatalogPart<AcceleratorModel>? {
    guard let id = scenario.accelerator ?? host.model.accelerator else { return nil }
    return part(
      AcceleratorModel.self, "accelerator", id, at: scenario.accelerator == nil ? "host" : "accelerator")
  }

  private mutating func resolveCount(_ host: CatalogPart<HostModel>) -> Int? {
    let perHost = host.model.accelerators
    let fromAccelerators = scenario.accelerators.map { ($0 + perHost - 1) / perHost }
    guard let hosts = scenario.hosts ?? fromAccelerators else { return nil }
    if let accelerators = scenario.accelerators, scenario.hosts != nil, accelerators != hosts * perHost {
      report(
        .contradictoryCount, at: "accelerators",
        "\(NumberText.grouped(hosts)) hosts of \(perHost) hold \(NumberText.grouped(hosts * perHost)) accelerators, "
          + "not \(NumberText.grouped(accelerators))",
        help: ["drop one of the two", "write `accelerators: \(hosts * perHost)`"])
    }
    if hosts > Scenario.hostsAtMost {
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
    let target = growth.hosts ?? growth.accelerators.map { ($0 + perHost - 1) / perHost } ?? hosts
    if target < hosts || target > Scenario.hostsAtMost {
      report(
        .contradictoryCount, at: "build_for",
        "`build_for` is \(NumberText.grouped(target)) hosts, but \(NumberText.grouped(hosts)) are fitted",
        help: ["write at least `hosts: \(hosts)`, at most \(Scenario.hostsAtMost)", "drop `build_for`"])
      return hosts
    }
    scenario.buildFor?.hosts = target
    scenario.buildFor?.accelerators = target * perHost
    return target
  }

  private mutating func resolveScaleUp(
    _ accelerator: CatalogPart<AcceleratorModel>?
  ) -> CatalogPart<ScaleUpFabricModel>? {
    let named = scenario.scaleUp.fabric
    guard let id = named ?? accelerator?.model.scaleUpFabric else { return nil }
    let fabric = part(
      ScaleUpFabricModel.self, "scaleup-fabric", id, at: named == nil ? "accelerator" : "scale_up.fabric")
    scenario.scaleUp.fabric = id
    scenario.scaleUp.accelerators =
      scenario.scaleUp.accelerators ?? accelerator?.model.scaleUpDomain ?? fabric?.model.domain?.accelerators
    return fabric
  }

  private mutating func resolveManagement() -> ResolvedManagement? {
    guard let section = scenario.management else { return nil }
    guard let leafID = section.switch, let spineID = section.spine,
      let leaf = part(SwitchModel.self, "switch", leafID, at: "management.switch"),
      let spine = part(SwitchModel.self, "switch", spineID, at: "management.spine")
    else { return nil }
    guard leaf.model.portGroups.count == 2 else {
      report(
        .unsuitablePart, at: "management.switch", "`\(leafID)` has no low-rate ports with faster uplinks",
        help: ["name a management switch, such as `sn2201`"])
      return nil
    }
    guard spine.model.ports(at: leaf.model.portGroups[1].rate) != nil, spine.model.cage != nil else {
      report(
        .impossibleRate, at: "management.spine", "`\(spineID)` has no ports of \(leaf.model.portGroups[1].rate)",
        help: ["name one that has, such as `sn4600c`"])
      return nil
    }
    return ResolvedManagement(portsPerHost: section.portsPerHost, leaf: leaf, spine: spine)
  }

  private mutating func resolveLines() -> ([SiteLine], CatalogPart<ModuleModel>?) {
    guard let section = scenario.scaleAcross, let id = section.module,
      let module = part(ModuleModel.self, "module", id, at: "scale_across.module")
    else { return ([], nil) }
    guard module.model.retiming == .coherent, module.model.speed > .zero else {
      report(
        .unsuitablePart, at: "scale_across.module", "`\(id)` is no coherent module",
        help: ["take one that is, such as `400zr` or `800zr`"])
      return ([], nil)
    }
    let (lines, found) = SiteLine.join(
      sites: section.sites, distance: section.distance, capacity: section.capacity, channelRate: module.model.speed,
      channelsPerPair: section.channelsPerPair, reach: module.model.reach)
    lineFindings = found
    return (lines, module)
  }

  private mutating func checkPrices() {
    for (key, entry) in scenario.prices where entry.price.isUnknown {
      findings.append(
        file.finding(
          .missingFigure, .warning, at: "prices.\(key)", "the price of `\(key)` is given as unknown",
          help: ["write `price: 900 USD`, or drop the entry to take the catalog's"]))
    }
    for part in scenario.cabling.exclude where !isKnownPart(part) {
      report(
        .unsuitablePart, at: "cabling.exclude", "`\(part)` is no module, cable or engine of the catalog",
        help: ["`heliograph catalog list module` shows all"])
    }
  }

  private func isKnownPart(_ id: String) -> Bool {
    ["module", "cable", "engine"].contains { kind in (try? catalog.row(kind, id)) != nil }
  }

  // MARK: Catalog

  /// A decoded row; a finding at the scenario's field when the catalog has none.
  mutating func part<T: Declared & Sendable>(
    _ type: T.Type, _ kind: String, _ id: String, at path: String
  ) -> CatalogPart<T>? {
    do throws(Rejection) {
      let row = try catalog.row(kind, id)
      let (model, rowFindings) = row.decode(type)
      findings += rowFindings.filter { $0.severity == .error }
      return CatalogPart(id: id, model: model, row: row)
    } catch {
      findings += error.findings.map { relocated($0, to: path) }
      return nil
    }
  }

  private mutating func checkExists(_ kind: String, _ id: String, at path: String) {
    do throws(Rejection) {
      _ = try catalog.row(kind, id)
    } catch {
      findings += error.findings.map { relocated($0, to: path) }
    }
  }

  /// What the catalog finds has no place in the user's file until it is given one.
  private func relocated(_ finding: Finding, to path: String) -> Finding {
    guard finding.place == nil else { return finding }
    var finding = finding
    finding.place = file.places.place(path) ?? file.places.place("")
    finding.subject = path
    return finding
  }

  mutating func report(
    _ code: FindingCode, at path: String, _ message: String, label: String = "", help: [String] = []
  ) {
    findings.append(file.finding(code, at: path, message, label: label, help: help))
  }
}
