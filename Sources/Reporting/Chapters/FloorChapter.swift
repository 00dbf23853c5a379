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
        + ". The rack that takes most is provisioned for **\(Prose.power(totals.largestRackPower))**; all together for "
        + "\(Prose.power(totals.power)).")
    let caption =
      "The hall to scale, racks \(Prose.length(floor.pitch)) wide and \(Prose.length(floor.rackDepth)) deep, aisles "
      + "\(Prose.length(floor.aisle)). Numbers are kW to provision. Trays are drawn beside their racks, thicker when fuller, "
      + "red above \(Prose.percent(floor.trayFill)) of their section. The line is one shortest way of the longest run."
    html.figure(id: "floor-plan", caption: caption, data: "plan.json", isWide: true) { html in
      FloorDrawing(plan).drawn().write(into: &html, title: "Floor plan with the power of each rack")
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
  }
}
