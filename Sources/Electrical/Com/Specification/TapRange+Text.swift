import Quantities

extension TapRange {
  /// Most values that one coefficient may be given.
  static let mostValues = 10_000

  /// What is wrong with the text of a range.
  struct TextFault: Error {
    /// One sentence without a full stop.
    let message: String
  }

  /// The range as people and COM sheets write it: `-0.34:0.02:0`, one number, or `[0 0.02 0.05]`.
  var text: String {
    if !listed.isEmpty { return "[" + listed.map(NumberText.shortest).joined(separator: " ") + "]" }
    return count == 1
      ? NumberText.shortest(lowest) : [lowest, step, highest].map(NumberText.shortest).joined(separator: ":")
  }

  /// Reads `lowest:step:highest`, `highest:-step:lowest`, one number, or values in brackets.
  init(text: String) throws(TextFault) {
    let whole = text.trimmed
    if whole.hasPrefix("[") {
      let matrix: SheetMatrix
      do throws(SheetMatrix.Fault) {
        matrix = try SheetMatrix(text: whole)
      } catch {
        throw TextFault(message: error.message)
      }
      guard matrix.rows.count < 2 else {
        throw TextFault(message: "`\(whole.prefix(60))` has \(matrix.rows.count) rows; values of a search are one row")
      }
      self = if let range = matrix.range { range } else { try TapRange(values: matrix.values) }
      return
    }
    let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map {
      NumberText.parse(String($0).trimmed)
    }
    let known = numbers.compactMap(\.self)
    guard known.count == numbers.count, known.count == 1 || known.count == 3 else {
      throw TextFault(
        message: "`\(text.prefix(60))` is neither a number, nor `lowest:step:highest`, nor a list in brackets")
    }
    if known.count == 1 {
      self = .fixed(known[0])
    } else {
      self = try TapRange(from: known[0], by: known[1], through: known[2])
    }
  }

  /// The range that starts, steps and ends as in `a:s:b` of a COM sheet; a descending one is turned round.
  init(from start: Double, by step: Double, through end: Double) throws(TextFault) {
    guard start != end else {
      self = .fixed(start)
      return
    }
    guard step != 0, (end > start) == (step > 0) else {
      throw TextFault(
        message: "a step of \(NumberText.shortest(step)) does not lead from \(NumberText.shortest(start)) to "
          + NumberText.shortest(end))
    }
    // The last value that steps from the start reach; it may lie short of the end.
    let steps = ((end - start) / step + 1e-6).rounded(.down)
    guard steps < Double(Self.mostValues) else {
      throw TextFault(message: Self.tooMany(steps + 1))
    }
    if step > 0 {
      self.init(start, end, step: step)
    } else {
      let last = steps == ((end - start) / step).rounded() ? end : start + steps * step
      self.init(last, start, step: -step)
    }
    guard count > 1 else {
      self = .fixed(start)
      return
    }
  }

  private static func tooMany(_ count: Double) -> String {
    "\(NumberText.prose(count)) values are more than the \(NumberText.prose(Double(mostValues))) that one coefficient may have"
  }

  /// The range of values in any order; equal ones count once.
  init(values: [Double]) throws(TextFault) {
    let sorted = Set(values).sorted()
    guard let first = sorted.first, let last = sorted.last else { throw TextFault(message: "there are no values") }
    guard first < last else {
      self = .fixed(first)
      return
    }
    guard values.count <= Self.mostValues else {
      throw TextFault(message: Self.tooMany(Double(values.count)))
    }
    let step = (last - first) / Double(sorted.count - 1)
    let isEven = sorted.indices.allSatisfy { abs(sorted[$0] - first - Double($0) * step) <= 1e-6 * step }
    guard isEven else {
      self = TapRange(listing: sorted) ?? .fixed(first)
      return
    }
    // The difference of neighbors without the rounding of a quotient, where decimal text has it.
    self.init(first, last, step: DecimalStep.nearest(to: step))
  }
}

/// The step that was meant, when values were computed from it.
private enum DecimalStep {
  /// The number of at most twelve significant digits beside the value, when it is within rounding of it.
  static func nearest(to value: Double) -> Double {
    guard value > 0, value.isFinite else { return value }
    var scale = 1.0
    while value * scale < 1e6, scale < 1e12 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return abs(rounded - value) <= 1e-9 * value ? rounded : value
  }
}

extension String {
  /// The text without white space around it.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
