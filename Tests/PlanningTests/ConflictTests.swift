import Cabling
import Catalog
import Diagnostics
import Documents
import Economics
import Fabrics
import Facility
import Quantities
import Testing

@testable import Planning

/// Scenarios whose conflicts follow by hand from published measures: a DGX H100 is 8 U high and draws 10.2 kW at most.
@Suite("Constraints in conflict") struct ConflictTests {

  /// 6 x 8 U = 48 U in racks of 42 U; 6 x 10.2 kW = 61.2 kW is within 100 kW.
  static let rackUnits = WrittenScenario([
    "host": "dgx-h100", "hosts": "12", "scale_out.switch": "qm9700", "floor.rack_units": "42",
    "floor.hosts_per_rack": "6", "floor.host_feed": "100 kW",
  ])
  /// 4 x 10.2 kW = 40.8 kW on a feed of 35 kW, which carries 3; 4 x 8 U = 32 U fit.
  static let rackPower = WrittenScenario([
    "host": "dgx-h100", "hosts": "8", "scale_out.switch": "qm9700", "floor.hosts_per_rack": "4",
    "floor.host_feed": "35 kW",
  ])
  /// 6 x 8 U against 42 U and 6 x 10.2 kW against 60 kW: two reasons for one error.
  static let twoReasons = WrittenScenario([
    "host": "dgx-h100", "hosts": "12", "scale_out.switch": "qm9700", "floor.rack_units": "42",
    "floor.hosts_per_rack": "6", "floor.host_feed": "60 kW",
  ])
  /// 300 x 8 = 2,400 host ports; two tiers of radix 64 join 64 x 64 / 2 = 2,048.
  static let radix = WrittenScenario([
    "host": "dgx-h100", "hosts": "300", "scale_out.topology": "fat-tree", "scale_out.switch": "qm9700",
    "scale_out.tiers_at_most": "2",
  ])
  /// No passive copper reaches over 20 m of slack.
  static let reach = WrittenScenario([
    "host": "dgx-h100", "hosts": "4", "scale_out.switch": "qm9700", "scale_out.technologies": "[copper]",
    "floor.slack": "20 m",
  ])
  /// 64 hosts of 4 a rack are 16 racks of hosts, on 12 positions.
  static let floorFull = WrittenScenario([
    "host": "dgx-h100", "hosts": "64", "scale_out.switch": "qm9700", "floor.rows": "1", "floor.racks_per_row": "12",
    "floor.hosts_per_rack": "4",
  ])
  /// Trays of 1,000 mm2.
  static let trays = WrittenScenario([
    "host": "dgx-h100", "hosts": "32", "scale_out.switch": "qm9700", "scale_out.technologies": "[pluggable]",
    "floor.tray_section": "1000 mm2",
  ])
  /// 9 x 8 = 72 host ports; one switch has 64.
  static let oneTier = WrittenScenario([
    "host": "dgx-h100", "hosts": "9", "scale_out.topology": "fat-tree", "scale_out.switch": "qm9700",
    "scale_out.tiers_at_most": "1",
  ])
  /// Hosts per rack against the feed, and tiers against radix: each has ways out that do not help the other.
  static let twoConflicts = oneTier.setting("floor.hosts_per_rack", "4").setting("floor.host_feed", "35 kW")
  /// Copper does not reach, and no cord of fiber may be used.
  static let joint = reach.setting(
    "cabling.exclude", "[jumper-mpo12-sm, jumper-mpo12-mm, jumper-mpo12-mm-flat, jumper-lc-sm, jumper-lc-simplex-sm]")

  /// Those that are small enough to be planned again and again.
  static let small = [rackUnits, rackPower, twoReasons, oneTier, reach, floorFull, trays, twoConflicts, joint]

  // MARK: Conflicts

