import Cabling
import Catalog
import Diagnostics
import Documents
import Economics
import Fabrics
import Planning
import Quantities
import TestSupport
import Testing

/// A scenario that is wrong in one way, and the finding that says so.
struct WrongScenario: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var yaml: String
  var code: String
  /// Line of the finding, from 1.
  var line: Int
  /// What the message or a help line must hold.
  var words: [String]

  init(_ what: String, _ code: String, line: Int, _ words: [String], _ yaml: String) {
    testDescription = what
    self.code = code
    self.line = line
    self.words = words
    self.yaml = yaml
  }

  static let all: [WrongScenario] = [
    WrongScenario(
      "unknown host", "HG1401", line: 1, ["dgx-h10", "did you mean `dgx-h100`?"], "host: dgx-h10\nhosts: 4\n"),
    WrongScenario(
      "unknown switch", "HG1401", line: 3, ["qm970", "did you mean `qm9700`?"],
      "host: dgx-h100\nhosts: 4\nscale_out: {switch: qm970}\n"),
    WrongScenario(
      "unknown accelerator", "HG1401", line: 1, ["h100-sx"], "accelerator: h100-sx\nhosts: 4\n"),
    WrongScenario(
      "unknown scale-up fabric", "HG1401", line: 3, ["nvlink9"],
      "host: dgx-h100\nhosts: 4\nscale_up: {fabric: nvlink9}\n"),
    WrongScenario(
      "unknown management switch", "HG1401", line: 3, ["sn220"],
      "host: dgx-h100\nhosts: 4\nmanagement: {switch: sn220}\n"),
    WrongScenario(
      "unknown coherent module", "HG1401", line: 3, ["400z"],
      "host: dgx-h100\nhosts: 4\nscale_across: {module: 400z}\n"),
    WrongScenario(
      "a price of nothing", "HG1106", line: 4, ["qm97000", "did you mean `qm9700`?"],
      "host: dgx-h100\nhosts: 4\nprices:\n  qm97000: {price: 9 USD}\n"),
    WrongScenario(
      "an exclusion of nothing", "HG1106", line: 3, ["mms4x00-n", "did you mean `mms4x00-nm`?"],
      "host: dgx-h100\nhosts: 4\ncabling: {exclude: [mms4x00-n]}\n"),
    WrongScenario(
      "counts that contradict", "HG1104", line: 3, ["32 accelerators", "not 33"],
      "host: dgx-h100\nhosts: 4\naccelerators: 33\n"),
    WrongScenario(
      "growth below what is fitted", "HG1104", line: 3, ["2 hosts", "4 are fitted"],
      "host: dgx-h100\nhosts: 4\nbuild_for: {hosts: 2}\n"),
    WrongScenario(
      "growth that contradicts itself", "HG1104", line: 3, ["64 accelerators", "not 65"],
      "host: dgx-h100\nhosts: 4\nbuild_for: {hosts: 8, accelerators: 65}\n"),
    WrongScenario(
      "a rate that the switch has not", "HG1105", line: 3, ["qm9700", "300 Gb/s"],
      "host: dgx-h100\nhosts: 4\nscale_out: {switch: qm9700, link_rate: 300 Gb/s}\n"),
    WrongScenario(
      "a rate above the host's", "HG1105", line: 3, ["6.4 Tb/s", "8 x 400 Gb/s"],
      "host: dgx-h100\nhosts: 4\nscale_out: {switch: sn5600, link_rate: 800 Gb/s, ports_per_host: 8}\n"),
    WrongScenario(
      "rails that do not divide the ports", "HG1104", line: 3, ["8 ports", "3 rails"],
      "host: dgx-h100\nhosts: 4\nscale_out: {switch: qm9700, rails: 3}\n"),
    WrongScenario(
      "more ports than cages", "HG1108", line: 3, ["has 32"],
      "host: dgx-h100\nhosts: 4\nscale_out: {switch: qm9700, leaf: {down: 60, up: 8}}\n"),
    WrongScenario(
      "a bare chip", "HG1106", line: 3, ["bare switch chip"],
      "host: dgx-h100\nhosts: 4\nscale_out: {switch: tomahawk5}\n"),
    WrongScenario(
      "a host without ports", "HG1107", line: 3, ["storage ports"],
      "host: hgx-rubin-nvl8\nhosts: 4\nstorage: {switch: sn5600}\n"),
    WrongScenario(
      "an unknown technology", "HG1016", line: 3, ["plugable", "did you mean `pluggable`?"],
      "host: dgx-h100\nhosts: 4\nscale_out: {technologies: [plugable]}\n"),
    WrongScenario(
      "a link rate of zero", "HG1014", line: 3, ["outside"],
      "host: dgx-h100\nhosts: 4\nscale_out: {link_rate: 0 Gb/s}\n"),
    WrongScenario(
      "a mounted accelerator of another maker", "HG1106", line: 2, ["dgx-h100", "mi355x"],
      "host: dgx-h100\naccelerator: mi355x\nhosts: 4\n"),
    WrongScenario(
      "a torus switch that is none", "HG1106", line: 3, ["no optical circuit switch"],
      "host: tpu-v4-rack\nhosts: 4\nscale_out: {topology: torus, switch: qm9700}\n"),
    WrongScenario(
      "a cube of one axis", "HG1104", line: 3, ["two or three axes"],
      "host: tpu-v4-rack\nhosts: 4\nscale_out: {topology: torus, cube: [4]}\n"),
    WrongScenario(
      "a scale-up domain beyond its fabric", "HG1104", line: 3, ["nvlink4", "at most 256"],
      "host: dgx-h100\nhosts: 4\nscale_up: {accelerators: 100000}\n"),
    WrongScenario(
      "a module that is not coherent", "HG1106", line: 3, ["no coherent module"],
      "host: dgx-h100\nhosts: 4\nscale_across: {module: mms4x00-nm}\n"),
    WrongScenario(
      "a negative count", "HG1014", line: 2, ["outside"], "host: dgx-h100\nhosts: -4\n"),
    WrongScenario(
      "a billion hosts", "HG1014", line: 2, ["outside"], "host: dgx-h100\nhosts: 1,000,000,000\n"),
    WrongScenario("no count", "HG1101", line: 1, ["how many hosts"], "host: dgx-h100\n"),
    WrongScenario("no host", "HG1102", line: 1, ["neither a host nor an accelerator"], "hosts: 4\n"),
  ]
}

