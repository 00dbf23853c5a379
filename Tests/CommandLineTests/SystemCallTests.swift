import Foundation
import TestSupport
import Testing

private let isThorough = ProcessInfo.processInfo.environment["HELIOGRAPH_ALL"] != nil

@Suite(
  "Whatever call fails or is the last, the output is absent, old or new", .enabled(if: Subprocess.exists("strace")))
struct SystemCallTests {
  /// Calls with the errors that each may give.
  struct Sweep: Sendable, CustomTestStringConvertible {
    let call: String
    let errors: [String]
    /// Whether the call changes the disk, so that its failure must be told with its cause.
    var changes = true
    var testDescription: String { call }
  }

  static let sweeps = [
    Sweep(call: "write", errors: ["ENOSPC", "EIO", "EDQUOT", "EINTR"]),
    Sweep(call: "fsync", errors: ["EIO", "ENOSPC", "EDQUOT", "EINTR"]),
    Sweep(call: "renameat2", errors: ["ENOSPC", "EIO", "EACCES", "EDQUOT", "EINTR"]),
    Sweep(call: "mkdirat", errors: ["ENOSPC", "EIO", "EACCES", "EDQUOT", "EINTR"]),
    Sweep(call: "unlinkat", errors: ["EIO", "EACCES", "EINTR"]),
    Sweep(call: "flock", errors: ["EIO", "ENOLCK", "EINTR"]),
    Sweep(call: "openat", errors: ["EACCES", "EIO", "ENOSPC", "EDQUOT", "EINTR"], changes: false),
    Sweep(call: "close", errors: ["EIO", "ENOSPC", "EDQUOT", "EINTR"], changes: false),
    Sweep(call: "read", errors: ["EIO", "EINTR"], changes: false),
    Sweep(call: "getdents64", errors: ["EIO"], changes: false),
    Sweep(call: "newfstatat", errors: ["EACCES", "EIO"], changes: false),
    Sweep(call: "fcntl", errors: ["EIO"], changes: false),
    Sweep(call: "readlink", errors: ["EACCES", "EIO"], changes: false),
  ]
  /// Calls of the run that touch memory, time and signals but no file.
  private static let harmless = [
    "brk", "clock_nanosleep", "exit_group", "futex", "getcwd", "getpid", "getrandom", "gettid", "ioctl", "madvise",
    "mmap",
    "mprotect", "mremap", "munmap", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sched_getaffinity",
    "sigaltstack",
    "sched_yield",
  ]

  @Test("Every call that the program makes is swept, or touches no file")
  func everyCallIsKnown() throws {
    let known = Self.sweeps.map(\.call) + Self.harmless
    #expect(try CallTrace().names.filter { !known.contains($0) } == [])
  }

  @Test("Each file is on the disk before the folder has its name, and the name before the end")
  func orderOfSynchronization() throws {
    let lines = try CallTrace().lines
    func index(_ call: String, _ text: String) throws -> Int {
      try #require(lines.lastIndex { CallTrace.name($0) == call && $0.contains(text) }, "\(call) \(text)")
    }
    let rename = try index("renameat2", "RENAME_EXCHANGE")
    let folder = try index("fsync", "/.small.partial>")
    for name in SmallScenario.files {
      let synchronized = try index("fsync", "/.small.partial/\(name)>")
      #expect(try index("write", "/.small.partial/\(name)>") < synchronized)
      #expect(synchronized < folder)
    }
    #expect(folder < rename)
    let parent = try #require(lines[rename...].firstIndex { CallTrace.name($0) == "fsync" })
    let removal = try #require(lines.firstIndex { CallTrace.name($0) == "unlinkat" })
    #expect(rename < parent && parent < removal)
  }

  @Test("Once the new plan has its name, no failure takes it away")
  func stays() throws {
    let trace = try CallTrace()
    var runs = 0
    for call in Self.sweeps.map(\.call) where call != "renameat2" {
      for number in trace.numbers(of: call, after: "renameat2") {
        let run = try FaultyRun(call, .error("EIO"), when: "\(number)", replacing: true)
        #expect(try run.state() == .new, "\(call) \(number): \(run.result.errors)")
        runs += 1
      }
    }
    #expect(runs > 15)
  }

