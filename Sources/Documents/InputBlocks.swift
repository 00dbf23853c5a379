public import Diagnostics
import Glibc

/// An input that is read in blocks, so that memory need not grow with it.
public struct InputBlocks: ~Copyable {
  private enum Source {
    case file(Descriptor)
    case standardInput
    case memory([UInt8])
  }

  /// The path as the user wrote it; `<stdin>` for standard input.
  public let name: String
  /// Bytes handed out so far.
  public private(set) var position = 0
  private let source: Source
  private let limits: Limits

  /// Opens a file, or standard input for `-`.
  /// - Throws: a finding for a file that is missing, a folder, or unreadable.
  public init(_ path: String, limits: Limits = .standard) throws(Rejection) {
    self.limits = limits
    name = path == "-" ? "<stdin>" : path
    guard path != "-" else {
      source = .standardInput
      return
    }
    switch try InputFile.opened(path) {
    case .success(let descriptor): source = .file(descriptor)
    case .failure(let cause): throw InputFile.failure(path, cause.code)
    }
  }

  /// Names bytes that are in memory already.
  public init(name: String, bytes: [UInt8], limits: Limits = .standard) {
    self.name = name
    self.limits = limits
    source = .memory(bytes)
  }

  init(_ descriptor: Descriptor, name: String, limits: Limits) {
    self.name = name
    self.limits = limits
    source = .file(descriptor)
  }

  /// The size in bytes, where the input has one before it is read.
  public var size: Int? {
    switch source {
    case .standardInput: return nil
    case .memory(let bytes): return bytes.count
    case .file(let descriptor):
      var status = stat()
      guard fstat(descriptor.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return Int(status.st_size)
    }
  }

  /// Reads the next bytes, at most as many as `target` has room for.
  ///
  /// The size is counted while reading, because a pipe has none beforehand.
  /// - Returns: how many bytes were read; zero at the end.
  /// - Throws: a finding when reading fails, or more bytes than the limit come.
  public mutating func read(into target: UnsafeMutableRawBufferPointer) throws(Rejection) -> Int {
    let count = try readAtMost(target)
    if count > limits.bytes - position { throw SourceFile.tooLarge(name, limits) }
    position += count
    return count
  }

  private func readAtMost(_ target: UnsafeMutableRawBufferPointer) throws(Rejection) -> Int {
    switch source {
    case .memory(let bytes):
      let count = min(target.count, bytes.count - position)
      target.copyBytes(from: bytes[position..<position + count])
      return count
    case .standardInput: return try read(0, target)
    case .file(let descriptor): return try read(descriptor.number, target)
    }
  }

  private func read(_ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer) throws(Rejection) -> Int {
    while true {
      let count = Glibc.read(descriptor, target.baseAddress, target.count)
      if count >= 0 { return count }
      if errno != EINTR { throw InputFile.failure(name, errno) }
    }
  }
}
