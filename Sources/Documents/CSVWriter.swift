public import Diagnostics
import Quantities

/// Streams tables as CSV, with the cells and line ends of `CSVText`.
public struct CSVWriter: ~Copyable {
  /// Blocks become ready at this size, in bytes.
  public static let blockSize = 1 << 16

  private var bytes: [UInt8] = []
  private var cellsInRow = 0
  private var rowHasText = false
  private var fault: Finding?

  /// Makes a writer; the first row is the header.
  public init() {}

  /// Appends a whole row.
  public mutating func row(_ cells: [String]) {
    for cell in cells { self.cell(cell) }
    endRow()
  }

  /// Appends a text cell to the row in hand.
  public mutating func cell(_ text: String) {
    separate()
    rowHasText = rowHasText || !text.isEmpty
    bytes += CSVText.cell(text).utf8
  }

  /// Appends a whole number.
  public mutating func cell(_ number: Int) {
    separate()
    rowHasText = true
    bytes += String(number).utf8
  }

  /// Appends a number, or an empty cell when it is not known; one that is not finite makes `finish` throw.
  public mutating func cell(_ number: Double?) {
    separate()
    guard let number else { return }
    rowHasText = true
    if !number.isFinite, fault == nil {
      fault = Finding(
        .notFinite, .error, "a table has the number \(number), which no result may be",
        help: ["this is a fault of Heliograph; please report the scenario"])
    }
    bytes += NumberText.shortest(number).utf8
  }

  /// Ends the row in hand.
  public mutating func endRow() {
    // One empty cell alone would read back as a blank line.
    if cellsInRow == 1, !rowHasText { bytes += [UInt8(ascii: "\""), UInt8(ascii: "\"")] }
    bytes += CSVText.lineEnd.utf8
    cellsInRow = 0
    rowHasText = false
  }

  /// The bytes so far, once they fill a block; the writer goes on behind them.
  public mutating func takeBlock() -> [UInt8]? {
    guard bytes.count >= Self.blockSize else { return nil }
    var block: [UInt8] = []
    swap(&block, &bytes)
    return block
  }

  /// The rest of the table.
  /// - Throws: a finding when a number was not finite.
  public consuming func finish() throws(Rejection) -> [UInt8] {
    if let fault { throw Rejection(fault) }
    return bytes
  }

  private mutating func separate() {
    if cellsInRow > 0 { bytes.append(UInt8(ascii: ",")) }
    cellsInRow += 1
  }
}
