import Fabrics
import Quantities

/// Whole pieces of every part of a plan.
///
/// Modules are counted by the cages that hold one, engines and lasers by box, cables and trunks by the pieces laid, patch cords
/// by connector and end, cassettes by the end of a trunk, panels by those that have one.
struct PartTally {
  private(set) var parts: [PartCount] = []
  private(set) var litFibers = 0

  private struct Key: Hashable {
    let kind: PartUse.Kind
    let part: String
    let layer: Int
    let technology: Technology
    let millimeters: Int
  }

  private var indices: [Key: Int] = [:]

  init(
    _ network: Network, _ classes: LinkClasses, _ planned: [PlannedClass], _ bundles: CableBundles, panel: PatchPanel?
  ) {
    var cages = [[LinkEnd: Int]](repeating: [:], count: planned.count)
    countCages(network, classes, into: &cages)
    let boxes = countBoxes(network, classes, planned)
    for (index, entry) in planned.enumerated() {
      guard let choice = entry.choice else { continue }
      litFibers += choice.fibersPerLink * entry.links
      for part in choice.parts where part.kind != .panel {
        add(part, pieces(part, entry, cages[index], boxes[index]), entry, choice)
      }
    }
    if let panel { addPanels(panel, planned, bundles) }
  }

  // MARK: What is counted how

  private func pieces(
    _ part: PartUse, _ entry: PlannedClass, _ cages: [LinkEnd: Int], _ boxes: [LinkEnd: Int]
  ) -> Int {
    let end = part.end.flatMap(LinkEnd.init)
    switch part.kind {
    case .module: return (end.flatMap { cages[$0] } ?? 0) * part.quantity
    case .engine, .laser: return (end.flatMap { boxes[$0] } ?? 0) * (part.perBox ?? 0)
    case .cable: return end == nil ? entry.laidCables : entry.patchCords / 2
    case .trunk: return entry.laidCables * part.quantity
    case .panel: return 0
    }
  }

  /// Cages in use by class and end; a cage whose ports belong to several classes counts once, with the first.
  private func countCages(_ network: Network, _ classes: LinkClasses, into cages: inout [[LinkEnd: Int]]) {
    var counts = [Int](repeating: 0, count: cages.count * 2)
    for (index, range) in classes.ranges.enumerated() where classes.maps.indices.contains(index) {
      let map = classes.maps[index]
      var used = [Bool](repeating: false, count: map.count)
      for link in range.links where classes.classOfLink[link] >= 0 {
        let runClass = Int(classes.classOfLink[link])
        let a = map.cage(network.links[link], .a)
        let b = map.cage(network.links[link], .b)
        if !used[a] {
          used[a] = true
          counts[2 * runClass] += 1
        }
        if !used[b] {
          used[b] = true
          counts[2 * runClass + 1] += 1
        }
      }
    }
    for index in cages.indices { cages[index] = [.a: counts[2 * index], .b: counts[2 * index + 1]] }
  }

  /// Boxes with their optics inside, by class and end; a box with links of several classes counts once, with the first.
  private func countBoxes(
    _ network: Network, _ classes: LinkClasses, _ planned: [PlannedClass]
  ) -> [[LinkEnd: Int]] {
    let inside = planned.map { entry in
      LinkEnd.allCases.filter { end in
        entry.choice?.parts.contains { $0.kind == .engine && $0.end == end.rawValue } ?? false
      }
    }
    var counts = [[LinkEnd: Int]](repeating: [:], count: planned.count)
    guard inside.contains(where: { !$0.isEmpty }) else { return counts }
    var seen = [Bool](repeating: false, count: network.devices.count)
    for (index, link) in network.links.enumerated() where classes.classOfLink[index] >= 0 {
      let runClass = Int(classes.classOfLink[index])
      for end in inside[runClass] {
        let device = Int(end == .a ? link.a : link.b)
        if seen[device] { continue }
        seen[device] = true
        counts[runClass][end, default: 0] += 1
      }
    }
    return counts
  }

  // MARK: Panels

  /// Cassettes at the ends of trunks and the panels that hold them, layer by layer; trunks that end in no panel of the layout get
  /// panels that are filled.
  private mutating func addPanels(_ panel: PatchPanel, _ planned: [PlannedClass], _ bundles: CableBundles) {
    let ends = bundles.trunkEnds
    guard !ends.isEmpty else { return }
    var cassettes = ends.homeless
    var panels = ends.homeless.map { ($0 + panel.cassettesPerPanel - 1) / panel.cassettesPerPanel }
    var entries = [Int?](repeating: nil, count: cassettes.count)
    var isCounted = [Bool](repeating: false, count: ends.cassettesOfPanel.count)
    for (index, cable) in bundles.cables.enumerated() {
      let entry = Int(cable.runClass)
      let layer = planned[entry].layer
      guard case .perTrunk(let shape) = planned[entry].choice?.bundle, cassettes.indices.contains(layer) else {
        continue
      }
      entries[layer] = entries[layer] ?? entry
      for cassette in [ends.cassetteA[index], ends.cassetteB[index]] where cassette >= 0 {
        let count = (shape.connectors + panel.connectorsPerCassette - 1) / panel.connectorsPerCassette
        cassettes[layer] += count
        // A panel is one network's, and counts with the first of its layers.
        for place in (Int(cassette)..<(Int(cassette) + count)).map({ $0 / panel.cassettesPerPanel })
        where isCounted.indices.contains(place) && !isCounted[place] {
          isCounted[place] = true
          panels[layer] += 1
        }
      }
    }
    for (layer, entry) in entries.enumerated() {
      guard let entry, let choice = planned[entry].choice else { continue }
      for part in choice.parts where part.kind == .panel {
        add(part, part.part == panel.panel ? panels[layer] : cassettes[layer], planned[entry], choice)
      }
    }
  }

  // MARK: Lines

  private mutating func add(_ part: PartUse, _ count: Int, _ entry: PlannedClass, _ choice: Candidate) {
    guard count > 0 else { return }
    let length = length(of: part, entry, choice)
    let key = Key(
      kind: part.kind, part: part.part, layer: entry.layer, technology: choice.technology,
      millimeters: length.map(LengthBins.millimeters) ?? -1)
    if let known = indices[key] {
      parts[known].count += count
      return
    }
    indices[key] = parts.count
    parts.append(
      PartCount(
        kind: part.kind, part: part.part, layer: entry.layer, technology: choice.technology, length: length,
        count: count, price: part.price, powerTypical: part.powerTypical, powerMaximum: part.powerMaximum))
  }

  private func length(of part: PartUse, _ entry: PlannedClass, _ choice: Candidate) -> Length? {
    switch part.kind {
    case .module, .panel, .engine, .laser: nil
    case .cable where part.end != nil: part.length
    case .cable, .trunk: choice.soldLength ?? entry.run.length
    }
  }
}
