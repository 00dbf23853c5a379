import Facility
import Fabrics
import Planning
import Quantities

extension Plan {
  /// The longest run, as a sentence names it: both racks and the routed length.
  var longestRunText: String? {
    guard let longest = layout.longestRun, network.links.indices.contains(longest.link) else { return nil }
    let link = network.links[longest.link]
    guard let a = layout.rackName(of: link.a), let b = layout.rackName(of: link.b) else { return nil }
    return
      "\(Prose.length(longest.length)) from \(network.name(of: link.a)) in \(a) to \(network.name(of: link.b)) in \(b)"
  }
}

/// A way of the longest run over the floor plan: along one row tray, a cross tray, and the other row's tray.
struct LongestRun {
  /// Corners from one rack to the other.
  let corners: [(x: Length, y: Length)]

  /// Finds the way; `traysAt` is how far beside their racks trays are drawn. It is nothing when there is no run between racks.
  init?(_ plan: Plan, _ geometry: FloorGeometry, traysAt offset: Length) {
    let layout = plan.layout
    guard let longest = layout.longestRun, plan.network.links.indices.contains(longest.link) else { return nil }
    let link = plan.network.links[longest.link]
    let from = Int(layout.position(of: link.a).rack)
    let to = Int(layout.position(of: link.b).rack)
    guard geometry.racks.indices.contains(from), geometry.racks.indices.contains(to), from != to else { return nil }
    let a = Self.front(geometry.racks[from])
    let b = Self.front(geometry.racks[to])
    let trayA = a.y + offset
    let trayB = b.y + offset
    guard layout.racks[from].row != layout.racks[to].row else {
      corners = [a, (a.x, trayA), (b.x, trayB), b]
      return
    }
    let detour = { (x: Length) in abs(x.meters - a.x.meters) + abs(x.meters - b.x.meters) }
    let cross = geometry.crossTrays.map(\.x1).min { detour($0) < detour($1) } ?? a.x
    corners = [a, (a.x, trayA), (cross, trayA), (cross, trayB), (b.x, trayB), b]
  }

  private static func front(_ area: FloorRectangle) -> (x: Length, y: Length) {
    (area.x + area.width / 2, area.y + area.depth)
  }
}