  /// `path: value -> enough` of every conflict, in one line each.
  private func sets(_ plan: Plan) -> [String] {
    plan.conflicts.conflicts.map { conflict in
      "\(conflict.code.id): "
        + conflict.members.map { "\($0.path) \($0.value) -> \($0.enough ?? "not alone")" }.joined(separator: ", ")
    }
  }

  @Test func `Rack units: six hosts of 8 U want 48 units, and 42 hold five`() throws {
    #expect(sets(try Self.rackUnits.plan()) == ["HG1306: floor.hosts_per_rack 6 -> 5, floor.rack_units 42 -> 48"])
  }

  @Test func `Power: four hosts of 10.2 kW want 40.8 kW, and 35 kW carry three, or six on both feeds`() throws {
    #expect(
      sets(try Self.rackPower.plan()) == [
        "HG1306: floor.hosts_per_rack 4 -> 3, floor.host_feed 35 kW -> 40.8 kW, floor.redundant_feeds true -> false"
      ])
  }

  @Test func `One error for two reasons has two smallest sets, which share what suffices alone`() throws {
    #expect(
      sets(try Self.twoReasons.plan()) == [
        "HG1306: floor.hosts_per_rack 6 -> 5, floor.host_feed 60 kW -> not alone, "
          + "floor.redundant_feeds true -> not alone",
        "HG1306: floor.hosts_per_rack 6 -> 5, floor.rack_units 42 -> not alone",
      ])
  }

  /// Leaves divide in whole hosts of 8 ports: 40 of 64 ports down are 40 / 24 = 1.67, and 64 leaves of 40 are 2,560 host ports;
  /// 32 down are 2,048.
  @Test
  func `Radix: two tiers of 64 ports end at 256 hosts of 8; more tiers, ports, planes or oversubscription do, too`()
    throws
  {
    let plan = try Self.radix.plan()
    let conflict = try #require(plan.conflicts.conflicts.first)
    #expect(plan.conflicts.conflicts.count == 1)
    #expect(conflict.code.id == "HG1205" && conflict.isMinimal)
    let enough = Dictionary(uniqueKeysWithValues: conflict.members.map { ($0.path, $0.enough ?? "") })
    #expect(enough["scale_out.tiers_at_most"] == "3")
    #expect(enough["hosts"] == "256")
    #expect(enough["scale_out.oversubscription"] == "1.67")
    #expect(enough["scale_out.planes"] == "2")
    #expect(enough["scale_out.switch"] == "q3400-ra", "288 ports of 400 Gb/s, the next above 64 that speaks InfiniBand")
  }

  @Test func `Reach: only copper is allowed, and the runs are longer than it is sold`() throws {
    let plan = try Self.reach.plan()
    #expect(Set(plan.conflicts.conflicts.map(\.code.id)) == ["HG2101", "HG2102"])
    // Which cages a leaf's link meets has nothing to do with lengths. The longest run between switches is 22.3 m: without slack it
    // is 2.3 m, still above the 2 m that are sold; only with trays half a meter lower, too, does copper reach.
    func sets(_ code: String) -> [[String]] {
      plan.conflicts.conflicts.filter { $0.code.id == code }.map { $0.members.map(\.path) }
    }
    #expect(sets("HG2102") == [["scale_out.technologies"]])
    #expect(
      sets("HG2101") == [["scale_out.technologies", "floor.tray_height"], ["scale_out.technologies", "floor.slack"]])
    let way = try #require(plan.conflicts.waysOut.first)
    #expect(way.changes.map(\.to) == ["[copper, pluggable]"])
  }

  /// 16 racks of hosts and 3 of switches on 12 positions: 7 more, or a second row. 12 positions less 3 hold 9 racks of 4 hosts.
  @Test func `Floor full: another row, 19 positions in the row, or 36 hosts`() throws {
    #expect(
      sets(try Self.floorFull.plan()) == [
        "HG1301: floor.rows 1 -> 2, floor.racks_per_row 12 -> 19, hosts 64 -> 36"
      ])
  }

  /// 512 cords of 3 mm are 512 x 7.07 = 3,619 mm2, 362 % of 1,000 mm2; half of 8,000 mm2 holds them, half of 7,000 mm2 does not.
  @Test func `Tray fill: eight levels of tray where one is`() throws {
    let plan = try Self.trays.plan()
    let section = plan.conflicts.conflicts.flatMap(\.members).first { $0.path == "floor.tray_section" }
    #expect(section?.enough == "80 cm2")
    #expect(plan.conflicts.waysOut.first?.changes.map(\.to) == ["80 cm2"])
  }

  @Test func `Two independent conflicts: each has its own set, and a way out relaxes one constraint of each`() throws {
    let plan = try Self.twoConflicts.plan()
    let conflicts = plan.conflicts.conflicts
    #expect(conflicts.map(\.code.id) == ["HG1205", "HG1306"])
    let sets = conflicts.map { Set($0.members.map(\.path)) }
    #expect(sets.count == 2 && sets.first?.isDisjoint(with: sets.last ?? []) == true)
    let ways = plan.conflicts.waysOut
    #expect(ways.count > 1 && ways.allSatisfy(\.closes))
    for way in ways {
      let paths = Set(way.changes.map(\.path))
      #expect(sets.allSatisfy { !$0.isDisjoint(with: paths) }, "\(way.changeText)")
    }
    #expect(ways.first?.changes.map(\.path) == ["scale_out.tiers_at_most", "floor.hosts_per_rack"])
  }

  /// 72 host ports are 8 more than one switch has: one host of 8 ports less.
  @Test func `Radix: one tier of 64 ports ends at 8 hosts of 8`() throws {
    let members = try Self.oneTier.plan().conflicts.conflicts.flatMap(\.members)
    #expect(members.first { $0.path == "hosts" }?.enough == "8")
    #expect(members.first { $0.path == "scale_out.tiers_at_most" }?.enough == "2")
  }

  @Test func `Where no relaxation suffices alone, those that do together are found`() throws {
    let plan = try Self.joint.plan()
    let way = try #require(plan.conflicts.waysOut.first)
    #expect(way.closes)
    #expect(way.changes.map(\.path) == ["scale_out.technologies", "cabling.exclude"])
  }

  // MARK: Brute force

  /// Everything smaller than the step that is said to do, for fields of whole numbers and watts.
  private func oneStepLess(_ change: ScenarioChange) -> String? {
    if let from = Int(change.from), let to = Int(change.to) { return String(to + (to > from ? -1 : 1)) }
    if change.path.hasSuffix("_feed"), let to = try? Power(parsing: change.to) {
      return Power(watts: to.watts - 1).description
    }
    if change.path == "floor.tray_section", let to = try? Area(parsing: change.to) {
      return Area(squareMeters: to.squareMeters - 0.001).description
    }
    if change.path.hasSuffix("oversubscription"), let to = Double(change.to) {
      return NumberText.fixed(to - 0.01, decimals: 2)
    }
    return nil
  }

  @Test(arguments: small.indices)
  func `What is said to close gives a plan without errors when it is written into the file, and one step less does not`(
    _ index: Int
  ) throws {
    let scenario = Self.small[index]
    let plan = try scenario.plan()
    #expect(!plan.conflicts.waysOut.isEmpty)
    for way in plan.conflicts.waysOut {
      let closed = try scenario.applying(way.changes).planOnce()
      #expect(way.closes && closed.isSound, "\(way.changeText): \(closed.errorLines)")
      #expect(closed.cost.capex == way.capex)
      #expect(closed.layout.racks.count - plan.layout.racks.count == way.racksChange)
      for (place, change) in way.changes.enumerated() {
        var others = way.changes
        others.remove(at: place)
        #expect(try !scenario.applying(others).planOnce().isSound, "\(change.text) is needed")
        guard let less = oneStepLess(change), less != change.from else { continue }
        let almost = scenario.applying(others).setting(change.path, less)
        #expect(try !almost.planOnce().isSound, "\(change.path): \(less) closes, too")
      }
    }
  }

  @Test(arguments: small.indices)
  func `Without any one constraint of a set the error is gone, and with one step less it stays`(_ index: Int) throws {
    let scenario = Self.small[index]
    let plan = try scenario.plan()
    for conflict in plan.conflicts.conflicts {
      for member in conflict.members {
        guard let enough = member.enough else { continue }
        // Planes share the port's rate.
        guard !member.path.hasSuffix("planes") else { continue }
        func remains(_ value: String) throws -> Bool {
          try scenario.setting(member.path, value).planOnce().findings.contains {
            $0.severity == .error && $0.code == conflict.code
              && (conflict.subject == nil || $0.subject == conflict.subject)
          }
        }
        #expect(try !remains(enough), "\(member.text)")
        let change = ScenarioChange(path: member.path, from: member.value, to: enough)
        if let less = oneStepLess(change), less != member.value {
          #expect(try remains(less), "\(member.path): \(less)")
        }
      }
    }
  }

  // MARK: The search

  @Test func `A plan that closes pays nothing and has nothing to say`() throws {
    let plan = try Shipped.plan("juniper-64-h100")
    #expect(plan.isSound)
    #expect(plan.conflicts.trials == 0 && plan.conflicts.isComplete)
    #expect(plan.conflicts.conflicts.isEmpty && plan.conflicts.waysOut.isEmpty)
  }

  @Test func `Errors begin their help with the conflict and the cheapest way out`() throws {
    let plan = try Self.rackUnits.plan()
    let error = try #require(plan.findings.first { $0.severity == .error })
    #expect(
      error.help.prefix(2) == [
        "in conflict: `floor.hosts_per_rack: 6` (5 is enough) x `floor.rack_units: 42` (48 is enough)",
        "cheapest way out, tried: `floor.hosts_per_rack: 5` closes (+0 USD, +0 racks, +0 W)",
      ])
  }

  @Test func `The same scenario is searched in the same way, and so is its lock`() throws {
    for scenario in [Self.oneTier, Self.twoReasons, Self.reach] {
      let plan = try scenario.plan()
      let bytes = PlanLock.bytes(
        of: plan.scenario, rows: plan.catalogRows, findings: plan.resolved.findings, version: "test")
      let source = SourceFile(name: PlanLock.fileName, text: String(decoding: bytes, as: UTF8.self))
      let node = try YAML.parse(source, limits: Limits(nodes: 10_000_000, bytes: 1 << 28))
      let content = try PlanLock.read(node, source: source)
      let again = try Planner.plan(try ScenarioResolver.resolve(content.file, catalog: content.catalog))
      #expect("\(again.conflicts)" == "\(plan.conflicts)")
      #expect(again.findings.map(\.help) == plan.findings.map(\.help))
      #expect(again.catalogRows.map(\.id) == plan.catalogRows.map(\.id))
    }
  }

  // MARK: The table

  @Test func `The table of constraints names fields that a scenario has`() throws {
    for constraint in Constraint.allCases {
      for network in ["scale_out", "storage"] {
        let path = constraint.path(in: network)
        var scenario = Scenario()
        scenario.buildFor = GrowthSection()
        scenario.storage = StorageSection()
        scenario.scaleAcross = ScaleAcrossSection()
        var node: Node? = Fields.resolved(scenario)
        for key in path.split(separator: ".") { node = node?[String(key)] }
        #expect(node != nil, "\(path)")
      }
    }
  }

  @Test func `Every constraint takes part in an error, and no error is listed twice`() {
    let named = ConstraintTable.rows.flatMap(\.constraints)
    for constraint in Constraint.allCases { #expect(named.contains(constraint), "\(constraint.rawValue)") }
    #expect(Set(ConstraintTable.rows.map(\.code.id)).count == ConstraintTable.rows.count)
  }
}
