import CSystem
import Glibc
import Synchronization

/// Every system call that changes the disk, behind one seam, so that tests can make the n-th one fail.
package final class Disk: Sendable {
  /// What a test does to the calls.
  package struct Fault: Sendable {
    /// What happens at the chosen call.
    package enum Kind: Sendable {
      /// It fails with this error number.
      case error(Int32)
      /// The process is killed.
      case kill
    }

    let call: Int
    let kind: Kind
    let persists: Bool

    /// Strikes the call with the given number, counted from 1; later ones too when it `persists`.
    package init(call: Int, kind: Kind, persists: Bool = false) {
      self.call = call
      self.kind = kind
      self.persists = persists
    }
  }

  /// A call that failed.
  struct Failure: Error {
    let operation: String
    let code: Int32
  }

  /// The disk itself.
  package static let system = Disk()

  private let fault: Fault?
  private let counter = Atomic<Int>(0)

  /// A disk that works, or one with a fault.
  package init(fault: Fault? = nil) { self.fault = fault }

  /// How many calls were made.
  package var calls: Int { counter.load(ordering: .relaxed) }

  /// Makes one call, again while a signal interrupts it.
  /// - Parameter undo: what happens in place of the call when a test lets it fail.
  @discardableResult
  private func call(_ operation: String, undo: () -> Void = {}, _ body: () -> Int) throws(Failure) -> Int {
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    if let fault, number == fault.call || fault.persists && number > fault.call {
      switch fault.kind {
      case .error(let code):
        undo()
        throw Failure(operation: operation, code: code)
      case .kill: kill(getpid(), SIGKILL)
      }
    }
    while true {
      let result = body()
      if result >= 0 { return result }
      if errno != EINTR { throw Failure(operation: operation, code: errno) }
    }
  }

  func open(_ path: String, _ flags: Int32) throws(Failure) -> Int32 {
    Int32(truncatingIfNeeded: try call("open") { Int(Glibc.open(path, flags | O_CLOEXEC)) })
  }

  func open(in folder: Int32, _ name: String, _ flags: Int32) throws(Failure) -> Int32 {
    Int32(truncatingIfNeeded: try call("openat") { Int(openat(folder, name, flags | O_CLOEXEC | O_NOFOLLOW, 0o666)) })
  }

  func makeFolder(in folder: Int32, _ name: String) throws(Failure) {
    try call("mkdirat") { Int(mkdirat(folder, name, 0o777)) }
  }

  func lock(_ descriptor: Int32) throws(Failure) {
    try call("flock") { Int(flock(descriptor, LOCK_EX | LOCK_NB)) }
  }

  /// Writes all bytes, however many calls it takes.
  func write(_ descriptor: Int32, _ bytes: [UInt8]) throws(Failure) {
    var start = 0
    while start < bytes.count {
      start += try call("write") {
        bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
    }
  }

  func synchronize(_ descriptor: Int32) throws(Failure) { try call("fsync") { Int(fsync(descriptor)) } }

  func close(_ descriptor: Int32) throws(Failure) {
    // A close that was interrupted has closed: calling again could hit a descriptor of somebody else.
    try call("close", undo: { _ = Glibc.close(descriptor) }) {
      Glibc.close(descriptor) == 0 || errno == EINTR ? 0 : -1
    }
  }

  /// How a rename treats what stands at the new name.
  enum Rename: UInt32 {
    case overwriting = 0
    case refusing = 1
    case exchanging = 2
  }

  func rename(in folder: Int32, _ old: String, to new: String, _ manner: Rename) throws(Failure) {
    try call("renameat2") { Int(heliograph_renameat2(folder, old, folder, new, manner.rawValue)) }
  }

  func removeFile(in folder: Int32, _ name: String) throws(Failure) {
    try call("unlinkat") { Int(unlinkat(folder, name, 0)) }
  }

  func removeFolder(in folder: Int32, _ name: String) throws(Failure) {
    try call("unlinkat") { Int(unlinkat(folder, name, AT_REMOVEDIR)) }
  }
}

/// What a name stands for, without following links.
struct FileIdentity: Equatable {
  enum Kind { case file, folder, link, other }

  let device: UInt
  let inode: UInt
  let kind: Kind

  /// Nothing when nobody has the name.
  init?(of name: String, in folder: Int32) throws(Disk.Failure) {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return nil }
      throw Disk.Failure(operation: "fstatat", code: errno)
    }
    self.init(status)
  }

  init(of descriptor: Int32) throws(Disk.Failure) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Disk.Failure(operation: "fstat", code: errno) }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
  }
}
