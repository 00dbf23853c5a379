import Cabling
import Catalog
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

  init(_ resolved: ResolvedScenario, _ shelf: CatalogShelf, links: LinkPlan) {
    self.resolved = resolved
    self.shelf = shelf
    addHost()
    for part in resolved.fabrics.flatMap(\.switches) + resolved.managementSwitches { addSwitch(part) }
    for part in links.parts { addLinkPart(part) }
    if resolved.scenario.economics.includesInstallation { addInstallation() }
  }

  private mutating func addHost() {
    let host = resolved.host
    var known = partFacts("host", host.id, "\(host.model.vendor) \(host.model.model)", .host(host.model))
    known.isRack = host.model.isRack
    known.needsLiquid = host.model.needsLiquid
    facts[host.id] = known
    hosts[host.id] = HostPower(
      maximum: host.model.powerMaximum, average: host.model.powerAverage, accelerators: host.model.accelerators,
      acceleratorPower: resolved.accelerator?.model.designPower, nics: host.model.nics,
      nicPower: resolved.nic?.model.powerMaximum)
  }

  private mutating func addSwitch(_ part: CatalogPart<SwitchModel>) {
    guard facts[part.id] == nil else { return }
    let model = part.model
    var known = partFacts("switch", part.id, "\(model.vendor) \(model.model)", .box(model))
    known.needsLiquid = model.needsLiquid
    known.inside = insideParts(model)
    facts[part.id] = known
    for inside in known.inside { addInside(inside) }
    boxes[part.id] = model.isCopackaged ? copackagedPower(model) : BoxPower(pluggable: model)
  }

  /// Engines and lasers have facts of their own, because spare lasers are bought.
  private mutating func addInside(_ inside: InsidePart) {
    guard facts[inside.part] == nil else { return }
    facts[inside.part] = partFacts("engine", inside.part, catalogName("engine", inside.part), .inside(inside))
  }

  private func insideParts(_ model: SwitchModel) -> [InsidePart] {
    [(BillCategory.engine, model.engines), (.laser, model.lasers)].compactMap { category, inside in
      guard let id = inside?.id, let count = inside?.count, count > 0 else { return nil }
      return InsidePart(category: category, part: id, count: count)
    }
  }

  private func copackagedPower(_ model: SwitchModel) -> BoxPower {
    let sibling = model.variantOf.flatMap { id in
      (try? resolved.catalog.row("switch", id)).map {
        (id: id, power: BoxPower(pluggable: $0.decode(SwitchModel.self).value))
      }
    }
    let engine = shelf.shelf.engines.first { $0.id == model.engines?.id }
    let optics = engine?.powerWithLasers.map { $0 * (model.engines?.count ?? 0) }
    return BoxPower(copackaged: model, sibling: sibling, optics: optics)
  }

  private mutating func addLinkPart(_ part: PartCount) {
    guard facts[part.part] == nil else { return }
    let kind = part.kind == .module ? "module" : part.kind == .engine || part.kind == .laser ? "engine" : "cable"
    facts[part.part] = partFacts(kind, part.part, catalogName(kind, part.part), .linkPart(part))
  }

  /// Maker and model.
  private func catalogName(_ kind: String, _ id: String) -> String {
    let row = try? resolved.catalog.row(kind, id)
    return [row?.node["vendor"]?.text, row?.node["model"]?.text ?? id].compactMap(\.self).joined(separator: " ")
  }

  private mutating func addInstallation() {
    for item in InstallationItem.allCases {
      guard let price = try? shelf.prices.planningPrice(item.catalogID) else { continue }
      let name = (try? resolved.catalog.row("price-estimate", item.catalogID))?.node["item"]?.text ?? item.catalogID
      installation[item] = PartFacts(
        description: name, price: price.figure, priceSource: "price estimate \(item.catalogID)")
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
    _ kind: String, _ id: String, _ description: String, _ subject: LeadTimeSubject
  ) -> PartFacts {
    let price = shelf.price(of: kind, id)
    note("price of \(id)", price)
    return PartFacts(
      description: description, price: price.figure, priceSource: price.sourceText, leadTime: leadTime(subject))
  }

  private mutating func note(_ subject: String, _ price: Price) {
    guard let value = price.figure.central else { return }
    var text = value.description
    if case .range(let spread) = price.figure { text = "\(spread.p50) (\(spread.p5) to \(spread.p95))" }
    assumptions.append(
      Assumption(
        subject: subject, value: text,
        source: [price.provenance.title, price.year.map(String.init)].compactMap(\.self).joined(separator: ", "),
        confidence: price.provenance.confidence))
  }

  private func leadTime(_ subject: LeadTimeSubject) -> Spread<Duration>? {
    let kind: LeadTimeClass?
    switch subject {
    case .host(let model): kind = model.isRack ? .rackScaleHost : nil
    case .box(let model): kind = .ofSwitch(capacity: model.capacity, isCopackaged: model.isCopackaged)
    case .linkPart(let part): kind = leadTimeClass(of: part)
    case .inside(let part): kind = part.category == .laser ? .externalLaser : nil
    }
    return kind.flatMap { spread(of: $0) }
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

  private func spread(of kind: LeadTimeClass) -> Spread<Duration>? {
    guard let row = try? resolved.catalog.row("fact", kind.catalogID) else { return nil }
    let values = ["p5", "p50", "p95"].compactMap { key in
      row.node[key]?.text.flatMap { try? Duration(parsing: $0) }
    }
    return values.count == 3 ? Spread(p5: values[0], p50: values[1], p95: values[2]) : nil
  }
}

extension Price {
  /// Where it comes from, in the words of the bill.
  var sourceText: String {
    switch basis {
    case .estimate(let id): "price estimate \(id)"
    case .unknown: ""
    case .listed: [provenance.title, year.map(String.init)].compactMap(\.self).joined(separator: ", ")
    }
  }
}
