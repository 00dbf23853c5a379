import Cabling
import Catalog
import Fabrics
import Quantities

extension Relaxations {
  /// Relaxations of one network among hosts.
  func inNetwork(_ constraint: Constraint, _ fabric: ResolvedFabric, against failure: Failure) -> Relaxation? {
    let section = fabric.section
    let path = fabric.path
    func drop(_ value: Int?, _ change: @escaping @Sendable (inout FabricSection) -> Void) -> Relaxation? {
      Relaxation(
        constraint, in: path, from: value, .alternatives, value == nil ? [] : [nil],
        text: { $0.map(String.init) ?? "" }, apply: { scenario, _ in scenario.changeNetwork(path, change) })
    }
    switch constraint {
    case .tiersAtMost:
      return Relaxation(.tiersAtMost, in: path, from: section.tiersAtMost, first: section.tiersAtMost + 1, last: 3) {
        scenario, tiers in scenario.changeNetwork(path) { $0.tiersAtMost = tiers }
      }
    case .switch:
      guard fabric.equipment != nil, !fabric.switches.isEmpty else { return nil }
      return switches(of: fabric, needsPorts: failure.depth == .counted)
    case .planes: return planes(of: fabric)
    case .topology:
      return Relaxation(
        .topology, in: path, from: section.topology, .alternatives, [.fatTree, .rail], text: \.rawValue
      ) {
        scenario, topology in scenario.changeNetwork(path) { $0.topology = topology }
      }
    case .groupsPerPod: return drop(section.groupsPerPod) { $0.groupsPerPod = nil }
    case .leafDown: return drop(section.leaf.down) { $0.leaf.down = nil }
    case .leafUp: return drop(section.leaf.up) { $0.leaf.up = nil }
    case .reservedPorts:
      return Relaxation(
        .reservedPorts, in: path, from: section.reservedPorts, .ladder, section.reservedPorts > 0 ? [0] : [],
        text: \.description
      ) { scenario, ports in scenario.changeNetwork(path) { $0.reservedPorts = ports } }
    case .dimensions:
      return Relaxation(
        .dimensions, in: path, from: section.dimensions, .alternatives, section.dimensions.isEmpty ? [] : [[]],
        text: { Self.list($0.map(String.init)) }
      ) { scenario, extents in scenario.changeNetwork(path) { $0.dimensions = extents } }
    case .oversubscription: return oversubscription(of: fabric)
    case .technologies:
      return technologies(.technologies, section.technologies, path) { $0.technologies = $1 }
    case .hostTechnologies:
      return technologies(.hostTechnologies, section.hostTechnologies, path) { $0.hostTechnologies = $1 }
    default: return nil
    }
  }

  // MARK: Media

  /// What can be plugged in, each allowed beside those that are, then two of them, then all.
  private func technologies(
    _ constraint: Constraint, _ allowed: [Technology], _ path: String,
    _ change: @escaping @Sendable (inout FabricSection, [Technology]) -> Void
  ) -> Relaxation? {
    let pluggable: [Technology] = [.copper, .acc, .aec, .aoc, .pluggable, .lro, .lpo]
    let others = allowed.isEmpty ? [] : pluggable.filter { !allowed.contains($0) }
    let pairs = others.indices.flatMap { first in others[(first + 1)...].map { [others[first], $0] } }
    let rounds = [others.map { [$0] }, pairs, others.count > 2 ? [others] : []]
    let more = rounds.flatMap { $0.map { allowed + $0 } }
    var relaxation = Relaxation(
      constraint, in: path, from: allowed, .alternatives, more, text: { Self.list($0.map(\.rawValue)) }
    ) { scenario, technologies in scenario.changeNetwork(path) { change(&$0, technologies) } }
    relaxation?.round = { $0 < others.count ? 0 : $0 < others.count + pairs.count ? 1 : 2 }
    return relaxation
  }

  // MARK: Ports

  private static let switchesAtMost = 6

