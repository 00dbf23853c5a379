import Catalog
import Economics
import Fabrics
import Planning
import Quantities
import Reporting

/// `fabrics` and `scale_up`: how a network comes to its size.
extension ExplainRules {
  static var fabrics: [ExplainRule] {
    [
      fabric("planes", "planes that each host port is split over", "given by the scenario, or its default"),
      fabric(
        "rails", "leaves of one rail group", "ports of a host over the ports of a rail",
        "r = ports per host / ports per rail"),
      fabric(
        "tiers", "switch tiers", "the fewest tiers whose switches have ports for all hosts, at most tiers_at_most"),
      fabric(
        "bisection", "bandwidth across the middle over full host bandwidth, at most 1",
        "the narrowest tier above the hosts over the hosts' links, as built", "β = min(1, up / down)"),
      fabric(
        "diameter", "links on the longest shortest path between two hosts", "up through all tiers and down again",
        "d = 2 · tiers"),
      fabric(
        "groups", "rail groups, or leaves of a fat tree, in one plane", "hosts over the hosts of a group, rounded up",
        "G = ⌈H / hosts per group⌉"),
      fabric(
        "pods", "pods in one plane", "groups over the groups of a pod, rounded up; 1 without a third tier",
        "pods = ⌈G / groups per pod⌉"),
      ExplainRule("/fabrics/*/unused_ports") { parts, explainer in unusedPorts(parts, explainer) },
      ExplainRule("/fabrics/*/oversubscription/*") { parts, explainer in
        sized(
          parts, explainer, "bandwidth facing down over bandwidth facing up of a \(parts[3]), as built",
          "ports facing down over ports facing up, at their rates", "o = down / up")
      },
      ExplainRule("/fabrics/*/switches/*") { parts, explainer in
        sized(
          parts, explainer, "switches of the tier \(parts[3]), summed over planes", switchWords(parts[3]),
          "n = P · ⌈ports needed / ports facing down⌉")
      },
      ExplainRule("/fabrics/*/links/*") { parts, explainer in
        sized(
          parts, explainer, "logical links \(parts[3]) at the rate of one plane", linkWords(parts[3]),
          "n = P · Σ links of a group")
      },
      ExplainRule("/fabrics/*/cage_links/*") { parts, explainer in cageLinks(["links", parts[3]], parts, explainer) },
      ExplainRule("/fabrics/*/circuit_switching/cage_links") { parts, explainer in
        cageLinks(["circuit_switching", "links"], parts, explainer)
      },
      ExplainRule("/fabrics/*/circuit_switching/*") { parts, explainer in
        sized(
          parts, explainer, "optical circuit switching: \(parts[3])",
          "the two faces of a cube on an axis meet on one switch, one for each position on a face",
          "n = axes · positions on a face")
      },
      ExplainRule("/scale_up/domains") { _, explainer in
        Explanation(
          "scale-up domains", "accelerators over the accelerators of one domain, rounded up", "D = ⌈A / a⌉",
          inputs: [
            input("accelerators", ["counts", "accelerators"], explainer),
            input("accelerators in one domain", ["scale_up", "accelerators"], explainer),
          ], sources: scaleUpSources(explainer.plan))
      },
      ExplainRule("/scale_up/links") { _, explainer in
        scaleUp(
          "links of one domain", "accelerators times links of each, or pairs where they are joined directly",
          ["accelerators", "links_per_accelerator"], explainer)
      },
      ExplainRule("/scale_up/*") { parts, explainer in
        scaleUp(
          "one scale-up domain: \(parts[1])", "as the catalog states the domain, or derived as it says",
          ["accelerators"], explainer)
      },
    ]
  }

  private static func fabric(_ key: String, _ title: String, _ words: String, _ symbols: String = "") -> ExplainRule {
    ExplainRule("/fabrics/*/\(key)") { parts, explainer in sized(parts, explainer, title, words, symbols) }
  }

  private static func sized(
    _ parts: [String], _ explainer: Explainer, _ title: String, _ words: String, _ symbols: String
  ) -> Explanation? {
    guard let index = Int(parts[1]), explainer.plan.network.fabrics.indices.contains(index) else { return nil }
    let fabric = explainer.plan.network.fabrics[index]
    if fabric.tier == .scaleAcross {
      return Explanation(
        "\(fabric.name): \(title)", "lines to other sites have no tiers, planes or groups of hosts; see `lines`", "",
        inputs: [input("channels at this site", ["counts", "scale_across", "channels_at_this_site"], explainer)])
    }
    return Explanation(
      "\(fabric.name): \(title)", words, symbols, inputs: specInputs(fabric, explainer),
      sources: fabric.size.choices.isEmpty ? ["counting rules: Documentation/verification.md"] : fabric.size.choices)
  }

