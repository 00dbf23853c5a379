/// The chart library as it goes into a page: gzip in base64, which the browser unpacks itself.
public struct ChartLibrary: Sendable {
  /// Largest compressed library that leaves room for the page within its 5 MB, in bytes.
  public static let sizeAtMost = 2_600_000

  let base64: [UInt8]

  /// Takes the library's script, compressed with gzip.
  /// - Returns: nothing when the bytes are not gzip or the page would pass its 5 MB with them.
  public init?(gzip bytes: [UInt8]) {
    guard bytes.starts(with: [0x1F, 0x8B]), bytes.count <= Self.sizeAtMost else { return nil }
    base64 = Base64.encode(bytes)
  }
}

/// RFC 4648, section 4.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group: UInt32 = 0
      for offset in 0..<3 { group = group << 8 | (offset < count ? UInt32(bytes[start + offset]) : 0) }
      for place in 0..<4 {
        result.append(place <= count ? alphabet[Int(group >> UInt32(18 - 6 * place)) & 63] : UInt8(ascii: "="))
      }
    }
    return result
  }
}
