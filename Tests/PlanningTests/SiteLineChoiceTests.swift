import Cabling
import Diagnostics
import Fabrics
import Facility
import Planning
import Quantities
import Testing

/// Rated reaches in the catalog: 400ZR 120 km amplified and 40 km without amplifiers, 800ZR 120 km, OpenZR+ 500 km.
@Suite("Choosing the module of lines between sites") struct SiteLineChoiceTests {
  private func plan(_ across: String, more: String = "") throws -> Plan {
    try Shipped.plan(yaml: "host: dgx-h100\nhosts: 8\nscale_across: {\(across)}\n\(more)")
  }

  private func lineClass(_ plan: Plan) throws -> PlannedClass {
    try #require(plan.links.classes.first { $0.run.kind == .site })
  }

  @Test(
    "Up to 120 km the cheapest module is 400ZR, beyond it OpenZR+",
    arguments: [
      (1.0, "400zr"), (80, "400zr"), (120, "400zr"), (120.1, "400zr-plus"), (300, "400zr-plus"), (500, "400zr-plus"),
    ])
  func cheapestThatReaches(_ kilometers: Double, _ module: String) throws {
    let plan = try plan("distance: \(kilometers) km, capacity: 3.2 Tb/s")
    #expect(plan.isSound)
    #expect(try lineClass(plan).choice?.module(at: .a) == module)
    #expect(plan.scenario.scaleAcross?.module == module)
    #expect(plan.links.parts.filter { $0.kind == .module && $0.part == module }.map(\.count) == [8])
  }

  @Test("What is not chosen stays with its reason")
  func rejected() throws {
    let far = try lineClass(try plan("distance: 300 km"))
    let reasons = Dictionary(
      uniqueKeysWithValues: far.candidates.compactMap { candidate in
        candidate.module(at: .a).map { ($0, candidate.verdict.reason ?? "") }
      })
    #expect(reasons["400zr"]?.contains("180 km short") == true)
    #expect(reasons["800zr"]?.contains("it carries 800 Gb/s") == true)
    #expect(reasons["400zr-plus"] == "")
    let near = try lineClass(try plan("distance: 80 km"))
    let dearer = try #require(near.candidates.first { $0.module(at: .a) == "400zr-plus" })
    #expect(dearer.closes)
  }

  @Test("A module that is named is taken although another is cheaper")
  func named() throws {
    let plan = try plan("distance: 80 km, module: 400zr-plus")
    #expect(plan.isSound)
    #expect(try lineClass(plan).choice?.module(at: .a) == "400zr-plus")
  }

  @Test("An excluded module is not taken")
  func excluded() throws {
    let plan = try plan("distance: 80 km", more: "cabling: {exclude: [400zr, 800zr]}\n")
    #expect(plan.isSound)
    #expect(try lineClass(plan).choice?.module(at: .a) == "400zr-plus")
  }

  @Test("Half as many channels of twice the rate are taken where modules and switches come cheaper")
  func fasterChannels() throws {
    // 12.8 Tb/s by OpenZR+: 32 x 5,000; by 800ZR: 16 x 9,000.
    let plan = try plan("distance: 80 km, capacity: 12.8 Tb/s, switch: generic-51t2-box")
    #expect(plan.isSound)
    #expect(try lineClass(plan).choice?.module(at: .a) == "800zr")
    #expect(plan.lines.first?.channels == 16)
  }

  @Test("A line beyond every reach is a finding with the gap and the ways out")
  func beyondEveryReach() throws {
    let plan = try plan("sites: 3, distance: 1200 km")
    let finding = try #require(plan.findings.first { $0.code == .siteLine })
    #expect(!plan.isSound && finding.severity == .error && finding.count == 3)
    #expect(finding.message.contains("700 km short"))
    #expect(finding.expected == "at most 500 km" && finding.found == "1200 km")
    // 1,200 km are three spans of at most 500 km.
    #expect(finding.help.contains { $0.contains("2 sites") })
    #expect(finding.place?.line == 3)
    #expect(try lineClass(plan).chosen == nil)
  }

  @Test("A named module that falls short is told of the one that reaches")
  func namedFallsShort() throws {
    let plan = try plan("distance: 300 km, module: 400zr")
    let finding = try #require(plan.findings.first { $0.code == .siteLine })
    let way = try #require(finding.help.first { $0.contains("take `module: 400zr-plus`") })
    #expect(way.contains("500 km"))
  }

  @Test("Without amplifiers 400ZR reaches 40 km, and what others reach is not known")
  func unamplified() throws {
    #expect(try plan("distance: 40 km, terminal: dwdm-mux").isSound)
    let far = try plan("distance: 41 km, terminal: dwdm-mux")
    let finding = try #require(far.findings.first { $0.code == .siteLine })
    #expect(finding.help.contains { $0.contains("terminal: dwdm-terminal") })
    let plus = try #require(try lineClass(far).candidates.first { $0.module(at: .a) == "400zr-plus" })
    guard case .unknown = plus.verdict else {
      Issue.record("the reach of OpenZR+ without amplifiers is not published")
      return
    }
  }

  @Test("The module must fit the cages of the switch, and the switch must have such ports")
  func cages() throws {
    let wrongCage = try plan("distance: 80 km, switch: generic-51t2-box, module: 800zr")
    #expect(wrongCage.isSound, "800ZR is an OSFP")
    let finding = try #require(
      try plan("distance: 80 km, switch: qm9700, module: 400zr").findings.first { $0.code == .siteLine })
    #expect(finding.severity == .error)
    #expect(throws: Rejection.self) { try plan("distance: 80 km, switch: sn4600c") }
    #expect(throws: Rejection.self) { try plan("distance: 80 km, terminal: sn4700") }
  }

  @Test("Coherent ports are in cages of placed switches, and every pair of fibers ends in a placed terminal")
  func placed() throws {
    // 100 channels on pairs of 40: three pairs a line, two lines in a ring, 200 channels on switches of 16 line cages.
    let plan = try plan("sites: 4, capacity: 40 Tb/s, channels_per_pair: 40, switch: sn4700")
    #expect(plan.network.checkInvariants().isEmpty)
    let roles = plan.network.devices.enumerated().map { ($0, plan.network.classes[Int($1.deviceClass)].role) }
    let borders = roles.filter { $0.1 == .border }.map(\.0)
    let terminals = roles.filter { $0.1 == .lineTerminal }.map(\.0)
    #expect(borders.count == 13 && terminals.count == 6)
    for device in borders + terminals { #expect(plan.layout.rackName(of: DeviceIndex(device)) != nil) }
    let channels = plan.network.links.filter { plan.network.layers[Int($0.layer)].kind == .site }
    #expect(channels.count == 200)
    let perTerminal = terminals.map { terminal in channels.filter { Int($0.b) == terminal }.count }
    #expect(perTerminal == [40, 40, 20, 40, 40, 20])
  }
}
