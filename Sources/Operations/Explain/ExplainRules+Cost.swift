import Economics
import Fabrics
import Planning
import Quantities

/// `cost_usd` and `cost`: sums of the bill, and energy.
extension ExplainRules {
  static var cost: [ExplainRule] {
    [
      ExplainRule("/cost_usd") { _, explainer in purchase(explainer) },
      ExplainRule("/cost/capex_usd") { _, explainer in purchase(explainer) },
      ExplainRule("/cost/network_capex_usd") { _, explainer in
        Explanation(
          "the part of the purchase that is network", "sum of the amounts of the bill without hosts",
          "network capex = Σ (quantity + spares) · price, category ≠ host", .sum,
          inputs: billInputs(explainer) { $0.category != .host })
      },
      ExplainRule("/cost/energy_per_year_usd") { _, explainer in
        Explanation(
          "electricity of one year", "typical power times PUE times the hours of a year times the price of energy",
          "E = P · PUE · 8,760 h / 1,000 · price per kWh", .product, inputs: energyInputs(explainer, \.p50))
      },
      ExplainRule("/cost/years") { _, explainer in
        given("years of operation", explainer.plan.cost.years, "economics.years")
      },
      ExplainRule("/cost/total_usd") { _, explainer in
        Explanation(
          "purchase and the energy of all years, undiscounted", "purchase plus energy of one year times years",
          "total = capex + E · years", .sumAndProduct,
          inputs: [
            input("capex", ["cost", "capex_usd"], explainer),
            input("energy of one year", ["cost", "energy_per_year_usd"], explainer),
            input("years", ["cost", "years"], explainer),
          ])
      },
      ratio("per_accelerator_usd", "purchase per accelerator", "capex_usd", over: ["counts", "accelerators"]),
      ratio(
        "network_per_accelerator_usd", "purchase of the network per accelerator", "network_capex_usd",
        over: ["counts", "accelerators"]),
      ratio("per_gbps_usd", "purchase per Gb/s of injection", "capex_usd", over: ["cost", "injection_gbps"]),
      ratio(
        "network_per_gbps_usd", "purchase of the network per Gb/s of injection", "network_capex_usd",
        over: ["cost", "injection_gbps"]),
      ExplainRule("/cost/injection_gbps") { _, explainer in
        Explanation(
          "rate at which all accelerators together can send into the scale-out network",
          "sum over its host links: links times rate; a link between two hosts counts for both", "B = Σ n · r",
          .sumOfProducts,
          inputs: injectionInputs(explainer.plan))
      },
      lines("unknown_lines", "lines of the sum that have no value") { $0.unknownLines },
      lines("estimated_lines", "lines of the sum whose price is a planning range") { $0.estimatedLines },
      range("capex_range_usd", "everything bought") { _ in true },
      range("network_capex_range_usd", "the part of the purchase that is network") { $0.category != .host },
      ExplainRule("/cost/energy_per_year_range_usd/*") { parts, explainer in
        Explanation(
          "a percentile of the electricity of one year",
          "typical power times PUE times the hours of a year times that percentile of the price",
          "E = P · PUE · 8,760 h / 1,000 · price per kWh", .product,
          inputs: energyInputs(explainer, parts[2] == "p5" ? \.p5 : parts[2] == "p95" ? \.p95 : \.p50))
      },
    ]
  }

  private static func purchase(_ explainer: Explainer) -> Explanation {
    Explanation(
      "everything bought",
      "sum of the amounts of the bill; a line without a price is not in it, a range counts with its median",
      "capex = Σ (quantity + spares) · price", .sum, inputs: billInputs(explainer) { _ in true })
  }

  /// A value that the scenario gives, or its documented default.
  static func given(_ title: String, _ value: Int, _ field: String) -> Explanation {
    Explanation(
      title, "given by the scenario, or its default", inputs: [.init(field, value, from: "scenario: \(field)")],
      sources: ["scenario.lock.yaml: \(field)"])
  }

  private static func ratio(_ key: String, _ title: String, _ upper: String, over lower: [String]) -> ExplainRule {
    ExplainRule("/cost/\(key)") { _, explainer in
      Explanation(
        title, "the first over the second; a lower bound where the sum is one", "q = a / b", .quotient,
        inputs: [
          input(upper, ["cost", upper], explainer), input(lower.last ?? "", lower, explainer),
        ])
    }
  }

