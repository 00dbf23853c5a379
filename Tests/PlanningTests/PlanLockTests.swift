import Cabling
import Catalog
import Diagnostics
import Documents
import Economics
import Fabrics
import Facility
import Planning
import Quantities
import Testing

@Suite struct PlanLockTests {
  /// Scenarios that between them use every section.
  static let scenarios = [
    "host: dgx-h100\nhosts: 4\n",
    """
    name: everything
    host: dgx-b200
    hosts: 30
    build_for: {hosts: 60}
    scale_out: {switch: qm9700, reserved_ports: 4}
    storage: {switch: qm9700}
    management: {}
    scale_across: {sites: 3, distance: 70 km}
    floor: {hosts_per_rack: 2, keep_outs: [{rows: [1], positions: [1, 2], reason: pillar}]}
    cabling: {exclude: [mma4z00-ns]}
    prices:
      qm9700: {price: {p5: 30000 USD, p50: 36000 USD, p95: 50000 USD, source: "quote of March"}}
      dgx-b200: {price: 400000 USD, source: frame contract}
      rack-48u: {price: 1500 USD}
    economics: {electricity: {p5: 0.05 USD/kWh, p50: 0.07 USD/kWh, p95: 0.11 USD/kWh, source: tariff}}
    """,
    "host: dgx-h100\nhosts: 8\nscale_out: {topology: mesh}\n",
    "host: tpu-v4-rack\nhosts: 8\nscale_out: {topology: torus}\n",
    "host: dgx-b300\nhosts: 72\nscale_out: {switch: q3450-ld, technologies: [cpo, pluggable]}\n",
    "host: dgx-h100\nhosts: 8\nscale_across: {distance: 300 km}\n",
    "host: dgx-h100\nhosts: 8\nscale_across: {distance: 1500 km}\n",
    "host: mi355x-8\nhosts: 16\nscale_out: {topology: fat-tree, oversubscription: 2}\n",
  ]

  /// What a plan comes to, in a text that differs when anything differs.
  private func digest(_ plan: Plan) -> String {
    var lines: [String] = []
    for (index, device) in plan.network.devices.enumerated() {
      lines.append("\(plan.network.name(of: DeviceIndex(index))) \(device.deviceClass) \(plan.layout.positions[index])")
    }
    for (index, link) in plan.network.links.enumerated() {
      lines.append("\(link.a).\(link.aPort) \(link.b).\(link.bPort) \(plan.links.classOfLink[index])")
    }
    for type in plan.links.classes { lines.append("\(type.run) \(String(describing: type.choice))") }
    for line in plan.bill.lines { lines.append("\(line)") }
    lines.append("\(plan.power) \(plan.cost) \(plan.assumptions)")
    lines += plan.findings.map { "\($0.code.id) \($0.severity) \($0.message) \($0.help) \($0.count)" }
    return lines.joined(separator: "\n")
  }

  private func lock(_ plan: Plan) -> String {
    let bytes = PlanLock.bytes(of: plan.scenario, rows: plan.catalogRows, version: "test")
    return String(decoding: bytes, as: UTF8.self)
  }

  private func unlock(_ text: String) throws -> ResolvedScenario {
    let limits = Limits(nodes: 10_000_000, bytes: 1 << 28)
    let source = SourceFile(name: PlanLock.fileName, text: text)
    let content = try PlanLock.read(try YAML.parse(source, limits: limits), source: source)
    return try ScenarioResolver.resolve(content.file, catalog: content.catalog)
  }

  @Test(arguments: scenarios)
  func `A lock gives the same plan, and locks to the same bytes`(yaml: String) throws {
    let plan = try Shipped.plan(yaml: yaml)
    let first = lock(plan)
    let again = try Planner.plan(try unlock(first))
    #expect(digest(again) == digest(plan))
    #expect(lock(again) == first)
  }

  @Test(arguments: ["dgx-h100-superpod", "dgx-b300-ethernet", "meta-24k-roce", "two-campus-training"])
  func `A shipped scenario comes out of its lock as it went in`(name: String) throws {
    let plan = try Shipped.plan(name)
    let again = try Planner.plan(try unlock(lock(plan)))
    #expect(digest(again) == digest(plan))
    #expect(lock(again) == lock(plan))
  }

  @Test func `A resolved scenario resolves to itself`() throws {
    for yaml in Self.scenarios {
      let once = try Shipped.resolved(yaml: yaml)
      let twice = try ScenarioResolver.resolve(
        ScenarioFile(scenario: once.scenario, source: once.file.source, places: once.file.places),
        catalog: try Shipped.catalog)
      #expect(text(twice.scenario) == text(once.scenario))
    }
  }

  private func text(_ scenario: Scenario) -> String {
    var writer = YAMLWriter()
    writer.document(Fields.resolved(scenario))
    return String(decoding: writer.output, as: UTF8.self)
  }

  @Test func `Own prices keep their ranges and sources through the lock`() throws {
    let plan = try Shipped.plan(yaml: Self.scenarios[1])
    let again = try unlock(lock(plan))
    let entry = try #require(again.scenario.prices.first { $0.key == "qm9700" }?.value)
    #expect(
      entry.price
        == .range(Spread(p5: Money(dollars: 30_000), p50: Money(dollars: 36_000), p95: Money(dollars: 50_000))))
    #expect(entry.sourceText == "quote of March")
    #expect(again.scenario.economics.electricitySource == "tariff")
    let replanned = try Planner.plan(again)
    #expect(replanned.assumptions.contains { $0.subject == "price of qm9700" && $0.source == "quote of March" })
    #expect(replanned.assumptions.contains { $0.subject == "price of dgx-b200" && $0.source == "frame contract" })
    let host = try #require(replanned.bill.lines.first { $0.category == .host })
    #expect(host.unitPrice == .known(Money(dollars: 400_000)))
    let rack = try #require(replanned.bill.lines.first { $0.part == "rack-48u" })
    #expect(rack.unitPrice == .known(Money(dollars: 1_500)))
  }

  @Test func `An own price of a cable goes before the price by length in its row`() throws {
    let plan = try Shipped.plan(
      yaml: """
        host: dgx-h100
        hosts: 32
        scale_out: {switch: qm9700, technologies: [pluggable]}
        prices: {jumper-mpo12-mm: {price: 7 USD}}
        """)
    let cords = plan.bill.lines.filter { $0.part == "jumper-mpo12-mm" }
    #expect(!cords.isEmpty)
    #expect(cords.allSatisfy { $0.unitPrice == .known(Money(dollars: 7)) })
  }

  @Test func `A lock holds no switch that the plan does not use`() throws {
    let plan = try Shipped.plan(yaml: Self.scenarios[0])
    let switches = plan.catalogRows.filter { $0.kind == "switch" }.map(\.id)
    let used = Set(plan.resolved.fabrics.flatMap(\.switches).map(\.id))
    #expect(Set(switches) == used)
  }
}
