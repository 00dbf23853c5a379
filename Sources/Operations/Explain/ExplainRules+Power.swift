import Cabling
import Catalog
import Economics
import Fabrics
import Planning
import Quantities
import Reporting

/// `power_w` and `power`: every watt once.
extension ExplainRules {
  static var power: [ExplainRule] {
    [
      entrySum("/power/typical_w", "typical_w", "typical power, which energy is computed from"),
      entrySum("/power/maximum_w", "maximum_w", "maximum power, which feeds and cooling are provisioned for"),
      entrySum("/power_w", "maximum_w", "maximum power, which feeds and cooling are provisioned for"),
      ExplainRule("/power/unknown_lines") { _, explainer in
        Explanation(
          "lines of the maximum power that have no value", "sum over the entries", "n = Σ n(entry)", .sum,
          inputs: explainer.plan.power.entries.enumerated().map { index, entry in
            .init(name(entry), entry.maximum.unknownLines, from: "/power/entries/\(index)")
          })
      },
      ExplainRule("/power/entries/*/*") { parts, explainer in
        guard let index = Int(parts[2]), explainer.plan.power.entries.indices.contains(index) else { return nil }
        return entry(explainer.plan.power.entries[index], isTypical: parts[3] == "typical_w", explainer.plan)
      },
    ]
  }

  private static func name(_ entry: PowerEntry) -> String {
    "\(entry.cause.rawValue), \(entry.tier?.rawValue ?? "hosts")"
  }

  private static func entrySum(_ pattern: String, _ key: String, _ title: String) -> ExplainRule {
    ExplainRule(pattern) { _, explainer in
      Explanation(
        title, "sum over tiers and causes, each watt once", "P = Σ P(tier, cause)", .sum,
        inputs: explainer.plan.power.entries.enumerated().map { index, entry in
          let total = key == "typical_w" ? entry.typical : entry.maximum
          return .init(
            name(entry), total.lowerBound?.watts, at: "/power/entries/\(index)/\(key)",
            from: total.isComplete ? nil : "\(total.unknownLines) without a value")
        })
    }
  }

  /// One tier and cause: pieces times power of one.
  private static func entry(_ entry: PowerEntry, isTypical: Bool, _ plan: Plan) -> Explanation {
    let terms: [(name: String, count: Int, watts: Double?, source: String)]
    switch entry.cause {
    case .accelerator, .host, .nic: terms = hostTerms(entry.cause, isTypical, plan)
    case .switchSilicon, .copackaged: terms = boxTerms(entry, isTypical, plan)
    case .optics: terms = opticsTerms(entry, isTypical, plan)
    }
    return Explanation(
      "\(isTypical ? "typical" : "maximum") power: \(name(entry))", words(entry.cause), "P = Σ n · p", .sumOfProducts,
      inputs: terms.flatMap { term in
        [Explanation.Input(term.name, term.count), .init("W each", term.watts, from: term.source)]
      })
  }

  private static func words(_ cause: PowerCause) -> String {
    switch cause {
    case .accelerator: "hosts times the design power of their accelerators, at most the host's total"
    case .nic: "hosts times the power of their adapters, without what is plugged in"
    case .host: "hosts times the rest: the host's total less accelerators, adapters and what is in its cages"
    case .switchSilicon: "boxes times their power with passive cables"
    case .copackaged: "boxes times the power of the engines and lasers inside"
    case .optics: "modules and active cables times the power of one"
    }
  }

  private static func hostTerms(
    _ cause: PowerCause, _ isTypical: Bool, _ plan: Plan
  ) -> [(name: String, count: Int, watts: Double?, source: String)] {
    let id = plan.resolved.host.id
    guard let host = plan.hostPower[id] else { return [(id, plan.resolved.hosts, nil, "not known")] }
    let split = isTypical ? host.atTypical : host.atMaximum
    let figure: Figure<Power>? = cause == .accelerator ? split.accelerators : cause == .nic ? split.nics : split.rest
    var terms: [(name: String, count: Int, watts: Double?, source: String)] = [
      (id, plan.resolved.hosts, figure?.central?.watts, plan.resolved.host.row.provenance.summary)
    ]
    let taken = HostCagePower(plan.links).taken(from: host, hosts: plan.resolved.hosts, isTypical: isTypical)
    if cause == .host, taken > .zero {
      terms.append(
        ("less what is in their cages, counted with the optics", 1, -taken.watts, "the optics of each network"))
    }
    return terms
  }

  private static func boxTerms(
    _ entry: PowerEntry, _ isTypical: Bool, _ plan: Plan
  ) -> [(name: String, count: Int, watts: Double?, source: String)] {
    PlanCounts(plan).devices.compactMap { device in
      let fabric = plan.network.classes[device.deviceClass].fabric
      guard device.role != .host, device.count > 0, !device.model.isEmpty,
        plan.network.fabrics.indices.contains(fabric),
        plan.network.fabrics[fabric].tier == entry.tier
      else { return nil }
      let box = plan.boxPower[device.model]
      if entry.cause == .copackaged, box?.optics == .zero || box == nil { return nil }
      let silicon = isTypical ? box?.typical ?? box?.maximum : box?.maximum ?? box?.typical
      let watts = entry.cause == .copackaged ? box?.optics : silicon
      return (
        "\(device.role.rawValue) \(device.model)", device.count, watts?.watts,
        basis(box) + source(ofPart: device.model, plan).joined(separator: "; ")
      )
    }
  }

  private static func basis(_ box: BoxPower?) -> String {
    switch box?.basis {
    case .derived(let sibling)?: "derived from \(sibling) with passive cables, engines and lasers; "
    case .whole?: "published with its optics; "
    case .unstated?: "taken as the box with passive cables; "
    case .passive?, .unknown?, nil: ""
    }
  }

  private static func opticsTerms(
    _ entry: PowerEntry, _ isTypical: Bool, _ plan: Plan
  ) -> [(name: String, count: Int, watts: Double?, source: String)] {
    return plan.links.parts.compactMap { part in
      let layer = plan.network.layers[part.layer]
      guard part.kind == .module || part.kind == .cable, plan.network.fabrics[layer.fabric].tier == entry.tier else {
        return nil
      }
      let watts = isTypical ? part.powerTypical ?? part.powerMaximum : part.powerMaximum ?? part.powerTypical
      // Passive cables burn nothing and have no line.
      let isActive = [Technology.acc, .aec, .aoc].contains(part.technology)
      if part.kind == .cable, watts == nil, !isActive { return nil }
      return (part.part, part.count, watts?.watts, source(ofPart: part.part, plan).joined(separator: "; "))
    }
  }
}
