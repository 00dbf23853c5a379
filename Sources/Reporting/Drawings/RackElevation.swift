import Facility
import Fabrics
import Planning
import Quantities

/// The front of one rack: what stands in which unit.
struct RackElevation {
  private let plan: Plan
  private let rack: Int

  /// Prepares the drawing of a rack by its index.
  init(_ plan: Plan, rack: Int) {
    self.plan = plan
    self.rack = rack
  }

  private static let unit = 9.0
  private static let left = 26.0
  private static let width = 186.0

  /// The picture; an empty one for no such rack.
  func drawn() -> SVG {
    let units = max(1, plan.layout.floor.rackUnits)
    let height = Double(units) * Self.unit
    var svg = SVG(width: Self.left + Self.width + 4, height: height + 12)
    guard plan.layout.racks.indices.contains(rack) else { return svg }
    func top(_ unit: Int, _ size: Int) -> Double { 6 + height - Double(unit - 1 + size) * Self.unit }

    svg.rect(Self.left, 6, Self.width, height, "frame", radius: 3)
    for unit in stride(from: 1, through: units, by: 1) where unit % 4 == 0 || unit == 1 {
      svg.text(Self.left - 5, top(unit, 1) + 8, String(unit), "tiny", anchor: .end)
      svg.line(Self.left, top(unit, 1), Self.left + Self.width, top(unit, 1), "grid")
    }
    for slots in plan.layout.racks[rack].reservedSlots {
      let size = slots.count
      svg.rect(Self.left + 2, top(slots.lowerBound, size), Self.width - 4, Double(size) * Self.unit, "reserved")
      if size > 1 {
        svg.text(
          Self.left + Self.width / 2, top(slots.lowerBound, size) + Double(size) * Self.unit / 2 + 4, "kept for growth",
          "small soft", anchor: .middle)
      }
    }
    for box in boxes(units) {
      let y = top(max(1, box.unit), box.size)
      svg.rect(Self.left + 2, y + 0.6, Self.width - 4, Double(box.size) * Self.unit - 1.2, box.style, radius: 2)
      svg.text(
        Self.left + 9, y + Double(box.size) * Self.unit / 2 + (box.size == 1 ? 3 : 4),
        Self.shortened(box.label, 42), box.size == 1 || box.label.count > 24 ? "fine" : "small")
    }
    return svg
  }

  /// Something that is mounted.
  private struct Box {
    let unit: Int
    let size: Int
    let label: String
    let style: String
  }

  /// Devices, then panels.
  private func boxes(_ units: Int) -> [Box] {
    let devices = plan.layout.elevation(ofRack: rack).map { device in
      let (label, style) = describe(device.device)
      return Box(unit: device.unit, size: max(1, min(device.units, units)), label: label, style: style)
    }
    guard let panels = plan.layout.panels else { return devices }
    return devices
      + plan.layout.mountedPanels(ofRack: rack).map { index in
        let panel = panels.panels[index]
        let cassettes = "\(panel.cassettes) of \(panels.demand.cassettes) cassettes"
        return Box(
          unit: Int(panel.unit), size: max(1, min(panels.demand.units, units)),
          label: "\(plan.layout.panelName(index)) · \(cassettes)", style: "device role-panel")
      }
  }

  /// At most so many characters, the last of them an ellipsis where some are left out.
  private static func shortened(_ text: String, _ limit: Int) -> String {
    text.count > limit ? text.prefix(limit - 1) + "…" : text
  }

  private func describe(_ device: DeviceIndex) -> (String, String) {
    guard plan.network.devices.indices.contains(Int(device)) else { return ("", "device") }
    let type = plan.network.classes[Int(plan.network.devices[Int(device)].deviceClass)]
    return (plan.network.name(of: device) + " · " + type.model, "device role-" + type.role.rawValue)
  }
}