  /// What the size of a network follows from.
  private static func specInputs(_ fabric: Network.Fabric, _ explainer: Explainer) -> [Explanation.Input] {
    var inputs = [input("hosts", ["totals", "devices_by_role", "host"], explainer)]
    guard let resolved = explainer.plan.resolved.fabrics.first(where: { $0.spec.name == fabric.name }) else {
      return inputs
    }
    let (spec, path) = (resolved.spec, resolved.path)
    inputs += [
      .init("ports per host", spec.portsPerHost, from: "scenario: \(path).ports_per_host"),
      .init("planes", spec.planes, from: "scenario: \(path).planes"),
      .init("reserved ports", spec.reservedPorts, from: "scenario: \(path).reserved_ports"),
    ]
    for (name, tier) in [("leaf", spec.leaf), ("spine", spec.spine), ("core", spec.core)] where !tier.model.isEmpty {
      let source = source(ofPart: tier.model, explainer.plan).first ?? "scenario: \(path).\(name)"
      inputs.append(.init("ports of \(name) \(tier.model)", tier.ports, from: source))
      if let down = tier.down {
        inputs.append(.init("ports of \(name) facing down", down, from: "scenario: \(path).\(name).down"))
      }
      if let up = tier.up {
        inputs.append(.init("ports of \(name) facing up", up, from: "scenario: \(path).\(name).up"))
      }
      inputs.append(.init("oversubscription of \(name), at most", tier.oversubscription, from: "scenario: \(path)"))
    }
    return inputs
  }

  private static func switchWords(_ tier: String) -> String {
    switch tier {
    case "leaf": "one leaf for each rail and group of hosts, on every plane"
    case "spine": "links of the leaves over the ports of a spine, rounded up to whole pods and planes"
    default: "links of the spines over the ports of a core, rounded up to whole planes"
    }
  }

  private static func linkWords(_ kind: String) -> String {
    switch kind {
    case "host_leaf": "ports of the fitted hosts on every plane, and reserved ports"
    case "leaf_spine": "links from whole groups of leaves to every spine that they reach"
    case "spine_core": "links from every spine to the cores of its plane"
    default: "a link for each pair of hosts, or for each neighbor in a torus"
    }
  }

  private static func cageLinks(_ logical: [String], _ parts: [String], _ explainer: Explainer) -> Explanation? {
    guard let index = Int(parts[1]), explainer.plan.network.fabrics.indices.contains(index) else { return nil }
    let fabric = explainer.plan.network.fabrics[index]
    let spec = explainer.plan.resolved.fabrics.first { $0.spec.name == fabric.name }?.spec
    return Explanation(
      "\(fabric.name): the same links counted in full cages", "logical links over the links of a full cage, rounded up",
      "c = ⌈n / k⌉",
      inputs: [
        input("logical links", Array(parts.prefix(2)) + logical, explainer),
        .init("links in one cage", spec.map { $0.linksPerCage ?? $0.planes } ?? fabric.planes),
      ])
  }

  private static func unusedPorts(_ parts: [String], _ explainer: Explainer) -> Explanation? {
    guard let index = Int(parts[1]), explainer.plan.network.fabrics.indices.contains(index) else { return nil }
    if explainer.plan.network.fabrics[index].tier == .scaleAcross { return unusedEdgePorts(explainer) }
    let head = Array(parts.prefix(2))
    var inputs: [Explanation.Input] = []
    for tier in ["leaf", "spine", "core"] {
      inputs.append(input("\(tier) switches", head + ["switches", tier], explainer))
    }
    for kind in ["host_leaf", "leaf_spine", "spine_core"] {
      inputs.append(input("links \(kind)", head + ["links", kind], explainer))
    }
    return Explanation(
      "\(explainer.plan.network.fabrics[index].name): logical switch ports that nothing is plugged into",
      "ports of all switches less the ends of links at them", "u = Σ switches · ports − ends", inputs: inputs)
  }

  private static func unusedEdgePorts(_ explainer: Explainer) -> Explanation {
    let edge = explainer.plan.resolved.edge
    return Explanation(
      "ports of the site edge without a channel: those that are kept for the networks of the site are among them",
      "ports of all switches of the edge less channels", "u = n · ports − channels",
      inputs: [
        input("switches of the edge", ["totals", "devices_by_role", "border"], explainer),
        input("channels at this site", ["counts", "scale_across", "channels_at_this_site"], explainer),
      ], sources: edge.map { source(ofPart: $0.border.id, explainer.plan) } ?? [])
  }

  private static func scaleUp(_ title: String, _ words: String, _ keys: [String], _ explainer: Explainer) -> Explanation
  {
    Explanation(
      title, words, "", inputs: keys.map { input($0, ["scale_up", $0], explainer) },
      sources: scaleUpSources(explainer.plan))
  }

  private static func scaleUpSources(_ plan: Plan) -> [String] {
    (plan.resolved.scaleUp.map { ["catalog scaleup-fabric/\($0.id): \($0.row.provenance.summary)"] } ?? [])
      + (plan.scaleUp?.domain.derivations ?? [])
  }
}
