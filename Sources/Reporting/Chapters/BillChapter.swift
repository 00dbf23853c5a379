import Economics
import Fabrics
import Planning
import Quantities

/// What is bought, line by line.
enum BillChapter: ReportChapter {
  static let id = "bill"
  static let title = "Bill of materials"
  /// Lines that the page shows; all are in `bom.csv`.
  static let shownAtMost = 300

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.bill.lines.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let bill = context.plan.bill
    html.element("p") { html in
      html.text("\(Prose.count(bill.lines.count, "line")), all of them in ")
      html.element("a", [("href", "bom.csv")], text: "bom.csv")
      html.text(". Prices in USD; a range is written as its median with its 5th and 95th percentile.")
    }
    let lines = bill.lines.prefix(shownAtMost)
    let namesTier = Set(bill.lines.compactMap(\.tier)).count > 1
    html.table(
      TableContent(
        [
          .word("Part"), .text("Description"), .number("Length"), .number("Used"), .number("Spare"),
          .number("Unit price"), .number("Amount"), .word("Lead time"), .text("Price from"),
        ], rows: lines.map { row($0, namesTier) },
        sum: [
          "All lines", "", "", "", "", "", Prose.atLeast(bill.total(), Prose.money), "", Prose.caveat(bill.total()),
        ]),
      keys: lines.map { Palette.style($0.category) }, style: "dense")
    if bill.lines.count > shownAtMost {
      html.prose("\(Prose.count(bill.lines.count - shownAtMost)) more lines are in `bom.csv`.")
    }
  }

  private static func row(_ line: BillLine, _ namesTier: Bool) -> [String] {
    [
      line.part, line.description + (namesTier ? line.tier.map { ", " + $0.rawValue } ?? "" : ""),
      line.length.map(\.description) ?? "", Prose.count(line.quantity),
      line.spares > 0 ? Prose.count(line.spares) : "", line.isIncluded ? "included" : Prose.figure(line.unitPrice),
      line.isIncluded ? "" : line.amount.central.map(Prose.dollars) ?? "unknown",
      line.leadTime.map { Prose.weeks($0) } ?? "", line.priceSource,
    ]
  }
}

extension Prose {
  /// `12 wk`, or `8 to 20 wk`.
  static func weeks(_ spread: Spread<Duration>) -> String {
    func weeks(_ duration: Duration) -> String { number(duration.seconds / 604_800) }
    return spread.p5 == spread.p95 ? weeks(spread.p50) + " wk" : "\(weeks(spread.p5)) to \(weeks(spread.p95)) wk"
  }
}
