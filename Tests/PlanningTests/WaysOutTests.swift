import Cabling
import Diagnostics
import Economics
import Fabrics
import Facility
import Testing

@testable import Planning

/// Ways out that are hidden at first sight: behind another error, behind more edits, behind a count that is written another way.
@Suite("Ways out") struct WaysOutTests {

  /// A DGX H100 is 8 U high, so that a rack of 9 U leaves one unit for panels.
  static let panels = WrittenScenario([
    "host": "dgx-h100", "hosts": "40", "scale_out.switch": "qm9700", "management": "{}", "cabling.style": "structured",
    "floor.rack_units": "9", "floor.rows": "3", "floor.racks_per_row": "20",
  ])
  /// A host of 8 U and 10.2 kW in racks of 7 U with 9 kW: as long as it does not fit, nothing is said of its power.
  static let hidden = WrittenScenario([
    "host": "dgx-h100", "hosts": "20", "scale_out.switch": "qm9700", "floor.rack_units": "7", "floor.host_feed": "9 kW",
  ])
  /// The same with every other measure of the racks too small: 130.45 kg on 100 kg, two feeds of 500 W for 1.291 kW.
  static let hiddenAll = WrittenScenario([
    "host": "dgx-h100", "hosts": "20", "scale_out.switch": "qm9700", "floor.rack_units": "7",
    "floor.rack_load": "100 kg", "floor.host_feed": "4 kW", "floor.redundant_feeds": "false",
    "floor.network_feed": "500 W", "floor.tray_section": "10 cm2", "floor.rows": "1",
  ])
  /// 400 x 8 = 3,200 host ports in the end; two tiers of 64 ports join 64 x 64 / 2 = 2,048, which are 256 hosts.
  static let growth = WrittenScenario([
    "host": "dgx-h100", "hosts": "100", "build_for.hosts": "400", "scale_out.topology": "fat-tree",
    "scale_out.switch": "qm9700", "scale_out.tiers_at_most": "2",
  ])
  /// The same counted in accelerators, 8 a host, the last host not full.
  static let accelerators = growth.setting("hosts", "").setting("build_for.hosts", "").setting("accelerators", "797")
    .setting("build_for.accelerators", "3197")
  /// 9 x 8 = 72 host ports on one switch of 64, counted in accelerators.
  static let fewAccelerators = ConflictTests.oneTier.setting("hosts", "").setting("accelerators", "72")
  /// Counted in both.
  static let both = ConflictTests.oneTier.setting("accelerators", "72")
  /// Racks of a liquid-cooled host in a hall without liquid, at switches whose finned cages take no flat modules.
  static let media = WrittenScenario([
    "host": "gb200-nvl72", "hosts": "4", "scale_out.switch": "q3400-ra", "floor.host_feed": "132 kW",
  ])
  /// More hosts than a hall of 3 x 16 positions takes, on two tiers that join too few: only more tiers and more rows together lose
  /// nothing.
  static let lossless = WrittenScenario([
    "host": "dgx-h100", "hosts": "40", "build_for.hosts": "300", "scale_out.topology": "fat-tree",
    "scale_out.switch": "qm9700", "scale_out.tiers_at_most": "2", "scale_out.groups_per_pod": "3", "floor.rows": "2",
    "floor.racks_per_row": "16", "floor.hosts_per_rack": "4",
  ])
  /// 300 racks of one host each on 120 positions: the load that lets a host in is raised again to let three in.
  static let threeErrors = WrittenScenario([
    "host": "dgx-h100", "hosts": "300", "scale_out.switch": "sn5600", "scale_out.link_rate": "400 Gb/s",
    "scale_out.tiers_at_most": "1", "scale_out.oversubscription": "2", "floor.rack_load": "120 kg", "floor.rows": "4",
    "floor.racks_per_row": "30",
  ])
  /// Copper between the racks of 100 hosts.
  static let copper = WrittenScenario([
    "host": "dgx-h100", "hosts": "100", "scale_out.switch": "qm9700", "scale_out.technologies": "[copper]",
  ])