  // MARK: Bill

  private static func billInputs(_ explainer: Explainer, _ isMeant: (BillLine) -> Bool) -> [Explanation.Input] {
    explainer.plan.bill.lines.enumerated().filter { isMeant($0.element) && !$0.element.isIncluded }.map { index, line in
      let suffix = if case .range = line.amount { "/p50" } else { "" }
      return Explanation.Input(
        "\(line.quantity + line.spares) x \(line.part)", line.amount.central?.dollars,
        at: line.amount.isUnknown ? nil : "/bill/\(index)/amount_usd\(suffix)",
        from: line.priceSource.isEmpty ? "no price is known" : line.priceSource)
    }
  }

  private static func range(_ key: String, _ title: String, _ isMeant: @escaping (BillLine) -> Bool) -> ExplainRule {
    ExplainRule("/cost/\(key)/*") { parts, explainer in
      Explanation(
        "a percentile of \(title)",
        "sum of that percentile of all lines: exact when prices move together, an outer bound when they do not",
        "\(parts[2]) = Σ \(parts[2])(line)", .sum,
        inputs: explainer.plan.bill.lines.filter { isMeant($0) && !$0.isIncluded }.map { line in
          .init(
            "\(line.quantity + line.spares) x \(line.part)", percentile(parts[2], of: line.amount),
            from: line.priceSource)
        })
    }
  }

  static func percentile(_ name: String, of figure: Figure<Money>) -> Double? {
    switch figure {
    case .known(let value): value.dollars
    case .range(let spread): (name == "p5" ? spread.p5 : name == "p95" ? spread.p95 : spread.p50).dollars
    case .unknown: nil
    }
  }

  /// A line of the energy is one line, however many years it is paid for.
  private static func lines(_ key: String, _ title: String, _ count: @escaping (Total<Money>) -> Int) -> ExplainRule {
    ExplainRule("/cost/\(key)") { _, explainer in
      let cost = explainer.plan.cost
      return Explanation(
        title, "those of the bill plus those of the energy", "n = n(capex) + n(E)", .sum,
        inputs: [
          .init("lines of the bill", count(cost.capex), from: "/cost/capex_usd"),
          .init("lines of the energy", count(cost.energyPerYear), from: "/cost/energy_per_year_usd"),
        ])
    }
  }

  // MARK: Energy

  private static func energyInputs(
    _ explainer: Explainer, _ percentile: KeyPath<Spread<EnergyPrice>, EnergyPrice>
  ) -> [Explanation.Input] {
    let economics = explainer.plan.scenario.economics
    let price: EnergyPrice? =
      switch economics.electricity {
      case .known(let price): price
      case .range(let spread): spread[keyPath: percentile]
      case .unknown: nil
      }
    return [
      input("typical power, W", ["power", "typical_w"], explainer),
      .init("PUE", economics.pue, from: "scenario: economics.pue"),
      .init("thousand hours of a year", EnergyTerms.hoursPerYear / 1000, from: "365 days of 24 h"),
      .init("USD per kWh", price?.dollarsPerKilowattHour, from: "scenario: economics.electricity"),
    ]
  }

  private static func injectionInputs(_ plan: Plan) -> [Explanation.Input] {
    var inputs: [Explanation.Input] = []
    for (index, layer) in plan.network.layers.enumerated() where plan.network.fabrics[layer.fabric].tier == .scaleOut {
      let ends = layer.kind == .hostHost ? 2 : layer.kind == .hostLeaf || layer.kind == .hostCircuit ? 1 : 0
      guard ends > 0 else { continue }
      let links = plan.network.links.reduce(0) { $1.layer == Int32(index) ? $0 + 1 : $0 }
      let name = "\(plan.network.fabrics[layer.fabric].name), \(layer.kind.rawValue)"
      inputs.append(.init("ends at hosts: \(name)", links * ends))
      inputs.append(.init("rate of one link, Gb/s", layer.rate.bitsPerSecond / 1e9))
    }
    return inputs.isEmpty ? [.init("host links", 0), .init("rate of one link, Gb/s", 0)] : inputs
  }
}
