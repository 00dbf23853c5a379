import Diagnostics
import Documents
import Glibc

/// A folder of its own for one test, removed with everything in it.
final class Scratch: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/heliograph-documents-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
  }

  deinit { Self.remove(path) }

  func file(_ name: String) -> String { path + "/" + name }

  func put(_ name: String, _ bytes: [UInt8]) { Self.put(file(name), bytes) }

  static func put(_ path: String, _ bytes: [UInt8]) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    _ = write(descriptor, bytes, bytes.count)
    close(descriptor)
  }

  func text(_ name: String) -> String? { try? InputFile.read(file(name)).text }

  /// The names in a folder, sorted.
  func names(_ name: String = ".") -> [String] {
    guard let folder = opendir(file(name)) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    if let folder = opendir(path) {
      var names: [String] = []
      while let entry = readdir(folder) {
        names.append(
          withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          })
      }
      closedir(folder)
      for name in names where name != "." && name != ".." {
        if unlink(path + "/" + name) != 0 { remove(path + "/" + name) }
      }
    }
    rmdir(path)
  }
}

/// The findings with which something is refused.
func refusal<T>(_ body: () throws -> T) -> [Finding] {
  do {
    _ = try body()
    return []
  } catch let rejection as Rejection {
    return rejection.findings
  } catch {
    return [Finding(.syntax, .error, "another error: \(error)")]
  }
}

/// Seeded texts for property tests; a failure prints the text itself.
struct RandomText {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  private static let scalars = Array(
    "ab=+-@\t\r\n\"'\\,<>&/{}[]:#|*!%~ 019.eNé漢\u{0}\u{1}\u{1B}\u{7F}\u{85}\u{2028}\u{2029}\u{202E}\u{FEFF}\u{1F600}\u{FFFF}"
      .unicodeScalars)

  mutating func text() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<next(12) { text.append(Self.scalars[next(Self.scalars.count)]) }
    return String(text)
  }

  mutating func value(depth: Int = 0) -> JSONValue {
    switch next(depth > 3 ? 5 : 7) {
    case 0: .null
    case 1: .bool(next(2) == 0)
    case 2: .integer(next(1 << 40) - 1 << 39)
    case 3: .number(Double(bitPattern: UInt64(next(1 << 62))))
    case 4: .string(text())
    case 5: .array((0..<next(4)).map { _ in value(depth: depth + 1) })
    default: .object((0..<next(4)).map { JSONValue.Member("\($0)" + text(), value(depth: depth + 1)) })
    }
  }
}
