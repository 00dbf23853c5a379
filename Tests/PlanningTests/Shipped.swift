import Cabling
import Catalog
import Diagnostics
import Documents
import Fabrics
import Planning
import Synchronization
import Testing

/// The scenarios and the catalog that the program ships with, planned as a test asks.
enum Shipped {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// Read once: copies share what was read.
  static var catalog: Catalog { get throws { try opened.get() } }
  private static let opened = Result { try Catalog(folder: root + "/Catalog") }

  static var names: [String] {
    FolderListing.names(in: root + "/Scenarios").filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
      .sorted()
  }

  /// A shipped scenario, changed before it is resolved.
  static func file(_ name: String, _ change: (inout Scenario) -> Void = { _ in }) throws -> ScenarioFile {
    var file = try ScenarioFile.read(root + "/Scenarios/" + name + ".yaml")
    change(&file.scenario)
    return file
  }

  static func resolved(_ name: String, _ change: (inout Scenario) -> Void = { _ in }) throws -> ResolvedScenario {
    try ScenarioResolver.resolve(try file(name, change), catalog: try catalog)
  }

  static func plan(_ name: String, _ change: (inout Scenario) -> Void) throws -> Plan {
    try Planner.plan(try resolved(name, change))
  }

  /// A shipped scenario as it is; planned once, because several tests look at it.
  static func plan(_ name: String) throws -> Plan {
    if let known = plans.withLock({ $0[name] }) { return known }
    let plan = try Planner.plan(try resolved(name))
    plans.withLock { $0[name] = plan }
    return plan
  }

  private static let plans = Mutex<[String: Plan]>([:])

  /// A scenario written in the test.
  static func resolved(yaml: String) throws -> ResolvedScenario {
    let source = SourceFile(name: "test.yaml", text: yaml)
    return try ScenarioResolver.resolve(try ScenarioFile.decode(source), catalog: try catalog)
  }

  static func plan(yaml: String) throws -> Plan { try Planner.plan(try resolved(yaml: yaml)) }

  /// The findings with which a scenario is refused.
  static func refusal(yaml: String) throws -> [Finding] {
    do {
      _ = try resolved(yaml: yaml)
      return []
    } catch let rejection as Rejection {
      return rejection.findings
    }
  }
}

extension Plan {
  /// The scale-out network.
  var compute: Network.Fabric {
    get throws { try #require(network.fabrics.first { $0.name == "compute" }) }
  }

  /// Orderable modules of all networks.
  var moduleCount: Int { links.parts.reduce(0) { $1.kind == .module ? $0 + $1.count : $0 } }

  /// Links of the compute network by kind, counted in the network itself rather than taken from its size.
  func linksBuilt(_ kind: LinkKind) -> Int {
    let layers = network.layers.indices.filter {
      network.fabrics[network.layers[$0].fabric].name == "compute" && network.layers[$0].kind == kind
    }
    return network.links.reduce(0) { layers.contains(Int($1.layer)) ? $0 + 1 : $0 }
  }

  /// Devices of the compute network by role, counted in the network itself.
  func devicesBuilt(_ role: DeviceRole) -> Int {
    let classes = network.classes.indices.filter {
      network.classes[$0].role == role && network.fabrics[network.classes[$0].fabric].name == "compute"
    }
    return network.devices.reduce(0) { classes.contains(Int($1.deviceClass)) ? $0 + 1 : $0 }
  }

  /// Errors in one line each, for a test's message.
  var errorLines: [String] {
    findings.filter { $0.severity == .error }.map { "\($0.code.id) \($0.message) (\($0.count))" }
  }
}
