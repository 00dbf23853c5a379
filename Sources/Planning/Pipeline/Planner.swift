package import Cabling
import Catalog
public import Diagnostics
import Economics
import Fabrics
package import Facility
import Quantities

/// The pipeline: from a resolved scenario to a plan, each step a pure function of values.
public enum Planner {
  /// Plans a cluster.
  ///
  /// What cannot be built is a finding of the plan, which goes on as far as it is defined; then the constraints in conflict and
  /// the ways out are searched by planning again.
  /// - Throws: `Rejection` for catalog rows that cannot be read, `Interrupted` when the user stops it.
  public static func plan(_ resolved: ResolvedScenario, progress: Progress = .none) throws -> Plan {
    var plan = try planOnce(resolved, progress: progress)
    if plan.findings.hasErrors { try plan.searchConflicts(progress) }
    return plan
  }

  /// The pipeline alone, without a search for ways out.
  /// - Throws: as `plan`.
  static func planOnce(_ resolved: ResolvedScenario, progress: Progress) throws -> Plan {
    let placed = try PlacedNetwork(resolved, progress)
    let (network, shelf) = (placed.network, placed.shelf)

    try progress.report("choosing links", 0, of: network.links.count)
    let links = LinkPlanner.plan(
      network, placed.layout, terms: resolved.terms(for: network), bins: LengthBins(shelf.shelf),
      panel: shelf.shelf.panel,
      model: RatedReach(shelf.shelf))

    let layout = placed.layout.mounting(
      cassettes: links.trunkEnds.cassettesOfPanel, homeless: links.trunkEnds.homeless.reduce(0, +),
      keepsSpaces: placed.hasGrowth)

    try progress.report("filling trays")
    let trays = TrayLoad.compute(layout: layout, network: network, cables: trayCables(links))

    try progress.report("adding up")
    let book = try EquipmentBook(resolved, shelf, links: links)
    let spares = try resolved.spares()
    let (bill, billFindings) = BillBuilder(network: network, links: links, facts: book.facts, spares: spares)
      .build(layout: layout, installation: book.installation)
    let (power, powerFindings) = PowerBuilder(network: network, links: links, boxes: book.boxes, hosts: book.hosts)
      .build()
    let cost = CostSummary(
      bill: bill, power: power, terms: resolved.energyTerms, accelerators: resolved.accelerators,
      injection: injection(network))

    let terms = try ScenarioTerms(resolved)
    var findings = placed.findings
    for more in [layout.findings, links.findings, trays.findings, billFindings, powerFindings] { findings += more }
    return Plan(
      resolved: resolved, catalogRows: resolved.usage.rows, network: network, scaleUp: resolved.scaleUpPart,
      lines: resolved.lines, footprints: placed.footprints.all, layout: layout, links: links, trays: trays,
      bill: bill, power: power, boxPower: book.boxes, hostPower: book.hosts, cost: cost, findings: ordered(findings),
      assumptions: placed.footprints.assumptions + book.assumptions + resolved.siteAssumptions + terms.assumptions)
  }

  /// Every cable once, with the section of all links that it carries; a trunk is as thick with one link as with all.
  package static func trayCables(_ links: LinkPlan) -> [TrayCable] {
    // By class, so that no cable copies its class's candidates.
    let loads = links.classes.map { type in
      type.choice.map { (section: $0.section, density: $0.linearDensity, cables: $0.parallelCables) }
    }
    let trunks = links.classes.map { $0.choice?.bundle.linksOfTrunk }
    var cables: [TrayCable] = []
    cables.reserveCapacity(links.cables.count)
    for cable in links.cables {
      let index = Int(cable.runClass)
      guard loads.indices.contains(index), let load = loads[index],
        links.linkOrder.indices.contains(Int(cable.firstLink))
      else { continue }
      let share = Double(trunks[index] ?? Int(cable.linkCount)) / Double(load.cables)
      let laid = TrayCable(
        link: Int(links.linkOrder[Int(cable.firstLink)]), section: load.section * share,
        massPerLength: load.density.map { $0 * share })
      for _ in 0..<load.cables { cables.append(laid) }
    }
    return cables
  }

  /// Rate at which all hosts together can inject into the scale-out network.
  private static func injection(_ network: Network) -> BitRate {
    var total = BitRate.zero
    for (index, layer) in network.layers.enumerated() where network.fabrics[layer.fabric].tier == .scaleOut {
      let ends = layer.kind == .hostHost ? 2 : layer.kind == .hostLeaf || layer.kind == .hostCircuit ? 1 : 0
      guard ends > 0 else { continue }
      let links = network.links.reduce(0) { $1.layer == Int32(index) ? $0 + 1 : $0 }
      total += layer.rate * (links * ends)
    }
    return total
  }

  /// Gravest first, otherwise in the order of the pipeline.
  private static func ordered(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }.map(\.element)
  }
}

extension ResolvedScenario {
  /// All scale-up domains, when the accelerator's fabric is known.
  var scaleUpPart: ScaleUpPart? {
    scaleUp.map {
      ScaleUpPart(ScaleUpDomain($0.model, accelerators: scenario.scaleUp.accelerators), accelerators: accelerators)
    }
  }

  func faceplate() throws(Rejection) -> Faceplate {
    Faceplate(
      cagesPerUnit: try catalog.factCount(PlanningFact.cagesPerUnit.catalogID).value,
      jacksPerUnit: try catalog.factCount(PlanningFact.jacksPerUnit.catalogID).value)
  }

  func spares() throws(Rejection) -> SparePolicy {
    SparePolicy(
      parts: scenario.cabling.spares, switches: scenario.cabling.spareSwitches,
      fewestPieces: try catalog.factCount(PlanningFact.fewestSpared.catalogID).value)
  }

  /// What a plan of one site takes for granted of the others.
  var siteAssumptions: [Assumption] {
    guard edge != nil else { return [] }
    return [
      Assumption(
        subject: "other sites", value: "built like this one", source: "one scenario describes every site",
        confidence: .estimate),
      Assumption(
        subject: "cages of the site edge", value: "half face lines, half are kept for the networks of the site",
        source: "planning rule: a site edge passes on what it takes in", confidence: .estimate),
    ]
  }

  var energyTerms: EnergyTerms {
    EnergyTerms(
      price: scenario.economics.electricity, pue: scenario.economics.pue, years: scenario.economics.years)
  }
}
