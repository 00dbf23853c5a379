import Diagnostics
import Quantities

/// What is wrong with trays that are filled above the limit of the floor.
struct TrayFindings {
  private let floor: FloorSpec

  init(_ floor: FloorSpec) { self.floor = floor }

  func findings(row: [TraySegment], cross: [TraySegment]) -> [Finding] {
    [finding(row, isCross: false), finding(cross, isCross: true)].compactMap { $0 }
  }

  private func finding(_ segments: [TraySegment], isCross: Bool) -> Finding? {
    let overfull = segments.filter { $0.fill > floor.trayFill * RackDraft.tolerance }
    guard let worst = TrayLoad.fullest(overfull) else { return nil }
    let levels = (worst.fill / floor.trayFill).rounded(.up)
    let section = (floor.traySection * levels).rounded(perUnit: 1e6)
    var help = [
      "\(NumberText.fixed(levels)) tray levels instead of one (`tray_section: \(section)`)"
    ]
    if isCross, floor.crossTrayEvery > 1 {
      help.append("more cross trays: `cross_tray_every: \(max(1, floor.crossTrayEvery / 2))`")
    }
    if !isCross, floor.placement == .endOfRow || floor.placement == .central {
      help.append("leaves nearer to their hosts: `network_racks: middle-of-row` or `top-of-rack`")
    }
    return Finding(
      .trayOverfull, .error,
      "\(worst.place.text) is filled to \(percent(worst.fill)) by \(NumberText.grouped(worst.cables)) cables, "
        + "the limit is " + percent(floor.trayFill),
      expected: "at most \(percent(floor.trayFill))", found: percent(worst.fill), help: help,
      subject: worst.place.text, count: overfull.count)
  }

  private func percent(_ share: Double) -> String { NumberText.fixed(share * 100, decimals: 1) + " %" }
}
