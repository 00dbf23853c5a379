import Cabling
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
  // MARK: Scenarios

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
  /// Hosts per rack against the feed, and fabric tiers against radix: each has ways out that do not help the other.
  static let twoConflicts = WrittenScenario([
    "host": "dgx-h100", "hosts": "300", "scale_out.topology": "fat-tree", "scale_out.switch": "qm9700",
    "scale_out.tiers_at_most": "2", "floor.hosts_per_rack": "4", "floor.host_feed": "35 kW",
  ])

  static let all = [rackUnits, rackPower, twoReasons, radix, reach, floorFull, trays, twoConflicts]

  private func dump(_ report: ConflictReport) -> String {
    (report.conflicts.map { "\($0.code.id) \($0.isMinimal) \($0.text)" }
      + report.waysOut.map {
        "\($0.changeText) \($0.errorsLeft) \($0.capexChangeText) \($0.racksChangeText) \($0.powerChangeText) \($0.givesUp)"
      } + ["\(report.trials) \(report.isComplete)"]).joined(separator: "\n")
  }
  @Test(arguments: all.indices) func look(_ index: Int) throws {
    let clock = ContinuousClock()
    var plan: Plan?
    let time = try clock.measure { plan = try Self.all[index].plan() }
    let p = try #require(plan)
    print("=== \(index) \(time)\n\(p.errorLines)\n\(dump(p.conflicts))")
  }
}
