import Foundation

/// A folder of its own for one test, removed with it.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  private static let memory = "/dev/shm/"

  /// Makes the folder.
  /// - Parameter inMemory: whether it need not be on a disk, where the system has such a place: for tests that make thousands.
  /// - Throws: when the system does not let it.
  public init(inMemory: Bool = false) throws {
    let isInMemory = inMemory && FileManager.default.isWritableFile(atPath: Self.memory)
    path = (isInMemory ? Self.memory : NSTemporaryDirectory()) + "heliograph-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file inside it, with the folders above the file.
  /// - Returns: the path of the file.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

  /// Writes a file of bytes inside it, with the folders above the file.
  /// - Returns: the path of the file.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }
}
