import Documents
import Glibc
import Planning
import Reporting

/// The five files of a plan.
enum PlanFiles {
  /// Writes the folder anew.
  static func write(_ plan: Plan, to folder: String) throws {
    try OutputFolder.write(to: folder, replacing: true, isOurs: { _ in true }) { writer in
      let lock = PlanLock.bytes(of: plan.scenario, rows: plan.catalogRows, version: "0")
      try writer.file(PlanLock.fileName, bytes: lock)
      try writer.file("plan.json") { stream in try PlanJSON.write(plan) { try stream.write($0) } }
      try writer.file("cables.csv") { stream in try CablesCSV(plan).write { try stream.write($0) } }
      try writer.file("bom.csv", bytes: try BillCSV.render(plan.bill))
      try writer.file("report.html", bytes: HTMLReport.render(plan))
    }
  }

  /// Bytes of all files in a folder.
  static func bytes(in folder: String) -> Int {
    FolderListing.names(in: folder).reduce(0) { sum, name in
      var status = stat()
      return stat(folder + "/" + name, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }
}
