import Cabling
import Diagnostics
import Economics
import Fabrics
import Facility
@testable import Planning
import Quantities

/// A rail-optimized cluster written out by hand: 32 hosts of eight ports in a group, radix 64, two or three tiers.
struct PlanFixture {
  var name = "north-hall"
  var summary = "A fixture."
  var hosts = 64
  var partName = "module-twin-800g"
  var findings: [Finding] = []

  private static let cage = Cage(
    form: .osfp, heatSink: .finned, rate: BitRate(bitsPerSecond: 800e9), laneRate: BitRate(bitsPerSecond: 100e9),
    powerClass: Power(watts: 17))
  private static let rate = BitRate(bitsPerSecond: 400e9)

  var groups: Int { (hosts + 31) / 32 }
  var leaves: Int { groups * 8 }
  var isThreeTier: Bool { groups > 8 }
  var spines: Int { isThreeTier ? leaves : leaves / 2 }
  var cores: Int { isThreeTier ? leaves / 2 : 0 }

  func network() -> Network {
    var network = Network()
    var size = FabricSize()
    size.tiers = isThreeTier ? 3 : 2
    size.switches.leaf = leaves
    size.switches.spine = spines
    size.switches.core = cores
    size.links.hostLeaf = hosts * 8
    size.links.leafSpine = leaves * 32
    size.links.spineCore = isThreeTier ? leaves * 32 : 0
    size.cageLinks = size.links
    size.diameter = isThreeTier ? 6 : 4
    size.groups = groups
    size.unusedPorts = (groups * 32 - hosts) * 8
    size.choices = ["spines: the smallest number that divides the uplinks of a leaf evenly"]
    network.fabrics = [Network.Fabric(name: "compute", tier: .scaleOut, size: size)]
    func block(_ first: Int) -> PortBlock { PortBlock(cage: Self.cage, firstCage: first, cageCount: 16, portsPerCage: 2) }
    let hostBlock = PortBlock(cage: Self.cage, firstCage: 0, cageCount: 4, portsPerCage: 2)
    network.classes = [
      DeviceClass(role: .host, fabric: 0, model: "dgx-h100", blocks: [hostBlock]),
      DeviceClass(role: .leaf, fabric: 0, model: "qm9700", blocks: [block(0), block(16)]),
      DeviceClass(
        role: .spine, fabric: 0, model: "qm9700",
        blocks: isThreeTier ? [block(0), block(16)] : [PortBlock(cage: Self.cage, firstCage: 0, cageCount: 32, portsPerCage: 2)]),
      DeviceClass(role: .core, fabric: 0, model: "qm9700", blocks: [PortBlock(cage: Self.cage, firstCage: 0, cageCount: 32, portsPerCage: 2)]),
    ]
    network.layers = [
      LinkLayer(fabric: 0, kind: .hostLeaf, rate: Self.rate, aBlock: 0, bBlock: 0),
      LinkLayer(fabric: 0, kind: .leafSpine, rate: Self.rate, aBlock: 1, bBlock: 0),
    ]
    if isThreeTier { network.layers.append(LinkLayer(fabric: 0, kind: .spineCore, rate: Self.rate, aBlock: 1, bBlock: 0)) }
    for host in 0..<hosts { network.devices.append(Device(deviceClass: 0, group: host / 32, index: host)) }
    for leaf in 0..<leaves { network.devices.append(Device(deviceClass: 1, group: leaf / 8, index: leaf, rail: leaf % 8)) }
    for spine in 0..<spines { network.devices.append(Device(deviceClass: 2, group: spine, index: spine)) }
    for core in 0..<cores { network.devices.append(Device(deviceClass: 3, group: core, index: core)) }
    addLinks(to: &network)
    return network
  }

  private func addLinks(to network: inout Network) {
    for host in 0..<hosts {
      for port in 0..<8 {
        network.links.append(Link(a: host, aPort: port, b: hosts + host / 32 * 8 + port, bPort: host % 32, layer: 0))
      }
    }
    var used = [Int](repeating: 0, count: spines)
    for leaf in 0..<leaves {
      for port in 0..<32 {
        let spine = isThreeTier ? leaf / 32 * 32 % spines + (port + leaf) % min(32, spines - leaf / 32 * 32) : (port + leaf) % spines
        network.links.append(
          Link(a: hosts + leaf, aPort: port, b: hosts + leaves + spine, bPort: used[spine] % (isThreeTier ? 32 : 64), layer: 1))
        used[spine] += 1
      }
    }
    guard isThreeTier else { return }
    for spine in 0..<spines {
      for port in 0..<32 {
        let core = (spine * 32 + port) % cores
        network.links.append(
          Link(a: hosts + leaves + spine, aPort: port, b: hosts + leaves + spines + core, bPort: (spine * 32 + port) / cores % 64, layer: 2))
      }
    }
  }

