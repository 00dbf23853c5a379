import Diagnostics
import Quantities

/// Panels that find no unit in the rack in which their cords end.
struct PanelFindings {
  private(set) var all: [Finding] = []

  init(_ layout: Layout, homeless: Int) {
    guard let reservation = layout.panels else { return }
    let missing = reservation.panels.filter { $0.isMounted && $0.unit == 0 }
    let extra = (homeless + reservation.demand.cassettes - 1) / reservation.demand.cassettes
    let count = missing.count + extra
    guard count > 0 else { return }
    let racks = missing.map(\.rack)
    let first = racks.first.flatMap { layout.racks.indices.contains(Int($0)) ? layout.racks[Int($0)] : nil }
    let wanting = zip(racks, [-1] + racks).reduce(0) { $1.0 == $1.1 ? $0 : $0 + 1 }
    let place = first.map { wanting == 1 ? " in \($0.name)" : " in \($0.name) and \(wanting - 1) more racks" } ?? ""
    let most = racks.first.map { rack in racks.count { $0 == rack } * reservation.demand.units } ?? 0
    let panels = count == 1 ? "1 patch panel finds no room" : "\(NumberText.grouped(count)) patch panels find no room"
    var help = ["`cabling: {style: cords}` needs no panels"]
    if let first, first.devices.count > 1 {
      help.insert(
        first.holdsHosts
          ? "`hosts_per_rack`: fewer hosts leave units for their panels"
          : "`switches_per_rack`: fewer switches leave units for their panels", at: 0)
      let units = layout.floor.rackUnits + most
      if units <= FloorSpec.rackUnitsAtMost { help.insert("`rack_units: \(units)`", at: 1) }
    }
    all = [
      Finding(
        .panelsWithoutRoom, .error, panels + place, expected: "\(most) more units in \(first?.name ?? "a rack")",
        found: "none", help: help, subject: first?.name, count: count)
    ]
  }
}
