import Documents
import Economics
import Fabrics
import Planning
import Quantities

/// `cost_usd` and `power_w`.
enum MoneyAndPowerJSON {
  static func write(_ plan: Plan, to json: inout JSONWriter) {
    json.object("cost_usd") { json in write(plan.cost, to: &json) }
    json.object("power_w") { json in write(plan.power, to: &json) }
  }

  private static func write(_ cost: CostSummary, to json: inout JSONWriter) {
    json.member("capex", cost.capex.known.dollars)
    json.member("network_capex", cost.networkCapex.known.dollars)
    json.member("energy_per_year", cost.energyPerYear.known.dollars)
    json.member("years", cost.years)
    json.member("total", cost.total.known.dollars)
    json.member("per_accelerator", orNull: cost.perAccelerator?.dollars)
    json.member("network_per_accelerator", orNull: cost.networkPerAccelerator?.dollars)
    json.member("per_gbps", orNull: cost.perGigabit?.dollars)
    json.member("network_per_gbps", orNull: cost.networkPerGigabit?.dollars)
    json.member("injection_gbps", cost.injection.bitsPerSecond / 1e9)
    json.member("complete", cost.total.isComplete)
    json.member("unknown_lines", cost.total.unknownLines)
    json.member("estimated_lines", cost.total.estimatedLines)
    write(cost.capexSpread, as: "capex_range", to: &json)
    write(cost.networkCapexSpread, as: "network_capex_range", to: &json)
    write(cost.energySpread, as: "energy_per_year_range", to: &json)
  }

  private static func write(_ sum: SpreadSum<Money>, as key: String, to json: inout JSONWriter) {
    json.object(key) { json in
      json.member("p5", sum.spread.p5.dollars)
      json.member("p50", sum.spread.p50.dollars)
      json.member("p95", sum.spread.p95.dollars)
    }
  }

  private static func write(_ power: PowerBudget, to json: inout JSONWriter) {
    let maximum = power.maximum()
    json.member("typical", power.typical().known.watts)
    json.member("maximum", maximum.known.watts)
    json.member("complete", maximum.isComplete && power.typical().isComplete)
    json.member("unknown_lines", maximum.unknownLines)
    json.array("entries") { json in
      for entry in power.entries {
        json.object { json in
          json.member("tier", orNull: entry.tier?.rawValue)
          json.member("cause", entry.cause.rawValue)
          json.member("typical", entry.typical.known.watts)
          json.member("maximum", entry.maximum.known.watts)
          json.member("complete", entry.typical.isComplete && entry.maximum.isComplete)
        }
      }
    }
  }
}
