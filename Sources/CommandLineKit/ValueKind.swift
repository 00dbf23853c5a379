public import Quantities

/// What an argument takes: parsing checks it, completions offer it, help names it.
public enum ValueKind: Sendable {
  /// Any text.
  case string
  /// A whole number in a range; thousands separators are understood.
  case integer(ClosedRange<Int>)
  /// A finite decimal number.
  case number
  /// A file with one of these extensions (without the dot; none for any), or `-` for standard input.
  case file([String])
  /// A file to write whose name ends in one of these extensions (without the dot; none for any).
  case newFile([String])
  /// A folder.
  case directory
  /// One of these words.
  case choice([String])
  /// One or more of these words, separated by commas.
  case choices([String])
  /// A number with a unit of this dimension.
  case quantity(Dimension)

  /// What stands for the value in help when the declaration names nothing better.
  var placeholder: String {
    switch self {
    case .string: "TEXT"
    case .integer, .number: "N"
    case .file, .newFile: "FILE"
    case .directory: "DIR"
    case .choice: "CHOICE"
    case .choices: "LIST"
    case .quantity: "VALUE"
    }
  }

  /// What is expected, for messages: a whole number from 1 to 64.
  var expectation: String {
    switch self {
    case .string: "text"
    case .integer(let range): Self.describe(range)
    case .number: "a decimal number, such as 1.5"
    case .file, .newFile([]): "the name of a file"
    case .newFile(let extensions):
      "the name of a file that ends in " + extensions.map { "." + $0 }.joined(separator: ", ")
    case .directory: "the name of a folder"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .choices(let words): "a list separated by commas, of " + words.joined(separator: ", ")
    case .quantity(let dimension): "\(dimension.name) with its unit, such as `\(dimension.example)`"
    }
  }

  /// The extensions of a file's name; nothing for what is no file.
  var extensions: [String]? {
    switch self {
    case .file(let extensions), .newFile(let extensions): extensions
    default: nil
    }
  }

  /// The words that can be written, when they are few and known.
  var words: [String] {
    switch self {
    case .choice(let words), .choices(let words): words
    default: []
    }
  }

  /// Ranges that end where `Int` ends are open to the reader.
  private static func describe(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): "a whole number"
    case (let low, .max): "a whole number of at least \(NumberText.grouped(low))"
    case (.min, let high): "a whole number of at most \(NumberText.grouped(high))"
    case (let low, let high): "a whole number from \(NumberText.grouped(low)) to \(NumberText.grouped(high))"
    }
  }
}
