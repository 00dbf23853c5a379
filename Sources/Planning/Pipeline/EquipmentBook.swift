import Cabling
import Catalog
import Diagnostics
import Documents
import Economics
import Fabrics
import Quantities

/// What the bill and the power budget must know of every model that a plan uses, by catalog id.
struct EquipmentBook {
  private(set) var facts: [String: PartFacts] = [:]
  private(set) var boxes: [String: BoxPower] = [:]
  private(set) var hosts: [String: HostPower] = [:]
  private(set) var installation: [InstallationItem: PartFacts] = [:]
  private(set) var assumptions: [Assumption] = []

  private let resolved: ResolvedScenario
  private let shelf: CatalogShelf

  /// Looks up what a plan bills and powers.
  /// - Throws: every finding about a row that cannot be read.
  init(_ resolved: ResolvedScenario, _ shelf: CatalogShelf, links: LinkPlan) throws(Rejection) {
    self.resolved = resolved
    self.shelf = shelf
    try addHost()
    for part in resolved.fabrics.flatMap(\.switches) + resolved.managementSwitches + resolved.edgeBoxes {
      try addSwitch(part)
    }
    for part in links.parts { try addLinkPart(part) }
    if resolved.scenario.economics.includesInstallation { try addInstallation() }
  }

  private mutating func addHost() throws(Rejection) {
    let host = resolved.host
    var known = try partFacts("host", host.id, "\(host.model.vendor) \(host.model.model)", .host(host.model))
    known.isRack = host.model.isRack
    known.needsLiquid = host.model.needsLiquid
    facts[host.id] = known
    hosts[host.id] = HostPower(
      maximum: host.model.powerMaximum, average: host.model.powerAverage, accelerators: host.model.accelerators,
      acceleratorPower: resolved.accelerator?.model.designPower, nics: host.model.nics,
      nicPower: resolved.nic?.model.powerMaximum)
  }

  private mutating func addSwitch(_ part: CatalogPart<SwitchModel>) throws(Rejection) {
    guard facts[part.id] == nil else { return }
    let model = part.model
    var known = try partFacts("switch", part.id, "\(model.vendor) \(model.model)", .box(model))
    known.needsLiquid = model.needsLiquid
    known.inside = insideParts(model)
    facts[part.id] = known
    for inside in known.inside { try addInside(inside) }
    boxes[part.id] = model.isCopackaged ? copackagedPower(part) : BoxPower(pluggable: model)
  }

  /// Engines and lasers have facts of their own, because spare lasers are bought.
  private mutating func addInside(_ inside: InsidePart) throws(Rejection) {
    guard facts[inside.part] == nil else { return }
    facts[inside.part] = try partFacts("engine", inside.part, catalogName("engine", inside.part), .inside(inside))
  }

  private func insideParts(_ model: SwitchModel) -> [InsidePart] {
    [(BillCategory.engine, model.engines), (.laser, model.lasers)].compactMap { category, inside in
      guard let id = inside?.id, let count = inside?.count, count > 0 else { return nil }
      return InsidePart(category: category, part: id, count: count)
    }
  }

  private func copackagedPower(_ part: CatalogPart<SwitchModel>) -> BoxPower {
    let sibling = shelf.sibling(of: part.id).map { (id: $0.id, power: BoxPower(pluggable: $0.model)) }
    let engine = shelf.shelf.engines.first { $0.id == part.model.engines?.id }
    let optics = engine?.powerWithLasers.map { $0 * (part.model.engines?.count ?? 0) }
    return BoxPower(copackaged: part.model, sibling: sibling, optics: optics)
  }

  private mutating func addLinkPart(_ part: PartCount) throws(Rejection) {
    guard facts[part.part] == nil else { return }
    let kind =
      switch part.kind {
      case .module: "module"
      case .engine, .laser: "engine"
      case .cable, .trunk: "cable"
      case .panel: "price-estimate"
      }
    facts[part.part] = try partFacts(
      kind, part.part, catalogName(kind, part.part), .linkPart(part), length: part.length)
  }

