public import Diagnostics
import Glibc

/// Writes one file whole or not at all, by the same steps as `OutputFolder`.
public enum OutputFile {
  /// Writes a file. A device or a pipe as destination is written in place, since it cannot be replaced.
  /// - Parameters:
  ///   - path: the destination; its parent must exist. A symbolic link is followed, so that the link stays.
  ///   - replacing: whether an existing regular file may be replaced.
  /// - Throws: `Rejection` naming file and cause, `Interrupted`, or what `body` throws. Nothing is left behind then.
  public static func write(
    to path: String, replacing: Bool = false, progress: Progress = .none, body: (inout FileStream) throws -> Void
  ) throws {
    try write(to: path, replacing: replacing, progress: progress, disk: .system, body: body)
  }

  /// The same on a disk that a test controls.
  package static func write(
    to path: String, replacing: Bool, progress: Progress, disk: Disk, body: (inout FileStream) throws -> Void
  ) throws {
    let output = try OutputPath(path)
    do {
      let parent = try Descriptor(disk.open(output.parent, O_RDONLY | O_DIRECTORY))
      switch try FileIdentity(of: output.name, in: parent.number)?.kind {
      case nil: try replace(output, parent, .refusing, progress, disk, body)
      case .file where replacing: try replace(output, parent, .overwriting, progress, disk, body)
      case .file: throw output.exists
      case .folder: throw output.foreign("it is a folder")
      case .link, .other: try writeInPlace(output, parent, progress, disk, body)
      }
    } catch let failure as Disk.Failure {
      throw failure.code == EWOULDBLOCK ? output.busy : output.refusal(failure)
    }
  }

  private static func writeInPlace(
    _ output: OutputPath, _ parent: Descriptor, _ progress: Progress, _ disk: Disk,
    _ body: (inout FileStream) throws -> Void
  ) throws {
    let descriptor = try Descriptor(disk.open(in: parent.number, output.name, O_WRONLY | O_NOCTTY))
    try FileStream.run(descriptor.number, disk, output, progress, body)
  }

  private static func replace(
    _ output: OutputPath, _ parent: Descriptor, _ manner: Disk.Rename, _ progress: Progress, _ disk: Disk,
    _ body: (inout FileStream) throws -> Void
  ) throws {
    let descriptor = try partialFile(output, parent, disk)
    do {
      try FileStream.run(descriptor.number, disk, output, progress, body)
      try disk.synchronize(descriptor.number)
      do {
        try disk.rename(in: parent.number, output.partial, to: output.name, manner)
      } catch let failure where failure.code == EEXIST {
        throw output.exists
      }
    } catch {
      try? disk.removeFile(in: parent.number, output.partial)
      throw error
    }
    try disk.synchronize(parent.number)
  }

  /// A new file, locked; what a killed run left under its name is removed.
  private static func partialFile(_ output: OutputPath, _ parent: Descriptor, _ disk: Disk) throws -> Descriptor {
    if let found = try FileIdentity(of: output.partial, in: parent.number) {
      guard found.kind == .file else {
        throw output.foreign("`\(output.partial)` beside it is in the way")
      }
      let leftover = try Descriptor(disk.open(in: parent.number, output.partial, O_RDONLY))
      try disk.lock(leftover.number)
      try disk.removeFile(in: parent.number, output.partial)
    }
    do {
      let file = try Descriptor(disk.open(in: parent.number, output.partial, O_WRONLY | O_CREAT | O_EXCL))
      try disk.lock(file.number)
      guard try FileIdentity(of: output.partial, in: parent.number) == FileIdentity(of: file.number) else {
        throw output.busy
      }
      return file
    } catch let failure as Disk.Failure where failure.code == EEXIST {
      throw output.busy
    }
  }
}
