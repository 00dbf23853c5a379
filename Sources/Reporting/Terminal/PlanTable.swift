import Cabling
import Diagnostics
import Economics
import Fabrics
import Facility
public import Planning
import Quantities

/// The tables that a plan can be asked for, with plain cells: numbers have no separators, so that they can be sorted and compared.
public enum PlanTable: String, Sendable, CaseIterable {
  /// One row a cable.
  case runs
  /// One row a rack.
  case racks
  /// One row a line of the bill.
  case bom
  /// One row a tier and cause.
  case power
  /// One row a finding.
  case findings

  /// The rows of a plan.
  public func content(_ plan: Plan) -> TableContent {
    switch self {
    case .runs: runs(plan)
    case .racks: racks(plan)
    case .bom: bom(plan)
    case .power: power(plan)
    case .findings: findings(plan)
    }
  }

  private func runs(_ plan: Plan) -> TableContent {
    let ofDevice =
      plan.network.devices.indices.map { deviceCells(DeviceIndex(truncatingIfNeeded: $0), plan) }
      + panelCells(plan)
    let ofClass = plan.links.classes.map { classCells($0.choice) }
    let unplanned = classCells(nil)
    let kinds = plan.network.layers.map { layer in
      let fabrics = plan.network.fabrics
      return [fabrics.indices.contains(layer.fabric) ? fabrics[layer.fabric].tier.rawValue : "", layer.kind.rawValue]
    }
    var rows: [[String]] = []
    CableSchedule(plan).forEach { line in
      var cells = [line.name]
      for end in [line.a, line.b] { cells += end.main.map { ofDevice[Int($0.device)] } ?? ["", ""] }
      cells += kinds.indices.contains(line.layer) ? kinds[line.layer] : ["", ""]
      cells.append(line.routedMeters.map(Self.meters) ?? "")
      var parts = ofClass.indices.contains(line.runClass) ? ofClass[line.runClass] : unplanned
      if let cord = line.patch?.cord { parts = [cord.meters, parts[1], cord.part] }
      rows.append(cells + parts + [String(line.links)])
    }
    return TableContent(
      [
        .text("cable"), .text("rack_a"), .text("device_a"), .text("rack_b"), .text("device_b"), .text("tier"),
        .text("kind"), .number("length_m"), .number("sold_m"), .text("technology"), .text("parts"), .number("links"),
      ], rows: rows + LinePair.all(plan).map(\.row))
  }

  /// Rack and name.
  private func deviceCells(_ device: DeviceIndex, _ plan: Plan) -> [String] {
    [plan.layout.rackName(of: device) ?? "", plan.network.name(of: device)]
  }

  /// Rack and name of every panel.
  private func panelCells(_ plan: Plan) -> [[String]] {
    (plan.layout.panels?.panels ?? []).enumerated().map { index, panel in
      let rack = Int(panel.rack)
      return [
        plan.layout.racks.indices.contains(rack) ? plan.layout.racks[rack].name : "", plan.layout.panelName(index),
      ]
    }
  }

  /// Sold length, technology and parts.
  private func classCells(_ choice: Candidate?) -> [String] {
    [
      choice?.soldLength.map { NumberText.shortest($0.meters) } ?? "", choice?.technology.rawValue ?? "none",
      choice?.partNames ?? "",
    ]
  }

  /// Meters to the centimeter, without separators.
  private static func meters(_ meters: Double) -> String {
    var bytes: [UInt8] = []
    bytes.append(meters: meters)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func racks(_ plan: Plan) -> TableContent {
    TableContent(
      [
        .text("rack"), .text("holds"), .number("devices"), .number("panels"), .number("used_units"), .number("power_w"),
        .number("feed_w"), .number("mass_kg"),
      ],
      rows: plan.layout.racks.enumerated().map { index, rack in
        [
          rack.name, rack.isReserved ? "reserved" : rack.holdsHosts ? "hosts" : "network", String(rack.devices.count),
          String(plan.layout.mountedPanels(ofRack: index).count), String(rack.usedUnits),
          NumberText.shortest(rack.power.watts),
          NumberText.shortest(plan.layout.feed(of: rack).watts),
          rack.mass.kilograms > 0 ? NumberText.shortest(rack.mass.kilograms) : "unknown",
        ]
      })
  }

  private func bom(_ plan: Plan) -> TableContent {
    TableContent(
      [
        .text("category"), .text("part"), .text("description"), .text("tier"), .number("length_m"), .number("quantity"),
        .number("spares"), .number("unit_price_usd"), .number("amount_usd"), .text("price_source"),
      ],
      rows: plan.bill.lines.map { line in
        [
          line.category.rawValue, line.part, line.description, line.tier?.rawValue ?? "",
          line.length.map { NumberText.shortest($0.meters) } ?? "", String(line.quantity), String(line.spares),
          money(line.unitPrice), money(line.amount), line.priceSource,
        ]
      })
  }

  private func money(_ figure: Figure<Money>) -> String {
    figure.central.map { NumberText.shortest($0.dollars) } ?? "unknown"
  }

  private func power(_ plan: Plan) -> TableContent {
    TableContent(
      [.text("tier"), .text("cause"), .number("typical_w"), .number("maximum_w"), .number("unknown_lines")],
      rows: plan.power.entries.map { entry in
        [
          entry.tier?.rawValue ?? "hosts", entry.cause.rawValue, watts(entry.typical), watts(entry.maximum),
          String(entry.maximum.unknownLines),
        ]
      })
  }

  private func watts(_ total: Total<Power>) -> String {
    total.lowerBound.map { NumberText.shortest($0.watts) } ?? "unknown"
  }

  private func findings(_ plan: Plan) -> TableContent {
    TableContent(
      [.text("severity"), .text("code"), .number("count"), .text("finding"), .text("subject")],
      rows: plan.findings.map { finding in
        [finding.severity.rawValue, finding.code.id, String(finding.count), finding.message, finding.subject ?? ""]
      })
  }
}
