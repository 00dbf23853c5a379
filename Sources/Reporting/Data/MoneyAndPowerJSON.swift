import Documents
import Economics
import Fabrics
import Planning
import Quantities

/// `cost_usd` and `power_w`, one number each, with their details in `cost` and `power`.
enum MoneyAndPowerJSON {
  static func write(_ plan: Plan, to json: inout JSONWriter) {
    json.member("cost_usd", orNull: plan.cost.capex.lowerBound?.dollars)
    json.object("cost") { json in write(plan.cost, to: &json) }
    json.member("power_w", orNull: plan.power.maximum().lowerBound?.watts)
    json.object("power") { json in write(plan.power, to: &json) }
  }

  private static func write(_ cost: CostSummary, to json: inout JSONWriter) {
    json.member("capex_usd", orNull: cost.capex.lowerBound?.dollars)
    json.member("network_capex_usd", orNull: cost.networkCapex.lowerBound?.dollars)
    json.member("energy_per_year_usd", orNull: cost.energyPerYear.lowerBound?.dollars)
    json.member("years", cost.years)
    json.member("total_usd", orNull: cost.total.lowerBound?.dollars)
    json.member("per_accelerator_usd", orNull: cost.perAccelerator?.dollars)
    json.member("network_per_accelerator_usd", orNull: cost.networkPerAccelerator?.dollars)
    json.member("per_gbps_usd", orNull: cost.perGigabit?.dollars)
    json.member("network_per_gbps_usd", orNull: cost.networkPerGigabit?.dollars)
    json.member("injection_gbps", cost.injection.bitsPerSecond / 1e9)
    json.member("complete", cost.total.isComplete)
    json.member("unknown_lines", cost.total.unknownLines)
    json.member("estimated_lines", cost.total.estimatedLines)
    write(cost.capexSpread, as: "capex_range_usd", to: &json)
    write(cost.networkCapexSpread, as: "network_capex_range_usd", to: &json)
    write(cost.energySpread, as: "energy_per_year_range_usd", to: &json)
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
    json.member("typical_w", orNull: power.typical().lowerBound?.watts)
    json.member("maximum_w", orNull: maximum.lowerBound?.watts)
    json.member("complete", maximum.isComplete && power.typical().isComplete)
    json.member("unknown_lines", maximum.unknownLines)
    json.array("entries") { json in
      for entry in power.entries {
        json.object { json in
          json.member("tier", orNull: entry.tier?.rawValue)
          json.member("cause", entry.cause.rawValue)
          json.member("typical_w", orNull: entry.typical.lowerBound?.watts)
          json.member("maximum_w", orNull: entry.maximum.lowerBound?.watts)
          json.member("complete", entry.typical.isComplete && entry.maximum.isComplete)
        }
      }
    }
  }
}