  static let all = [
    panels, hidden, hiddenAll, growth, accelerators, fewAccelerators, both, media, lossless, threeErrors,
  ]

  private func edits(_ plan: Plan) -> [[String]] { plan.conflicts.waysOut.map { $0.changes.map(\.text) } }

  @Test(arguments: all.indices)
  func `Every way out does what it says when it is written into the file, from the value that stands there`(
    _ index: Int
  ) throws {
    let scenario = Self.all[index]
    let plan = try scenario.plan()
    #expect(!plan.conflicts.waysOut.isEmpty && !plan.isSound)
    var seen: [[String]] = []
    for way in plan.conflicts.waysOut {
      let changed = try scenario.applying(way.changes).planOnce()
      #expect(way.closes == changed.isSound, "\(way.changeText): \(changed.errorLines)")
      #expect(changed.cost.capex == way.capex)
      #expect(!seen.contains(way.changes.map(\.text)), "\(way.changeText) is listed twice")
      seen.append(way.changes.map(\.text))
      for change in way.changes {
        guard let written = scenario.value(change.path), change.path.hasSuffix("accelerators") == false else {
          continue
        }
        #expect(change.from == written, "\(change.text) begins at \(change.from)")
      }
    }
  }

  // MARK: Errors without a way

  @Test(arguments: all.indices) func `No error is said to be a conflict of nothing`(_ index: Int) throws {
    let plan = try Self.all[index].plan()
    #expect(plan.conflicts.conflicts.allSatisfy { !$0.members.isEmpty })
    for finding in plan.findings { #expect(finding.help.allSatisfy { $0 != "in conflict: " }) }
  }

  @Test func `An error that nothing in the scenario can relax has no conflict`() throws {
    let failure = Failure(Finding(.cagesPerUnit, .error, "too many cages", subject: "qm9700"), at: .placed)
    var search = ConflictSearch(Trial(try Self.hidden.planOnce()), try Shipped.resolved(yaml: Self.hidden.yaml), .none)
    search.bench.allow(share: 1)
    #expect(try search.conflictSets(of: failure).isEmpty)
    // The table has constraints for this code, and none of this scenario has to do with it.
    let unknown = Failure(Finding(.noPart, .error, "no part", subject: "nowhere"), at: .planned)
    #expect(try search.conflictSets(of: unknown).allSatisfy { !$0.members.isEmpty })
  }

  @Test func `Every code is in the table, in the list of what nothing can relax, or is no error of a plan`() {
    let noError: [FindingCode] = [
      .oversubscribed, .undersubscribed, .reservedPortsNeedGroup, .oneSwitchWouldDo, .manyUnusedPorts,
      .keepOutOutsideHall, .growthWithoutRoom, .growthRenumbers, .massUnknown, .trayBelowRackTop, .trayLevels,
      .unpricedParts, .darkLanes, .oneEndedCable,
    ]
    let listed = ConstraintTable.rows.map(\.code) + ConstraintTable.unrelaxed + noError
    for code in FindingCode.fabricsCodes + FindingCode.facilityCodes + FindingCode.cablingCodes {
      #expect(listed.count { $0 == code } == 1, "\(code.id) \(code.title)")
    }
  }

  // MARK: Panels

  @Test func `Panels without room: cords need none, and three more units hold them`() throws {
    let plan = try Self.panels.plan()
    #expect(edits(plan) == [["`cabling.style: cords`"], ["`floor.rack_units: 12`"]])
    for units in [10, 11] { #expect(try !Self.panels.setting("floor.rack_units", "\(units)").planOnce().isSound) }
  }

  // MARK: What is hidden

  @Test func `A host that is too tall needs power, too, once it fits`() throws {
    let plan = try Self.hidden.plan()
    #expect(plan.conflicts.conflicts.map(\.text) == ["`floor.rack_units: 7` (8 is enough)"])
    #expect(edits(plan).first == ["`floor.rack_units: 8`", "`floor.host_feed: 10.2 kW`"])
  }

  @Test func `Six measures that are too small are six edits`() throws {
    let way = try #require(try Self.hiddenAll.plan().conflicts.waysOut.first)
    #expect(way.closes && way.givesUp.isEmpty)
    #expect(
      Set(way.changes.map(\.text)).isSuperset(of: [
        "`floor.rack_units: 8`", "`floor.host_feed: 5.1 kW`", "`floor.rack_load: 130.45 kg`",
        "`floor.network_feed: 646 W`",
      ]))
  }

  // MARK: Counts

  @Test func `What is built for gives way before the hosts do, and hosts that change nothing are no constraint`() throws
  {
    let plan = try Self.growth.plan()
    let members = plan.conflicts.conflicts.flatMap(\.members)
    #expect(members.first { $0.path == "build_for.hosts" }?.enough == "256")
    #expect(!members.contains { $0.path == "hosts" }, "99 hosts with ports for 400 do not fit either")
    #expect(try !Self.growth.setting("hosts", "1").planOnce().isSound)
    #expect(edits(plan).contains(["`build_for.hosts: 256`"]))
    #expect(!plan.conflicts.waysOut.contains { $0.givesUp.contains("accelerators") })
  }

  @Test func `A scenario that counts accelerators is changed in accelerators`() throws {
    let plan = try Self.accelerators.plan()
    #expect(edits(plan).contains(["`build_for.accelerators: 2048`"]))
    #expect(edits(try Self.fewAccelerators.plan()).contains(["`accelerators: 64`"]))
    #expect(edits(try Self.both.plan()).contains(["`hosts: 8`", "`accelerators: 64`"]))
  }

  // MARK: The search

  @Test func `A way that gives up accelerators does not hide one that gives up nothing`() throws {
    let plan = try Self.lossless.plan()
    #expect(plan.conflicts.waysOut.first?.closes == true && plan.conflicts.waysOut.first?.givesUp == [])
  }

  @Test func `A search that leaves nodes aside says so`() throws {
    // More tiers, bandwidth or room to grow close at once; a step of another kind that leaves errors is not gone on with.
    let plan = try Self.growth.plan()
    #expect(!plan.conflicts.isComplete)
    #expect(try ConflictTests.floorFull.plan().conflicts.isComplete)
  }

  @Test func `A field that was changed twice starts at the scenario's own value`() throws {
    let loads = try Self.threeErrors.plan().conflicts.waysOut.flatMap(\.changes).filter { $0.path == "floor.rack_load" }
    // Three hosts of 130.45 kg in a rack are 100 racks.
    #expect(loads.contains { $0.to == "391.35 kg" })
    #expect(loads.allSatisfy { $0.from == "120 kg" })
  }

  @Test func `Modules that do not fit the cages of a switch may fit those of one with fewer ports`() throws {
    let plan = try Self.media.plan()
    #expect(plan.findings.contains { $0.severity == .error && $0.code == .heatSinkConflict })
    let way = try #require(plan.conflicts.waysOut.first)
    #expect(way.closes)
    #expect(way.changes.contains { $0.path == "scale_out.switch" && $0.from == "q3400-ra" })
  }

  @Test func `Only the technology that is needed is allowed beside copper`() throws {
    #expect(edits(try Self.copper.plan()) == [["`scale_out.technologies: [copper, pluggable]`"]])
  }

  @Test func `Positions that are kept free are named as the scenario has them`() throws {
    let plan = try ConflictTests.floorFull.setting("hosts", "36").setting(
      "floor.keep_outs", "[{rows: [1], positions: [1, 2], reason: pillar}]"
    ).plan()
    let change = plan.conflicts.waysOut.flatMap(\.changes).first { $0.path == "floor.keep_outs" }
    #expect(change?.from == "[{rows: [1, 1], positions: [1, 2]}]" && change?.to == "[]")
  }
}
