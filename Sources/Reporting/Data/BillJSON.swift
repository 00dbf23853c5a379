import Documents
import Economics
import Fabrics
import Quantities

/// `bill`: one object a line.
enum BillJSON {
  static func write(_ bill: Bill, to json: inout JSONWriter) {
    json.array("bill") { json in
      for line in bill.lines {
        json.object { json in
          json.member("category", line.category.rawValue)
          json.member("id", line.part)
          json.member("description", line.description)
          json.member("tier", orNull: line.tier?.rawValue)
          json.member("length_m", orNull: line.length?.meters)
          json.member("quantity", line.quantity)
          json.member("spares", line.spares)
          json.member("included", line.isIncluded)
          write(line.unitPrice, as: "unit_price_usd", to: &json)
          write(line.amount, as: "amount_usd", to: &json)
          json.member("price_source", line.priceSource)
          json.key("lead_time_weeks")
          if let time = line.leadTime { write(time, to: &json) { $0.seconds / 604_800 } } else { json.null() }
        }
      }
    }
  }

  private static func write(_ figure: Figure<Money>, as key: String, to json: inout JSONWriter) {
    json.key(key)
    switch figure {
    case .known(let value): json.value(value.dollars)
    case .range(let spread): write(spread, to: &json) { $0.dollars }
    case .unknown: json.null()
    }
  }

  private static func write<Q: Quantity>(_ spread: Spread<Q>, to json: inout JSONWriter, _ value: (Q) -> Double) {
    json.object { json in
      json.member("p5", value(spread.p5))
      json.member("p50", value(spread.p50))
      json.member("p95", value(spread.p95))
    }
  }
}
