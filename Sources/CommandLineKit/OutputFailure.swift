public import Diagnostics

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard output or standard error did not take everything.
public struct OutputFailure: Error, Sendable, Equatable {
  /// `standard output` or `standard error`.
  public let stream: String
  /// The number of the system's error.
  public let errorNumber: Int32

  /// Says which stream failed, and how.
  public init(stream: String, errorNumber: Int32) {
    self.stream = stream
    self.errorNumber = errorNumber
  }

  /// Whether the reader went away (`heliograph ... | head`): a quiet end of the run, not a mistake.
  public var isClosedByReader: Bool { errorNumber == EPIPE }

  /// How a run that met it ends: quietly when the reader has gone, else never as a success.
  public var exitCode: ExitCode { isClosedByReader ? .done : .input }

  /// The failure as a message; nothing when the reader has gone.
  public var finding: Finding? {
    guard !isClosedByReader else { return nil }
    let cause = strerror(errorNumber).map { String(cString: $0) } ?? "error \(errorNumber)"
    return Finding(
      .outputFailed, .error, "\(stream) could not be written: \(cause)",
      help: ["make room where it goes, or write elsewhere; what was written is not complete"])
  }
}
