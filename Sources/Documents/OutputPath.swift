import Diagnostics
import Glibc

/// Where an output goes: an existing parent folder and a name in it, links resolved.
struct OutputPath {
  /// As the user wrote it, for messages.
  let shown: String
  let parent: String
  let name: String
  /// Where the output grows until it is whole.
  var partial: String { ".\(name).partial" }

  /// Splits a path. An existing target is followed through symbolic links first, so that a link stays a link.
  init(_ path: String) throws(Rejection) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Rejection(Finding(.unsafeName, .error, "the name of the output is empty or has a NUL character"))
    }
    shown = path
    var whole = path
    while whole.count > 1, whole.hasSuffix("/") { whole.removeLast() }
    var status = stat()
    if lstat(whole, &status) == 0 {
      guard let resolved = realpath(whole, nil) else {
        throw Rejection(
          Finding(
            .foreignOutput, .error, "`\(path)` is a symbolic link that leads nowhere", help: ["remove the link"]))
      }
      defer { free(resolved) }
      whole = String(cString: resolved)
    }
    let slash = whole.lastIndex(of: "/")
    parent = slash.map { $0 == whole.startIndex ? "/" : String(whole[..<$0]) } ?? "."
    name = slash.map { String(whole[whole.index(after: $0)...]) } ?? whole
    guard !name.isEmpty, name != ".", name != ".." else {
      throw Rejection(
        Finding(.unsafeName, .error, "`\(path)` does not name an output", help: ["end the path with a name"]))
    }
  }

  /// The finding for a call that failed.
  func refusal(_ failure: Disk.Failure, file: String? = nil) -> Rejection {
    let what = file.map { "\(shown)/\($0)" } ?? shown
    var help: [String] = []
    switch failure.code {
    case ENOSPC, EDQUOT: help = ["free some space, or name an output on another disk"]
    case EACCES, EPERM, EROFS: help = ["name an output in a folder that you may write"]
    case ENOENT where failure.operation == "open": help = ["make the folder first: `mkdir -p \(parent)`"]
    case EFBIG: help = ["raise the limit on the size of files (`ulimit -f`)"]
    default: break
    }
    return Rejection(
      Finding(
        .unwritableFile, .error, "`\(what)` cannot be written: \(SystemError.text(failure.code))",
        found: "\(failure.operation) failed", help: help))
  }

  var busy: Rejection {
    Rejection(
      Finding(
        .busyOutput, .error, "another run is writing `\(shown)`", help: ["wait for it, or name another output"]))
  }

  var exists: Rejection {
    Rejection(
      Finding(
        .outputExists, .error, "`\(shown)` exists already", help: ["name another output, or replace it with `--force`"])
    )
  }

  func foreign(_ reason: String) -> Rejection {
    Rejection(
      Finding(
        .foreignOutput, .error, "`\(shown)` is not replaced: \(reason)",
        help: ["name another output, or move this away"]))
  }
}
