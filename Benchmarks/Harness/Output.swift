import Diagnostics
import Documents
import Glibc

/// Where lines go.
enum Output {
  /// A line on standard output.
  static func line(_ text: String) { put(text, 1) }
  /// A line on standard error.
  static func complain(_ text: String) { put(text, 2) }

  /// A file of lines.
  static func write(_ lines: [String], to path: String) throws {
    try OutputFile.write(to: path, replacing: true) { stream in
      for line in lines { try stream.write(line + "\n") }
    }
  }

  private static func put(_ text: String, _ descriptor: Int32) {
    var rest = Array((text + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
