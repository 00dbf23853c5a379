import Diagnostics

/// One file of an output while it is written, in blocks.
public struct FileStream: ~Copyable {
  private static let blockSize = 1 << 16

  private let descriptor: Int32
  private let disk: Disk
  private let output: OutputPath
  private let name: String?
  private let progress: Progress
  private var buffer: [UInt8] = []
  private var written = 0

  private init(_ descriptor: Int32, _ disk: Disk, _ output: OutputPath, name: String?, _ progress: Progress) {
    self.descriptor = descriptor
    self.disk = disk
    self.output = output
    self.name = name
    self.progress = progress
  }

  /// Runs `body` on a stream and hands what it left in the buffer to the disk.
  static func run(
    _ descriptor: Int32, _ disk: Disk, _ output: OutputPath, name: String? = nil, _ progress: Progress,
    _ body: (inout FileStream) throws -> Void
  ) throws {
    var stream = FileStream(descriptor, disk, output, name: name, progress)
    try body(&stream)
    try stream.flush()
  }

  /// Appends bytes.
  /// - Throws: `Rejection` when the disk refuses, `Interrupted` when the user wants to stop.
  public mutating func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= Self.blockSize { try flush() }
  }

  /// Appends a text.
  /// - Throws: as `write(_:)` for bytes.
  public mutating func write(_ text: String) throws {
    buffer += text.utf8
    if buffer.count >= Self.blockSize { try flush() }
  }

  /// Hands the buffer to the disk.
  private mutating func flush() throws {
    try progress.report("writing \(name ?? output.name)", written)
    do throws(Disk.Failure) {
      try disk.write(descriptor, buffer)
    } catch {
      throw output.refusal(error, file: name)
    }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
