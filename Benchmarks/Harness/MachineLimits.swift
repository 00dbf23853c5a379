import Diagnostics
import Documents
import Glibc

/// What this machine can do at best, measured in the same run as the cases.
struct MachineLimits {
  private static let blockBytes = 256 << 20
  private static let fileBytes = 64 << 20

  /// Bytes a second that one core reads from memory.
  let read: Double
  /// Bytes a second that one core writes to memory that the process has used before.
  let write: Double
  /// Bytes a second written to a file in the scratch folder and synchronized with the disk.
  let file: Double

  /// Measures; `folder` is where files go.
  init(folder: String) throws {
    let words = Self.blockBytes / 8
    var block = [UInt64](repeating: 1, count: words)
    read = Self.rate(Self.blockBytes) {
      block.withUnsafeBufferPointer { words in
        var sums = SIMD8<UInt64>()
        for start in stride(from: 0, to: words.count, by: 8) {
          for lane in 0..<8 { sums[lane] &+= words[start &+ lane] }
        }
        return Int(truncatingIfNeeded: sums.wrappedSum())
      }
    }
    write = Self.rate(Self.blockBytes) {
      block.withUnsafeMutableBytes { bytes in
        guard let start = bytes.baseAddress else { return 0 }
        memset(start, 2, bytes.count)
        return Int(bytes[bytes.count - 1])
      }
    }
    file = try Self.fileRate(folder)
  }

  /// Seconds to read bytes from memory.
  func secondsToRead(_ bytes: Int) -> Double { Double(bytes) / read }
  /// Seconds to write bytes to memory.
  func secondsToWrite(_ bytes: Int) -> Double { Double(bytes) / write }

  /// The first line of the results.
  var line: String {
    var json = JSONWriter()
    json.object { json in
      json.member("name", "machine")
      json.member("processor", Self.processor)
      json.member("cores", sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      json.member("memory_read_gb_per_s", Measurement.rounded(read / 1e9))
      json.member("memory_write_gb_per_s", Measurement.rounded(write / 1e9))
      json.member("file_write_gb_per_s", Measurement.rounded(file / 1e9))
    }
    return Measurement.text(json)
  }

  private static func rate(_ bytes: Int, _ body: () -> Int) -> Double {
    let (timing, check) = Stopwatch.best(of: 5, body)
    // The check keeps the optimizer from dropping the work.
    return check == .min ? 0 : Double(bytes) / timing.cpu
  }

  private static func fileRate(_ folder: String) throws -> Double {
    let block = [UInt8](repeating: 65, count: 1 << 20)
    let (timing, _) = try Stopwatch.best(of: 3) {
      try OutputFile.write(to: folder + "/bandwidth", replacing: true) { stream in
        for _ in 0..<fileBytes / block.count { try stream.write(block) }
      }
    }
    return Double(fileBytes) / timing.wall
  }

  private static var processor: String {
    let text = (try? InputFile.read("/proc/cpuinfo"))?.text ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { String($0.drop { $0 == " " }) } ?? "unknown"
  }
}
