public import Planning
import Quantities

/// What changes from one plan to another, a line each: `+` comes, `-` goes, `~` changes.
public enum DifferenceTable {
  /// The table; no rows when nothing changes.
  public static func content(_ difference: PlanDifference) -> TableContent {
    TableContent(
      [.text(""), .text("what"), .number("before"), .number("after"), .text("unit"), .number("USD")],
      rows: difference.lines.map { line in
        [
          line.sign, line.name, amount(line.before), amount(line.after), line.unit,
          line.dollars.map { ($0 > 0 ? "+" : "") + NumberText.fixed($0) } ?? (line.subject == .part ? "unknown" : ""),
        ]
      })
  }

  private static func amount(_ value: Double?) -> String {
    value.map { NumberText.fixed($0, decimals: $0 == $0.rounded() ? 0 : 1) } ?? "-"
  }
}
