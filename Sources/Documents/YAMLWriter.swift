import Quantities

/// Prints nodes as YAML that reads back as the same nodes, here and in other readers.
///
/// Texts are quoted whenever a plain scalar could be read as anything else, in YAML 1.1 or 1.2: `"yes"`, `"012"`, `"1:30"`,
/// `"null"`. Numbers, `true` and `false` stay plain. Empty collections are written `[]` and `{}`.
public struct YAMLWriter {
  private var bytes: [UInt8] = []

  /// An empty document.
  public init() {}

  /// What was written, in UTF-8, ending with a newline.
  public var output: [UInt8] { bytes }

  /// A node as a text of its own.
  public static func text(_ node: Node) -> String {
    var writer = YAMLWriter()
    writer.document(node)
    return String(decoding: writer.output, as: UTF8.self)
  }

  /// Appends a comment, one `#` per line.
  public mutating func comment(_ text: String) {
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let shown = String(String.UnicodeScalarView(line.unicodeScalars.filter(Self.isPrintable)))
      put(shown.isEmpty ? "#" : "# " + shown)
      newline()
    }
  }

  /// Appends a node at the outermost level.
  public mutating func document(_ node: Node) {
    switch node.kind {
    case .mapping(let entries) where !entries.isEmpty: mapping(entries, indent: 0)
    case .sequence(let nodes) where !nodes.isEmpty: sequence(nodes, indent: 0)
    default:
      put(Self.inline(node))
      newline()
    }
  }

  // MARK: Blocks

  /// Writes entries, the first where the cursor stands and the others after `indent` spaces.
  private mutating func mapping(_ entries: [Node.Entry], indent: Int) {
    for (index, entry) in entries.enumerated() {
      if index > 0 { pad(indent) }
      put(Self.key(entry.key))
      put(":")
      switch entry.value.kind {
      case .mapping(let inner) where !inner.isEmpty:
        newline()
        pad(indent + 2)
        mapping(inner, indent: indent + 2)
      case .sequence(let nodes) where nodes.contains(where: \.isFilledCollection):
        newline()
        pad(indent + 2)
        sequence(nodes, indent: indent + 2)
      default:
        put(" ")
        put(Self.inline(entry.value))
        newline()
      }
    }
  }

  private mutating func sequence(_ nodes: [Node], indent: Int) {
    for (index, node) in nodes.enumerated() {
      if index > 0 { pad(indent) }
      put("- ")
      switch node.kind {
      case .mapping(let entries) where !entries.isEmpty: mapping(entries, indent: indent + 2)
      case .sequence(let inner) where node.isFilledCollection: sequence(inner, indent: indent + 2)
      default:
        put(Self.inline(node))
        newline()
      }
    }
  }

  /// A scalar, or a collection in brackets.
  private static func inline(_ node: Node) -> String {
    switch node.kind {
    case .null: "null"
    case .scalar(let text, let quoted): quoted ? scalar(text) : isNumberOrWord(text) ? text : scalar(text)
    case .sequence(let nodes): "[" + nodes.map(inline).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { key($0.key) + ": " + inline($0.value) }.joined(separator: ", ") + "}"
    }
  }

  private mutating func put(_ text: String) { bytes += text.utf8 }
  private mutating func newline() { bytes.append(UInt8(ascii: "\n")) }
  private mutating func pad(_ count: Int) { bytes += [UInt8](repeating: UInt8(ascii: " "), count: count) }

  // MARK: Scalars

  private static func key(_ text: String) -> String { scalar(text) }

  private static func scalar(_ text: String) -> String { isSafelyPlain(text) ? text : quoted(text) }

  private static func isNumberOrWord(_ text: String) -> Bool {
    text == "true" || text == "false" || text == "unknown" || NumberText.parse(text) != nil
  }

  /// Whether every reader takes the plain text for this very text.
  private static func isSafelyPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || isDigit(first) && hasUnit(text) else { return false }
    guard text.utf8.allSatisfy(isHarmless), text.utf8.last != UInt8(ascii: " ") else { return false }
    return !reserved.contains(text.lowercased()) && NumberText.parse(text) == nil
  }

  /// Whether a text that begins with a digit has a space and a letter or percent sign behind it, as quantities have.
  private static func hasUnit(_ text: String) -> Bool {
    guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return false }
    return text.utf8[space...].contains { isLetter($0) || $0 == UInt8(ascii: "%") }
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || " ._/+-()%".utf8.contains(byte)
  }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Words that some reader takes for a truth value, nothing, or a number.
  private static let reserved: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf",
  ]

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isPrintable(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
      }
    }
    return result + "\""
  }

  /// What YAML allows unescaped, less line and paragraph separators, byte order marks and bidirectional overrides.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x2070...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

extension Node {
  /// Whether it is a list or mapping with something in it.
  fileprivate var isFilledCollection: Bool {
    switch kind {
    case .sequence(let nodes): !nodes.isEmpty
    case .mapping(let entries): !entries.isEmpty
    case .null, .scalar: false
    }
  }
}