  func plan() -> Plan {
    let network = network()
    var floor = FloorSpec()
    floor.hostsPerRack = 4
    floor.racksPerRow = hosts > 2000 ? 32 : 16
    if hosts > 2000 { floor.traySection = Area(squareMeters: 0.18) }
    floor.keepOuts = [KeepOut(rows: 2...2, positions: 15...16, reason: "column")]
    let footprints = [
      Footprint(rackUnits: 8, isRack: false, power: Power(watts: 10_300), mass: Mass(kilograms: 130), needsLiquid: false),
      Footprint(rackUnits: 1, isRack: false, power: Power(watts: 1_500), mass: Mass(kilograms: 14), needsLiquid: false),
      Footprint(rackUnits: 1, isRack: false, power: Power(watts: 1_500), mass: Mass(kilograms: 14), needsLiquid: false),
      Footprint(rackUnits: 1, isRack: false, power: Power(watts: 1_500), mass: Mass(kilograms: 14), needsLiquid: false),
    ]
    let layout = Layout.place(network, floor: floor, footprints: footprints) { network.name(of: $0) }
    let links = linkPlan(network, layout)
    let trayCables = links.cables.map { cable in
      TrayCable(
        link: Int(links.linkOrder[Int(cable.firstLink)]), section: Area(squareMeters: 9e-6),
        massPerLength: LinearDensity(kilogramsPerMeter: 0.02))
    }
    let bill = bill(links)
    return Plan(
      scenario: scenario(), catalogFingerprint: "3f9c0d52a7e1", network: network, scaleUp: nil, lines: [], layout: layout,
      links: links, trays: TrayLoad.compute(layout: layout, network: network, cables: trayCables), bill: bill,
      power: power(network, links),
      cost: CostSummary(
        capex: bill.total(), networkCapex: bill.total { $0.category != .host },
        energyPerYear: money(Double(hosts) * 8_000), years: 4, accelerators: hosts * 8,
        injection: BitRate(bitsPerSecond: Double(hosts) * 8 * 400e9), capexSpread: spread(bill) { _ in true },
        networkCapexSpread: spread(bill) { $0.category != .host }, energySpread: SpreadSum()),
      findings: findings + layout.findings, assumptions: assumptions())
  }

  private func scenario() -> Scenario {
    var scenario = Scenario()
    scenario.name = name
    scenario.summary = summary
    scenario.hosts = hosts
    return scenario
  }

  private func money(_ dollars: Double) -> Total<Money> {
    var total = Total<Money>()
    total.add(.known(Money(dollars: dollars)))
    return total
  }

  private func spread(_ bill: Bill, _ isSelected: (BillLine) -> Bool) -> SpreadSum<Money> {
    bill.lines.filter(isSelected).reduce(into: SpreadSum()) { $0.add($1.amount) }
  }

  private func linkPlan(_ network: Network, _ layout: Layout) -> LinkPlan {
    let steps: [Double] = [2, 3, 5, 10, 15, 20, 30, 50, 100, 200, 500]
    var classes: [PlannedClass] = []
    var places: [[Int]: Int] = [:]
    var classOfLink: [Int32] = []
    var cables: [Cable] = []
    for (index, link) in network.links.enumerated() {
      let meters = Double(layout.runMeters[index])
      guard meters >= 0 else {
        classOfLink.append(-1)
        continue
      }
      let bin = steps.firstIndex { $0 >= meters } ?? steps.count - 1
      let key = [Int(link.layer), bin]
      let place = places[key] ?? classes.count
      if places[key] == nil {
        places[key] = place
        classes.append(plannedClass(network, Int(link.layer), steps[bin]))
      }
      classes[place].links += 1
      classes[place].longest = max(classes[place].longest, Length(meters: meters))
      classOfLink.append(Int32(place))
      cables.append(Cable(runClass: place, firstLink: index, linkCount: 1))
    }
    let optical = classes.reduce(0) { $1.choice?.technology == .pluggable ? $0 + $1.links : $0 }
    let parts = [
      PartCount(
        kind: .module, part: partName, layer: 0, technology: .pluggable, length: nil, count: optical,
        price: .known(Money(dollars: 900)), powerTypical: Power(watts: 14), powerMaximum: Power(watts: 16))
    ]
    return LinkPlan(
      classes: classes, classOfLink: classOfLink, cables: cables, linkOrder: network.links.indices.map(Int32.init),
      parts: parts, litFibers: optical * 8, portEnds: network.links.count * 2, findings: [])
  }

