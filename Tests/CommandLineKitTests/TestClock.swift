import Synchronization

/// A clock that a test sets.
final class TestClock: Sendable {
  private let seconds = Mutex(0.0)

  var now: Double {
    get { seconds.withLock(\.self) }
    set { seconds.withLock { $0 = newValue } }
  }
}
