import Diagnostics

/// A recursive reader over the bytes of a text, bounded in depth.
struct JSONReader {
  private let bytes: [UInt8]
  private let limits: Limits
  private var lines: LineMap
  private var position = 0
  private var count = 0
  private var findings = FindingList()

  init(_ source: SourceFile, limits: Limits) {
    bytes = Array(source.text.utf8)
    self.limits = limits
    lines = LineMap(source)
  }

  mutating func document() throws(Rejection) -> Node {
    skipSpace()
    guard position < bytes.count else {
      throw Rejection(Finding(.emptyDocument, .error, "the file holds nothing", at: place(0)))
    }
    let root = try value(depth: 0)
    skipSpace()
    if position < bytes.count { throw refusal("the document ends before this", expected: "the end of the file") }
    guard findings.isEmpty else { throw Rejection(findings.all) }
    return root
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(Rejection) -> Node {
    count += 1
    if count > limits.nodes {
      throw Rejection(
        Finding(.tooLarge, .error, "the document has more than \(limits.nodes) nodes", at: place(position)))
    }
    let start = position
    guard let first = peek else { throw refusal("the file ends where a value belongs", expected: "a value") }
    switch first {
    case UInt8(ascii: "{"): return Node(.mapping(try object(depth: depth + 1)), at: place(start))
    case UInt8(ascii: "["): return Node(.sequence(try array(depth: depth + 1)), at: place(start))
    case UInt8(ascii: "\""):
      let text = try string()
      return Node(.scalar(text, quoted: true), at: place(start, position))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let text = try number()
      return Node(.scalar(text, quoted: false), at: place(start, position))
    default: return try word()
    }
  }

  private mutating func word() throws(Rejection) -> Node {
    let start = position
    var end = position
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    switch text {
    case "true", "false":
      position = end
      return Node(.scalar(text, quoted: false), at: place(start, end))
    case "null":
      position = end
      return Node(.null, at: place(start, end))
    case "NaN", "Infinity": throw refusal("`\(text)` is not a number that JSON has", expected: "a finite number")
    case "": throw refusal("this is not a value", expected: "a value")
    default:
      throw refusal("`\(text.prefix(40))` is not a value", expected: "a value", help: ["a text needs double quotes"])
    }
  }

  private mutating func object(depth: Int) throws(Rejection) -> [Node.Entry] {
    try enter(depth)
    var entries: [Node.Entry] = []
    var seen = SeenKeys()
    if take("}") { return [] }
    while true {
      skipSpace()
      let start = position
      guard peek == UInt8(ascii: "\"") else { throw refusal("a key in double quotes belongs here", expected: "a key") }
      let key = try string()
      let keyPlace = place(start, position)
      guard take(":") else { throw refusal("a colon belongs here", expected: "`:`") }
      skipSpace()
      let value = try value(depth: depth)
      if let earlier = seen.insert(key, keyPlace) {
        findings.add(.duplicateKey(key, at: keyPlace, first: earlier))
      } else {
        entries.append(Node.Entry(key: key, keyPlace: keyPlace, value: value))
      }
      if take("}") { return entries }
      try separator(closing: "}")
    }
  }

  private mutating func array(depth: Int) throws(Rejection) -> [Node] {
    try enter(depth)
    var nodes: [Node] = []
    if take("]") { return [] }
    while true {
      skipSpace()
      nodes.append(try value(depth: depth))
      if take("]") { return nodes }
      try separator(closing: "]")
    }
  }

  /// Takes the bracket and refuses what lies too deep.
  private mutating func enter(_ depth: Int) throws(Rejection) {
    if depth > limits.depth {
      throw Rejection(
        Finding(
          .tooLarge, .error, "lists and objects are nested deeper than \(limits.depth) levels", at: place(position)))
    }
    position += 1
  }

  private mutating func separator(closing: Unicode.Scalar) throws(Rejection) {
    guard take(",") else { throw refusal("a comma or `\(closing)` belongs here", expected: "`,` or `\(closing)`") }
    let comma = position - 1
    skipSpace()
    if peek == UInt8(ascii: closing) {
      position = comma
      throw refusal("nothing follows this comma", expected: "another element", help: ["remove the comma"])
    }
  }

  // MARK: Scalars

  /// The text of a number in JSON's grammar, finite as a double.
  private mutating func number() throws(Rejection) -> String {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    let leading = peek
    let whole = digits()
    guard whole > 0, whole == 1 || leading != UInt8(ascii: "0") else {
      position = start
      throw refusal("this is not a number", expected: "decimal digits without leading zeros")
    }
    if peek == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw refusal("digits belong behind the point", expected: "a digit") }
    }
    if let mark = peek, mark | 0x20 == UInt8(ascii: "e") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw refusal("digits belong in the exponent", expected: "a digit") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      position = start
      throw refusal("the number is too large", expected: "a magnitude below 1.8e308")
    }
    return text
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(Rejection) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += UTF8.encode(try escape()).map { Array($0) } ?? []
      case 0..<0x20:
        throw refusal(
          "a control character stands in a text", expected: "an escape such as `\\n`",
          help: ["is the closing quote missing?"])
      default:
        text.append(byte)
        position += 1
      }
    }
    throw refusal("the text is not closed", expected: "`\"`")
  }

  private mutating func escape() throws(Rejection) -> Unicode.Scalar {
    position += 1
    guard let kind = peek else { throw refusal("the text is not closed", expected: "`\"`") }
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      position += 1
      return Unicode.Scalar(kind)
    case UInt8(ascii: "b"): return simple("\u{8}")
    case UInt8(ascii: "f"): return simple("\u{C}")
    case UInt8(ascii: "n"): return simple("\n")
    case UInt8(ascii: "r"): return simple("\r")
    case UInt8(ascii: "t"): return simple("\t")
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw refusal("this escape is not known", expected: "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
    }
  }

  private mutating func simple(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    position += 1
    return scalar
  }

  private mutating func unicodeEscape() throws(Rejection) -> Unicode.Scalar {
    let high = try codeUnit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    if high < 0xDC00, peek == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u") {
      position += 1
      let low = try codeUnit()
      if (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
    }
    throw refusal("half of a surrogate pair stands alone", expected: "both halves, or the character itself")
  }

  /// The value of `uXXXX`.
  private mutating func codeUnit() throws(Rejection) -> UInt32 {
    position += 1
    let end = min(position + 4, bytes.count)
    let digits = bytes[position..<end]
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, !text.hasPrefix("+"), !text.hasPrefix("-"), let unit = UInt32(text, radix: 16) else {
      throw refusal("four hexadecimal digits belong here", expected: "for example \\u00E9")
    }
    position = end
    return unit
  }

  // MARK: Bytes and places

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Skips white space and takes a byte if it comes next.
  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func place(_ start: Int, _ end: Int? = nil) -> Place {
    lines.place(byte: start, through: end ?? start + 1)
  }

  private mutating func refusal(_ message: String, expected: String, help: [String] = []) -> Rejection {
    Rejection(
      findings.all + [Finding(.syntax, .error, message, at: place(position), expected: expected, help: help)])
  }
}
