import Diagnostics
import Glibc

/// Opens the files of an `OutputFolder`, one after another.
public struct FolderWriter {
  let folder: Descriptor
  private let disk: Disk
  private let output: OutputPath
  private let progress: Progress
  /// The files made so far.
  private(set) var names: [String] = []

  init(_ folder: Descriptor, _ disk: Disk, _ output: OutputPath, _ progress: Progress) {
    self.folder = folder
    self.disk = disk
    self.output = output
    self.progress = progress
  }

  /// Makes a file and streams its content.
  /// - Parameter name: see `FileName.isSafe`; each name once.
  /// - Throws: `Rejection` naming file and cause, `Interrupted`, or what `body` throws.
  public mutating func file(_ name: String, _ body: (inout FileStream) throws -> Void) throws {
    guard FileName.isSafe(name), !names.contains(name) else {
      throw Rejection(Finding(.unsafeName, .error, "`\(name)` cannot be the name of a file in `\(output.shown)`"))
    }
    do {
      let descriptor = try disk.open(in: folder.number, name, O_WRONLY | O_CREAT | O_EXCL)
      names.append(name)
      do {
        try FileStream.run(descriptor, disk, output, name: name, progress, body)
        try disk.synchronize(descriptor)
      } catch {
        _ = Glibc.close(descriptor)
        throw error
      }
      try disk.close(descriptor)
    } catch let failure as Disk.Failure {
      throw output.refusal(failure, file: name)
    }
  }

  /// Makes a file of bytes in hand.
  /// - Throws: as `file(_:_:)`.
  public mutating func file(_ name: String, bytes: [UInt8]) throws {
    try file(name) { stream in try stream.write(bytes) }
  }
}