  /// Boxes of the catalog at the same rates that speak the same, one for each tier.
  /// - Parameter needsPorts: only boxes with more ports, fewest first; else those nearest to the present one in ports.
  private func switches(of fabric: ResolvedFabric, needsPorts: Bool) -> Relaxation? {
    let section = fabric.section
    guard let present = section.leaf.switch, let rate = section.linkRate, let trunkRate = section.trunkRate else {
      return nil
    }
    let family = fabric.linkProtocol.split(separator: "-").first
    let rows = (try? catalog.rows(of: "switch")) ?? []
    let boxes = rows.compactMap { row -> (id: String, distance: Int)? in
      guard let model = try? catalog.decode(SwitchModel.self, kind: "switch", id: row.id), model.isBox,
        model.cage != nil, !model.isCopackaged,
        model.fabrics.contains(where: { $0.split(separator: "-").first == family }),
        let ports = model.ports(at: rate)?.ports, model.ports(at: trunkRate) != nil, row.id != present,
        !needsPorts || ports > fabric.spec.leaf.ports
      else { return nil }
      return (row.id, abs(ports - fabric.spec.leaf.ports))
    }
    let ids = boxes.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(Self.switchesAtMost).map(\.id)
    return Relaxation(.switch, in: fabric.path, from: present, .alternatives, Array(ids), text: \.self) {
      scenario, id in
      scenario.changeNetwork(fabric.path) {
        ($0.switch, $0.leaf.switch, $0.spine.switch, $0.core.switch) = (id, id, id, id)
      }
    }
  }

  /// Every host port split over twice, four, eight times as many planes, at as much less a rate.
  private func planes(of fabric: ResolvedFabric) -> Relaxation? {
    let section = fabric.section
    let path = fabric.path
    guard fabric.equipment != nil, !fabric.switches.isEmpty, let rate = section.linkRate,
      let trunkRate = section.trunkRate
    else { return nil }
    let factors = [2, 4, 8].filter { section.planes * $0 <= 64 }
    guard !factors.isEmpty else { return nil }
    return Relaxation(
      constraint: .planes, path: path + ".planes", value: String(section.planes), order: .alternatives,
      count: factors.count
    ) { index in
      let factor = factors[min(max(0, index), factors.count - 1)]
      let (link, trunk, planes) = (rate / Double(factor), trunkRate / Double(factor), section.planes * factor)
      return RelaxationStep(changes: [
        ScenarioChange(path: path + ".planes", from: String(section.planes), to: String(planes)),
        ScenarioChange(path: path + ".link_rate", from: rate.description, to: link.description),
        ScenarioChange(path: path + ".trunk_rate", from: trunkRate.description, to: trunk.description),
      ]) { scenario in
        scenario.changeNetwork(path) { ($0.planes, $0.linkRate, $0.trunkRate) = (planes, link, trunk) }
      }
    }
  }

  /// One more port of a leaf facing hosts at a time, the ratio rounded up to a hundredth.
  private func oversubscription(of fabric: ResolvedFabric) -> Relaxation? {
    let leaf = fabric.section.leaf
    let ports = fabric.spec.leaf.ports
    guard leaf.down == nil, leaf.up == nil, ports > 1, !fabric.switches.isEmpty else { return nil }
    let present = leaf.oversubscription ?? fabric.section.oversubscription
    var ratios: [Double] = []
    for down in 1..<ports {
      let ratio = (Double(down) / Double(ports - down) * 100 - 1e-6).rounded(.up) / 100
      if ratio > max(present ?? 1, ratios.last ?? 0), ratio <= 1000 { ratios.append(ratio) }
    }
    let isOfLeaf = leaf.oversubscription != nil
    guard let last = ratios.last else { return nil }
    let path = fabric.path
    let field = path + (isOfLeaf ? ".leaf" : "") + ".oversubscription"
    let from = present.map(NumberText.shortest) ?? ""
    let steps = ratios
    return Relaxation(
      constraint: .oversubscription, path: field, value: from, order: .ladder, count: steps.count
    ) { index in
      let ratio = steps.indices.contains(index) ? steps[index] : last
      return RelaxationStep(changes: [ScenarioChange(path: field, from: from, to: NumberText.shortest(ratio))]) {
        $0.changeNetwork(path) { section in
          if isOfLeaf { section.leaf.oversubscription = ratio } else { section.oversubscription = ratio }
        }
      }
    }
  }
}

extension Scenario {
  /// Changes the network under a key.
  fileprivate mutating func changeNetwork(_ path: String, _ change: (inout FabricSection) -> Void) {
    if path == "scale_out", var section = scaleOut {
      change(&section)
      scaleOut = section
    }
    if path == "storage", var section = storage {
      change(&section.network)
      storage = section
    }
  }
}
