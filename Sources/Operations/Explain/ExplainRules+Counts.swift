import Cabling
import Catalog
import Documents
import Economics
import Fabrics
import Facility
import Planning
import Reporting

/// `counts`: how many of everything.
extension ExplainRules {
  static var counts: [ExplainRule] {
    [
      ExplainRule("/catalog_rows") { _, explainer in
        Explanation(
          "catalog rows that the plan used", "count of the rows that were asked for while planning",
          "rows = Σ rows of each kind",
          .sum, inputs: rowsByKind(explainer.plan), sources: ["scenario.lock.yaml: catalog"])
      },
      ExplainRule("/counts/accelerators") { _, explainer in
        let resolved = explainer.plan.resolved
        return Explanation(
          "accelerators that are fitted", "hosts times accelerators in one host", "A = H · a", .product,
          inputs: [
            .init("hosts", resolved.hosts, at: "/totals/devices_by_role/host", from: "scenario: hosts"),
            .init(
              "accelerators in one \(resolved.host.id)", resolved.host.model.accelerators,
              from: resolved.host.row.provenance.summary),
          ])
      },
      ExplainRule("/counts/devices/*/*") { parts, explainer in
        let inputs = PlanCounts(explainer.plan).devices.filter { $0.model == parts[2] && $0.role.rawValue == parts[3] }
        return Explanation(
          "devices of one model in one role", "sum over the networks that use it", "n = Σ n(network)", .sum,
          inputs: inputs.map(deviceInput))
      },
      ExplainRule("/totals/devices_by_role/*") { parts, explainer in
        let inputs = PlanCounts(explainer.plan).devices.filter { $0.role.rawValue == parts[2] }.map(deviceInput)
        return Explanation(
          "devices in one role", "sum over the networks and models", "n = Σ n(class)", .sum, inputs: inputs)
      },
      members("/totals/devices", of: "/totals/devices_by_role", "all devices", "sum over the roles"),
      ExplainRule("/counts/links/*/*") { parts, explainer in
        Explanation(
          "logical links of one tier in one technology", "sum over the classes of links that chose it",
          "n = Σ links of a class",
          .sum, inputs: linkInputs(explainer.plan, tier: parts[2], technology: parts[3]))
      },
      ExplainRule("/totals/links_by_kind/*") { parts, explainer in
        Explanation(
          "logical links between two roles", "sum over the networks, reserved ports and every plane counted",
          "n = Σ n(network)",
          .sum, inputs: layerInputs(explainer.plan, kind: parts[2]))
      },
      members("/totals/links", of: "/totals/links_by_kind", "all logical links", "sum over the kinds"),
      ExplainRule("/counts/modules/*") { parts, explainer in pieces(parts, explainer.plan) },
      ExplainRule("/counts/engines/*") { parts, explainer in pieces(parts, explainer.plan) },
      ExplainRule("/counts/lasers/*") { parts, explainer in pieces(parts, explainer.plan) },
      total("modules", "separately orderable modules; cables with fixed ends are none"),
      total("engines", "optical engines that links use"),
      total("lasers", "external laser sources that links use"),
      ExplainRule("/counts/fibers") { _, explainer in
        Explanation(
          "lit strands of fiber", "sum over the classes of links: links times fibers of one link, both directions",
          "F = Σ n · f", .sumOfProducts,
          inputs: explainer.plan.links.classes.enumerated().flatMap { index, type in
            [
              Explanation.Input("links of class \(index)", type.links, at: "/classes/\(index)/links"),
              .init(
                "fibers of one link", type.choice?.fibersPerLink ?? 0,
                at: type.choice.map { _ in "/classes/\(index)/chosen/fibers_per_link" }),
            ]
          })
      },
      ExplainRule("/counts/port_ends") { _, explainer in
        Explanation(
          "ends of logical links", "every link has two ends", "E = 2 · n", .product,
          inputs: [.init("ends of one link", 2), input("links", ["totals", "links"], explainer)])
      },
      ExplainRule("/counts/cables") { _, explainer in
        Explanation(
          "cables that are laid or patched, and pairs of fibers that leave the site: lines of cables.csv",
          "sum over the classes of links; a split cable or a trunk carries several links, a port over several fiber connectors "
            + "takes several cords",
          "C = Σ cables of a class + fiber pairs", .sum,
          inputs: cableInputs(explainer.plan)
            + (explainer.plan.lines.isEmpty
              ? [] : [input("pairs of fibers", ["counts", "scale_across", "fiber_pairs_at_this_site"], explainer)]))
      },
      ExplainRule("/counts/racks") { _, explainer in
        let totals = explainer.plan.layout.totals
        return Explanation(
          "racks that stand", "racks of hosts and racks of network; places kept for growth are not counted",
          "R = R(hosts) + R(network)",
          .sum, inputs: [.init("racks of hosts", totals.hostRacks), .init("network racks", totals.networkRacks)])
      },
    ]
  }

