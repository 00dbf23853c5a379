import Diagnostics
import Planning
import Quantities

/// `conflicts`, `ways_out` and `ways_out_search`: what came of planning the scenario again with edits.
extension ExplainRules {
  static var conflicts: [ExplainRule] {
    [
      ExplainRule("/conflicts/*/finding") { parts, explainer in
        Explanation(
          "position of the error in `findings`, from 0", "as verification found it",
          inputs: [.init("findings of the plan", explainer.plan.findings.count)],
          sources: ["heliograph explain \(conflict(parts, explainer)?.code.id ?? "")"])
      },
      way("errors_left", "errors of the plan with these edits", "count of its errors, each once"),
      way("capex_usd", "price of everything in the plan with these edits", "sum of the amounts of its bill"),
      way(
        "capex_change_usd", "change of the price of everything bought",
        "sum over all pieces that change in number or amount, spares included; the bill of this plan holds what is defined of it, "
          + "and no line prices a change of the hall",
        "change = Σ amount(piece) there - Σ amount(piece) here", from: ("price of this plan", "/cost/capex_usd")),
      way(
        "unknown_lines", "changes of the price that are not known", "pieces without a price, and changes of the hall"),
      way(
        "power_change_w", "change of the largest power", "sum of what is known there less the same here",
        from: ("largest power of this plan", "/power/maximum_w")),
      way(
        "racks_change", "change of the number of racks", "racks that stand there less racks that stand here",
        from: ("racks of this plan", "/counts/racks")),
      ExplainRule("/ways_out_search/trials") { _, explainer in
        Explanation(
          "changed scenarios that were tried", "each once, planned as far as the question needed",
          inputs: [
            .init("errors of the plan", explainer.plan.findings.count { $0.severity == .error })
          ],
          sources: ["the pipeline, on the scenario with each edit"])
      },
    ]
  }

  private static func conflict(_ parts: [String], _ explainer: Explainer) -> Conflict? {
    Int(parts[1]).flatMap { index in
      explainer.plan.conflicts.conflicts.indices.contains(index) ? explainer.plan.conflicts.conflicts[index] : nil
    }
  }

  /// A number of a way out.
  /// - Parameter here: where this plan has what is compared.
  private static func way(
    _ key: String, _ title: String, _ words: String, _ symbols: String = "",
    from here: (name: String, pointer: String)? = nil
  ) -> ExplainRule {
    ExplainRule("/ways_out/*/\(key)") { parts, explainer in
      guard let index = Int(parts[1]), explainer.plan.conflicts.waysOut.indices.contains(index) else { return nil }
      let way = explainer.plan.conflicts.waysOut[index]
      let inputs = here.flatMap { here -> Explanation.Input? in
        let parts = PlanDocument.parts(of: here.pointer) ?? []
        return explainer.document.number(at: parts).map { .init(here.name, $0, at: here.pointer) }
      }
      return Explanation(
        title, words, symbols, inputs: [inputs].compactMap(\.self),
        sources: way.changes.map { "the edit \($0.text)" } + ["the pipeline, on the scenario with these edits"])
    }
  }
}