  @Test(
    "A call that fails, alone or with all after it", .enabled(if: isThorough), .timeLimit(.minutes(30)),
    arguments: sweeps, [false, true])
  func fails(_ sweep: Sweep, replacing: Bool) throws {
    let numbers = try CallTrace().numbers(of: sweep.call)
    var (runs, struck) = (0, 0)
    for error in sweep.errors {
      // Without a plan to replace there may be fewer calls: the first that nothing strikes ends the sweep.
      for number in numbers {
        let alone = try FaultyRun(sweep.call, .error(error), when: "\(number)", replacing: replacing)
        guard alone.struck > 0 else { break }
        // A call that is interrupted for ever never ends; five times in a row must do.
        let more = error == "EINTR" ? "\(number)..\(number + 4)" : "\(number)+"
        let lasting = try FaultyRun(sweep.call, .error(error), when: more, replacing: replacing)
        try check(alone, sweep, "\(sweep.call) \(error) \(number)", isLasting: false)
        try check(lasting, sweep, "\(sweep.call) \(error) \(more)", isLasting: true)
        runs += 2
        struck += alone.struck + lasting.struck
      }
    }
    // A run that replaces nothing has nothing to remove.
    #expect(struck > 0 || sweep.call == "unlinkat" && !replacing)
    print("\(sweep.call)\(replacing ? " over an old plan" : ""): \(struck) failures in \(runs) runs")
  }

  private func check(_ run: FaultyRun, _ sweep: Sweep, _ what: String, isLasting: Bool) throws {
    let state = try run.state()
    #expect(state != .torn, "\(what)")
    #expect([0, 2].contains(run.result.status), "\(what): \(run.result.status) \(run.result.errors)")
    if run.result.status == 0 { #expect(state == .new, "\(what) failed without a word") }
    // Where nothing can be written, no message can be, either.
    if run.result.status == 2, !(isLasting && sweep.call == "write") {
      #expect(run.result.errors.contains("error[HG"), "\(what): \(run.result.errors)")
      if sweep.changes { #expect(Self.namesCause(run.result.errors), "\(what): \(run.result.errors)") }
    }
    #expect(try run.isRepairedByNextRun(), "\(what)")
  }

  private static func namesCause(_ message: String) -> Bool {
    let causes = [
      "No space left on device", "Input/output error", "Disk quota exceeded", "Permission denied", "No locks available",
    ]
    return causes.contains(where: message.contains) && ["`small", "standard output"].contains(where: message.contains)
  }

  @Test("Killed at any call", .enabled(if: isThorough), .timeLimit(.minutes(30)), arguments: [false, true])
  func killed(replacing: Bool) throws {
    let trace = try CallTrace()
    var kills = 0
    for call in trace.names where call != "exit_group" {
      for number in trace.numbers(of: call) {
        let run = try FaultyRun(call, .kill, when: "\(number)", replacing: replacing)
        guard run.struck > 0 else { break }
        kills += 1
        #expect(try run.state() != .torn, "\(call) \(number)")
        #expect(try run.isRepairedByNextRun(), "\(call) \(number)")
      }
    }
    #expect(kills > 100)
    print("killed at each call\(replacing ? " over an old plan" : ""): \(kills) kills")
  }

  @Test("Killed at 200 random times", .enabled(if: isThorough), .timeLimit(.minutes(10)))
  func killedAtRandom() throws {
    // How long a run takes depends on what else runs, so the length is learned: a run that ended before its kill was shorter.
    var (runs, kills, length) = (0, 0, 1.0)
    while kills < 200 {
      let delay = Double.random(in: 0.001...length)
      let run = try FaultyRun(killedAfter: delay)
      runs += 1
      kills += run.struck
      length = max(0.01, run.struck > 0 ? length * 1.02 : min(length, delay) * 1.05)
      let state = try run.state()
      #expect(state == .old || state == .new, "after \(delay) s")
      #expect(try run.isRepairedByNextRun(), "after \(delay) s")
    }
    print("killed at random: \(kills) kills in \(runs) runs")
  }
}
