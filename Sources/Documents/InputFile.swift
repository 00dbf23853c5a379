public import Diagnostics
import Glibc
import Quantities

/// Reads files that the user names.
public enum InputFile {
  private static let blockSize = 1 << 16

  /// Reads a text file, or standard input for `-` (then its name is `<stdin>`).
  ///
  /// The size is counted while reading, because a pipe has none beforehand.
  /// - Throws: a finding for a file that is missing, a folder, unreadable, larger than the limit, or not UTF-8 text.
  public static func read(_ path: String, limits: Limits = .standard) throws(Rejection) -> SourceFile {
    let blocks = try InputBlocks(path, limits: limits)
    let name = blocks.name
    return try SourceFile(name: name, bytes: try bytes(from: blocks))
  }

  /// Reads a file that need not be text.
  /// - Throws: a finding for a file that is missing, a folder, unreadable, or larger than the limit.
  public static func readBytes(_ path: String, limits: Limits = .standard) throws(Rejection) -> [UInt8] {
    switch try opened(path) {
    case .success(let descriptor): return try bytes(from: InputBlocks(descriptor, name: path, limits: limits))
    case .failure(let cause): throw failure(path, cause.code)
    }
  }

  /// Reads a file that may be missing.
  /// - Returns: nothing when there is no such file.
  /// - Throws: as `readBytes(_:limits:)` for a file that is there.
  public static func readBytesIfPresent(_ path: String, limits: Limits = .standard) throws(Rejection) -> [UInt8]? {
    switch try opened(path) {
    case .success(let descriptor): return try bytes(from: InputBlocks(descriptor, name: path, limits: limits))
    case .failure(let cause) where cause.code == ENOENT: return nil
    case .failure(let cause): throw failure(path, cause.code)
    }
  }

  /// The text of a file that was read before, for the excerpt of a message.
  /// - Returns: nothing for what cannot be read again: a pipe has no more to say and would be waited for.
  public static func excerptText(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (try? read(path))?.text
  }

  static func opened(_ path: String) throws(Rejection) -> Result<Descriptor, Disk.Failure> {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw unreadable(path, "the name of the file is empty or has a NUL character")
    }
    do throws(Disk.Failure) {
      return .success(try Descriptor(Disk.system.open(path, O_RDONLY | O_NOCTTY)))
    } catch {
      return .failure(error)
    }
  }

  private static func bytes(from input: consuming InputBlocks) throws(Rejection) -> [UInt8] {
    var bytes: [UInt8] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 1)
    defer { block.deallocate() }
    while true {
      let count = try input.read(into: block)
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  static func failure(_ path: String, _ code: Int32) -> Rejection {
    switch code {
    case ENOENT: unreadable(path, "there is no file `\(path)`", help: nearby(path))
    case EISDIR: unreadable(path, "`\(path)` is a folder", help: ["name a file in it"])
    case EACCES: unreadable(path, "`\(path)` may not be read", help: ["check its permissions and its owner"])
    default: unreadable(path, "`\(path)` cannot be read: \(SystemError.text(code))")
    }
  }

  private static func unreadable(_ path: String, _ message: String, help: [String] = []) -> Rejection {
    Rejection(Finding(.unreadableFile, .error, message, at: Place(file: path, line: 1, column: 1), help: help))
  }

  /// A file of nearly that name in the same folder.
  private static func nearby(_ path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let names = FolderListing.names(in: folder)
    guard let near = Spelling.nearest(to: name, among: names) else { return [] }
    return ["did you mean `\(slash == nil ? near : folder + near)`?"]
  }
}
