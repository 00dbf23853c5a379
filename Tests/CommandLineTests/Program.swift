import Foundation
import TestSupport

/// The built program.
enum Program {
  /// The checkout that this file belongs to.
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The release build when the caller names it, else the debug build beside the tests.
  static var path: String {
    ProcessInfo.processInfo.environment["HELIOGRAPH_BINARY"] ?? root + "/.build/debug/heliograph"
  }

  /// Runs the program.
  static func run(
    _ words: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) throws -> Subprocess {
    try Subprocess([path] + words, in: folder, environment: environment)
  }

  /// Runs a line of shell in which `$H` is the program.
  static func shell(_ line: String, in folder: String) throws -> Subprocess {
    try Subprocess(["bash", "-c", line], in: folder, environment: ["H": path])
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The names in a folder, sorted, hidden ones too.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  static func bytes(of path: String) -> Data? { FileManager.default.contents(atPath: path) }
}

/// A small scenario that plans in a moment.
enum SmallScenario {
  static let text = """
    name: small
    host: dgx-h100
    hosts: 4
    scale_out: {switch: qm9700}

    """
  /// The files of its plan.
  static let files = ["bom.csv", "cables.csv", "plan.json", "report.html", "scenario.lock.yaml"]
}
