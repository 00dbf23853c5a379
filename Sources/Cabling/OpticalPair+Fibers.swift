import Fabrics
import Quantities

// Which fibers can be laid between two optical ends: one cord, fiber cut to measure, or a trunk between panels.

extension OpticalPair {
  /// Cord from a panel to a device in the same or the next rack.
  static let patchCord = Length(meters: 3)

  /// Fibers between the ends in the given style.
  ///
  /// Structured cabling begins where a run is longer than two patch cords; below, a cord from port to port is laid in both styles.
  func fibers(_ shelf: PartsShelf, _ style: CablingStyle) -> Fibers {
    let shared = max(a.portsPerConnector, b.portsPerConnector)
    if a.portsPerConnector != b.portsPerConnector {
      guard min(a.portsPerConnector, b.portsPerConnector) == 1 else {
        return .none(.connector, "no splitter joins \(a.portsPerConnector) ports to \(b.portsPerConnector)", reach: nil)
      }
      return splitters(shelf, shared)
    }
    if shared > 1, run.pairing != .straight {
      return .none(
        .pairing, "\(shared) ports share a connector at both ends and go to different cages", reach: nil)
    }
    if style == .structured, run.length > Self.patchCord * 2 { return trunks(shelf, shared) }
    return cords(shelf, shared)
  }

  // MARK: One cord

  private func straightCords(_ shelf: PartsShelf) -> [CableModel] {
    shelf.cables.filter { cable in
      cable.cableKind == .fiberCord && cable.medium == a.medium && cable.ends.count == 2
        && mate(a.connector, cable.ends[0].form, on: a.medium) && mate(b.connector, cable.ends[1].form, on: a.medium)
    }
  }

  private func cords(_ shelf: PartsShelf, _ shared: Int) -> Fibers {
    let cords = straightCords(shelf)
    guard !cords.isEmpty else {
      return .none(.connector, "no cord joins \(a.connector ?? "fiber") to \(b.connector ?? "fiber")", reach: nil)
    }
    let polar = cords.filter { $0.polarity != "A" || !a.scheme.isParallel }
    guard !polar.isEmpty else { return .none(.polarity, "no cord of polarity B joins the connectors", reach: nil) }
    let sold = polar.compactMap { cable in
      cable.lengths.filter { $0 >= needed }.min().map { cord(cable, $0, shared, shelf) }
    }
    guard sold.isEmpty else { return .some(sold) }
    return measured(shelf, polar, shared)
  }

  private func cord(_ cable: CableModel, _ length: Length, _ shared: Int, _ shelf: PartsShelf) -> Fiber {
    let links = Double(shared) / Double(a.connectorsPerPort)
    let part = PartUse(
      kind: .cable, part: cable.id, end: nil, sharedBy: shared, quantity: a.connectorsPerPort,
      price: shelf.price(of: cable, at: length), powerTypical: .zero, powerMaximum: .zero)
    return Fiber(
      parts: [part], grade: cable.fiberType, sold: length, glass: length, section: cable.section(at: length) / links,
      density: cable.density.map { $0 / links }, latency: cable.latency(at: length),
      bundle: shared == 1 ? .perLink : .perPorts(end: .a, ports: shared))
  }

  // MARK: Splitters

  private func splitters(_ shelf: PartsShelf, _ shared: Int) -> Fibers {
    let trunkEnd: LinkEnd = a.portsPerConnector > b.portsPerConnector ? .a : .b
    let (trunk, tail) = trunkEnd == .a ? (a, b) : (b, a)
    let fitting = shelf.cables.filter { cable in
      guard cable.cableKind == .fiberSplitter, cable.medium == a.medium, cable.ends.count == 2 else { return false }
      let (one, many) = cable.ends[0].count == 1 ? (cable.ends[0], cable.ends[1]) : (cable.ends[1], cable.ends[0])
      return one.count == 1 && many.count == shared && mate(trunk.connector, one.form, on: a.medium)
        && mate(tail.connector, many.form, on: a.medium)
    }
    guard let longest = fitting.flatMap(\.lengths).max() else {
      return .none(.connector, "no 1:\(shared) splitter joins \(trunk.id) to \(tail.id)", reach: nil)
    }
    let sold = fitting.compactMap { cable -> Fiber? in
      guard let length = cable.lengths.filter({ $0 >= needed }).min() else { return nil }
      var fiber = cord(cable, length, shared, shelf)
      fiber.bundle = .perPorts(end: trunkEnd, ports: shared)
      return fiber
    }
    if !sold.isEmpty { return .some(sold) }
    return .none(.reach, "splitter cords are sold up to \(longest), the run is \(run.length)", reach: longest)
  }

  // MARK: Fiber laid to measure

  /// Beyond the longest cord: bare fiber cut to measure, with a cord at each end. Its length is the optics' question: single-mode
  /// fiber is spliced to any length, multimode ends where its row does.
  private func measured(_ shelf: PartsShelf, _ cords: [CableModel], _ shared: Int) -> Fibers {
    let longest = cords.flatMap(\.lengths).max() ?? .zero
    guard longest > .zero, needed > longest else {
      return .none(
        .minimumReach, "the optics need \(minimumReach) of fiber, and no such cord is sold", reach: nil)
    }
    let laid = shelf.cables.filter { cable in
      cable.cableKind == .fiber && cable.medium == a.medium && cords.contains { $0.fiberType == cable.fiberType }
        && (a.medium == .singleMode || needed <= cable.maxLength ?? .zero)
    }
    guard !laid.isEmpty else {
      return .none(.reach, "cords are sold up to \(longest), the run is \(run.length)", reach: longest)
    }
    return .some(
      laid.flatMap { bare in
        cords.filter { $0.fiberType == bare.fiberType }.compactMap { measured($0, bare, shared, shelf) }
      })
  }

