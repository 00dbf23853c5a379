public import Diagnostics
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The one place that writes to standard output and standard error.
///
/// Results go through `write(_:)` and are collected until `flush()`; messages go through `report(_:)` at once. A run
/// ends with:
///
///     do {
///       try terminal.write(text)
///       try terminal.flush()
///     } catch {
///       if let finding = error.finding { terminal.report([finding]) }
///       return error.exitCode
///     }
public final class Terminal: Sendable {
  private struct State {
    var pending: [UInt8] = []
    var outputError: Int32?
    var messageError: Int32?
    var showsTransient = false
  }

  /// Bytes collected before they are sent without being asked.
  private static let blockSize = 64 * 1024

  private let output: Descriptor
  private let messages: Descriptor
  private let environment: @Sendable (String) -> String?
  private let state = Mutex(State())

  /// The terminal of this process. Numbers 0 to 2 that the caller closed stay unusable, so that no file can take their
  /// place.
  public static func standard() -> Terminal {
    Descriptor.occupyStandardNumbers()
    return Terminal(output: STDOUT_FILENO, messages: STDERR_FILENO) { name in getenv(name).map { String(cString: $0) } }
  }

  /// A terminal on given descriptors, which stay the caller's.
  /// - Parameter environment: reads a variable of the environment.
  public init(output: Int32, messages: Int32, environment: @escaping @Sendable (String) -> String? = { _ in nil }) {
    self.output = Descriptor(number: output)
    self.messages = Descriptor(number: messages)
    self.environment = environment
  }

  /// Whether a person sees the results as they are written.
  public var showsResults: Bool { output.isTerminal }

  /// Whether lines on standard error may be drawn over, as progress is.
  public var canRedraw: Bool { messages.isTerminal && environment("TERM") != "dumb" }

  /// The width in cells of the terminal, else what `COLUMNS` says, else 80.
  public var width: Int {
    output.columns ?? messages.columns ?? environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 80
  }

  /// The width that tables keep to: that of the terminal; nothing when the results go elsewhere.
  public var tableWidth: Int? { showsResults ? width : nil }

  /// Whether results are colored.
  public func colorsResults(_ choice: ColorChoice) -> Bool {
    choice.usesColor(isTerminal: output.isTerminal, environment: environment)
  }

  /// Whether messages are colored.
  public func colorsMessages(_ choice: ColorChoice) -> Bool {
    choice.usesColor(isTerminal: messages.isTerminal, environment: environment)
  }

  /// Adds to the results; sends them when a block is full.
  /// - Throws: `OutputFailure`, also for every later call once writing has failed.
  public func write(_ text: String) throws(OutputFailure) { try write(Array(text.utf8)) }

  /// Adds bytes to the results; sends them when a block is full.
  /// - Throws: `OutputFailure`, also for every later call once writing has failed.
  public func write(_ bytes: [UInt8]) throws(OutputFailure) {
    try checked { state in
      state.pending += bytes
      if state.pending.count >= Self.blockSize { send(&state) }
    }
  }

  /// Sends what was collected, and tells whether everything of this run arrived.
  /// - Throws: `OutputFailure`, for standard error too.
  public func flush() throws(OutputFailure) {
    try checked { send(&$0) }
    if let error = state.withLock(\.messageError), error != EPIPE {
      throw OutputFailure(stream: "standard error", errorNumber: error)
    }
  }

  /// Writes a message to standard error at once. A failure is remembered for `flush()`.
  public func report(_ text: String) {
    state.withLock { state in
      sendMessage(eraseSequence(&state) + text, &state)
    }
  }

  /// Writes findings to standard error in the manner of a compiler.
  /// - Parameter sources: the text of each file that places refer to.
  public func report(_ findings: [Finding], sources: [String: String] = [:], color: ColorChoice = .auto) {
    guard !findings.isEmpty else { return }
    report(FindingRenderer(sources: sources, usesColor: colorsMessages(color)).render(findings))
  }

  /// Draws a line over the one drawn before; whatever is written next erases it.
  func draw(transient line: String) {
    state.withLock { state in
      sendMessage("\r\u{1B}[K" + line, &state)
      state.showsTransient = true
    }
  }

  /// Erases the line that was drawn last.
  func eraseTransient() {
    state.withLock { state in
      let erase = eraseSequence(&state)
      if !erase.isEmpty { sendMessage(erase, &state) }
    }
  }

  private func checked(_ body: (inout State) -> Void) throws(OutputFailure) {
    let error = state.withLock { state in
      if state.outputError == nil { body(&state) }
      return state.outputError
    }
    if let error { throw OutputFailure(stream: "standard output", errorNumber: error) }
  }

  private func send(_ state: inout State) {
    guard !state.pending.isEmpty else { return }
    let erase = eraseSequence(&state)
    if !erase.isEmpty { sendMessage(erase, &state) }
    state.outputError = output.write(state.pending)
    state.pending.removeAll(keepingCapacity: true)
  }

  private func sendMessage(_ text: String, _ state: inout State) {
    if let error = messages.write(Array(text.utf8)) { state.messageError = state.messageError ?? error }
  }

  private func eraseSequence(_ state: inout State) -> String {
    guard state.showsTransient else { return "" }
    state.showsTransient = false
    return "\r\u{1B}[K"
  }
}
