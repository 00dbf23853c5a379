import Catalog
import Diagnostics
import Economics
import Fabrics
import Planning
import Quantities

/// `bill` and `findings`.
extension ExplainRules {
  static var bill: [ExplainRule] {
    [
      ExplainRule("/bill/*/quantity") { parts, explainer in
        line(parts, explainer).map { line in
          Explanation(
            "pieces of \(line.part) that the plan uses", "count of the devices, cages, cables or racks that take one",
            inputs: [.init("spares beside them", line.spares, at: "/bill/\(parts[1])/spares")],
            sources: source(ofPart: line.part, explainer.plan))
        }
      },
      ExplainRule("/bill/*/spares") { parts, explainer in
        line(parts, explainer).map { line in
          let cabling = explainer.plan.scenario.cabling
          return Explanation(
            "pieces of \(line.part) bought in addition",
            "share of all used pieces of this part, rounded up; none below five, none for hosts, racks and labor",
            "s = ⌈share · n⌉",
            inputs: [
              .init("quantity of this line", line.quantity, at: "/bill/\(parts[1])/quantity"),
              .init("share of modules and cables", cabling.spares.fraction, from: "scenario: cabling.spares"),
              .init("share of switches", cabling.spareSwitches.fraction, from: "scenario: cabling.spare_switches"),
            ])
        }
      },
      ExplainRule("/bill/*/length_m") { parts, explainer in
        line(parts, explainer).map { line in
          Explanation(
            "length of one piece as it is sold", "the shortest sold length that no run of its class exceeds",
            "L(sold) ≥ L(run)",
            inputs: [.init("pieces", line.quantity)], sources: source(ofPart: line.part, explainer.plan))
        }
      },
      ExplainRule("/bill/*/unit_price_usd") { parts, explainer in unitPrice(parts, explainer) },
      ExplainRule("/bill/*/unit_price_usd/*") { parts, explainer in unitPrice(parts, explainer) },
      ExplainRule("/bill/*/amount_usd") { parts, explainer in amount(parts, "p50", explainer) },
      ExplainRule("/bill/*/amount_usd/*") { parts, explainer in amount(parts, parts[3], explainer) },
      ExplainRule("/bill/*/lead_time_weeks/*") { parts, explainer in
        line(parts, explainer).map { line in
          Explanation(
            "weeks from order to delivery, \(parts[3])", "as published for its class of products",
            inputs: [.init("pieces", line.quantity + line.spares)], sources: leadTimeSources(explainer.plan))
        }
      },
    ]
  }

  static var findings: [ExplainRule] {
    [
      ExplainRule("/findings/*/*") { parts, explainer in
        guard let index = Int(parts[1]), explainer.plan.findings.indices.contains(index) else { return nil }
        let finding = explainer.plan.findings[index]
        return Explanation(
          parts[2] == "count"
            ? "things that the finding stands for" : "where the cause of the finding stands: \(parts[2])",
          "as verification found it",
          inputs: [.init("findings of the plan", explainer.plan.findings.count)],
          sources: ["heliograph explain \(finding.code.id)"])
      }
    ]
  }

  private static func line(_ parts: [String], _ explainer: Explainer) -> BillLine? {
    Int(parts[1]).flatMap { explainer.plan.bill.lines.indices.contains($0) ? explainer.plan.bill.lines[$0] : nil }
  }

  private static func unitPrice(_ parts: [String], _ explainer: Explainer) -> Explanation? {
    line(parts, explainer).map { line in
      Explanation(
        "price of one \(line.part)" + (parts.count > 3 ? ", \(parts[3])" : ""),
        "the scenario's own price, else the catalog's list price, else a planning range",
        sources: ["\(line.priceSource)"] + source(ofPart: line.part, explainer.plan))
    }
  }

  private static func amount(_ parts: [String], _ name: String, _ explainer: Explainer) -> Explanation? {
    line(parts, explainer).map { line in
      let suffix = parts.count > 3 ? "/\(name)" : ""
      let price = line.isIncluded ? 0 : percentile(name, of: line.unitPrice)
      return Explanation(
        "price of all pieces of \(line.part), spares included"
          + (line.isIncluded ? "; inside the price of its box" : ""),
        "quantity with spares times the price of one", "a = (n + s) · price", .product,
        inputs: [
          .init("quantity with spares", line.quantity + line.spares, at: "/bill/\(parts[1])/quantity"),
          .init(
            "price of one, USD", price, at: line.isIncluded ? nil : "/bill/\(parts[1])/unit_price_usd\(suffix)",
            from: line.priceSource),
        ])
    }
  }

  private static func leadTimeSources(_ plan: Plan) -> [String] {
    let rows = plan.catalogRows.filter { $0.kind == "fact" }
    return rows.map { "catalog fact/\($0.id): \($0.provenance.summary)" }
  }
}
