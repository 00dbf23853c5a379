public import Diagnostics

/// A text that came from outside, under the name that the user gave it.
public struct SourceFile: Sendable {
  /// The path as the user wrote it; `<stdin>` for standard input.
  public let name: String
  /// The text, without a byte order mark.
  public let text: String

  /// Names a text. One leading byte order mark is dropped.
  public init(name: String, text: String) {
    self.name = name
    if text.unicodeScalars.first == "\u{FEFF}" {
      self.text = String(text.unicodeScalars.dropFirst())
    } else {
      self.text = text
    }
  }

  /// Reads bytes as UTF-8.
  /// - Throws: a located finding for UTF-16, for binary data (a NUL byte) and for a byte that is not UTF-8.
  public init(name: String, bytes: [UInt8]) throws(Rejection) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Self.refusal(
        name, bytes[..<0], "the file is UTF-16", help: "save it as UTF-8 (`iconv -f UTF-16 -t UTF-8`)")
    }
    if let position = bytes.firstIndex(of: 0) {
      throw Self.refusal(
        name, bytes[..<position], "the file has a NUL byte, so it is not text",
        help: "give a text file encoded as UTF-8")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let good = Self.validPrefix(of: bytes)
      let byte = String(bytes[good], radix: 16, uppercase: true)
      throw Self.refusal(
        name, bytes[..<good], "byte 0x\(byte) is not UTF-8", help: "save the file as UTF-8")
    }
    self.init(name: name, text: text)
  }

  private static func refusal(_ name: String, _ before: ArraySlice<UInt8>, _ message: String, help: String) -> Rejection
  {
    let place = LineMap.placeAfter(String(decoding: before, as: UTF8.self), file: name)
    return Rejection(Finding(.notText, .error, message, at: place, expected: "text encoded as UTF-8", help: [help]))
  }

  /// The number of bytes before the first sequence that is not UTF-8; the caller knows that there is one.
  private static func validPrefix(of bytes: [UInt8]) -> Int {
    var low = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { low += UTF8.width(scalar) }
    return min(low, bytes.count - 1)
  }
}