  private func plannedClass(_ network: Network, _ layer: Int, _ meters: Double) -> PlannedClass {
    let kind = network.layers[layer].kind
    func end(_ role: DeviceRole, _ model: String) -> RunEnd {
      RunEnd(cage: Self.cage, portsPerCage: 2, role: role, model: model)
    }
    let run = RunClass(
      tier: .scaleOut, kind: kind, rate: Self.rate, linkProtocol: "infiniband-ndr",
      a: end(kind == .hostLeaf ? .host : .leaf, "dgx-h100"), b: end(.leaf, "qm9700"), pairing: .crossed,
      lengthMillimeters: Int(meters * 1000))
    let copperReaches = meters <= 3
    let candidates = [
      Candidate(
        technology: .copper, parts: [PartUse(kind: .cable, part: "mcp4y10", end: nil, sharedBy: 1, price: .known(Money(dollars: 110)), powerTypical: .zero, powerMaximum: .zero)],
        soldLength: copperReaches ? Length(meters: meters) : nil, fibersPerLink: 0, section: Area(squareMeters: 5e-5), linearDensity: nil,
        latency: nil, verdict: copperReaches ? .closes(margin: nil) : .fails("rated for 3 m, the longest run of the class is \(meters) m")),
      Candidate(
        technology: .pluggable,
        parts: [
          PartUse(kind: .module, part: partName, end: "a", sharedBy: 2, price: .known(Money(dollars: 900)), powerTypical: Power(watts: 14), powerMaximum: Power(watts: 16)),
          PartUse(kind: .module, part: partName, end: "b", sharedBy: 2, price: .known(Money(dollars: 900)), powerTypical: Power(watts: 14), powerMaximum: Power(watts: 16)),
          PartUse(kind: .cable, part: "mfp7e10", end: nil, sharedBy: 1, price: .known(Money(dollars: 90)), powerTypical: nil, powerMaximum: nil),
        ], soldLength: Length(meters: meters), fibersPerLink: 8, section: Area(squareMeters: 9e-6), linearDensity: nil, latency: nil, verdict: .closes(margin: nil)),
      Candidate(technology: .lpo, parts: [PartUse(kind: .module, part: "lpo-800g", end: "a", sharedBy: 2, price: .unknown, powerTypical: nil, powerMaximum: nil)], soldLength: nil, fibersPerLink: 8, section: .zero, linearDensity: nil, latency: nil, verdict: .unknown("no rated pair with this switch is published")),
    ]
    return PlannedClass(
      run: run, layer: layer, candidates: candidates, chosen: copperReaches ? 0 : 1, links: 0, longest: .zero)
  }

  private func bill(_ links: LinkPlan) -> Bill {
    func line(_ category: BillCategory, _ part: String, _ text: String, _ count: Int, _ price: Figure<Money>, spares: Int = 0) -> BillLine {
      BillLine(
        category: category, part: part, description: text, tier: category == .host ? nil : .scaleOut, quantity: count,
        spares: spares, unitPrice: price, priceSource: "fixture, 2025")
    }
    let modules = links.parts.reduce(0) { $0 + $1.count }
    let range = Figure.range(Spread(p5: Money(dollars: 25_600), p50: Money(dollars: 36_000), p95: Money(dollars: 50_000)))
    return Bill(lines: [
      line(.host, "dgx-h100", "NVIDIA DGX H100", hosts, .known(Money(dollars: 270_000))),
      line(.switch, "qm9700", "NVIDIA QM9700", leaves + spines + cores, range, spares: 1),
      line(.module, partName, "twin-port 800G 2xDR4", modules, .known(Money(dollars: 900)), spares: modules / 50),
      line(.cable, "mfp7e10", "MPO-12 cord, 10 m", links.cables.count, .known(Money(dollars: 90))),
      line(.rack, "rack", "rack, 48 units", hosts / 4, .unknown),
      line(.labor, "labor", "racking and cabling", 1, .known(Money(dollars: 90_000))),
    ])
  }

  private func power(_ network: Network, _ links: LinkPlan) -> PowerBudget {
    func entry(_ tier: Tier?, _ cause: PowerCause, _ typical: Double, _ maximum: Double, unknown: Bool = false) -> PowerEntry {
      var low = Total<Power>()
      var high = Total<Power>()
      low.add(.known(Power(watts: typical)))
      high.add(.known(Power(watts: maximum)))
      if unknown { high.add(.unknown) }
      return PowerEntry(tier: tier, cause: cause, typical: low, maximum: high)
    }
    let hosts = Double(hosts)
    let switches = Double(leaves + spines + cores)
    let modules = Double(links.parts.reduce(0) { $0 + $1.count })
    return PowerBudget(entries: [
      entry(nil, .accelerator, hosts * 4_800, hosts * 5_600), entry(nil, .host, hosts * 2_600, hosts * 4_400),
      entry(.scaleOut, .nic, hosts * 160, hosts * 200), entry(.scaleOut, .switchSilicon, switches * 747, switches * 900),
      entry(.scaleOut, .optics, modules * 14, modules * 16, unknown: true),
    ])
  }

  private func assumptions() -> [Assumption] {
    [
      Assumption(subject: "price of qm9700", value: "36,000 USD (25,600 to 50,000)", source: "worksheet, 2024", confidence: .derived),
      Assumption(subject: "electricity", value: "0.08 USD/kWh", source: "default", confidence: .estimate),
      Assumption(subject: "PUE", value: "1.25", source: "default", confidence: .estimate),
    ]
  }
}
