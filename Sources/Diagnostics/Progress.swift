import Synchronization

/// What long work tells about itself; the command line decides whether anybody sees it.
public struct Progress: Sendable {
  /// One report: the phase, how much is done, how much there is (0 when not known).
  public struct Step: Sendable {
    /// What is being done, for example `placing racks`.
    public let phase: String
    /// Units finished.
    public let done: Int
    /// Units in all; 0 when not known.
    public let total: Int

    /// Makes a report.
    public init(phase: String, done: Int, total: Int) {
      self.phase = phase
      self.done = done
      self.total = total
    }
  }

  private let receive: @Sendable (Step) -> Void
  private let interruption: Interruption

  /// Sends reports to `receive` and asks `interruption` whether to stop.
  public init(interruption: Interruption = Interruption(), receive: @escaping @Sendable (Step) -> Void = { _ in }) {
    self.interruption = interruption
    self.receive = receive
  }

  /// Nobody listens, nobody interrupts.
  public static var none: Progress { Progress() }

  /// The same wish to stop, heard by nobody: for parts of a work that is reported as a whole.
  public var silent: Progress { Progress(interruption: interruption) }

  /// Reports, and stops the work if the user asked for it.
  /// - Throws: `Interrupted`.
  public func report(_ phase: String, _ done: Int = 0, of total: Int = 0) throws(Interrupted) {
    if interruption.isRequested { throw Interrupted() }
    receive(Step(phase: phase, done: done, total: total))
  }
}

/// The user's wish to stop, set by a signal and polled by loops.
public final class Interruption: Sendable {
  private let flag = Atomic<Bool>(false)
  /// No wish yet.
  public init() {}
  /// Whether to stop.
  public var isRequested: Bool { flag.load(ordering: .relaxed) }
  /// Asks to stop.
  public func request() { flag.store(true, ordering: .relaxed) }
}

/// Thrown where long work notices an `Interruption`. Commands end with exit code 130.
public struct Interrupted: Error {
  /// Makes the error.
  public init() {}
}
