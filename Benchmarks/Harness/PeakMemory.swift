import Documents

/// Memory that this process has had resident at most.
enum PeakMemory {
  /// In bytes, from `/proc/self/status`. What `getrusage` counts is no use: a new program inherits it from the one that
  /// started it.
  static var bytes: Int? {
    let text = (try? InputFile.read("/proc/self/status"))?.text ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").dropLast().last.flatMap { Int($0) }.map { $0 * 1024 }
  }
}
