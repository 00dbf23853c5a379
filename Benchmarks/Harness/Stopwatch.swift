import Glibc

/// What a piece of work took.
struct Timing: Sendable {
  /// Seconds of processor time, all threads, user and system.
  var cpu: Double
  /// Seconds on the wall.
  var wall: Double

  /// The lower of each: what the work takes when nothing disturbs it.
  func best(_ other: Timing) -> Timing { Timing(cpu: min(cpu, other.cpu), wall: min(wall, other.wall)) }
}

/// Times work by the processor's clock and the wall's.
enum Stopwatch {
  /// The best of several runs, and what the last one returned.
  static func best<T>(of samples: Int, _ body: () throws -> T) rethrows -> (timing: Timing, value: T) {
    var (timing, value) = try once(body)
    for _ in 1..<max(1, samples) {
      let (next, again) = try once(body)
      timing = timing.best(next)
      value = again
    }
    return (timing, value)
  }

  /// One run.
  static func once<T>(_ body: () throws -> T) rethrows -> (timing: Timing, value: T) {
    let cpu = seconds(CLOCK_PROCESS_CPUTIME_ID)
    let wall = seconds(CLOCK_MONOTONIC)
    let value = try body()
    return (Timing(cpu: seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, wall: seconds(CLOCK_MONOTONIC) - wall), value)
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
