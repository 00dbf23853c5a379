import Cabling
import Catalog
import Documents
import Planning

@testable import Reporting

/// Plans of scenarios that are written in the tests, with the shipped catalog.
enum PlanFixture {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// Plans a scenario.
  static func plan(_ yaml: String) throws -> Plan {
    let file = try ScenarioFile.decode(SourceFile(name: "fixture.yaml", text: yaml))
    return try plan(file)
  }

  /// Plans a scenario that ships.
  static func shipped(_ name: String) throws -> Plan {
    try plan(try ScenarioFile.read(root + "/Scenarios/" + name + ".yaml"))
  }

  /// Plans a scenario that ships, with trunks between panels in the place of cords.
  static func structured(_ name: String) throws -> Plan {
    var file = try ScenarioFile.read(root + "/Scenarios/" + name + ".yaml")
    file.scenario.cabling.style = .structured
    return try plan(file)
  }

  private static func plan(_ file: ScenarioFile) throws -> Plan {
    try Planner.plan(try ScenarioResolver.resolve(file, catalog: try Catalog(folder: root + "/Catalog")))
  }

  /// The `plan.json` of a plan, read back.
  static func document(_ plan: Plan) throws -> Node {
    try JSON.parse(SourceFile(name: "plan.json", text: String(decoding: try PlanJSON.render(plan), as: UTF8.self)))
  }

  /// Six hosts of 8 U in a rack of 42: five fit.
  static func tooTall() throws -> Plan {
    try plan(
      "name: tall\nhost: dgx-h100\nhosts: 12\nscale_out: {switch: qm9700}\n"
        + "floor: {rack_units: 42, hosts_per_rack: 6, host_feed: 100 kW}\n")
  }

  /// Sixteen hosts on two leaf groups: small, with copper and optics.
  static func small() throws -> Plan {
    try plan("name: small\nsummary: Sixteen hosts.\nhost: dgx-h100\nhosts: 16\nscale_out: {switch: qm9700}\n")
  }
}
