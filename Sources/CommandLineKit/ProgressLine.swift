public import Diagnostics
import Quantities
import Synchronization

/// Shows progress to a person: one line on standard error, only on a terminal, only when the work takes more than half
/// a second.
///
///     let line = ProgressLine(terminal: terminal)
///     let progress = Progress(interruption: SignalWatch.interruption) { line.show($0) }
///     defer { line.finish() }
public final class ProgressLine: Sendable {
  private struct State {
    var phase = ""
    var phaseStart = 0.0
    var lastDrawn = -Double.infinity
    var isFinished = false
  }

  private static let patience = 0.5
  private static let interval = 0.1

  private let terminal: Terminal
  private let seconds: @Sendable () -> Double
  private let start: Double
  private let state = Mutex(State())

  /// Starts to wait; nothing is drawn before the first step that comes half a second from now.
  /// - Parameter seconds: a clock that never goes back.
  public init(terminal: Terminal, seconds: @escaping @Sendable () -> Double = ProgressLine.uptime) {
    self.terminal = terminal
    self.seconds = seconds
    start = seconds()
  }

  /// Seconds of a clock that never goes back.
  public static func uptime() -> Double {
    let now = ContinuousClock.now
    let since = epoch.duration(to: now).components
    return Double(since.seconds) + Double(since.attoseconds) * 1e-18
  }

  private static let epoch = ContinuousClock.now

  /// Takes note of a step; draws it at most ten times a second. Safe to call from every thread.
  public func show(_ step: Progress.Step) {
    guard terminal.canRedraw else { return }
    state.withLock { state in
      guard !state.isFinished else { return }
      let now = seconds()
      if state.phase != step.phase {
        state.phase = step.phase
        state.phaseStart = now
      }
      guard now - start >= Self.patience, now - state.lastDrawn >= Self.interval else { return }
      state.lastDrawn = now
      let line = Self.text(step, elapsed: now - state.phaseStart)
      terminal.draw(transient: DisplayText.fitted(line, cells: max(1, terminal.width - 1)))
    }
  }

  /// Erases the line; later steps are not shown.
  public func finish() {
    state.withLock { state in
      state.isFinished = true
      terminal.eraseTransient()
    }
  }

  /// `placing racks  1,024 of 12,500  340/s  34 s left`; what is not known yet is left out.
  static func text(_ step: Progress.Step, elapsed: Double) -> String {
    var parts = [DisplayText.escaped(step.phase)]
    if step.total > 0 {
      parts.append("\(NumberText.grouped(step.done)) of \(NumberText.grouped(step.total))")
    } else if step.done > 0 {
      parts.append(NumberText.grouped(step.done))
    }
    if elapsed > 0, step.done > 0 {
      let rate = Double(step.done) / elapsed
      parts.append(NumberText.prose(rate) + "/s")
      if step.total > step.done { parts.append(timeLeft(Double(step.total - step.done) / rate) + " left") }
    }
    return parts.joined(separator: "  ")
  }

  /// Rounded up to seconds, then minutes, then hours: nobody plans by more.
  private static func timeLeft(_ seconds: Double) -> String {
    if seconds <= 90 { return "\(Int(seconds.rounded(.up))) s" }
    if seconds <= 90 * 60 { return "\(Int((seconds / 60).rounded(.up))) min" }
    return NumberText.fixed((seconds / 3600).rounded(.up)) + " h"
  }
}
