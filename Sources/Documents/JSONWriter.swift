public import Diagnostics

/// Streams JSON into bytes: nothing is kept but the block in hand.
///
///     var json = JSONWriter(style: .pretty)
///     json.object { json in
///       json.member("schema", "heliograph.plan/1")
///       json.array("links") { json in for link in links { json.value(link.name) } }
///     }
///     let bytes = try json.finish()
///
/// Doubles are written as the shortest text that reads back as the same number. One that is not finite is a fault: it is
/// remembered, and `finish` throws.
public struct JSONWriter: ~Copyable {
  /// How the text is laid out.
  public enum Style: Sendable {
    /// No white space.
    case compact
    /// Two spaces a level, one member or element a line.
    case pretty
  }

  /// Blocks become ready at this size, in bytes.
  public static let blockSize = 1 << 16

  private let style: Style
  private let forScript: Bool
  private var bytes: [UInt8] = []
  /// For each open object or array whether it is still empty.
  private var emptiness: [Bool] = []
  private var followsKey = false
  private var latestKey = ""
  private var fault: Finding?

  /// Makes a writer.
  /// - Parameter forScript: whether the text goes into a `<script>` element: `<`, U+2028 and U+2029 are then escaped.
  public init(style: Style = .compact, forScript: Bool = false) {
    self.style = style
    self.forScript = forScript
  }

  // MARK: Structure

  /// An object as a value; `body` writes its members.
  public mutating func object<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    open(UInt8(ascii: "{"))
    try body(&self)
    close(UInt8(ascii: "}"))
  }

  /// An array as a value; `body` writes its elements.
  public mutating func array<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    open(UInt8(ascii: "["))
    try body(&self)
    close(UInt8(ascii: "]"))
  }

  /// A member that holds an object.
  public mutating func object<E: Error>(_ key: String, _ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    self.key(key)
    try object(body)
  }

  /// A member that holds an array.
  public mutating func array<E: Error>(_ key: String, _ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    self.key(key)
    try array(body)
  }

  /// The key of the value that is written next.
  public mutating func key(_ key: String) {
    separate()
    put(key)
    bytes.append(UInt8(ascii: ":"))
    if style == .pretty { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
    latestKey = key
  }

  // MARK: Values

  /// A text.
  public mutating func value(_ text: String) {
    separate()
    put(text)
  }
  /// A whole number.
  public mutating func value(_ number: Int) { raw(String(number)) }
  /// A number; one that is not finite makes `finish` throw.
  public mutating func value(_ number: Double) {
    if !number.isFinite, fault == nil {
      fault = Finding(
        .notFinite, .error, "`\(latestKey)` is \(number), which no result may be",
        help: ["this is a fault of Heliograph; please report the scenario"])
    }
    let isShortWhole = number == number.rounded() && number.magnitude < 1e15 && !(number == 0 && number.sign == .minus)
    raw(isShortWhole ? String(Int(number)) : number.description)
  }
  /// A truth value.
  public mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }
  /// Nothing.
  public mutating func null() { raw("null") }
  /// A whole document as one value.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): self.value(flag)
    case .integer(let number): self.value(number)
    case .number(let number): self.value(number)
    case .string(let text): self.value(text)
    case .array(let values): array { json in for value in values { json.value(value) } }
    case .object(let members): object { json in for member in members { json.member(member.key, member.value) } }
    }
  }

  /// A member that holds a text.
  public mutating func member(_ key: String, _ text: String) {
    self.key(key)
    value(text)
  }
  /// A member that holds a whole number.
  public mutating func member(_ key: String, _ number: Int) {
    self.key(key)
    value(number)
  }
  /// A member that holds a number.
  public mutating func member(_ key: String, _ number: Double) {
    self.key(key)
    value(number)
  }
  /// A member that holds a truth value.
  public mutating func member(_ key: String, _ flag: Bool) {
    self.key(key)
    value(flag)
  }
  /// A member that holds any document.
  @_disfavoredOverload
  public mutating func member(_ key: String, _ value: JSONValue) {
    self.key(key)
    self.value(value)
  }
  /// A member that holds a text, or `null` when there is none.
  public mutating func member(_ key: String, orNull text: String?) {
    self.key(key)
    if let text { value(text) } else { null() }
  }
  /// A member that holds a whole number, or `null` when there is none.
  public mutating func member(_ key: String, orNull number: Int?) {
    self.key(key)
    if let number { value(number) } else { null() }
  }
  /// A member that holds a number, or `null` when it is unknown.
  public mutating func member(_ key: String, orNull number: Double?) {
    self.key(key)
    if let number { value(number) } else { null() }
  }

  // MARK: Output

  /// The bytes so far, once they fill a block; the writer goes on behind them.
  public mutating func takeBlock() -> [UInt8]? {
    guard bytes.count >= Self.blockSize else { return nil }
    var block: [UInt8] = []
    swap(&block, &bytes)
    return block
  }

  /// The rest of the document with a newline behind it.
  /// - Throws: a finding when a number was not finite.
  public consuming func finish() throws(Rejection) -> [UInt8] {
    if let fault { throw Rejection(fault) }
    return bytes + [UInt8(ascii: "\n")]
  }

  /// A small document as a text.
  /// - Throws: a finding when a number was not finite.
  public static func text(_ value: JSONValue, style: Style = .pretty) throws(Rejection) -> String {
    var writer = JSONWriter(style: style)
    writer.value(value)
    return String(decoding: try writer.finish(), as: UTF8.self)
  }

  // MARK: Bytes

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    emptiness.append(true)
  }

  private mutating func close(_ bracket: UInt8) {
    if emptiness.popLast() == false { breakLine() }
    bytes.append(bracket)
  }

  /// Writes what stands between the previous thing and the next.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    guard let isEmpty = emptiness.last else { return }
    if isEmpty { emptiness[emptiness.count - 1] = false } else { bytes.append(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func breakLine() {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in emptiness {
      bytes.append(0x20)
      bytes.append(0x20)
    }
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes += text.utf8
  }

  private mutating func put(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    let isWritten = text.withUTF8 { utf8 in
      guard isPlain(utf8) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if !isWritten { putEscaped(text) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a text needs no escapes.
  private func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text {
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
      // 0xE2 begins U+2028 and U+2029.
      if forScript, byte == UInt8(ascii: "<") || byte == 0xE2 { return false }
    }
    return true
  }

  private mutating func putEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case _ where scalar.value < 0x20 || forScript && (scalar == "<" || scalar == "\u{2028}" || scalar == "\u{2029}"):
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u".utf8
        bytes += String(repeating: "0", count: 4 - digits.count).utf8
        bytes += digits.utf8
      default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
      }
    }
  }
}
