import Diagnostics
import Documents

/// The two parts of a sheet: the tables, and below them blocks that each describe a package, from a row that begins with
/// `.START` and a name to one that begins with `.END`.
enum SheetBlocks {
  /// A block.
  struct Block {
    let name: String
    let cells: [[Node]]
  }

  /// Most blocks of a sheet.
  private static let most = 64

  /// Divides the rows of a sheet; what is wrong with its blocks is added to the findings.
  ///
  /// As in the script nothing below the first of these words but the blocks counts.
  static func split(_ cells: [[Node]], _ findings: inout [Finding]) -> (tables: [[Node]], blocks: [Block]) {
    let first = cells.firstIndex { [start, end].contains(word($0)) } ?? cells.endIndex
    var blocks: [Block] = []
    var open: (row: [Node], cells: [[Node]])?
    for row in cells[first...] {
      switch word(row) {
      case start:
        if let open { report("`.START` stands before the `.END` of the block above it", open.row, &findings) }
        open = (row, [])
      case end:
        guard let block = open else {
          report("`.END` ends no block", row, &findings)
          continue
        }
        add(block, to: &blocks, &findings)
        open = nil
      default: open?.cells.append(row)
      }
    }
    if let open { report("the block has no `.END`", open.row, &findings) }
    return (Array(cells[..<first]), blocks)
  }

  private static func add(
    _ block: (row: [Node], cells: [[Node]]), to blocks: inout [Block], _ findings: inout [Finding]
  ) {
    let name = block.row.count > 1 ? (block.row[1].text ?? "").trimmed : ""
    if name.isEmpty {
      report("the block has no name behind `.START`", block.row, &findings)
    } else if blocks.contains(where: { $0.name == name }) {
      report("two blocks are called `\(name)`", block.row, &findings)
    } else if blocks.count == most {
      report("there are more than \(most) blocks", block.row, &findings)
    } else {
      blocks.append(Block(name: name, cells: block.cells))
    }
  }

  private static let start = ".START"
  private static let end = ".END"

  private static func word(_ row: [Node]) -> String { (row.first?.text ?? "").trimmed }

  private static func report(_ message: String, _ row: [Node], _ findings: inout [Finding]) {
    findings.append(
      Finding(
        .badSheetSetting, .error, message, at: row.first?.place, help: ["write `.START,NAME`, its settings, and `.END`"]
      ))
  }
}
