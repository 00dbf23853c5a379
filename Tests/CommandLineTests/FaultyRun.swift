import Foundation
import TestSupport

/// A run of `heliograph plan` in which strace lets system calls fail, or kills the program at one.
struct FaultyRun {
  /// What strace does to a call.
  enum Fault: Sendable, CustomStringConvertible {
    /// It fails with this error, by its name; `EIO`.
    case error(String)
    /// The program is killed as it makes the call.
    case kill

    var description: String {
      switch self {
      case .error(let name): "error=\(name)"
      case .kill: "signal=KILL"
      }
    }
  }

  /// What stands at the destination.
  enum State: Equatable { case absent, old, new, torn }

  /// What is run, with catalog files of the user's own: to lose one of them silently would show in the bytes.
  static let command = ["plan", "in.yaml", "-q", "--catalog", "ours"]
  private static let oldText = SmallScenario.text.replacingOccurrences(of: "hosts: 4", with: "hosts: 3")
  /// The files of both generations, as ordinary runs write them.
  private static let generations = Result {
    (old: try generation(of: oldText), new: try generation(of: SmallScenario.text))
  }

  private static func generation(of text: String) throws -> [String: Data] {
    let folder = try inputs(text)
    _ = try Program.run(command, in: folder.path)
    return files(in: folder.path + "/small")
  }

  /// A folder with the scenario and the user's catalog files.
  static func inputs(_ text: String = SmallScenario.text) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(inMemory: true)
    try folder.write(text, to: "in.yaml")
    try folder.write("kind: switch\nrows:\n  - {id: qm9700, latency: 151 ns}\n", to: "ours/switches.yaml")
    try folder.write("kind: host\nrows:\n  - {id: dgx-h100, rack_units: 9}\n", to: "ours/hosts.yaml")
    return folder
  }

  private static func files(in path: String) -> [String: Data] {
    var files: [String: Data] = [:]
    for name in (try? Program.names(in: path)) ?? [] { files[name] = Program.bytes(of: path + "/" + name) }
    return files
  }

  private let folder: TemporaryFolder
  /// Exit code, or the signal that ended it; what it printed.
  let result: Subprocess
  /// How many calls strace struck.
  let struck: Int

  /// Runs the program over an old plan, or where none is, with a fault at some of the calls of one kind.
  /// - Parameter when: as strace counts calls: `3` for the third, `3+` for all from there.
  init(_ call: String, _ fault: Fault, when: String, replacing: Bool) throws {
    folder = try Self.prepared(replacing: replacing)
    result = try Subprocess(
      [
        "strace", "-f", "-o", "trace", "-e", "trace=\(call)", "-e", "inject=\(call):\(fault):when=\(when)",
        Program.path,
      ] + Self.command + (replacing ? ["--force"] : []), in: folder.path)
    let trace = try String(contentsOfFile: folder.path + "/trace", encoding: .utf8)
    struck =
      switch fault {
      case .error: trace.components(separatedBy: "(INJECTED)").count - 1
      case .kill: trace.contains("+++ killed by SIGKILL +++") ? 1 : 0
      }
    try FileManager.default.removeItem(atPath: folder.path + "/trace")
  }

  /// Runs the program over an old plan and kills it after a delay, in seconds.
  init(killedAfter delay: Double) throws {
    folder = try Self.prepared(replacing: true)
    result = try Program.shell(
      "timeout -s KILL \(delay) $H \(Self.command.joined(separator: " ")) --force", in: folder.path)
    struck = result.status == 137 || result.status == 9 ? 1 : 0
  }

  private static func prepared(replacing: Bool) throws -> TemporaryFolder {
    let folder = try inputs()
    if replacing {
      for (name, bytes) in try generations.get().old { try folder.write(Array(bytes), to: "small/" + name) }
    }
    return folder
  }

  /// What the run left at the destination, by its bytes.
  func state() throws -> State {
    guard Program.exists(folder.path + "/small") else { return .absent }
    let found = Self.files(in: folder.path + "/small")
    let (old, new) = try Self.generations.get()
    return found == old ? .old : found == new ? .new : .torn
  }

  /// Whether an ordinary run after it makes the new plan and leaves nothing beside it.
  func isRepairedByNextRun() throws -> Bool {
    let next = try Program.run(Self.command + ["--force"], in: folder.path)
    return try next.status == 0 && state() == .new && Program.names(in: folder.path) == ["in.yaml", "ours", "small"]
  }
}

/// The system calls of an undisturbed run, as strace shows them.
struct CallTrace {
  /// Its lines, from the first of the program's own calls: what stands before belongs to the loader.
  let lines: [Substring]
  private let loaderLines: ArraySlice<Substring>

  /// Traces a run that replaces a plan.
  init() throws {
    let folder = try FaultyRun.inputs()
    _ = try Program.run(FaultyRun.command, in: folder.path)
    _ = try Subprocess(
      ["strace", "-f", "-y", "-o", "trace", Program.path] + FaultyRun.command + ["--force"], in: folder.path)
    let all = try String(contentsOfFile: folder.path + "/trace", encoding: .utf8).split(separator: "\n")
    // The first thing that the program does is to watch signals.
    let start = all.firstIndex { $0.contains("rt_sigaction(SIGPIPE, {sa_handler=SIG_IGN") } ?? all.startIndex
    loaderLines = all[..<start]
    lines = Array(all[start...])
  }

  /// The names of the calls that the program makes, sorted.
  var names: [String] { Set(lines.compactMap(Self.name)).sorted() }

  /// The numbers, as strace counts them, of the program's own calls of one kind.
  func numbers(of call: String) -> Range<Int> {
    let before = loaderLines.count { Self.name($0) == call }
    return before + 1..<before + 1 + lines.count { Self.name($0) == call }
  }

  /// Those of them that come after the last call of another kind.
  func numbers(of call: String, after other: String) -> Range<Int> {
    let all = numbers(of: call)
    let end = lines.lastIndex { Self.name($0) == other } ?? lines.startIndex
    return all.upperBound - lines[end...].count { Self.name($0) == call }..<all.upperBound
  }

  /// `123 openat(...` is a call; `123 +++ exited` and `123 --- SIG` are none.
  static func name(_ line: Substring) -> String? {
    let words = line.drop { $0.isNumber || $0 == " " }
    guard let end = words.firstIndex(of: "("), end > words.startIndex else { return nil }
    let name = words[..<end]
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? String(name) : nil
  }
}
