import Documents
import Economics
import Planning
import Quantities

/// What is bought, by category: one bar each, labeled with its amount, and as a treemap of parts.
struct CostBars {
  /// One category.
  struct Row {
    var category: BillCategory
    var amount: Total<Money>
  }

  let rows: [Row]
  private let bill: Bill

  /// Sums the bill by category.
  init(_ bill: Bill) {
    self.bill = bill
    rows = BillCategory.allCases.compactMap { category in
      let lines = bill.lines.filter { $0.category == category && !$0.isIncluded }
      guard !lines.isEmpty else { return nil }
      return Row(category: category, amount: bill.total { $0.category == category && !$0.isIncluded })
    }
  }

  /// The picture.
  func drawn() -> SVG {
    let left = 150.0
    let room = 520.0
    let peak = rows.map(\.amount.known.dollars).max() ?? 0
    let all = rows.reduce(0) { $0 + $1.amount.known.dollars }
    var svg = SVG(width: 960, height: Double(rows.count) * 30 + 6)
    for (index, row) in rows.enumerated() {
      let y = Double(index) * 30 + 3
      let dollars = row.amount.known.dollars
      let width = peak > 0 ? room * dollars / peak : 0
      svg.text(left - 10, y + 16, row.category.title, "label", anchor: .end)
      svg.rect(left, y + 2, max(1.5, width), 20, Palette.style(row.category), radius: 2)
      let isUnknown = dollars == 0 && !row.amount.isComplete
      let share = all > 0 ? ", " + Prose.percent(dollars / all) : ""
      let text = isUnknown ? "unknown" : Prose.atLeast(row.amount, Prose.money) + share
      let note = Prose.caveat(row.amount)
      svg.text(left + width + 9, y + 16, text + (note.isEmpty ? "" : " · \(note)"), "label")
    }
    return svg
  }

  /// What the map of areas shows: everything but the hosts, beside which the rest would be too small to read.
  private var mapped: [Row] { rows.filter { $0.category != .host } }

  /// Whether there is something beside the hosts.
  var hasMap: Bool { mapped.contains { $0.amount.known.dollars > 0 } }

  /// What hosts cost, for the caption of the map.
  var hosts: Total<Money>? { rows.first { $0.category == .host }?.amount }

  /// A treemap of parts for the chart library, hosts left out.
  func chart() -> Chart {
    var labels: [JSONValue] = []
    var parents: [JSONValue] = []
    var values: [JSONValue] = []
    var colors: [JSONValue] = []
    var amounts: [JSONValue] = []
    for row in mapped where row.amount.known.dollars > 0 {
      labels.append(.string(row.category.title))
      parents.append("")
      values.append(.number(row.amount.known.dollars))
      amounts.append(.string(Prose.money(row.amount.known)))
      colors.append(.string("--b-\(row.category.rawValue)"))
      var parts: [(key: String, dollars: Double)] = []
      for line in bill.lines where line.category == row.category && !line.isIncluded {
        guard let dollars = line.amount.central?.dollars, dollars > 0 else { continue }
        if let place = parts.firstIndex(where: { $0.key == line.part }) {
          parts[place].dollars += dollars
        } else {
          parts.append((line.part, dollars))
        }
      }
      let sum = parts.reduce(0) { $0 + $1.dollars }
      for part in parts where sum > 0 {
        labels.append(.string(DisplayName.plain(part.key)))
        parents.append(.string(row.category.title))
        amounts.append(.string(Prose.money(Money(dollars: part.dollars))))
        values.append(.number(row.amount.known.dollars * part.dollars / sum * (1 - 1e-9)))
        colors.append(.string("--b-\(row.category.rawValue)"))
      }
    }
    let ids = zip(labels, parents).map { label, parent in JSONValue.string(Self.text(parent) + "/" + Self.text(label)) }
    return Chart(
      traces: [
        .object([
          .init("type", .string("treemap")), .init("branchvalues", .string("total")), .init("labels", .array(labels)),
          .init("ids", .array(ids)),
          .init("parents", .array(parents.map { Self.text($0).isEmpty ? "" : .string("/" + Self.text($0)) })),
          .init("values", .array(values)), .init("marker", .object([.init("colors", .array(colors))])),
          .init("text", .array(amounts)), .init("texttemplate", .string("%{label}<br>%{text}")),
          .init("hovertemplate", .string("%{label}: %{value:,.0f} USD<extra></extra>")),
          .init("tiling", .object([.init("pad", .integer(2))])),
        ])
      ],
      layout: .object([
        .init("uniformtext", .object([.init("minsize", .integer(10)), .init("mode", .string("hide"))]))
      ]))
  }

  private static func text(_ value: JSONValue) -> String { if case .string(let text) = value { text } else { "" } }
}

/// Names as the chart library may have them: it understands a little markup in labels.
enum DisplayName {
  /// The name without the characters that markup begins with.
  static func plain(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.filter { !"<>&".unicodeScalars.contains($0) }))
  }
}
