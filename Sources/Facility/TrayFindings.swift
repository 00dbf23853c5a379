import Diagnostics
import Quantities

/// What is wrong with trays that are filled above the limit of the floor, and what was taken where it gives none.
struct TrayFindings {
  private let floor: FloorSpec
  private let section: Area
  private let levels: Int?

  init(_ floor: FloorSpec, section: Area, levels: Int?) {
    self.floor = floor
    self.section = section
    self.levels = levels
  }

  func findings(row: [TraySegment], cross: [TraySegment]) -> [Finding] {
    [finding(row, isCross: false), finding(cross, isCross: true), levelsTaken(row + cross)].compactMap { $0 }
  }

  private func levelsTaken(_ segments: [TraySegment]) -> Finding? {
    guard let levels, levels > 1, let worst = TrayLoad.fullest(segments) else { return nil }
    return Finding(
      .trayLevels, .note,
      "trays of \(levels) levels of \(FloorSpec.trayLevelSection) are taken, because \(worst.place.text) holds "
        + "\(NumberText.grouped(worst.cables)) cables and no `tray_section` is given",
      help: ["give what is there (`tray_section: \(section)`), and it is checked"], subject: "tray_section")
  }

  private func finding(_ segments: [TraySegment], isCross: Bool) -> Finding? {
    let overfull = segments.filter { $0.fill > floor.trayFill * RackDraft.tolerance }
    guard let worst = TrayLoad.fullest(overfull) else { return nil }
    let levels = (worst.fill / floor.trayFill).rounded(.up)
    let wanted = (section * levels).rounded(perUnit: 1e6)
    var help = [
      "trays of \(NumberText.fixed(levels)) times the section, such as \(NumberText.fixed(levels)) levels instead of one "
        + "(`tray_section: \(wanted)`)"
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
