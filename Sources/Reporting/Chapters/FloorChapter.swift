import Facility
import Planning
import Quantities

/// The hall: hot spots, full trays, the longest run.
enum FloorChapter: ReportChapter {
  static let id = "floor"
  static let title = "Floor"

  static func isPresent(in context: ReportContext) -> Bool { !context.plan.layout.racks.isEmpty }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    let plan = context.plan
    let totals = plan.layout.totals
    let floor = plan.layout.floor
    html.prose(
      "**\(Prose.count(totals.racks, "rack"))** in \(Prose.count(plan.layout.rows, "row")) of up to "
        + "\(Prose.count(floor.racksPerRow)): \(Prose.count(totals.hostRacks)) with hosts, "
        + "\(Prose.count(totals.networkRacks)) with network devices only"
        + (totals.reservedRacks > 0 ? ", \(Prose.count(totals.reservedRacks)) positions kept for growth" : "")
        + ". The rack that takes most reserves **\(Prose.power(totals.largestRackPower))**; all racks "
        + "together \(Prose.power(totals.power)).")
    let drawing = FloorDrawing(plan)
    let caption =
      "The hall to scale, racks \(Prose.length(floor.pitch)) wide and \(Prose.length(floor.rackDepth)) deep, aisles "
      + "\(Prose.length(floor.aisle)). \(drawing.hasNumbers ? "Numbers are" : "The shade is") kW that a rack reserves. Trays are drawn beside their racks, thicker when fuller, "
      + "red above \(Prose.percent(floor.trayFill)) of their section. The line is one shortest way of the longest run."
      + (totals.reservedRacks > 0 ? " Dashed positions are kept for growth." : "")
    html.figure(id: "floor-plan", caption: caption, data: "plan.json", isWide: true) { html in
      drawing.drawn().write(into: &html, title: "Floor plan with the power of each rack")
    }
    var facts: [[String]] = []
    if let run = plan.longestRunText { facts.append(["longest run", run]) }
    if let worst = plan.trays.worst, worst.cables > 0 {
      facts.append([
        "fullest tray",
        "\(worst.place.text): \(Prose.percent(worst.fill)) of the section, \(Prose.count(worst.cables, "cable")), "
          + "limit \(Prose.percent(floor.trayFill))",
      ])
    }
    if let heaviest = plan.trays.heaviest, heaviest.cables > 0 {
      let bound = plan.trays.cablesOfUnknownMass > 0 ? "at least " : ""
      facts.append([
        "heaviest tray",
        "\(heaviest.place.text): \(bound)\(Prose.number(heaviest.massPerLength.kilogramsPerMeter)) kg/m",
      ])
    }
    facts.append(["mass of all racks, where known", Prose.mass(totals.mass)])
    facts.append([
      "feeds",
      "\(Prose.power(floor.hostFeed)) to a rack of hosts, \(Prose.power(floor.networkFeed)) to a network rack, "
        + (floor.redundantFeeds ? "one of A and B must carry the rack alone" : "A and B together carry the rack"),
    ])
    html.table(TableContent([.text("Floor"), .text("")], rows: facts))
    rows(plan.layout, into: &html)
  }

  /// What every row of racks asks for: the numbers of a hall whose racks are too small to be labeled.
  private static func rows(_ layout: Layout, into html: inout HTMLBuilder) {
    var rows: [(racks: Int, kept: Int, sum: Power, largest: Power)] = []
    for rack in layout.racks where rack.row >= 0 && rack.row < layout.rows {
      while rows.count <= rack.row { rows.append((0, 0, .zero, .zero)) }
      let row = rack.row
      if rack.isReserved { rows[row].kept += 1 } else { rows[row].racks += 1 }
      rows[row].sum = rows[row].sum + rack.power
      rows[row].largest = max(rows[row].largest, rack.power)
    }
    guard rows.count > 1 else { return }
    html.element("details") { html in
      html.element("summary", text: "Power of each row")
      html.table(
        TableContent(
          [
            .text("Row"), .number("Racks"), .number("Kept for growth"), .number("All racks, kW"),
            .number("Largest rack, kW"),
          ],
          rows: rows.enumerated().map { index, row in
            [
              "R" + (index < 9 ? "0" : "") + "\(index + 1)", Prose.count(row.racks), Prose.count(row.kept),
              Prose.number(row.sum.watts / 1000), Prose.number(row.largest.watts / 1000),
            ]
          }), atMost: 400, rest: "follow from the racks in plan.json.")
    }
  }
}
