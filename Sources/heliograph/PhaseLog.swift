import CommandLineKit
import Diagnostics
import Synchronization

/// Writes each phase of the work once, when it begins.
final class PhaseLog: Sendable {
  private let terminal: Terminal
  private let last = Mutex("")

  init(terminal: Terminal) { self.terminal = terminal }

  /// Takes note of a phase; safe to call from every thread.
  func note(_ phase: String) {
    let isNew = last.withLock { last in
      defer { last = phase }
      return last != phase
    }
    if isNew { terminal.report(DisplayText.escaped(phase) + "\n") }
  }
}
