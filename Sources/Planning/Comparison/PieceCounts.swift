import Economics
import Quantities

/// How many of each thing a bill buys, spares included, and for how much.
struct PieceCounts {
  /// What a buyer orders: a part, at a length when it is sold by length.
  struct Piece: Hashable, Comparable {
    private let order: Int
    private let part: String
    private let length: Length?

    init(_ line: BillLine) {
      order = BillCategory.allCases.firstIndex(of: line.category) ?? BillCategory.allCases.count
      part = line.part
      length = line.length
    }

    /// `jumper-mpo12-mm, 10 m`.
    var name: String { length.map { "\(part), \($0)" } ?? part }

    static func < (left: Piece, right: Piece) -> Bool {
      (left.order, left.part, left.length?.meters ?? 0) < (right.order, right.part, right.length?.meters ?? 0)
    }
  }

  /// A number of pieces and what they cost together; nothing when a price is not known.
  struct Sum: Equatable {
    var count: Int
    var dollars: Double?
  }

  private var sums: [Piece: Sum] = [:]

  init(_ bill: Bill) {
    for line in bill.lines {
      let amount = line.amount.central?.dollars
      guard let old = sums[Piece(line)] else {
        sums[Piece(line)] = Sum(count: line.quantity + line.spares, dollars: amount)
        continue
      }
      var dollars: Double?
      if let before = old.dollars, let amount { dollars = before + amount }
      sums[Piece(line)] = Sum(count: old.count + line.quantity + line.spares, dollars: dollars)
    }
  }

  subscript(_ piece: Piece) -> Sum? { sums[piece] }

  /// The pieces of both bills, in the order of a bill.
  func pieces(and other: PieceCounts) -> [Piece] { Set(sums.keys).union(other.sums.keys).sorted() }

  /// Change of money; what is not bought costs nothing, what has no price is not known.
  static func change(from before: Sum?, to after: Sum?) -> Double? {
    let was = before == nil ? 0 : before?.dollars
    let will = after == nil ? 0 : after?.dollars
    guard let was, let will else { return nil }
    return will - was
  }
}