@Suite struct ResolverTests {
  @Test(arguments: WrongScenario.all)
  func `What is wrong is one finding, at its line`(wrong: WrongScenario) throws {
    let errors = try Shipped.refusal(yaml: wrong.yaml).filter { $0.severity == .error }
    #expect(errors.count == 1)
    let error = try #require(errors.first)
    #expect(error.code.id == wrong.code)
    #expect(error.place?.file == "test.yaml" && error.place?.line == wrong.line)
    let text = ([error.message, error.label] + error.help).joined(separator: "\n")
    for words in wrong.words { #expect(text.contains(words)) }
  }

  @Test func `Several causes are found at once`() throws {
    let findings = try Shipped.refusal(
      yaml: """
        host: dgx-h100
        hosts: 4
        accelerators: 5
        scale_out: {leaf: {switch: qm970}, spine: {switch: sn560}}
        management: {switch: sn220}
        prices: {nothing-at-all: {price: 1 USD}}
        """)
    #expect(findings.map { $0.place?.line } == [3, 4, 4, 5, 6])
  }

  @Test func `The smallest scenario is four lines and chooses a rail-optimized fabric at the host's rate`() throws {
    let resolved = try Shipped.resolved(
      yaml: """
        name: my-cluster
        host: dgx-h100
        hosts: 127
        scale_out: {switch: qm9700}
        """)
    let fabric = try #require(resolved.fabrics.first)
    #expect(fabric.spec.topology == .rail && fabric.spec.rails == 8)
    #expect(fabric.section.linkRate == BitRate(bitsPerSecond: 400e9))
    #expect(resolved.accelerators == 1_016)
    #expect(resolved.accelerator?.id == "h100-sxm")
  }

  @Test func `An accelerator and a count of accelerators name the host and the hosts`() throws {
    let resolved = try Shipped.resolved(yaml: "accelerator: h100-sxm\naccelerators: 1,001\n")
    #expect(resolved.host.model.accelerator == "h100-sxm")
    #expect(resolved.hosts == 126 && resolved.accelerators == 1_008)
  }

  @Test func `A switch that is not named has the cheapest port at the rate`() throws {
    let resolved = try Shipped.resolved(yaml: "host: dgx-h100\nhosts: 16\n")
    let chosen = try #require(resolved.fabrics.first?.switches.first)
    #expect(chosen.model.ports(at: BitRate(bitsPerSecond: 400e9)) != nil)
    #expect(resolved.scenario.scaleOut?.leaf.switch == chosen.id)
  }

  @Test func `Storage ports of another rate make a fat tree of their own`() throws {
    // DGX B200: 8 x 400G for compute, 4 x 200G for storage; 32 hosts x 4 = 128 ports of 200G.
    let plan = try Shipped.plan(
      yaml: """
        host: dgx-b200
        hosts: 32
        scale_out: {switch: qm9700}
        storage: {switch: qm9700}
        """)
    let storage = try #require(plan.network.fabrics.first { $0.name == "storage" })
    #expect(storage.topology == .fatTree && storage.tier == .storage)
    #expect(storage.size.links.hostLeaf == 128)
    // QM9700 breaks out to 128 ports of 200G: one box holds all.
    #expect(storage.size.switches.leaf == 1 && storage.size.switches.spine == 0)
    let compute = try plan.compute
    #expect(compute.size.links.hostLeaf == 256)
    #expect(try #require(plan.resolved.fabrics.last?.section.linkRate) == BitRate(bitsPerSecond: 200e9))
  }

  @Test(arguments: ["dgx-h100", "dgx-b200", "dgx-b300"], ["qm9700", "sn5600"])
  func `Storage at 200G runs from the QSFP112 cages of its adapters, two ports to a fiber connector`(
    host: String, box: String
  ) throws {
    let plan = try Shipped.plan(
      yaml: """
        host: \(host)
        hosts: 16
        scale_out: {switch: sn5600, link_rate: 400 Gb/s}
        storage: {switch: \(box), link_rate: 200 Gb/s}
        floor: {host_feed: 70 kW}
        """)
    let storage = plan.links.classes.filter {
      plan.network.fabrics[plan.network.layers[$0.layer].fabric].tier == .storage
    }
    #expect(!storage.isEmpty)
    #expect(storage.allSatisfy { $0.choice != nil })
  }

  @Test func `No two links meet in one port of a device, whatever their network`() throws {
    let plan = try Shipped.plan(
      yaml: """
        host: dgx-b200
        hosts: 32
        scale_out: {switch: qm9700}
        storage: {switch: qm9700}
        management: {}
        """)
    let network = plan.network
    var seen = Set<[Int]>()
    func use(_ device: DeviceIndex, _ block: Int, _ port: Int32) -> Bool {
      let type = network.classes[Int(network.devices[Int(device)].deviceClass)]
      guard type.role == .host else { return true }
      let shape = type.blocks[block]
      return seen.insert([Int(device), shape.cage(ofPort: Int(port)), Int(port) % shape.portsPerCage]).inserted
    }
    let clashes = network.links.count { link in
      let layer = network.layers[Int(link.layer)]
      let a = use(link.a, layer.aBlock, link.aPort)
      let b = use(link.b, layer.bBlock, link.bPort)
      return !a || !b
    }
    #expect(clashes == 0)
  }

  @Test(arguments: [(2, 1), (4, 6), (8, 28)])
  func `A mesh of N hosts has N(N - 1)/2 links and closes`(hosts: Int, links: Int) throws {
    let plan = try Shipped.plan(yaml: "host: dgx-h100\nhosts: \(hosts)\nscale_out: {topology: mesh}\n")
    #expect(plan.network.links.count == links)
    #expect(plan.errorLines == [])
  }

  @Test func `A mesh beyond the ports of a host says what switches would take`() throws {
    let plan = try Shipped.plan(yaml: "host: dgx-h100\nhosts: 10\nscale_out: {topology: mesh, switch: qm9700}\n")
    let error = try #require(plan.findings.first)
    #expect(error.code == .meshPorts && error.expected == "at most 9 hosts")
    // 80 ports: one leaf of 64 does not hold them, so leaves and spines of 64 ports.
    #expect(error.help.contains { $0.contains("two tiers") || $0.contains("2 tiers") })
  }

  @Test func `Two planes split each port of the host over two fabrics`() throws {
    let plan = try Shipped.plan(
      yaml: "host: dgx-b300\nhosts: 64\nscale_out: {switch: sn5600, planes: 2, technologies: [pluggable]}\n")
    #expect(plan.resolved.fabrics.first?.section.linkRate == BitRate(bitsPerSecond: 400e9))
    #expect(plan.devicesBuilt(.leaf) == 16 && plan.devicesBuilt(.spine) == 8)
    #expect(plan.linksBuilt(.hostLeaf) == 1_024)
  }

  @Test(arguments: [(3.0, 96, 32), (0.5, 40, 88)])
  func `Oversubscription is kept per tier, above and below one`(ratio: Double, down: Int, up: Int) throws {
    let resolved = try Shipped.resolved(
      yaml: """
        host: dgx-h100
        hosts: 96
        scale_out: {topology: fat-tree, switch: sn5600, leaf: {oversubscription: \(ratio)}}
        """)
    let size = try #require(resolved.fabrics.first?.spec.size())
    // 128 ports; whole hosts of 8 share a leaf, the rest faces up.
    #expect(abs(size.leafOversubscription - Double(down) / Double(up)) < 1e-12)
    #expect(size.leafOversubscription <= ratio)
  }

  @Test func `Two sites are joined by one line with a module at both ends of each channel`() throws {
    let plan = try Shipped.plan(
      yaml: """
        host: dgx-h100
        hosts: 32
        scale_across: {sites: 2, distance: 80 km, capacity: 12.8 Tb/s, module: 400zr}
        """)
    let line = try #require(plan.lines.first)
    #expect(plan.lines.count == 1)
    #expect(line.channels == 32 && line.modules == 64 && line.fiberPairs == 1)
    // This site buys the modules at its own end, 32 channels on two switches of 16 line cages, one terminal, a cord for each channel.
    let bought = plan.bill.lines.filter { $0.tier == .scaleAcross }
    #expect(bought.map(\.category) == [.switch, .module, .cable, .other])
    #expect(bought.map(\.quantity) == [2, 32, 32, 1])
  }

  @Test func `Co-packaged optics alone take the sibling of the switch that carries them`() throws {
    let resolved = try Shipped.resolved(
      yaml: "host: dgx-b300\nhosts: 72\nscale_out: {switch: q3400-ra, technologies: [cpo]}\n")
    let fabric = try #require(resolved.fabrics.first)
    #expect(fabric.switches.map(\.id) == ["q3450-ld", "q3450-ld", "q3450-ld"])
    // Hosts keep their pluggable cages.
    #expect(fabric.section.technologies == [.cpo, .pluggable])
    #expect(try Planner.plan(resolved).errorLines == [])
    let refused = try Shipped.refusal(
      yaml: "host: dgx-h100\nhosts: 4\nscale_out: {switch: qm9700, technologies: [cpo]}\n")
    #expect(refused.map(\.code.id) == [FindingCode.technologyNotOffered.id])
    #expect(refused.first?.place?.line == 3)
  }

  @Test func `More uplink than downlink is planned on twin-port cages, too`() throws {
    let plan = try Shipped.plan(
      yaml: """
        host: dgx-h100
        hosts: 64
        scale_out: {switch: qm9700, oversubscription: 0.5, technologies: [pluggable]}
        floor: {hosts_per_rack: 4, host_feed: 50 kW, tray_section: 1800 cm2}
        """)
    #expect(plan.errorLines == [])
    #expect(try plan.compute.size.leafOversubscription <= 0.5)
  }

  @Test func `A switch with more cages than its height holds is an error`() throws {
    let folder = try TemporaryFolder()
    // 64 OSFP cages, 36 of which fit on a rack unit.
    try folder.write("kind: switch\nrows: [{id: sn5600, rack_units: 1}]\n", to: "switches.yaml")
    let file = try ScenarioFile.decode(
      SourceFile(name: "test.yaml", text: "host: dgx-h100\nhosts: 64\nscale_out: {switch: sn5600}\n"))
    let catalog = try Catalog(folder: Shipped.root + "/Catalog", overlays: [folder.path])
    let plan = try Planner.plan(try ScenarioResolver.resolve(file, catalog: catalog))
    let errors = plan.findings.filter { $0.code == .cagesPerUnit }
    #expect(errors.map(\.subject) == ["sn5600"])
    #expect(try Shipped.plan(yaml: file.source.text).findings.allSatisfy { $0.code != .cagesPerUnit })
  }

  @Test func `A field without effect is a warning at its place`() throws {
    let resolved = try Shipped.resolved(
      yaml: "host: dgx-h100\nhosts: 4\nscale_out: {topology: mesh, spine: {down: 4}}\n")
    let warning = try #require(resolved.findings.first { $0.code == .withoutEffect })
    #expect(warning.severity == .warning && warning.place?.line == 3)
    #expect(warning.message.contains("`spine`") && warning.message.contains("mesh"))
  }

  @Test func `Errors of form and unknown ids of one file are reported together, in its order`() throws {
    let text = "host: dgx-h10\nhosts: -3\nscale_out: {switch: qm970}\n"
    let source = SourceFile(name: "test.yaml", text: text)
    let catalog = try Catalog(folder: Shipped.root + "/Catalog")
    let rejection = try #require(throws: Rejection.self) {
      _ = try ScenarioFile.decode(try YAML.parse(source), source: source, catalog: catalog)
    }
    #expect(rejection.findings.map { $0.place?.line } == [1, 2, 3])
    #expect(rejection.findings.map(\.subject) == ["host", "hosts", "scale_out.switch"])
  }

  @Test func `An unknown host does not hide an unknown switch`() throws {
    let text = "host: dgx-h10\nhosts: 3\nscale_out: {switch: qm970}\n"
    let file = try ScenarioFile.decode(SourceFile(name: "test.yaml", text: text))
    let rejection = try #require(throws: Rejection.self) {
      _ = try ScenarioResolver.resolve(file, catalog: try Catalog(folder: Shipped.root + "/Catalog"))
    }
    #expect(rejection.findings.map(\.subject) == ["host", "scale_out.switch"])
  }
}
