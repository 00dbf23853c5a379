import Diagnostics
import Glibc

/// Another process, run to its end, with the time that it took.
struct ChildProcess {
  let timing: Timing
  /// What it printed on standard output.
  let output: String

  /// Runs a program; standard error is shared.
  /// - Throws: when it cannot be started or ends with a failure.
  init(_ words: [String]) throws(Rejection) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Self.failure(words, "no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var usage = rusage()
    var status: Int32 = 0
    let (wallAndCPU, result) = Stopwatch.once { () -> String? in
      guard let process = Self.spawn(words, output: ends[1]) else {
        close(ends[1])
        return nil
      }
      close(ends[1])
      let text = Self.readAll(ends[0])
      while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
      return text
    }
    close(ends[0])
    guard let result else { throw Self.failure(words, "it cannot be started") }
    guard status == 0 else { throw Self.failure(words, "status \(status)") }
    output = result
    timing = Timing(cpu: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime), wall: wallAndCPU.wall)
  }

  private static func spawn(_ words: [String], output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    return posix_spawnp(&process, words[0], &actions, nil, arguments, environ) == 0 ? process : nil
  }

  private static func readAll(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += block[..<count]
    }
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }

  private static func failure(_ words: [String], _ reason: String) -> Rejection {
    Rejection(Finding(.benchmarkFailed, .error, "`\(words.joined(separator: " "))` failed: \(reason)"))
  }
}
