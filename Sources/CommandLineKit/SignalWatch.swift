public import Diagnostics

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Turns the signals of the system into what a run can handle.
///
/// The first SIGINT or SIGTERM asks the work to stop, through `interruption`. Work that has not stopped 0.8 seconds later,
/// because it waits for a reader or is in the midst of a long step, is ended with exit code 130, and so it is at once by the
/// second signal. A reader that went away (SIGPIPE) and a file beyond the limit (SIGXFSZ) become errors of the call
/// that met them.
public enum SignalWatch {
  /// What the signals set; pass it to `Progress`.
  public static let interruption = Interruption()

  /// Starts to watch, for the whole process. Call it first in `main`.
  public static func start() {
    // A signal handler may not run the first-use initialization of a global, so that happens here.
    _ = interruption.isRequested
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // Without SA_RESTART: a read that waits for a person returns, and its loop sees the wish to stop.
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = onSignal
    #else
      action.__sigaction_handler.sa_handler = onSignal
    #endif
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
    signal(SIGALRM) { _ in _exit(ExitCode.interrupted.rawValue) }
    unblock([SIGINT, SIGTERM, SIGALRM])
  }

  /// A parent may have left signals blocked, which its children inherit.
  private static func unblock(_ numbers: [Int32]) {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}

/// Touches an atomic and calls the system, and nothing else, as a signal handler must.
private func onSignal(_ number: Int32) {
  if SignalWatch.interruption.isRequested { _exit(ExitCode.interrupted.rawValue) }
  SignalWatch.interruption.request()
  var patience = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 0, tv_usec: 800_000))
  setitimer(wallClockTimer, &patience, nil)
}

/// `ITIMER_REAL`, which the headers of each system give another type.
private var wallClockTimer: Int32 { 0 }
