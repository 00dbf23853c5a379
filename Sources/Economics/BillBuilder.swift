public import Cabling
public import Diagnostics
public import Fabrics
public import Facility
import Quantities

/// Makes the bill of materials of a network: devices, link parts, what boxes contain, racks and labor, each with its
/// spares.
///
/// Devices without a catalog id are not bought. One that no row describes, such as a fabric manager, is a line without a price.
public struct BillBuilder: Sendable {
  /// Devices and links.
  public var network: Network
  /// What is plugged in and laid.
  public var links: LinkPlan
  /// Facts by catalog id of every device model and part; an id that is missing has no known price.
  public var facts: [String: PartFacts]
  /// How many spares are bought.
  public var spares: SparePolicy
  /// By class of the network: how many devices it has.
  let devicesByClass: [Int]

  /// Prepares a bill.
  public init(network: Network, links: LinkPlan, facts: [String: PartFacts], spares: SparePolicy = SparePolicy()) {
    self.network = network
    self.links = links
    self.facts = facts
    self.spares = spares
    devicesByClass = network.devicesByClass
  }

  /// The bill, with a finding when prices are missing.
  ///
  /// - Parameters:
  ///   - layout: where everything stands; without it racks and labor are not billed.
  ///   - installation: prices of racks and labor by item; without an entry the item is not billed.
  public func build(
    layout: Layout? = nil, installation: [InstallationItem: PartFacts] = [:]
  ) -> (bill: Bill, findings: [Finding]) {
    var lines = deviceLines() + linkLines() + insideLines()
    if let layout { lines += installationLines(installation, in: layout) }
    lines = Self.merged(lines)
    addSpares(to: &lines)
    lines += laserSpares(beside: lines)
    lines.sort(by: Self.precedes)
    let bill = Bill(lines: lines)
    return (bill, bill.findings)
  }

  private func deviceLines() -> [BillLine] {
    zip(network.classes, devicesByClass).compactMap { deviceClass, count in
      guard count > 0, !deviceClass.model.isEmpty else { return nil }
      let isHost = deviceClass.role == .host
      let known = facts[deviceClass.model]
      let description = known?.description ?? deviceClass.model
      return BillLine(
        category: isHost ? .host : deviceClass.role.isSwitch ? .switch : .other, part: deviceClass.model,
        description: isHost ? description : "\(description), \(deviceClass.role.rawValue)",
        tier: isHost ? nil : network.tier(ofFabric: deviceClass.fabric), quantity: count,
        unitPrice: known?.price ?? .unknown, priceSource: known?.priceSource ?? "", leadTime: known?.leadTime)
    }
  }

  /// Lines of what links consist of. Engines and lasers are counted by box, not by link.
  private func linkLines() -> [BillLine] {
    links.parts.compactMap { part in
      guard part.count > 0, let category = BillCategory(ofLinkPart: part.kind) else { return nil }
      let known = facts[part.part]
      return BillLine(
        category: category, part: part.part, description: known?.description ?? part.part,
        tier: network.tier(ofLayer: part.layer), quantity: part.count, length: part.length, unitPrice: part.price,
        priceSource: known?.priceSource ?? "", leadTime: known?.leadTime)
    }
  }

  /// Engines and lasers inside boxes: counted, and part of the box's price.
  private func insideLines() -> [BillLine] {
    zip(network.classes, devicesByClass).flatMap { deviceClass, boxes in
      (facts[deviceClass.model]?.inside ?? []).compactMap { part in
        let (count, overflow) = part.count.multipliedReportingOverflow(by: boxes)
        guard count > 0, !overflow else { return nil }
        let known = facts[part.part]
        return BillLine(
          category: part.category, part: part.part, description: known?.description ?? part.part,
          tier: network.tier(ofFabric: deviceClass.fabric), quantity: count, unitPrice: known?.price ?? .unknown,
          priceSource: known?.priceSource ?? "", leadTime: known?.leadTime, isIncluded: true)
      }
    }
  }

  private func installationLines(_ prices: [InstallationItem: PartFacts], in layout: Layout) -> [BillLine] {
    installationCounts(in: layout).compactMap { item, count in
      guard count > 0, let known = prices[item] else { return nil }
      return BillLine(
        category: item.category, part: item.catalogID, description: known.description, tier: nil, quantity: count,
        unitPrice: known.price, priceSource: known.priceSource, leadTime: known.leadTime)
    }
  }

  /// Adds up lines that buy the same thing for the same network, in the order of the bill.
  private static func merged(_ lines: [BillLine]) -> [BillLine] {
    var merged: [BillLine] = []
    for line in lines.sorted(by: precedes) {
      if let last = merged.last, !precedes(last, line), !precedes(line, last), last.unitPrice == line.unitPrice {
        merged[merged.count - 1].quantity += line.quantity
      } else {
        merged.append(line)
      }
    }
    return merged
  }

  /// Spares of a part are computed over all tiers and stand on its first line.
  private func addSpares(to lines: inout [BillLine]) {
    var used: [PieceKey: Int] = [:]
    for line in lines where !line.isIncluded { used[PieceKey(line), default: 0] += line.quantity }
    for index in lines.indices where !lines[index].isIncluded {
      let pieces = used.removeValue(forKey: PieceKey(lines[index])) ?? 0
      lines[index].spares = spares.spares(of: lines[index].category, using: pieces)
    }
  }

  /// Lasers inside boxes are bought with them; spares of pluggable ones are bought apart.
  private func laserSpares(beside lines: [BillLine]) -> [BillLine] {
    lines.filter { $0.isIncluded && $0.category == .laser }.map { line in
      var spare = line
      spare.isIncluded = false
      spare.description += ", spare"
      spare.spares = spares.spares(of: .laser, using: line.quantity)
      spare.quantity = 0
      return spare
    }
    .filter { $0.spares > 0 }
  }

  /// By category, then tier, then part, length, description; what is included stands before its spares.
  private static func precedes(_ left: BillLine, _ right: BillLine) -> Bool {
    left.sortKey < right.sortKey
  }
}

/// What one spare serves: a part at a length.
private struct PieceKey: Hashable {
  var category: BillCategory
  var part: String
  var length: Length?

  init(_ line: BillLine) {
    category = line.category
    part = line.part
    length = line.length
  }
}

extension BillLine {
  fileprivate var sortKey: ((Int, Int, String), (Double, String, Int)) {
    let categoryRank = BillCategory.allCases.firstIndex(of: category) ?? BillCategory.allCases.count
    let tierRank = tier.flatMap { Tier.allCases.firstIndex(of: $0) } ?? -1
    return ((categoryRank, tierRank, part), (length?.meters ?? 0, description, isIncluded ? 0 : 1))
  }
}

private func < (
  left: ((Int, Int, String), (Double, String, Int)), right: ((Int, Int, String), (Double, String, Int))
) -> Bool {
  left.0 == right.0 ? left.1 < right.1 : left.0 < right.0
}

extension BillCategory {
  /// The category of a link's part; nothing for what is bought inside a box.
  fileprivate init?(ofLinkPart kind: PartUse.Kind) {
    switch kind {
    case .module: self = .module
    case .cable: self = .cable
    case .trunk: self = .trunk
    case .panel: self = .panel
    case .engine, .laser: return nil
    }
  }
}
