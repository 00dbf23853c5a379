public import Planning
import Quantities

/// Alternatives below each other: a row each, with the reason where one cannot serve.
public enum CompareTable {
  /// The table. Where links stay without parts, what the others take is a lower bound and says so.
  public static func content(_ comparison: Comparison) -> TableContent {
    TableContent(
      [
        .text("alternative"), .number("typical kW"), .number("max kW"), .number("W/accelerator"),
        .number("network USD"),
        .number("USD/accelerator"), .number("switches"), .number("modules"), .number("fibers"), .number("laser units"),
        .number("links"), .number("unserved"), .text("why not"),
      ], rows: comparison.rows.map(cells))
  }

  private static func cells(_ row: Comparison.Row) -> [String] {
    let why = row.reasons.first.map { $0 + (row.reasons.count > 1 ? "   (+\(row.reasons.count - 1))" : "") } ?? ""
    guard let figures = row.figures else { return [row.label] + Array(repeating: "-", count: 11) + [why] }
    let accelerators = Double(max(1, figures.accelerators))
    let isWhole = figures.unservedLinks == 0
    func watts(_ total: Total<Power>, per divisor: Double) -> String {
      bound(total, isWhole) { Prose.number($0.watts / divisor) }
    }
    func dollars(_ total: Total<Money>, per divisor: Double) -> String {
      bound(total, isWhole) { NumberText.fixed($0.dollars / divisor) }
    }
    return [
      row.label, watts(figures.typicalPower, per: 1000), watts(figures.maximumPower, per: 1000),
      watts(figures.maximumPower, per: accelerators), dollars(figures.capex, per: 1),
      dollars(figures.capex, per: accelerators), Prose.count(figures.switches), Prose.count(figures.modules),
      Prose.count(figures.fibers), Prose.count(figures.laserUnits), Prose.count(figures.links),
      Prose.count(figures.unservedLinks), why,
    ]
  }

  /// `>= 12` for a sum that does not hold everything, `~ 12` for one with ranges in it.
  private static func bound<Q: Quantity>(_ total: Total<Q>, _ isWhole: Bool, _ print: (Q) -> String) -> String {
    guard let known = total.lowerBound else { return "unknown" }
    if !total.isComplete || !isWhole { return ">= " + print(known) }
    return (total.estimatedLines > 0 ? "~ " : "") + print(known)
  }
}