  // MARK: Helpers of all sections

  /// A value of `plan.json` as an input.
  static func input(_ name: String, _ parts: [String], _ explainer: Explainer) -> Explanation.Input {
    Explanation.Input(name, explainer.document.number(at: parts), at: PlanDocument.pointer(parts))
  }

  static func keys(of parts: [String], _ explainer: Explainer) -> [String] {
    ((try? explainer.document.node(at: parts))?.entries ?? []).map(\.key)
  }

  /// The sum of the members of an object.
  private static func members(_ pattern: String, of parent: String, _ title: String, _ words: String) -> ExplainRule {
    ExplainRule(pattern) { _, explainer in
      let parts = PlanDocument.parts(of: parent) ?? []
      return Explanation(
        title, words, "n = Σ n(i)", .sum, inputs: keys(of: parts, explainer).map { input($0, parts + [$0], explainer) })
    }
  }

  private static func total(_ key: String, _ title: String) -> ExplainRule {
    ExplainRule("/totals/\(key)") { _, explainer in
      let parts = ["counts", key]
      let ids = keys(of: parts, explainer)
      // Without any part there is nothing to add: the links say so.
      let inputs =
        ids.isEmpty
        ? [Explanation.Input("links that use one", 0)]
        : ids.map { input($0, parts + [$0], explainer) }
      return Explanation(title, "sum over the parts, spares not included", "n = Σ n(part)", .sum, inputs: inputs)
    }
  }

  private static func rowsByKind(_ plan: Plan) -> [Explanation.Input] {
    var kinds: [(name: String, count: Int)] = []
    for row in plan.catalogRows {
      if kinds.last?.name == row.kind { kinds[kinds.count - 1].count += 1 } else { kinds.append((row.kind, 1)) }
    }
    return kinds.map { .init("rows of kind \($0.name)", $0.count) }
  }

  private static func deviceInput(_ count: PlanCounts.DeviceCount) -> Explanation.Input {
    let name = [count.fabric, count.role.rawValue, count.model].compactMap(\.self).joined(separator: " ")
    return Explanation.Input(name, count.count, at: "/device_classes/\(count.deviceClass)")
  }

  private static func linkInputs(_ plan: Plan, tier: String, technology: String) -> [Explanation.Input] {
    var inputs: [Explanation.Input] = []
    for (index, type) in plan.links.classes.enumerated() {
      guard type.run.tier.rawValue == tier, (type.choice?.technology.rawValue ?? "none") == technology else { continue }
      inputs.append(.init("class \(index): \(type.run.kind.rawValue)", type.links, at: "/classes/\(index)/links"))
    }
    guard technology == "none" else { return inputs }
    var placeless = 0
    for (link, type) in zip(plan.network.links, plan.links.classOfLink) where type < 0 {
      let layer = plan.network.layers[Int(link.layer)]
      if plan.network.fabrics[layer.fabric].tier.rawValue == tier { placeless += 1 }
    }
    return inputs + [.init("links with an end that found no place", placeless)]
  }

  private static func layerInputs(_ plan: Plan, kind: String) -> [Explanation.Input] {
    let counts = PlanCounts(plan)
    var inputs: [Explanation.Input] = []
    for (index, layer) in plan.network.layers.enumerated() where layer.kind.rawValue == kind {
      inputs.append(.init("\(plan.network.fabrics[layer.fabric].name), \(layer.rate)", counts.linksOfLayer[index]))
    }
    return inputs.isEmpty ? [.init("networks with such links", 0)] : inputs
  }

  /// Modules, engines and lasers by part: a twin-port module counts once.
  private static func pieces(_ parts: [String], _ plan: Plan) -> Explanation {
    let kind: PartUse.Kind = parts[1] == "modules" ? .module : parts[1] == "engines" ? .engine : .laser
    let uses = plan.links.parts.filter { $0.kind == kind && $0.part == parts[2] }
    return Explanation(
      "pieces of one part", "sum over the layers of the network, one for each cage that is used, spares not included",
      "n = Σ cages", .sum,
      inputs: uses.map { use in
        let layer = plan.network.layers[use.layer]
        return .init(
          "\(plan.network.fabrics[layer.fabric].name), \(layer.kind.rawValue), \(use.technology.rawValue)", use.count)
      },
      sources: source(ofPart: parts[2], plan))
  }

  private static func cableInputs(_ plan: Plan) -> [Explanation.Input] {
    plan.links.classes.enumerated().map { .init("cables of class \($0)", $1.cables, at: "/classes/\($0)/cables") }
  }

  /// Title, year and confidence of the catalog row of a part.
  static func source(ofPart id: String, _ plan: Plan) -> [String] {
    plan.catalogRows.filter { $0.id == id }.map { "catalog \($0.kind)/\(id): \($0.provenance.summary)" }
  }
}
