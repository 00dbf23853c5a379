import Quantities

/// Space for one patch panel, and what of it is used.
public struct PanelSpace: Sendable, BitwiseCopyable {
  /// Index into `Layout.racks`.
  public var rack: Int32
  /// Number among the panels of its rack, from 1.
  public var number: Int32
  /// Lowest unit, from 1; 0 when the rack has no room for it.
  public var unit: Int32
  /// Cassettes in it; 0 while the space is only kept.
  public var cassettes: Int32

  /// Keeps a space.
  public init(rack: Int, number: Int, unit: Int, cassettes: Int = 0) {
    self.rack = Int32(truncatingIfNeeded: rack)
    self.number = Int32(truncatingIfNeeded: number)
    self.unit = Int32(truncatingIfNeeded: unit)
    self.cassettes = Int32(truncatingIfNeeded: cassettes)
  }

  /// Whether a panel is mounted.
  public var isMounted: Bool { cassettes > 0 }
}

/// Links of one layer between the same two racks: what trunks are laid for.
public struct TrunkGroup: Sendable, BitwiseCopyable {
  /// Cassette of the first trunk at the lower end: index of its panel x cassettes of a panel + place in the panel.
  public var firstA: Int32
  /// The same at the upper end.
  public var firstB: Int32
  /// Cassettes kept at each end.
  public var cassettes: Int32
}

/// Space that is kept for patch panels, and the cassettes that the links between any two racks may take.
///
/// It is made for everything that the hall grows to, so that a cord that is plugged into a panel today stays there.
public struct PanelReservation: Sendable {
  /// What it was made for.
  public var demand: PanelDemand
  /// Rack by rack, those of a rack in the order of their numbers.
  public var panels: [PanelSpace]
  /// In the order of their layers and racks.
  public var groups: [TrunkGroup]
  /// By link: index into `groups`; -1 for a link that no trunk carries.
  public var groupOfLink: [Int32]
  /// By link: its place among the links of its group that will stand in the end, from 0.
  public var rankOfLink: [Int32]

  /// Panels that are mounted.
  public var mounted: Int { panels.reduce(0) { $1.isMounted ? $0 + 1 : $0 } }
}

extension Layout {
  /// Name of a panel, `panel-R03-12-2`: the second of its rack.
  public func panelName(_ index: Int) -> String {
    guard let panels, panels.panels.indices.contains(index) else { return "" }
    let panel = panels.panels[index]
    let rack = racks.indices.contains(Int(panel.rack)) ? racks[Int(panel.rack)].name : ""
    return "panel-\(rack)-\(panel.number)"
  }

  /// Panels that are mounted in a rack, from the bottom, as indices into `PanelReservation.panels`.
  /// - Complexity: O(log panels + panels of the rack).
  public func mountedPanels(ofRack rack: Int) -> [Int] {
    guard let all = panels?.panels else { return [] }
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].rack < Int32(truncatingIfNeeded: rack) { low = middle + 1 } else { high = middle }
    }
    let ofRack = all[low...].prefix { Int($0.rack) == rack }
    return ofRack.indices.filter { all[$0].isMounted && all[$0].unit > 0 }.reversed()
  }

  /// The layout with panels mounted in the spaces that were kept for them, with their mass, and a finding when spaces are missing.
  ///
  /// - Parameters:
  ///   - cassettes: by panel of `panels`: cassettes that are in it; a space without any is kept for growth, or given back.
  ///   - homeless: cassettes for which no space was kept.
  ///   - keepsSpaces: whether spaces without cassettes are kept, because something comes later.
  public func mounting(cassettes: [Int32], homeless: Int, keepsSpaces: Bool) -> Layout {
    guard var reservation = panels else { return self }
    var layout = self
    let demand = reservation.demand
    for (index, count) in cassettes.enumerated() where reservation.panels.indices.contains(index) {
      reservation.panels[index].cassettes = count
      let panel = reservation.panels[index]
      guard panel.unit > 0, layout.racks.indices.contains(Int(panel.rack)), count > 0 || keepsSpaces else { continue }
      let rack = Int(panel.rack)
      layout.racks[rack].usedUnits += demand.units
      if count > 0 {
        layout.racks[rack].mass += (demand.mass ?? .zero) + (demand.cassetteMass ?? .zero) * Int(count)
      } else {
        layout.racks[rack].reservedUnits += demand.units
        layout.racks[rack].reservedSlots.append(Int(panel.unit)...(Int(panel.unit) + demand.units - 1))
        layout.racks[rack].reservedSlots.sort { $0.lowerBound < $1.lowerBound }
      }
    }
    layout.panels = reservation
    layout.findings += PanelFindings(layout, homeless: homeless).all
    return layout
  }
}
