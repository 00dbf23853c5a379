public import Diagnostics
import Glibc

/// The names in a folder, sorted so that nothing depends on the order of the disk.
public enum FolderListing {
  /// The names in the folder at a path, none when it cannot be read: for suggestions, and for paths that may name files.
  public static func names(in path: String) -> [String] { (try? read(path)) ?? [] }

  /// The names in the folder at a path.
  /// - Throws: a finding that names folder and cause; half a list is never taken for a whole one.
  public static func read(_ path: String) throws(Rejection) -> [String] {
    do throws(Disk.Failure) {
      let folder = try Descriptor(Disk.system.open(path, O_RDONLY | O_DIRECTORY))
      return try names(in: folder.number)
    } catch {
      throw Rejection(
        Finding(
          .unreadableFile, .error, "the folder `\(path)` cannot be read: \(SystemError.text(error.code))",
          at: Place(file: path, line: 1, column: 1)))
    }
  }

  /// The names in an open folder, without itself and its parent.
  static func names(in descriptor: Int32) throws(Disk.Failure) -> [String] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw Disk.Failure(operation: "openat", code: errno) }
    guard let folder = fdopendir(copy) else {
      let code = errno
      _ = close(copy)
      throw Disk.Failure(operation: "fdopendir", code: code)
    }
    defer { closedir(folder) }
    var names: [String] = []
    // The end of a list and a failure look alike but for this number.
    errno = 0
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw Disk.Failure(operation: "getdents64", code: errno) }
    return names.sorted()
  }
}
