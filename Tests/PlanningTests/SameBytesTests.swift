import Catalog
import Diagnostics
import Documents
import Foundation
import Planning
import Reporting
import TestSupport
import Testing

/// Every process seeds its hashes anew, so that two processes meet sets and dictionaries in two orders.
@Suite("The same scenario gives the same bytes") struct SameBytesTests {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  @Test(
    "Two processes write the same lock, plan, cables and bill",
    arguments: ["dgx-h100-superpod", "gb200-nvl72", "juniper-64-h100", "two-campus-training"])
  func twoProcesses(_ scenario: String) async throws {
    let folder = try TemporaryFolder()
    let first = folder.path + "/first"
    let second = folder.path + "/second"
    await #expect(processExitsWith: .success) { [name = scenario as String, path = first as String] in
      try Self.write(name, to: path)
    }
    await #expect(processExitsWith: .success) { [name = scenario as String, path = second as String] in
      try Self.write(name, to: path)
    }
    for name in [PlanLock.fileName, "plan.json", "cables.csv", "bom.csv", "report.html"] {
      let one = try Data(contentsOf: URL(fileURLWithPath: first + "/" + name))
      let other = try Data(contentsOf: URL(fileURLWithPath: second + "/" + name))
      #expect(!one.isEmpty)
      #expect(one == other, "\(name) differs")
    }
  }

  @Test("Planning twice in one process gives the same bytes")
  func twice() throws {
    let one = try Self.files(of: "dgx-h100-superpod")
    let other = try Self.files(of: "dgx-h100-superpod")
    #expect(one.map(\.name) == other.map(\.name))
    for (left, right) in zip(one, other) { #expect(left.bytes == right.bytes, "\(left.name) differs") }
  }

  private static func write(_ scenario: String, to folder: String) throws {
    try OutputFolder.write(to: folder, isOurs: { _ in false }) { writer in
      for file in try files(of: scenario) { try writer.file(file.name, bytes: file.bytes) }
    }
  }

  private static func files(of scenario: String) throws -> [(name: String, bytes: [UInt8])] {
    let file = try ScenarioFile.read("\(root)/Scenarios/\(scenario).yaml")
    let plan = try Planner.plan(try ScenarioResolver.resolve(file, catalog: try Catalog(folder: root + "/Catalog")))
    var cables: [UInt8] = []
    CablesCSV(plan).write { cables += $0 }
    return [
      (PlanLock.fileName, PlanLock.bytes(of: plan.scenario, rows: plan.catalogRows, version: "1")),
      ("plan.json", try PlanJSON.render(plan)), ("cables.csv", cables), ("bom.csv", try BillCSV.render(plan.bill)),
      ("report.html", HTMLReport.render(plan)),
    ]
  }
}
