import Fabrics
import Quantities

/// Measures runs through the overhead trays.
///
/// With h the height of a device's cages, T of the trays, p the rack pitch, s the slack, x the middle of a rack along
/// its row and y the middle of its row:
///
///     riser    = |T - h|,  h = (unit - 1 + port unit + 1/2) x 44.45 mm
///     run      = riser_a + riser_b + |x_a - x_b| + s                            two racks of a row
///     run      = riser_a + riser_b + |x_a - c| + |c - x_b| + |y_a - y_b| + s    two rows, by the cross tray at c
///     run      = |h_a - h_b| + p + s                                            one rack: to its side, along, back
///     run      = 0                                                              one device
///
/// Racks side by side also go through the tray: doors and side panels stay closed. `TrayGrid` says which cross tray is
/// taken. Without the slack the first three are a metric: symmetric, and no detour is shorter.
struct RunRouter {
  /// One device, ready for the loop over links.
  private struct End {
    var rack: Int32
    var row: Int32
    /// Middle of the rack in half pitches.
    var halves: Int32
    var portMeters: Double
  }

  private let ends: [End]
  private let grid: TrayGrid
  private let trayMeters: Double
  private let pitchMeters: Double
  private let rowMeters: Double
  private let slackMeters: Double

  init(_ layout: Layout, _ network: Network, _ footprints: [Footprint]) {
    let floor = layout.floor
    let grid = TrayGrid(floor)
    self.grid = grid
    trayMeters = floor.trayHeight.meters
    pitchMeters = floor.pitch.meters
    rowMeters = floor.rowSpacing.meters
    slackMeters = floor.slack.meters
    ends = zip(network.devices, layout.positions).map { device, position in
      guard layout.racks.indices.contains(Int(position.rack)) else {
        return End(rack: -1, row: 0, halves: 0, portMeters: 0)
      }
      let rack = layout.racks[Int(position.rack)]
      let type = Int(device.deviceClass)
      let portUnit = footprints.indices.contains(type) ? footprints[type].portUnit : 0
      return End(
        rack: position.rack, row: Int32(truncatingIfNeeded: rack.row),
        halves: Int32(truncatingIfNeeded: grid.middle(ofPosition: rack.position)),
        portMeters: (Double(position.unit - 1) + Double(portUnit) + 0.5) * RackUnit.meters)
    }
  }

  /// Routed lengths by link index.
  func meters(of network: Network) -> [Float] {
    network.links.map { link in
      guard ends.indices.contains(Int(link.a)), ends.indices.contains(Int(link.b)) else { return -1 }
      return link.a == link.b ? 0 : Float(meters(ends[Int(link.a)], ends[Int(link.b)]))
    }
  }

  private func meters(_ a: End, _ b: End) -> Double {
    guard a.rack >= 0, b.rack >= 0 else { return -1 }
    if a.rack == b.rack { return abs(a.portMeters - b.portMeters) + pitchMeters + slackMeters }
    let risers = abs(trayMeters - a.portMeters) + abs(trayMeters - b.portMeters)
    var halves = abs(a.halves - b.halves)
    if a.row != b.row {
      let tray = grid.crossTray(from: Int(a.halves), to: Int(b.halves))
      let crossing = Int32(truncatingIfNeeded: grid.place(ofCrossTray: tray))
      halves = abs(a.halves - crossing) + abs(crossing - b.halves)
    }
    let along = Double(halves) * 0.5 * pitchMeters
    return risers + along + Double(abs(a.row - b.row)) * rowMeters + slackMeters
  }
}
