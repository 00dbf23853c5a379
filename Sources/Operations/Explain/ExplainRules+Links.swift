import Cabling
import Catalog
import Fabrics
import Facility
import Planning
import Quantities

/// `classes`: a class of links, what was chosen for it, and what was not.
extension ExplainRules {
  static var linkClasses: [ExplainRule] {
    [
      ofClass(
        "rate_gbps", "rate of one link, one direction",
        "given by the scenario, or what the host's port carries over the planes"
      ) { type, plan in
        [
          .init(
            type.run.a.model, type.run.rate.bitsPerSecond / 1e9,
            from: source(ofPart: type.run.a.model, plan).first ?? "scenario: link_rate")
        ]
      },
      ofClass(
        "length_m", "upper edge of the class of lengths",
        "the shortest sold or rated length that the longest run of the class does not exceed", "L ≥ longest run"
      ) { type, _ in
        [.init("longest run, m", type.longest.meters)]
      },
      ofClass(
        "longest_m", "longest routed run of the class",
        "risers, trays along rows and across aisles, and slack, of its longest run", "l = riser + tray + riser + slack"
      ) { _, plan in
        let floor = plan.scenario.floor.spec
        return [
          .init("slack, m", floor.slack.meters, from: "scenario: floor.slack"),
          .init("height of the trays, m", floor.trayHeight.meters, from: "scenario: floor.tray_height"),
          .init("pitch of the racks, m", floor.pitch.meters, from: "scenario: floor.pitch"),
        ]
      },
      ofClass(
        "links", "logical links of the class",
        "count of the links between such cages whose run is in this class of lengths"
      ) { type, _ in
        [.init("longest run, m", type.longest.meters), .init("upper edge of the class, m", type.run.length.meters)]
      },
      ExplainRule("/classes/*/cables") { parts, explainer in
        planned(parts, explainer).map { type in
          Explanation(
            "cables of the class: lines of cables.csv",
            "what is laid from end to end, and the cords at both ends of what is laid in several pieces",
            "c = laid + patch cords", .sum,
            inputs: [
              .init("laid from end to end", type.laidCables),
              .init("patch cords at both ends", type.patchCords),
            ])
        }
      },
      ExplainRule("/classes/*/*/ports_per_cage") { parts, explainer in
        guard let type = planned(parts, explainer) else { return nil }
        let end = parts[2] == "a" ? type.run.a : type.run.b
        return Explanation(
          "logical ports that a cage is broken out into", "rate of the cage over the rate of a link", "p = R / r",
          .quotient,
          inputs: [
            .init("rate of what the cage carries, Gb/s", Double(end.portsPerCage) * type.run.rate.bitsPerSecond / 1e9),
            .init("rate of a link, Gb/s", type.run.rate.bitsPerSecond / 1e9, at: "/classes/\(parts[1])/rate_gbps"),
          ], sources: source(ofPart: end.model, explainer.plan))
      },
      ExplainRule("/classes/*/chosen/parts/*/shared_by") { parts, explainer in
        shared(planned(parts, explainer)?.choice, parts[4], explainer.plan)
      },
      ExplainRule("/classes/*/rejected/*/parts/*/shared_by") { parts, explainer in
        shared(rejected(parts, explainer), parts[5], explainer.plan)
      },
      ExplainRule("/classes/*/chosen/*") { parts, explainer in
        planned(parts, explainer)?.choice.flatMap { figure(parts[3], of: $0, parts, explainer) }
      },
      ExplainRule("/classes/*/rejected/*/*") { parts, explainer in
        rejected(parts, explainer).flatMap { figure(parts[4], of: $0, parts, explainer) }
      },
    ]
  }

  private static func planned(_ parts: [String], _ explainer: Explainer) -> PlannedClass? {
    Int(parts[1]).flatMap { explainer.plan.links.classes.indices.contains($0) ? explainer.plan.links.classes[$0] : nil }
  }

  /// `plan.json` lists the candidates without the chosen one.
  private static func rejected(_ parts: [String], _ explainer: Explainer) -> Candidate? {
    guard let type = planned(parts, explainer), let number = Int(parts[3]) else { return nil }
    let others = type.candidates.indices.filter { $0 != type.chosen }
    return others.indices.contains(number) ? type.candidates[others[number]] : nil
  }

  private static func ofClass(
    _ key: String, _ title: String, _ words: String, _ symbols: String = "",
    _ inputs: @escaping (PlannedClass, Plan) -> [Explanation.Input]
  ) -> ExplainRule {
    ExplainRule("/classes/*/\(key)") { parts, explainer in
      planned(parts, explainer).map { Explanation(title, words, symbols, inputs: inputs($0, explainer.plan)) }
    }
  }

  private static func shared(_ candidate: Candidate?, _ index: String, _ plan: Plan) -> Explanation? {
    guard let parts = candidate?.parts, let index = Int(index), parts.indices.contains(index) else { return nil }
    return Explanation(
      "logical links that share one \(parts[index].part)", "ports of the cage that the part serves",
      inputs: [.init("links of one part", parts[index].sharedBy)], sources: source(ofPart: parts[index].part, plan))
  }

  /// The figures of a candidate for one logical link.
  private static func figure(
    _ key: String, of candidate: Candidate, _ parts: [String], _ explainer: Explainer
  ) -> Explanation? {
    let sources = candidate.parts.flatMap { source(ofPart: $0.part, explainer.plan) }
    switch key {
    case "price_per_link_usd":
      return Explanation(
        "price of one logical link",
        "sum over its parts: pieces times price over the links that share them; a part without a price is not in it",
        "c = Σ q · price / s", .sum,
        inputs: candidate.parts.map {
          .init(
            "\($0.quantity) x \($0.part) over \($0.sharedBy)",
            $0.price.times($0.quantity).divided(by: $0.sharedBy).central?.dollars)
        }, sources: sources)
    case "power_per_link_w":
      return Explanation(
        "largest power of one logical link, both ends",
        "sum over its parts: pieces times power over the links that share them", "p = Σ q · p / s", .sum,
        inputs: candidate.parts.map { part in
          let share = Double(part.quantity) / Double(max(1, part.sharedBy))
          return .init(
            "\(part.quantity) x \(part.part) over \(part.sharedBy)", part.powerMaximum.map { $0.watts * share })
        }, sources: sources)
    default: return plain(key, candidate, parts, explainer, sources)
    }
  }

  private static func plain(
    _ key: String, _ candidate: Candidate, _ parts: [String], _ explainer: Explainer, _ sources: [String]
  ) -> Explanation? {
    let run = input("upper edge of the class, m", ["classes", parts[1], "length_m"], explainer)
    switch key {
    case "sold_length_m":
      return Explanation(
        "length that is bought", "the shortest sold length that no run of the class exceeds", "L(sold) ≥ L(class)",
        inputs: [run], sources: sources)
    case "fibers_per_link":
      return Explanation(
        "strands of fiber that one link lights, both directions",
        "what the optical interface of the modules takes; 0 for copper",
        inputs: [.init("parts", candidate.parts.count)], sources: sources)
    case "latency_ns":
      return Explanation(
        "latency of modules and cable, both ends", "latency of the modules plus length times delay per length",
        "t = Σ t(part) + L · τ", inputs: [run],
        sources: sources)
    case "margin_db":
      return Explanation(
        "margin of the link", "received over needed power", "M = P − S", inputs: [run], sources: sources)
    default: return nil
    }
  }
}
