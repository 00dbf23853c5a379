import Diagnostics
import Foundation
import Testing

/// A file in a folder of its own, removed with the value.
final class ComScratch {
  let path: String
  private let folder: URL

  init(_ text: String, _ name: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent(name).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The text of one specification of the reference file.
  static func specification(_ name: String) throws -> String {
    let data = try Data(contentsOf: URL(fileURLWithPath: ComFiles.peer))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let specs = try #require(root["specs"] as? [String: Any])
    let spec = try JSONSerialization.data(withJSONObject: try #require(specs[name]))
    return String(decoding: spec, as: UTF8.self).replacing(":", with: ": ")
  }

  /// What a rejection says.
  static func findings<T>(_ body: () throws -> T) throws -> [Finding] {
    do {
      _ = try body()
    } catch let error as Rejection {
      return error.findings
    }
    Issue.record("nothing was rejected")
    return []
  }
}
