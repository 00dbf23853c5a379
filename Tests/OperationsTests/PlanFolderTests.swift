import Diagnostics
import Documents
import Planning
import TestSupport
import Testing

@testable import Operations

@Suite("A plan's folder") struct PlanFolderTests {
  private static let workspace = OperationFixture.workspace

  /// Plans a scenario into a folder of its own.
  private func plan(_ path: String, in folder: TemporaryFolder) throws -> (path: String, outcome: Outcome) {
    let output = folder.path + "/plan"
    let operation = PlanOperation(path: path, output: output, replaces: false, writesFolder: true)
    return (output, try operation.run(in: Self.workspace))
  }

  @Test(
    "Shipped scenarios recompute from their locks to the same plan.json",
    arguments: ["tpu-v4-pod", "gb200-nvl72", "dgx-b300-ethernet", "juniper-128-a100"])
  func recomputes(_ name: String) throws {
    let folder = try TemporaryFolder()
    let written = try plan("\(Self.workspace.scenarioFolder)/\(name).yaml", in: folder)
    let loaded = try PlanSource.load(written.path, in: Self.workspace)
    #expect(loaded.findings.isEmpty, "the folder is what its lock recomputes to")
    #expect(loaded.plan.findings == written.outcome.findings)
  }

  @Test("A plan that does not fit recomputes from its lock, conflicts and ways out included")
  func recomputesConflicts() throws {
    let folder = try TemporaryFolder()
    try folder.write(ExplainTests.impossible, to: "tall.yaml")
    let written = try plan(folder.path + "/tall.yaml", in: folder)
    let loaded = try PlanSource.load(written.path, in: Self.workspace)
    #expect(loaded.findings.isEmpty, "the folder is what its lock recomputes to")
    #expect(!loaded.plan.conflicts.waysOut.isEmpty)
  }

  @Test("What was found while resolving survives in the lock, with its place in the user's file")
  func findings() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "name: x\nhost: dgx-h100\nhosts: 4\nscale_out: {switch: qm9700}\nprices: {qm9700: {price: unknown}}\n",
      to: "in.yaml")
    let written = try plan(path, in: folder)
    let own = written.outcome.findings.filter { $0.place?.file == path }
    #expect(!own.isEmpty, "an unknown price is worth a word")
    let loaded = try PlanSource.load(written.path, in: Self.workspace)
    #expect(loaded.findings.isEmpty)
    #expect(loaded.plan.findings.filter { $0.place?.file == path } == own)
  }

  @Test("A folder without a lock is no plan")
  func foreign() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "plan.json")
    #expect(throws: Rejection.self) { try PlanSource.load(folder.path, in: Self.workspace) }
  }
}
