package import Diagnostics
import Documents
import Economics
package import Planning
import Quantities

/// Explains any number of `plan.json`: recomputed from the plan, not stored in it.
package struct Explainer {
  let plan: Plan
  let document: PlanDocument

  /// Explains a plan.
  /// - Throws: when the plan holds a number that is not finite.
  package init(_ plan: Plan) throws {
    self.plan = plan
    document = try PlanDocument(plan)
  }

  /// The explanation of the number at a pointer.
  /// - Throws: `HG5101` when nothing is there, or something that is no number.
  package func explain(_ pointer: String) throws(Rejection) -> Explanation {
    guard let parts = PlanDocument.parts(of: pointer) else {
      throw refusal("`\(pointer)` is not a JSON pointer", help: "it begins with a slash: `/cost/capex_usd`")
    }
    let node = try document.node(at: parts)
    guard let value = PlanDocument.number(node) else {
      throw refusal("`\(pointer)` is not a number", help: Self.help(parts, node))
    }
    guard var explanation = ExplainRules.explanation(of: parts, self) else {
      throw refusal("`\(pointer)` has no explanation", help: "`heliograph explain PLAN /cost/capex_usd` explains a sum")
    }
    explanation.pointer = pointer
    explanation.value = value
    explanation.unknownLines = unknownLines(of: parts)
    return explanation
  }

  /// How many lines of a sum of money or power have no value.
  private func unknownLines(of parts: [String]) -> Int {
    switch parts {
    case ["cost_usd"], ["cost", "capex_usd"]: plan.cost.capex.unknownLines
    case ["cost", "network_capex_usd"]: plan.cost.networkCapex.unknownLines
    case ["cost", "energy_per_year_usd"]: plan.cost.energyPerYear.unknownLines
    case ["cost", "total_usd"]: plan.cost.total.unknownLines
    case ["power", "typical_w"]: plan.power.typical().unknownLines
    case ["power_w"], ["power", "maximum_w"]: plan.power.maximum().unknownLines
    default: unknownLines(ofEntry: parts)
    }
  }

  private func unknownLines(ofEntry parts: [String]) -> Int {
    guard parts.count == 4, parts.starts(with: ["power", "entries"]), let index = Int(parts[2]),
      plan.power.entries.indices.contains(index)
    else { return 0 }
    let entry = plan.power.entries[index]
    return (parts[3] == "typical_w" ? entry.typical : entry.maximum).unknownLines
  }

  private static func help(_ parts: [String], _ node: Node) -> String {
    let keys = (node.entries ?? []).map { PlanDocument.pointer(parts + [$0.key]) }
    if !keys.isEmpty { return "go on to one of: " + keys.prefix(20).joined(separator: ", ") }
    if let count = node.elements?.count {
      return "it holds \(count) elements: `\(PlanDocument.pointer(parts + ["0"]))` is the first"
    }
    return node.isNull ? "it is not known" : "it is a text or a flag"
  }

  private func refusal(_ message: String, help: String) -> Rejection {
    Rejection(Finding(.unknownTopic, .error, message, help: [help]))
  }
}

/// One pattern of pointers with the explanation of what it matches; `*` stands for any part.
struct ExplainRule {
  let pattern: [String]
  let explain: (_ parts: [String], _ explainer: Explainer) -> Explanation?

  init(_ pattern: String, _ explain: @escaping (_ parts: [String], _ explainer: Explainer) -> Explanation?) {
    self.pattern = pattern.split(separator: "/").map(String.init)
    self.explain = explain
  }

  func matches(_ parts: [String]) -> Bool {
    parts.count == pattern.count && zip(parts, pattern).allSatisfy { $1 == "*" || $0 == $1 }
  }
}

/// Every rule, by section of `plan.json`.
enum ExplainRules {
  static func explanation(of parts: [String], _ explainer: Explainer) -> Explanation? {
    for rule in section(parts.first ?? "") where rule.matches(parts) {
      if let explanation = rule.explain(parts, explainer) { return explanation }
    }
    return nil
  }

  private static func section(_ name: String) -> [ExplainRule] {
    switch name {
    case "counts", "totals", "catalog_rows": counts + lines
    case "lines": lines
    case "cost_usd", "cost": cost
    case "power_w", "power": power
    case "fabrics", "scale_up": fabrics
    case "classes": linkClasses
    case "devices", "device_classes", "racks": places
    case "bill": bill
    case "findings": findings
    default: []
    }
  }
}