  /// Maker and model, or what a planning price is for.
  private func catalogName(_ kind: String, _ id: String) throws(Rejection) -> String {
    let row = try resolved.catalog.row(kind, id).node
    return row["item"]?.text
      ?? [row["vendor"]?.text, row["model"]?.text ?? id].compactMap(\.self).joined(separator: " ")
  }

  private mutating func addInstallation() throws(Rejection) {
    for item in InstallationItem.allCases {
      let price = try shelf.planningPrice(item.catalogID)
      installation[item] = PartFacts(
        description: try catalogName("price-estimate", item.catalogID), price: price.figure,
        priceSource: price.sourceText)
      note("price of \(item.catalogID)", price)
    }
  }

  // MARK: Facts

  private enum LeadTimeSubject {
    case host(HostModel)
    case box(SwitchModel)
    case linkPart(PartCount)
    case inside(InsidePart)
  }

  private mutating func partFacts(
    _ kind: String, _ id: String, _ description: String, _ subject: LeadTimeSubject,
    length: Length? = nil
  ) throws(Rejection) -> PartFacts {
    let price = try kind == "price-estimate" ? shelf.planningPrice(id) : shelf.price(of: kind, id, length: length)
    note(length.map { "price of \(id) of \($0)" } ?? "price of \(id)", price)
    return PartFacts(
      description: description, price: price.figure, priceSource: price.sourceText, leadTime: try leadTime(subject))
  }

  private mutating func note(_ subject: String, _ price: Price) {
    guard let text = price.figure.text else { return }
    assumptions.append(
      Assumption(
        subject: subject, value: text,
        source: [price.provenance.title, price.year.map(String.init)].compactMap(\.self).joined(separator: ", "),
        confidence: price.provenance.confidence))
  }

  private func leadTime(_ subject: LeadTimeSubject) throws(Rejection) -> Spread<Duration>? {
    let kind: LeadTimeClass?
    switch subject {
    case .host(let model): kind = model.isRack ? .rackScaleHost : nil
    case .box(let model): kind = .ofSwitch(capacity: model.capacity, isCopackaged: model.isCopackaged)
    case .linkPart(let part): kind = leadTimeClass(of: part)
    case .inside(let part): kind = part.category == .laser ? .externalLaser : nil
    }
    return try kind.flatMap { (kind) throws(Rejection) in try spread(of: kind) }
  }

  private func leadTimeClass(of part: PartCount) -> LeadTimeClass? {
    switch part.kind {
    case .module:
      guard let module = shelf.shelf.modules.first(where: { $0.id == part.part }) else { return nil }
      return .ofModule(rate: module.speed, isMultimode: module.medium == .multimode)
    case .cable: return .ofCable(part.technology)
    case .trunk: return .trunk
    case .laser: return .externalLaser
    case .panel, .engine: return nil
    }
  }

  /// The estimated spread of a class; nothing when the catalog has none.
  private func spread(of kind: LeadTimeClass) throws(Rejection) -> Spread<Duration>? {
    guard try resolved.catalog.has("fact", kind.catalogID) else { return nil }
    let fact = try resolved.catalog.decode(Fact.self, kind: "fact", id: kind.catalogID)
    guard let p5 = fact.p5, let p50 = fact.p50, let p95 = fact.p95 else { return nil }
    return Spread(p5: p5, p50: p50, p95: p95)
  }
}

extension Figure {
  /// `0.08 USD/kWh`, or `0.08 USD/kWh (0.06 USD/kWh to 0.12 USD/kWh)`; nothing when unknown.
  var text: String? {
    switch self {
    case .known(let value): value.description
    case .range(let spread): "\(spread.p50) (\(spread.p5) to \(spread.p95))"
    case .unknown: nil
    }
  }
}

extension Price {
  /// Where it comes from, in the words of the bill.
  var sourceText: String {
    switch basis {
    case .estimate(let id): source.isEmpty ? "price estimate \(id)" : "price estimate \(id): \(source)"
    case .unknown: ""
    case .listed: source
    }
  }

  /// Title and year, the year once.
  private var source: String {
    let title = provenance.title ?? ""
    guard let year, !title.hasSuffix(String(year)) else { return title }
    return title.isEmpty ? String(year) : "\(title), \(year)"
  }
}
