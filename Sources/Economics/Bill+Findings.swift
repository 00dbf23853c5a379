import Diagnostics
public import Quantities

extension Bill {
  /// The total with its bounds, over the lines that a condition selects.
  public func spread(where isSelected: (BillLine) -> Bool = { _ in true }) -> SpreadSum<Money> {
    var sum = SpreadSum<Money>()
    for line in lines where isSelected(line) { sum.add(line.amount) }
    return sum
  }

  /// One finding for all lines without a price, naming the one with the most pieces.
  var findings: [Finding] {
    let unpriced = lines.filter { $0.amount.isUnknown }
    guard let most = unpriced.max(by: { $0.quantity < $1.quantity }) else { return [] }
    let others = unpriced.count == 1 ? "" : " and \(NumberText.grouped(unpriced.count - 1)) more"
    let pieces = "\(NumberText.grouped(most.quantity)) x \(most.part)"
    return [
      Finding(
        .unpricedLines, .warning, "no price is known for \(pieces)\(others), so the total is a lower bound",
        help: ["give a price in the scenario: `prices: {\(most.part): {price: ... USD}}`"], subject: "/cost_usd",
        count: unpriced.count)
    ]
  }
}
