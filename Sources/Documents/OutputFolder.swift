public import Diagnostics
import Glibc

/// Writes a folder whole or not at all.
///
/// The files grow in `.NAME.partial` beside the destination; each is synchronized with the disk, then the folder, then the
/// name is taken in one step that no kill can split. After a failure, a kill or a power loss the destination is absent, old or
/// new. A run holds a lock on the growing folder, which ends with the process; what a killed run left is removed by the next.
public enum OutputFolder {
  /// What stands at the destination, for deciding whether it may be replaced.
  public struct Existing: Sendable {
    /// Its path, links resolved.
    public let path: String
    /// The names in it, sorted.
    public let names: [String]
  }

  /// Writes a folder.
  /// - Parameters:
  ///   - path: the destination; its parent must exist. A symbolic link is followed, so that the link stays.
  ///   - replacing: whether an existing folder of ours may be replaced.
  ///   - isOurs: whether an existing folder with at least one file was written by us. Folders that hold other folders or
  ///     links never are.
  ///   - progress: hears of each block; its interruption ends the writing, with the destination untouched.
  ///   - body: writes the files.
  /// - Throws: `Rejection` naming file and cause, `Interrupted`, or what `body` throws. Nothing is left behind then.
  public static func write(
    to path: String, replacing: Bool = false, isOurs: (Existing) -> Bool, progress: Progress = .none,
    body: (inout FolderWriter) throws -> Void
  ) throws {
    try write(to: path, replacing: replacing, isOurs: isOurs, progress: progress, disk: .system, body: body)
  }

  /// The same on a disk that a test controls.
  package static func write(
    to path: String, replacing: Bool, isOurs: (Existing) -> Bool, progress: Progress, disk: Disk,
    body: (inout FolderWriter) throws -> Void
  ) throws {
    let output = try OutputPath(path)
    do {
      let parent = try Descriptor(disk.open(output.parent, O_RDONLY | O_DIRECTORY))
      let exchange = FolderExchange(output: output, parent: parent, disk: disk)
      let old = try exchange.lockOld(replacing: replacing, isOurs: isOurs)
      let partial = try exchange.lockPartial()
      let writer = FolderWriter(partial, disk, output, progress)
      try exchange.fill(writer, body: body) {
        try progress.report("writing \(output.name)")
        try disk.synchronize(partial.number)
        try exchange.takeName(from: old)
      }
      try disk.synchronize(parent.number)
      exchange.removeOld(old)
    } catch let failure as Disk.Failure {
      throw failure.code == EWOULDBLOCK ? output.busy : output.refusal(failure)
    }
  }
}

/// An open descriptor that closes itself.
final class Descriptor {
  let number: Int32
  init(_ number: Int32) { self.number = number }
  deinit { _ = close(number) }
}

/// The steps by which a growing folder takes the place of what stands at the destination.
private struct FolderExchange {
  let output: OutputPath
  let parent: Descriptor
  let disk: Disk

  /// The folder to be replaced, locked; nothing when the name is free.
  func lockOld(replacing: Bool, isOurs: (OutputFolder.Existing) -> Bool) throws -> Descriptor? {
    guard let identity = try FileIdentity(of: output.name, in: parent.number) else { return nil }
    guard replacing else { throw output.exists }
    guard identity.kind == .folder else { throw output.foreign("it is not a folder") }
    let old = try Descriptor(disk.open(in: parent.number, output.name, O_RDONLY | O_DIRECTORY))
    try disk.lock(old.number)
    let path = output.parent + "/" + output.name
    guard let names = try plainFiles(in: old) else {
      throw output.foreign("it holds folders or links, which Heliograph does not write")
    }
    guard names.isEmpty || isOurs(OutputFolder.Existing(path: path, names: names)) else {
      throw output.foreign("Heliograph did not write it")
    }
    return old
  }

  /// The folder in which the output grows, locked against other runs and emptied of what a killed run left.
  func lockPartial() throws -> Descriptor {
    let isNew = try makePartial()
    do {
      return try openPartial()
    } catch let failure as Disk.Failure {
      if isNew, failure.code != EWOULDBLOCK { try? disk.removeFolder(in: parent.number, output.partial) }
      throw failure
    }
  }

  /// Makes the growing folder; says whether it was not there before.
  private func makePartial() throws -> Bool {
    do throws(Disk.Failure) {
      try disk.makeFolder(in: parent.number, output.partial)
      return true
    } catch {
      guard error.code == EEXIST else { throw error }
      guard let found = try FileIdentity(of: output.partial, in: parent.number) else { throw output.busy }
      guard found.kind == .folder else {
        throw output.foreign("`\(output.partial)` beside it is in the way")
      }
      return false
    }
  }

  private func openPartial() throws -> Descriptor {
    let partial = try Descriptor(disk.open(in: parent.number, output.partial, O_RDONLY | O_DIRECTORY))
    try disk.lock(partial.number)
    // Between making and locking another run may have taken the name.
    guard try isPartial(partial) else { throw output.busy }
    guard let leftovers = try plainFiles(in: partial) else {
      throw output.foreign("`\(output.partial)` beside it holds folders or links")
    }
    for name in leftovers { try disk.removeFile(in: partial.number, name) }
    return partial
  }

  /// Writes the files and runs `finish`; on a failure of either removes what was written.
  func fill(
    _ empty: FolderWriter, body: (inout FolderWriter) throws -> Void, finish: () throws -> Void
  ) throws {
    var writer = empty
    do {
      try body(&writer)
      try finish()
    } catch {
      // What took the destination's name already stays there. What cannot be removed is left for the next run.
      if (try? isPartial(writer.folder)) == true {
        for name in writer.names { try? disk.removeFile(in: writer.folder.number, name) }
        try? disk.removeFolder(in: parent.number, output.partial)
      }
      throw error
    }
  }

  /// Gives the finished folder the destination's name, in one step.
  func takeName(from old: Descriptor?) throws {
    guard let old else {
      do throws(Disk.Failure) {
        try disk.rename(in: parent.number, output.partial, to: output.name, .refusing)
      } catch {
        if error.code == EEXIST { throw output.exists }
        throw error
      }
      return
    }
    try disk.rename(in: parent.number, output.partial, to: output.name, .exchanging)
    guard try isPartial(old) else {
      // Somebody put another folder there since it was looked at: give it back.
      try disk.rename(in: parent.number, output.partial, to: output.name, .exchanging)
      throw output.foreign("it changed while the new one was written")
    }
  }

  /// Removes the replaced folder. The new one stands already, so that a failure here leaves only what the next run removes.
  func removeOld(_ old: Descriptor?) {
    guard let old, let names = try? plainFiles(in: old) else { return }
    for name in names { try? disk.removeFile(in: old.number, name) }
    try? disk.removeFolder(in: parent.number, output.partial)
  }

  /// Whether a folder is what the partial name stands for now.
  private func isPartial(_ folder: Descriptor) throws(Disk.Failure) -> Bool {
    try FileIdentity(of: output.partial, in: parent.number) == FileIdentity(of: folder.number)
  }

  /// The names in a folder of regular files only, sorted; nothing when it holds anything else.
  private func plainFiles(in folder: Descriptor) throws(Disk.Failure) -> [String]? {
    let names = try FolderListing.names(in: folder.number)
    for name in names where try FileIdentity(of: name, in: folder.number)?.kind != .file { return nil }
    return names
  }
}