  private func measured(
    _ cord: CableModel, _ bare: CableModel, _ shared: Int, _ shelf: PartsShelf
  ) -> Fiber? {
    guard let ends = endCords(cord, shared, shelf) else { return nil }
    let strands = max(a.fibersPerLink, b.fibersPerLink)
    let price = bare.pricePerMeter.map { Figure.known(Money(dollars: $0.dollarsPerMeter * run.length.meters)) }
    let part = PartUse(
      kind: .trunk, part: bare.id, end: nil, sharedBy: shared, quantity: strands * shared,
      price: price ?? shelf.price(bare.id),
      powerTypical: .zero, powerMaximum: .zero)
    return Fiber(
      parts: [part] + ends, grade: bare.fiberType, sold: nil, glass: run.length,
      section: bare.section(at: run.length) * strands, density: bare.density.map { $0 * strands },
      latency: bare.latency(at: run.length), bundle: shared == 1 ? .perLink : .perPorts(end: .a, ports: shared))
  }

  // MARK: Trunks between panels

  private func trunks(_ shelf: PartsShelf, _ shared: Int) -> Fibers {
    guard let panel = shelf.panel else {
      return .none(.missing, "the catalog has no patch panel for structured cabling", reach: nil)
    }
    let cords = straightCords(shelf)
    let fitting = shelf.cables.filter { cable in
      cable.cableKind == .trunk && cable.medium == a.medium && cable.ends.count == 2
        && cords.contains { cord in cord.ends.allSatisfy { $0.form == cable.ends[0].form } }
    }
    guard !fitting.isEmpty, !cords.isEmpty else {
      return .none(.connector, "no trunk has \(a.connector ?? "such") connectors on such fiber", reach: nil)
    }
    var made: [Fiber] = []
    for trunk in fitting {
      for cord in cords where reversals(trunk, cord) != .even {
        guard let fiber = self.trunk(trunk, cord, panel, shared, shelf) else { continue }
        made.append(fiber)
      }
    }
    if !made.isEmpty { return .some(made) }
    if fitting.contains(where: { trunk in cords.contains { reversals(trunk, $0) != .even } }) {
      let longest = fitting.flatMap(\.lengths).max() ?? .zero
      return .none(.reach, "trunks are sold up to \(longest), the run is \(run.length)", reach: longest)
    }
    return .none(
      .polarity, "trunk and cords reverse the order of the fibers an even number of times", reach: nil)
  }

  /// Parity of the pieces of polarity B in cord, trunk, cord. Transmitters meet receivers when it is odd.
  private enum Parity { case odd, even, unknown }
  private func reversals(_ trunk: CableModel, _ cord: CableModel) -> Parity {
    guard a.scheme.isParallel else { return .odd }
    // Two equal cords reverse twice or never, so the trunk decides.
    guard cord.polarity != nil, let polarity = trunk.polarity else { return .unknown }
    return polarity == "B" ? .odd : .even
  }

  private func trunk(
    _ trunk: CableModel, _ cord: CableModel, _ panel: PatchPanel, _ shared: Int, _ shelf: PartsShelf
  ) -> Fiber? {
    guard let length = trunk.lengths.filter({ $0 >= run.length }).min(), let ends = endCords(cord, shared, shelf),
      let patch = cord.lengths.filter({ $0 >= Self.patchCord }).min()
    else { return nil }
    let shape = TrunkShape(
      connectors: trunk.ends[0].count, connectorsPerLink: a.connectorsPerPort, linksPerConnector: shared)
    let links = shape.links
    let perPanel = panel.connectorsPerCassette * panel.cassettesPerPanel
    func use(_ kind: PartUse.Kind, _ id: String, _ sharedBy: Int, _ quantity: Int, _ price: Figure<Money>) -> PartUse {
      PartUse(
        kind: kind, part: id, end: nil, sharedBy: sharedBy, quantity: quantity, price: price, powerTypical: .zero,
        powerMaximum: .zero)
    }
    let parts =
      [
        use(.trunk, trunk.id, links, 1, shelf.price(of: trunk, at: length)),
        use(
          .panel, panel.cassette, panel.connectorsPerCassette * shared, 2 * a.connectorsPerPort,
          shelf.price(panel.cassette)),
        use(.panel, panel.panel, perPanel * shared, 2 * a.connectorsPerPort, shelf.price(panel.panel)),
      ] + ends
    return Fiber(
      parts: parts, grade: trunk.fiberType, sold: length, glass: length + patch * 2,
      section: trunk.section(at: length) / Double(links), density: trunk.density.map { $0 / Double(links) },
      latency: trunk.latency(at: length + patch * 2), bundle: .perTrunk(shape),
      unpolarized: reversals(trunk, cord) == .unknown ? trunk.id : nil)
  }

  /// A patch cord at each end.
  private func endCords(_ cord: CableModel, _ shared: Int, _ shelf: PartsShelf) -> [PartUse]? {
    guard let length = cord.lengths.filter({ $0 >= Self.patchCord }).min() else { return nil }
    return LinkEnd.allCases.map { end in
      PartUse(
        kind: .cable, part: cord.id, end: end.rawValue, sharedBy: shared, quantity: a.connectorsPerPort,
        length: length, price: shelf.price(of: cord, at: length), powerTypical: .zero, powerMaximum: .zero)
    }
  }
}
