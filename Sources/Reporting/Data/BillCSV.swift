public import Diagnostics
import Documents
public import Economics
import Fabrics
import Quantities

/// `bom.csv`: one line of the bill a line; amounts in USD, an unknown price is an empty cell.
public enum BillCSV {
  /// Names of the columns.
  public static let columns = [
    "category", "id", "description", "tier", "length_m", "quantity", "spares", "unit_price_usd", "unit_price_p5_usd",
    "unit_price_p95_usd", "amount_usd", "included", "price_source", "lead_time_weeks_p50", "lead_time_weeks_p95",
  ]

  /// The whole table.
  /// - Throws: a finding when a number is not finite.
  public static func render(_ bill: Bill) throws(Rejection) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(columns)
    for line in bill.lines {
      csv.cell(line.category.rawValue)
      csv.cell(line.part)
      csv.cell(line.description)
      csv.cell(line.tier?.rawValue ?? "")
      csv.cell(line.length?.meters)
      csv.cell(line.quantity)
      csv.cell(line.spares)
      csv.cell(line.unitPrice.central?.dollars)
      let range = range(line.unitPrice)
      csv.cell(range?.p5.dollars)
      csv.cell(range?.p95.dollars)
      csv.cell(line.amount.central?.dollars)
      csv.cell(line.isIncluded ? "yes" : "no")
      csv.cell(line.priceSource)
      csv.cell(line.leadTime.map { $0.p50.seconds / 604_800 })
      csv.cell(line.leadTime.map { $0.p95.seconds / 604_800 })
      csv.endRow()
    }
    return try csv.finish()
  }

  private static func range(_ figure: Figure<Money>) -> Spread<Money>? {
    if case .range(let spread) = figure { spread } else { nil }
  }
}
