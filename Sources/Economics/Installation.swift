import Cabling
import Fabrics
import Facility

/// What it takes to make equipment a cluster: racks, power, hands. Each case is a planning price of the catalog, all
/// estimates.
public enum InstallationItem: String, Sendable, CaseIterable {
  /// Rack with blanking and rails.
  case rack = "rack-48u"
  /// Two power units of a rack.
  case powerUnits = "rack-pdu"
  /// Cable management of a network rack.
  case cableManagement = "rack-cablemgmt"
  /// Liquid manifold and hoses of a rack.
  case manifold = "rack-manifold"
  /// Laying one cable inside a rack.
  case cableInRack = "labour-cable-rack"
  /// Laying one cable between racks.
  case cableAcrossHall = "labour-cable-hall"
  /// Pulling one trunk.
  case trunk = "labour-trunk"
  /// Inserting and cleaning one module.
  case module = "labour-module"
  /// Certifying one fiber cable.
  case fiberTest = "labour-test"
  /// Commissioning one co-packaged box.
  case copackagedBox = "install-cpo"

  /// Id of the catalog's planning price.
  public var catalogID: String { rawValue }

  /// Whether it is a thing or hands.
  public var category: BillCategory {
    switch self {
    case .rack, .powerUnits, .cableManagement, .manifold: .rack
    case .cableInRack, .cableAcrossHall, .trunk, .module, .fiberTest, .copackagedBox: .labor
    }
  }
}

extension BillBuilder {
  /// How often each installation item is needed, in the order of the cases.
  func installationCounts(in layout: Layout) -> [(item: InstallationItem, count: Int)] {
    let racks = rackCounts(in: layout)
    let cables = cableCounts(in: layout)
    return InstallationItem.allCases.map { item in
      switch item {
      case .rack, .powerUnits: (item, racks.toFurnish)
      case .cableManagement: (item, racks.ofNetwork)
      case .manifold: (item, racks.withLiquid)
      case .cableInRack: (item, cables.inRack)
      case .cableAcrossHall: (item, cables.acrossHall)
      case .trunk: (item, cables.trunks)
      case .module: (item, pieces(of: .module))
      case .fiberTest: (item, cables.ofFiber)
      case .copackagedBox: (item, copackagedBoxes)
      }
    }
  }

  /// Racks to buy (a rack-scale host brings its own), those of them without hosts, and those that carry liquid to a
  /// device.
  private func rackCounts(in layout: Layout) -> (toFurnish: Int, ofNetwork: Int, withLiquid: Int) {
    var toFurnish = 0, ofNetwork = 0, withLiquid = 0
    for rack in layout.racks {
      let models = rack.devices.compactMap { factsOfDevice(Int($0)) }
      if models.contains(where: \.isRack) { continue }
      toFurnish += 1
      if !rack.holdsHosts { ofNetwork += 1 }
      if models.contains(where: \.needsLiquid) { withLiquid += 1 }
    }
    return (toFurnish, ofNetwork, withLiquid)
  }

  /// Every cable once: cords by where their ends stand, those from a device to its panel in the rack of both, and what is pulled
  /// between panels or splices; and the fiber that is certified, from device to device.
  private func cableCounts(in layout: Layout) -> (inRack: Int, acrossHall: Int, trunks: Int, ofFiber: Int) {
    let patchCords = links.classes.reduce(0) { $0 + $1.patchCords }
    // A fiber through panels has a cord at both of its ends.
    var inRack = patchCords, acrossHall = 0, trunks = 0, ofFiber = patchCords / 2
    let kinds = links.classes.map { type in
      type.choice.map { (isPatched: $0.isPatched, isFiber: $0.fibersPerLink > 0, cables: $0.parallelCables) }
    }
    for cable in links.cables {
      let index = Int(cable.runClass)
      guard kinds.indices.contains(index), let kind = kinds[index], let ends = racks(of: cable, in: layout) else {
        continue
      }
      if kind.isPatched {
        trunks += 1
        continue
      }
      if ends.a == ends.b { inRack += kind.cables } else { acrossHall += kind.cables }
      if kind.isFiber { ofFiber += kind.cables }
    }
    return (inRack, acrossHall, trunks, ofFiber)
  }

  /// Racks of both ends of a cable's first link; nothing when an end found no place.
  private func racks(of cable: Cable, in layout: Layout) -> (a: Int32, b: Int32)? {
    let order = Int(cable.firstLink)
    guard links.linkOrder.indices.contains(order) else { return nil }
    let index = Int(links.linkOrder[order])
    guard network.links.indices.contains(index) else { return nil }
    let link = network.links[index]
    guard layout.positions.indices.contains(Int(link.a)), layout.positions.indices.contains(Int(link.b)) else {
      return nil
    }
    let ends = (a: layout.positions[Int(link.a)].rack, b: layout.positions[Int(link.b)].rack)
    return ends.a < 0 || ends.b < 0 ? nil : ends
  }

  private func factsOfDevice(_ index: Int) -> PartFacts? {
    guard network.devices.indices.contains(index) else { return nil }
    let number = Int(network.devices[index].deviceClass)
    return network.classes.indices.contains(number) ? facts[network.classes[number].model] : nil
  }

  private func pieces(of kind: PartUse.Kind) -> Int {
    links.parts.reduce(0) { $1.kind == kind ? $0 + $1.count : $0 }
  }

  private var copackagedBoxes: Int {
    zip(network.classes, devicesByClass).reduce(0) { sum, pair in
      facts[pair.0.model].map { $0.inside.isEmpty } ?? true ? sum : sum + pair.1
    }
  }
}
