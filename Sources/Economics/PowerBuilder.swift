public import Cabling
public import Diagnostics
public import Fabrics
import Quantities

/// Counts each watt of a cluster once, by tier and cause.
///
/// A switch is its box with passive cables plus its modules; a host's total is split, not added to. Provisioning rests
/// on the maximum: hosts at theirs, boxes with passive cables, modules at theirs. Energy rests on typical power, and
/// where none is published on the maximum. Devices without a catalog id are not counted; one that no row describes, such as a
/// fabric manager, draws an unknown power.
public struct PowerBuilder: Sendable {
  /// Devices and links.
  public var network: Network
  /// What is plugged in and laid.
  public var links: LinkPlan
  /// Power of a switch by catalog id; an id that is missing has none published.
  public var boxes: [String: BoxPower]
  /// Power of a host by catalog id; an id that is missing has none published.
  public var hosts: [String: HostPower]

  /// Prepares a budget.
  public init(network: Network, links: LinkPlan, boxes: [String: BoxPower], hosts: [String: HostPower]) {
    self.network = network
    self.links = links
    self.boxes = boxes
    self.hosts = hosts
  }

  /// The budget, with what had to be assumed and what does not agree.
  public func build() -> (budget: PowerBudget, findings: [Finding]) {
    var ledger = PowerLedger()
    for (deviceClass, count) in zip(network.classes, network.devicesByClass) where count > 0 {
      if deviceClass.model.isEmpty { continue }
      if deviceClass.role == .host {
        add(hosts[deviceClass.model], count: count, to: &ledger)
      } else {
        let tier = network.tier(ofFabric: deviceClass.fabric)
        add(boxes[deviceClass.model], tier: tier, count: count, to: &ledger)
      }
    }
    for part in links.parts { add(part, to: &ledger) }
    return (PowerBudget(entries: ledger.entries), findings())
  }

  private func add(_ host: HostPower?, count: Int, to ledger: inout PowerLedger) {
    guard let host else {
      ledger.add(nil, .host, typical: .unknown, maximum: .unknown, count: count)
      return
    }
    let typical = host.atTypical
    let maximum = host.atMaximum
    ledger.add(nil, .accelerator, typical: typical.accelerators, maximum: maximum.accelerators, count: count)
    ledger.add(nil, .nic, typical: typical.nics, maximum: maximum.nics, count: count)
    ledger.add(nil, .host, typical: typical.rest, maximum: maximum.rest, count: count)
    let inCages = HostCagePower(links)
    ledger.subtract(
      .host, typical: inCages.taken(from: host, hosts: count, isTypical: true),
      maximum: inCages.taken(from: host, hosts: count, isTypical: false))
  }

  private func add(_ box: BoxPower?, tier: Tier?, count: Int, to ledger: inout PowerLedger) {
    ledger.add(
      tier, .switchSilicon, typical: Figure(box?.typical ?? box?.maximum),
      maximum: Figure(box?.maximum ?? box?.typical), count: count)
    if let box, box.optics != .zero {
      ledger.add(tier, .copackaged, typical: Figure(box.optics), maximum: Figure(box.optics), count: count)
    }
  }

  /// Modules and active cables; what is passive draws zero, and engines and lasers are inside boxes.
  private func add(_ part: PartCount, to ledger: inout PowerLedger) {
    guard part.count > 0, part.kind == .module || part.kind == .cable else { return }
    if part.kind == .cable, part.powerTypical == nil, part.powerMaximum == nil, !part.technology.hasActiveCable {
      return
    }
    ledger.add(
      network.tier(ofLayer: part.layer), .optics, typical: Figure(part.powerTypical ?? part.powerMaximum),
      maximum: Figure(part.powerMaximum ?? part.powerTypical), count: part.count)
  }
}

extension Technology {
  /// Whether the cable itself draws power; cords between modules and passive copper draw none.
  fileprivate var hasActiveCable: Bool { self == .acc || self == .aec || self == .aoc }
}

/// Adds up watts by tier and cause, in the order of the tiers and causes.
private struct PowerLedger {
  private var sums: [[PowerEntry]] = ([nil] + Tier.allCases).map { tier in
    PowerCause.allCases.map { PowerEntry(tier: tier, cause: $0, typical: Total(), maximum: Total()) }
  }
  private var used: Set<Int> = []

  /// Adds so many pieces as one line; nothing for what stands under another cause.
  mutating func add(_ tier: Tier?, _ cause: PowerCause, typical: Figure<Power>?, maximum: Figure<Power>?, count: Int) {
    let row = tier.flatMap { Tier.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    let column = PowerCause.allCases.firstIndex(of: cause) ?? 0
    if let typical { sums[row][column].typical.add(typical.times(count)) }
    if let maximum { sums[row][column].maximum.add(maximum.times(count)) }
    if typical != nil || maximum != nil { used.insert(row * PowerCause.allCases.count + column) }
  }

  /// Takes out of a host's cause what stands under another.
  mutating func subtract(_ cause: PowerCause, typical: Power, maximum: Power) {
    let column = PowerCause.allCases.firstIndex(of: cause) ?? 0
    sums[0][column].typical.subtract(typical)
    sums[0][column].maximum.subtract(maximum)
  }

  /// Entries to which anything was added.
  var entries: [PowerEntry] {
    sums.joined().enumerated().filter { used.contains($0.offset) }.map(\.element)
  }
}
