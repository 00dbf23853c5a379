import Quantities

/// The value of a cell of a COM configuration sheet: a matrix, as MATLAB writes it.
///
/// Understood are numbers, `a:b`, `a:s:b`, `[1 2, 3; 4 5 6]`, sums, products and quotients of them, parentheses, `ones(r,c)`,
/// `zeros(r,c)`, `TRUE` and `FALSE`; white space separates elements within brackets as in MATLAB: `[1 -2]` are two, `[1 - 2]` is one.
struct SheetMatrix: Equatable {
  /// Rows of equal length.
  var rows: [[Double]]
  /// The range that it was written as, where it is one and nothing else.
  var range: TapRange?

  /// All values row by row.
  var values: [Double] { rows.flatMap(\.self) }
  /// The single value; nothing when there are several.
  var scalar: Double? { rows.count == 1 && rows[0].count == 1 ? rows[0][0] : nil }
  /// Number of columns.
  var columns: Int { rows.first?.count ?? 0 }

  /// Why a text is no matrix.
  struct Fault: Error {
    /// One sentence without a full stop.
    let message: String
  }

  /// A matrix of given rows.
  init(rows: [[Double]], range: TapRange? = nil) {
    self.rows = rows
    self.range = range
  }

  /// Reads the text of a cell.
  init(text: String) throws(Fault) {
    var reader = SheetMatrixReader(text)
    self = try reader.whole()
  }

  /// Most values of one cell.
  static let mostValues = 100_000
}

