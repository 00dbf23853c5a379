import CommandLineKit
import Diagnostics
import Glibc
import Testing

@Suite("Signals ask the run to stop")
struct SignalWatchTests {
  @Test("the first Ctrl-C is a wish, the second ends the process with 130")
  func twice() async {
    await #expect(processExitsWith: .exitCode(130)) {
      SignalWatch.start()
      raise(SIGINT)
      guard SignalWatch.interruption.isRequested else { exit(1) }
      raise(SIGINT)
      exit(2)
    }
  }

  @Test("a request to terminate is a wish, too")
  func terminate() async {
    await #expect(processExitsWith: .exitCode(7)) {
      SignalWatch.start()
      if SignalWatch.interruption.isRequested { exit(1) }
      raise(SIGTERM)
      exit(SignalWatch.interruption.isRequested ? 7 : 2)
    }
  }

  @Test("work that does not hear the wish ends with 130 within a second")
  func deaf() async {
    await #expect(processExitsWith: .exitCode(130)) {
      SignalWatch.start()
      let begin = ContinuousClock().now
      raise(SIGINT)
      while ContinuousClock().now - begin < .seconds(1) {}
      exit(2)
    }
  }

  @Test("a reader that went away and a file beyond the limit do not kill")
  func ignored() async {
    await #expect(processExitsWith: .exitCode(7)) {
      SignalWatch.start()
      raise(SIGPIPE)
      raise(SIGXFSZ)
      exit(7)
    }
  }
}
