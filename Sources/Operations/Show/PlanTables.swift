import Cabling
import Diagnostics
import Documents
import Economics
import Fabrics
import Facility
import Planning
import Quantities
import Reporting

/// The tables of a plan that can be asked.
enum PlanTables {
  static let runColumns: [DataTable.Column] = columns(
    of: CablesCSV.columns.map { $0 == "routed_m" ? "length_m" : $0 },
    numeric: ["unit_a", "cage_a", "unit_b", "cage_b", "length_m", "sold_m", "links", "rate_gbps"])
  static let billColumns: [DataTable.Column] = columns(
    of: BillCSV.columns,
    numeric: [
      "length_m", "quantity", "spares", "unit_price_usd", "unit_price_p5_usd", "unit_price_p95_usd", "amount_usd",
      "lead_time_weeks_p50", "lead_time_weeks_p95",
    ])
  static let rackColumns: [DataTable.Column] = [
    .text("rack"), .number("row"), .number("position"), .text("holds"), .number("devices"), .number("used_units"),
    .number("power_w"), .number("feed_w"), .number("mass_kg"), .number("reserved_units"), .number("reserved_power_w"),
  ]
  static let powerColumns: [DataTable.Column] = [
    .text("tier"), .text("cause"), .number("typical_w"), .number("maximum_w"), .number("unknown_lines"),
  ]
  static let findingColumns: [DataTable.Column] = [
    .text("severity"), .text("code"), .number("count"), .text("message"), .text("subject"), .text("file"), .number("line"),
    .text("help"),
  ]

  /// One row a cable, the cells of `cables.csv`; `length_m` is the routed length.
  static func runs(_ plan: Plan) throws -> DataTable {
    var bytes: [UInt8] = []
    CablesCSV(plan).write { block in bytes += block }
    return try table(runColumns, bytes)
  }

  /// One row a line of `bom.csv`.
  static func bill(_ plan: Plan) throws -> DataTable { try table(billColumns, try BillCSV.render(plan.bill)) }

  static func racks(_ plan: Plan) -> DataTable {
    DataTable(
      columns: rackColumns,
      rows: plan.layout.racks.map { rack in
        [
          .text(rack.name), .init(rack.row + 1), .init(rack.position + 1),
          .text(rack.isReserved ? "reserved" : rack.holdsHosts ? "hosts" : "network"), .init(rack.devices.count),
          .init(rack.usedUnits), .number(rack.power.watts), .number(plan.layout.feed(of: rack).watts),
          .number(rack.mass.kilograms), .init(rack.reservedUnits), .number(rack.reservedPower.watts),
        ]
      })
  }

  static func power(_ plan: Plan) -> DataTable {
    DataTable(
      columns: powerColumns,
      rows: plan.power.entries.map { entry in
        [
          .text(entry.tier?.rawValue ?? "hosts"), .text(entry.cause.rawValue), cell(entry.typical), cell(entry.maximum),
          .init(entry.maximum.unknownLines),
        ]
      })
  }

  static func findings(_ plan: Plan) -> DataTable {
    DataTable(
      columns: findingColumns,
      rows: plan.findings.map { finding in
        [
          .text(finding.severity.rawValue), .text(finding.code.id), .init(finding.count), .text(finding.message),
          .init(finding.subject), .init(finding.place?.file), .init(finding.place.map { Double($0.line) }),
          .text(finding.help.joined(separator: "; ")),
        ]
      })
  }

  /// Unknown when nothing could be added.
  private static func cell(_ total: Total<Power>) -> DataTable.Cell {
    total.knownLines == 0 && !total.isComplete ? .unknown : .number(total.known.watts)
  }

  // MARK: CSV

  private static func columns(of names: [String], numeric: Set<String>) -> [DataTable.Column] {
    names.map { numeric.contains($0) ? .number($0) : .text($0) }
  }

  /// Reads a table that the plan writes, so that what is asked and what is written cannot differ.
  private static func table(_ columns: [DataTable.Column], _ bytes: [UInt8]) throws(Rejection) -> DataTable {
    let limits = Limits(nodes: .max, bytes: .max)
    let csv = try CSV.parse(try SourceFile(name: "plan", bytes: bytes), limits: limits)
    return DataTable(
      columns: columns,
      rows: csv.rows.map { row in
        zip(columns, row).map { column, node in
          guard let text = node.text, !text.isEmpty else { return .unknown }
          guard column.isNumeric else { return .text(text) }
          // A cable with several stops lists them: text.
          return NumberText.parse(text).map { .number($0) } ?? .text(text)
        }
      })
  }
}