/// A recursive reader, bounded in depth and size.
private struct SheetMatrixReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private static let deepest = 32

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func whole() throws(SheetMatrix.Fault) -> SheetMatrix {
    let value = try range(inBrackets: false)
    skipSpace()
    guard position == bytes.count else { throw unexpected("the end of the cell") }
    return value
  }

  // MARK: Grammar, from the loosest binding

  /// `sum [: sum [: sum]]`.
  private mutating func range(inBrackets: Bool) throws(SheetMatrix.Fault) -> SheetMatrix {
    let first = try sum(inBrackets: inBrackets)
    guard takeOperator(":") else { return first }
    let second = try sum(inBrackets: inBrackets)
    guard takeOperator(":") else { return try Self.steps(first, SheetMatrix(rows: [[1]]), second) }
    return try Self.steps(first, second, try sum(inBrackets: inBrackets))
  }

  private static func steps(
    _ start: SheetMatrix, _ step: SheetMatrix, _ end: SheetMatrix
  ) throws(SheetMatrix.Fault) -> SheetMatrix {
    guard let start = start.scalar, let step = step.scalar, let end = end.scalar else {
      throw SheetMatrix.Fault(message: "the ends and the step of a range are single numbers")
    }
    do throws(TapRange.TextFault) {
      let range = try TapRange(from: start, by: step, through: end)
      return SheetMatrix(rows: [start <= end ? range.values : range.values.reversed()], range: range)
    } catch {
      throw SheetMatrix.Fault(message: error.message)
    }
  }

  private mutating func sum(inBrackets: Bool) throws(SheetMatrix.Fault) -> SheetMatrix {
    var value = try product(inBrackets: inBrackets)
    while let sign = peekSign(inBrackets: inBrackets) {
      skipSpace()
      position += 1
      let right = try product(inBrackets: inBrackets)
      value = try Self.combine(value, right) { sign == UInt8(ascii: "+") ? $0 + $1 : $0 - $1 }
    }
    return value
  }

  private mutating func product(inBrackets: Bool) throws(SheetMatrix.Fault) -> SheetMatrix {
    var value = try factor(inBrackets: inBrackets)
    while true {
      if takeOperator("*") {
        value = try Self.combine(value, try factor(inBrackets: inBrackets), *)
      } else if takeOperator("/") {
        value = try Self.combine(value, try factor(inBrackets: inBrackets), /)
      } else {
        return value
      }
    }
  }

  private mutating func factor(inBrackets: Bool) throws(SheetMatrix.Fault) -> SheetMatrix {
    skipSpace()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw SheetMatrix.Fault(message: "brackets and signs are nested too deep") }
    switch peek {
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      let isNegative = peek == UInt8(ascii: "-")
      position += 1
      let value = try factor(inBrackets: inBrackets)
      return isNegative ? SheetMatrix(rows: value.rows.map { $0.map { -$0 } }) : value
    case UInt8(ascii: "["): return try brackets()
    case UInt8(ascii: "("):
      position += 1
      let value = try range(inBrackets: false)
      guard takeOperator(")") else { throw unexpected("`)`") }
      return value
    case .some(let byte) where Self.isDigit(byte) || byte == UInt8(ascii: "."): return try number()
    case .some(let byte) where Self.isLetter(byte): return try call()
    default: throw unexpected("a number")
    }
  }

  private mutating func brackets() throws(SheetMatrix.Fault) -> SheetMatrix {
    position += 1
    var rows: [[Double]] = []
    var blocks: [SheetMatrix] = []
    while true {
      skipSpace()
      switch peek {
      case UInt8(ascii: "]"):
        position += 1
        rows += try Self.joined(blocks)
        guard rows.allSatisfy({ $0.count == rows.first?.count }) else {
          throw SheetMatrix.Fault(message: "the rows of the matrix differ in length")
        }
        // A range alone in brackets stays one.
        return SheetMatrix(rows: rows, range: rows.count == 1 && blocks.count == 1 ? blocks[0].range : nil)
      case UInt8(ascii: ";"):
        position += 1
        rows += try Self.joined(blocks)
        blocks = []
      case UInt8(ascii: ","): position += 1
      case nil: throw SheetMatrix.Fault(message: "the bracket is not closed")
      default: blocks.append(try range(inBrackets: true))
      }
      guard rows.count + blocks.count <= SheetMatrix.mostValues else { throw Self.tooMany }
    }
  }

  private static func joined(_ blocks: [SheetMatrix]) throws(SheetMatrix.Fault) -> [[Double]] {
    guard let first = blocks.first else { return [] }
    guard blocks.allSatisfy({ $0.rows.count == first.rows.count }) else {
      throw SheetMatrix.Fault(message: "matrices beside each other differ in height")
    }
    guard blocks.reduce(0, { $0 + $1.values.count }) <= SheetMatrix.mostValues else { throw tooMany }
    return first.rows.indices.map { row in blocks.flatMap { $0.rows[row] } }
  }

  /// `ones(r,c)`, `zeros(r,c)`, `TRUE` or `FALSE`.
  private mutating func call() throws(SheetMatrix.Fault) -> SheetMatrix {
    let start = position
    while let byte = peek, Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "_") { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    // Spreadsheets write logical cells in words.
    if let logical = ["true": 1.0, "false": 0][name.lowercased()] { return SheetMatrix(rows: [[logical]]) }
    guard name == "ones" || name == "zeros" else {
      throw SheetMatrix.Fault(message: "`\(name)` is no number, nor `ones` or `zeros`")
    }
    guard takeOperator("("), let rows = try range(inBrackets: false).scalar, takeOperator(","),
      let columns = try range(inBrackets: false).scalar, takeOperator(")")
    else { throw SheetMatrix.Fault(message: "`\(name)` takes two numbers, as in `\(name)(1,10)`") }
    let limit = Double(SheetMatrix.mostValues)
    guard rows >= 0, columns >= 0, rows <= limit, columns <= limit, rows * columns <= limit else { throw Self.tooMany }
    let row = [Double](repeating: name == "ones" ? 1 : 0, count: Int(columns))
    return SheetMatrix(rows: [[Double]](repeating: row, count: Int(rows)))
  }

  private mutating func number() throws(SheetMatrix.Fault) -> SheetMatrix {
    let start = position
    while let byte = peek, Self.isDigit(byte) || byte == UInt8(ascii: ".") { position += 1 }
    if let mark = peek, mark | 0x20 == UInt8(ascii: "e") {
      let beforeExponent = position
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      if let byte = peek, Self.isDigit(byte) {
        while let byte = peek, Self.isDigit(byte) { position += 1 }
      } else {
        position = beforeExponent
      }
    }
    var text = String(decoding: bytes[start..<position], as: UTF8.self)
    if text.hasPrefix(".") { text = "0" + text }
    if text.hasSuffix(".") { text += "0" }
    guard let value = NumberText.parse(text.replacing(".e", with: ".0e")) else {
      throw SheetMatrix.Fault(message: "`\(text.prefix(40))` is not a number")
    }
    return SheetMatrix(rows: [[value]])
  }

  // MARK: Arithmetic

  /// Element by element; a single number goes with every element.
  private static func combine(
    _ left: SheetMatrix, _ right: SheetMatrix, _ operation: (Double, Double) -> Double
  ) throws(SheetMatrix.Fault) -> SheetMatrix {
    let rows: [[Double]]
    if let scalar = right.scalar {
      rows = left.rows.map { $0.map { operation($0, scalar) } }
    } else if let scalar = left.scalar {
      rows = right.rows.map { $0.map { operation(scalar, $0) } }
    } else {
      throw SheetMatrix.Fault(message: "only a number goes with a matrix")
    }
    guard rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw SheetMatrix.Fault(message: "the result is not a finite number")
    }
    return SheetMatrix(rows: rows)
  }

  // MARK: Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }

  /// The sign that goes on with a sum; within brackets white space before it and none behind it begins another element.
  private func peekSign(inBrackets: Bool) -> UInt8? {
    var next = position
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "+") || bytes[next] == UInt8(ascii: "-") else { return nil }
    let isSpacedBehind = next + 1 < bytes.count && (bytes[next + 1] == 0x20 || bytes[next + 1] == 0x09)
    return inBrackets && next > position && !isSpacedBehind ? nil : bytes[next]
  }

  private mutating func takeOperator(_ symbol: Unicode.Scalar) -> Bool {
    let start = position
    skipSpace()
    if peek == UInt8(ascii: symbol) {
      position += 1
      return true
    }
    position = start
    return false
  }

  private func unexpected(_ expected: String) -> SheetMatrix.Fault {
    guard let byte = peek else { return SheetMatrix.Fault(message: "the cell ends where \(expected) belongs") }
    let found = byte < 0x80 ? "`\(Unicode.Scalar(byte))`" : "a character beyond ASCII"
    return SheetMatrix.Fault(message: "\(found) stands where \(expected) belongs")
  }

  private static var tooMany: SheetMatrix.Fault {
    SheetMatrix.Fault(message: "the cell has more than \(SheetMatrix.mostValues) values")
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}
