import Catalog
import Documents
import Economics
import Fabrics
import Facility
import Quantities
import TestSupport
import Testing

@testable import Planning

@Suite struct PlanningFactTests {
  /// The shipped catalog with facts of the user on top.
  private func catalog(_ rows: String) throws -> Catalog {
    let folder = try TemporaryFolder()
    try folder.write("kind: fact\nrows:\n" + rows, to: "own.yaml")
    let catalog = try Catalog(folder: Shipped.root + "/Catalog", overlays: [folder.path])
    return try withExtendedLifetime(folder) {
      _ = try catalog.rows(of: "fact")
      return catalog
    }
  }

  private func plan(_ yaml: String, _ catalog: Catalog) throws -> Plan {
    let file = try ScenarioFile.decode(SourceFile(name: "test.yaml", text: yaml))
    return try Planner.plan(try ScenarioResolver.resolve(file, catalog: catalog))
  }

  private let hpn = "host: hpn-host\nhosts: 16\nscale_out: {switch: juniper-qfx5220-32cd, link_rate: 200 Gb/s}\n"

  @Test(arguments: PlanningFact.allCases)
  func `Every planning value is a row of the catalog with a figure, a year and a reason`(_ fact: PlanningFact) throws {
    let row = try Shipped.catalog.row("fact", fact.catalogID)
    #expect(row.node["document"]?.text == "planning")
    #expect(row.node["quantity"]?.text != nil && row.node["value"]?.text != nil)
    #expect(row.provenance.title != nil && row.provenance.year != nil)
  }

  @Test func `No row of planning values is unused`() throws {
    let rows = try Shipped.catalog.rows(of: "fact").filter { $0.node["document"]?.text == "planning" }
    #expect(Set(rows.map(\.id)) == Set(PlanningFact.allCases.map(\.catalogID)))
  }

  @Test func `The largest module of a rate is the hottest of the catalog that is not coherent`() throws {
    let rows = try Shipped.catalog.rows(of: "module").filter { $0.node["technology"]?.text != "coherent" }
    for rate in [100.0, 200, 400, 800, 1600] {
      let rate = BitRate(bitsPerSecond: rate * 1e9)
      let hottest = rows.filter { (try? BitRate(parsing: $0.node["speed"]?.text ?? "")) == rate }
        .compactMap { try? Power(parsing: $0.node["power_max"]?.text ?? "") }.max()
      let taken: FactFigure<Power> = try Shipped.catalog.factQuantity(PlanningFact.modulePower(upTo: rate).catalogID)
      #expect(taken.value == hottest, "\(rate)")
    }
  }

  @Test func `Facts behind defaults are the defaults`() throws {
    let scenario = Scenario()
    let catalog = try Shipped.catalog
    let price: FactFigure<EnergyPrice> = try catalog.factQuantity(PlanningFact.electricity.catalogID)
    #expect(scenario.economics.electricity == .known(price.value))
    #expect(try catalog.factNumber(PlanningFact.pue.catalogID).value == scenario.economics.pue)
    let parts: FactFigure<Share> = try catalog.factQuantity(PlanningFact.spareParts.catalogID)
    let switches: FactFigure<Share> = try catalog.factQuantity(PlanningFact.spareSwitches.catalogID)
    #expect(parts.value == scenario.cabling.spares && switches.value == scenario.cabling.spareSwitches)
    #expect(try catalog.factCount(PlanningFact.fewestSpared.catalogID).value == SparePolicy().fewestPieces)
    let slack: FactFigure<Length> = try catalog.factQuantity(PlanningFact.slack.catalogID)
    #expect(slack.value == scenario.floor.spec.slack)
    #expect(try catalog.factNumber(PlanningFact.trayFill.catalogID).value == scenario.floor.spec.trayFill)
  }

  // HPN hosts: 8 x 700 W x 1.8 + 16 cages of 6.5 W = 10.184 kW; with a factor of 2, 11.304 kW.
  @Test func `A planning value is stated with its reason, and a folder of the user replaces it`() throws {
    let shipped = try plan(hpn, try Shipped.catalog)
    let power = try #require(shipped.assumptions.first { $0.subject == "maximum power of hpn-host" })
    #expect(power.value == "10.184 kW")
    #expect(power.source == "accelerators' design power x 1.8, plus modules")
    let own = try plan(
      hpn,
      try catalog(
        "  - {id: planning-host-power-factor, quantity: \"2\", source: {title: Our meter, year: 2026}, confidence: published}\n"
      ))
    let measured = try #require(own.assumptions.first { $0.subject == "maximum power of hpn-host" })
    #expect(measured.value == "11.304 kW")
    #expect(measured.source.hasSuffix(": Our meter)"))
    #expect(measured.confidence == .published)
    let hosts = own.layout.racks.filter(\.holdsHosts).reduce(0) { $0 + $1.power.watts }
    #expect(hosts >= 16 * 11_304)
  }

  @Test func `A plan states each planning value once, and none that it did not need`() throws {
    let plan = try Shipped.plan("dgx-h100-superpod")
    let subjects = plan.assumptions.map(\.subject)
    #expect(Set(subjects).count == subjects.count)
    #expect(!subjects.contains { $0.contains("dgx-h100") && !$0.hasPrefix("price") }, "its figures are published")
    #expect(subjects.contains("power of fabric-manager"))
  }

  @Test func `What the scenario sets is the scenario's, what it leaves out has the source of the default`() throws {
    let plan = try plan(hpn + "economics: {pue: 1.4, electricity: 0.08 USD/kWh}\n", try Shipped.catalog)
    let pue = try #require(plan.assumptions.first { $0.subject == "power usage effectiveness" })
    #expect(pue.value == "1.4" && pue.source == "scenario")
    let spares = try #require(plan.assumptions.first { $0.subject == "spare modules and cables" })
    #expect(spares.value == "2 %" && spares.source.contains("OCP"))
  }

  // Lumentum R300 publishes neither power nor capacity.
  @Test func `A circuit switch of unknown power reserves that of another one, never nothing`() throws {
    let plan = try Shipped.plan("tpu-v4-pod") { $0.scaleOut?.switch = "lumentum-r300" }
    let power = try #require(plan.assumptions.first { $0.subject == "power of lumentum-r300 without modules" })
    #expect(power.value == "108 W" && power.source == "as Palomar")
    #expect(plan.layout.racks.allSatisfy { $0.power.watts > 0 })
  }
}
