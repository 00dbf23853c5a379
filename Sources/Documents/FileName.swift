import Quantities

/// Names of files that come from texts a user wrote: no such text ever becomes a path.
public enum FileName {
  /// The longest name, in bytes.
  public static let longest = 100

  /// Whether a text may be the name of a file in an output folder: `[A-Za-z0-9._-]`, no leading dot, 1 to 100 bytes.
  public static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= longest && name.utf8.first != UInt8(ascii: ".") && name.utf8.allSatisfy(isPlain)
  }

  /// A safe name that resembles the text: other characters become hyphens; `unnamed` when nothing is left.
  public static func sanitized(_ text: String) -> String {
    var name: [UInt8] = []
    for scalar in text.unicodeScalars where name.count < longest {
      let byte = scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : 0
      if isPlain(byte) {
        name.append(byte)
      } else if name.last != UInt8(ascii: "-") {
        name.append(UInt8(ascii: "-"))
      }
    }
    let edges = Set(".-".utf8)
    let kept = name.drop { edges.contains($0) }
    let end = kept.lastIndex { !edges.contains($0) }.map { $0 + 1 } ?? kept.startIndex
    return end > kept.startIndex ? String(decoding: kept[..<end], as: UTF8.self) : "unnamed"
  }

  /// Whether a byte may stand in a name.
  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
