import Foundation

/// Another program, run to its end.
public struct Subprocess: Sendable {
  /// Its exit code, or the number of the signal that ended it.
  public let status: Int32
  /// Its standard output.
  public let output: String
  /// Its standard error.
  public let errors: String

  /// Runs a program with nothing on standard input.
  /// - Parameters:
  ///   - words: the program, searched in `PATH`, and its arguments.
  ///   - folder: where it runs; nothing for here.
  ///   - environment: variables added to those of this process.
  /// - Throws: when it cannot be started.
  public init(_ words: [String], in folder: String? = nil, environment: [String: String] = [:]) throws {
    let scratch = try TemporaryFolder(inMemory: true)
    let outputPath = try scratch.write("", to: "output")
    let errorsPath = try scratch.write("", to: "errors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorsPath))
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOfFile: outputPath, encoding: .utf8)
    errors = try String(contentsOfFile: errorsPath, encoding: .utf8)
  }

  /// Whether a program is installed.
  public static func exists(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/" + program)
    }
  }
}
