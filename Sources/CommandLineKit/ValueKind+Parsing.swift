import Quantities

/// A value as it was typed and as it was understood.
struct ArgumentValue: Sendable {
  enum Meaning: Sendable {
    case text
    case integer(Int)
    case number(Double)
    case list([String])
    /// In the base unit of the argument's dimension.
    case quantity(Double)
  }

  let text: String
  let meaning: Meaning
}

/// Why a text is not a value of a kind.
struct ValueMistake: Error {
  let expectation: String
  let suggestion: String?
}

extension ValueKind {
  /// Reads a value.
  func parse(_ text: String) throws(ValueMistake) -> ArgumentValue {
    switch self {
    case .string: return ArgumentValue(text: text, meaning: .text)
    case .file, .directory:
      guard !text.isEmpty else { throw mistake() }
      return ArgumentValue(text: text, meaning: .text)
    case .newFile(let extensions):
      let isNamed = extensions.isEmpty || extensions.contains { text.hasSuffix("." + $0) && text.count > $0.count + 1 }
      guard !text.isEmpty, text != "-", isNamed else { throw mistake() }
      return ArgumentValue(text: text, meaning: .text)
    case .integer(let range):
      guard let value = Self.integer(text), range.contains(value) else { throw mistake() }
      return ArgumentValue(text: text, meaning: .integer(value))
    case .number:
      guard let value = NumberText.parse(text) else { throw mistake() }
      return ArgumentValue(text: text, meaning: .number(value))
    case .choice(let words):
      guard words.contains(text) else { throw mistake(nearest(text, words)) }
      return ArgumentValue(text: text, meaning: .text)
    case .choices(let words): return ArgumentValue(text: text, meaning: .list(try list(text, of: words)))
    case .quantity(let dimension): return ArgumentValue(text: text, meaning: .quantity(try quantity(text, dimension)))
    }
  }

  private func quantity(_ text: String, _ dimension: Dimension) throws(ValueMistake) -> Double {
    do {
      return try dimension.parse(text)
    } catch {
      throw mistake("\(error.description); \(error.remedy)")
    }
  }

  private func list(_ text: String, of words: [String]) throws(ValueMistake) -> [String] {
    var items: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let start = part.drop { $0 == " " }
      let item = String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
      guard words.contains(item) else { throw mistake(nearest(item, words)) }
      guard !items.contains(item) else { throw mistake("`\(item)` stands twice in the list") }
      items.append(item)
    }
    return items
  }

  /// A whole number, with or without thousands separators.
  private static func integer(_ text: String) -> Int? {
    if let value = Int(text) { return value }
    guard text.utf8.allSatisfy({ $0 != 0x2E && $0 != 0x45 && $0 != 0x65 }), NumberText.parse(text) != nil else {
      return nil
    }
    return Int(text.filter { $0 != "," })
  }

  private func nearest(_ word: String, _ words: [String]) -> String? {
    Spelling.nearest(to: word, among: words).map { "did you mean `\($0)`?" }
  }

  private func mistake(_ suggestion: String? = nil) -> ValueMistake {
    ValueMistake(expectation: expectation, suggestion: suggestion)
  }
}
