import Catalog
import Diagnostics
import Documents
import Glibc
import Planning

/// What cases share: where things lie, what the machine can do, the large plan.
final class Workbench {
  /// Runs of each case.
  let samples: Int
  /// The checkout.
  let root: String
  /// A folder for what cases write.
  let scratch: String
  let machine: MachineLimits
  let peers: Peers
  private var madePlan: Plan?

  init(samples: Int) throws {
    self.samples = samples
    root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    scratch = try Self.makeScratch()
    machine = try MachineLimits(folder: scratch)
    peers = Peers(root: root, scratch: scratch)
  }

  /// The plan of 100,000 accelerators, made once.
  func plan() throws -> Plan {
    if let madePlan { return madePlan }
    let plan = try Planner.plan(try resolved())
    madePlan = plan
    return plan
  }

  /// The scenario of 100,000 accelerators with every default.
  func resolved() throws -> ResolvedScenario {
    try Self.resolve("hundred-thousand-accelerators", hosts: nil, root: root)
  }

  /// A shipped scenario, with another number of hosts when one is given.
  static func resolve(_ name: String, hosts: Int?, root: String) throws -> ResolvedScenario {
    var file = try ScenarioFile.read("\(root)/Scenarios/\(name).yaml")
    if let hosts { file.scenario.hosts = hosts }
    return try ScenarioResolver.resolve(file, catalog: try Catalog(folder: root + "/Catalog"))
  }

  /// Removes what cases wrote.
  func removeScratch() { _ = try? ChildProcess(["rm", "-rf", scratch]) }

  private static func makeScratch() throws(Rejection) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/heliograph-benchmarks.XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Rejection(Finding(.benchmarkFailed, .error, "no folder for scratch files in \(base)"))
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
