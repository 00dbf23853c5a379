import Catalog
import Diagnostics
import Documents
import Glibc
import Operations
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
    let file = try ScenarioFile.read(try scenario("hundred-thousand-accelerators", hosts: nil))
    return try ScenarioResolver.resolve(file, catalog: try Catalog(folder: root + "/Catalog"))
  }

  /// The file of a shipped scenario; of a copy with another number of hosts when one is given.
  func scenario(_ name: String, hosts: Int?) throws -> String {
    let path = "\(root)/Scenarios/\(name).yaml"
    guard let hosts else { return path }
    let lines = try InputFile.read(path).text.split(separator: "\n").map { line in
      line.hasPrefix("hosts:") ? "hosts: \(hosts)" : String(line)
    }
    return try write(Array(lines.joined(separator: "\n").utf8), to: "\(name)-\(hosts).yaml")
  }

  /// The checkout as operations see it.
  static func workspace(root: String) throws(Rejection) -> Workspace {
    try Workspace.locate(
      executable: nil, environment: { _ in root + "/Catalog" }, overlays: [], limits: .standard, progress: .none)
  }

  /// Writes a file into the scratch folder and returns its path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let path = scratch + "/" + name
    try OutputFile.write(to: path, replacing: true) { try $0.write(bytes) }
    return path
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
