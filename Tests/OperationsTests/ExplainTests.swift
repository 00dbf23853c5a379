import Diagnostics
import Documents
import Facility
import Planning
import TestSupport
import Testing

@testable import Operations

@Suite("Explaining numbers") struct ExplainTests {
  static let workspace = OperationFixture.workspace

  @Test(
    "Every number of plan.json has a formula, inputs or sources, and sums and products come out",
    arguments: ["juniper-64-h100", "gb200-nvl72", "tpu-v4-pod", "two-campus-training"])
  func everyNumber(_ name: String) throws {
    try check("\(Self.workspace.scenarioFolder)/\(name).yaml")
  }

  @Test(
    "So has every number of a ring of sites, of a line that is too long, and of one without amplifiers",
    arguments: [
      "{sites: 4, distance: 300 km, capacity: 40 Tb/s, channels_per_pair: 40}", "{distance: 900 km}",
      "{distance: 30 km, terminal: dwdm-mux}",
    ])
  func everyNumberOfSites(_ across: String) throws {
    let folder = try TemporaryFolder()
    try check(
      try folder.write(
        "name: sites\nhost: dgx-h100\nhosts: 16\nmanagement: {}\nscale_across: \(across)\n", to: "sites.yaml"))
  }

  @Test("So has every number of a structured plan that grows, and the units of each of its racks add up")
  func everyNumberOfPanels() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "name: grows\nhost: dgx-h100\nhosts: 37\nscale_out: {switch: qm9700}\n"
        + "storage: {switch: qm9700, ports_per_host: 2}\nmanagement: {}\nbuild_for: {hosts: 90}\n"
        + "cabling: {style: structured}\n", to: "grows.yaml")
    try check(path)
    let plan = try PlanSource.load(path, in: Self.workspace).plan
    let explainer = try Explainer(plan)
    #expect(plan.layout.racks.contains { $0.reservedUnits > 0 && !$0.devices.isEmpty })
    let failures = plan.layout.racks.indices.compactMap {
      Self.failure(explainer, ["racks", String($0), "used_units"])
    }
    #expect(failures == [])
  }

  private func check(_ path: String) throws {
    let plan = try PlanSource.load(path, in: Self.workspace).plan
    let explainer = try Explainer(plan)
    var seen: [String: Int] = [:]
    var failures: [String] = []
    Self.walk(explainer.document.root, []) { parts in
      // Lists repeat: three of each pattern suffice, and the walk stays quadratic in nothing.
      let pattern = parts.map { Int($0) == nil ? $0 : "*" }.joined(separator: "/")
      seen[pattern, default: 0] += 1
      guard seen[pattern, default: 0] <= 3 else { return }
      if let failure = Self.failure(explainer, parts) { failures.append(failure) }
    }
    #expect(seen.count > 60)
    #expect(failures == [])
  }

  @Test("So has every number of a plan that does not fit")
  func everyNumberOfAnImpossiblePlan() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.impossible, to: "tall.yaml")
    let plan = try PlanSource.load(folder.path + "/tall.yaml", in: Self.workspace).plan
    #expect(!plan.conflicts.waysOut.isEmpty)
    let explainer = try Explainer(plan)
    var failures: [String] = []
    Self.walk(explainer.document.root, []) { parts in
      guard ["conflicts", "ways_out", "ways_out_search"].contains(parts.first) else { return }
      if let failure = Self.failure(explainer, parts) { failures.append(failure) }
    }
    #expect(failures == [])
  }

  /// Six hosts of 8 U in a rack of 42.
  static let impossible = """
    host: dgx-h100
    hosts: 12
    scale_out: {switch: qm9700}
    floor: {rack_units: 42, hosts_per_rack: 6, host_feed: 100 kW}
    """

  private static func failure(_ explainer: Explainer, _ parts: [String]) -> String? {
    let pointer = PlanDocument.pointer(parts)
    do {
      let explanation = try explainer.explain(pointer)
      guard !explanation.words.isEmpty else { return "\(pointer): no formula" }
      guard !explanation.inputs.isEmpty || !explanation.sources.isEmpty else {
        return "\(pointer): neither input nor source"
      }
      for input in explanation.inputs {
        guard let place = input.pointer, let inputParts = PlanDocument.parts(of: place) else { continue }
        guard let node = try? explainer.document.node(at: inputParts) else {
          return "\(pointer): \(place) leads nowhere"
        }
        if let there = PlanDocument.number(node), let value = input.value,
          explanation.arithmetic == .sum, abs(there - value) > 1e-9 * abs(there)
        {
          return "\(pointer): \(place) is \(there), not \(value)"
        }
      }
      guard let arithmetic = explanation.arithmetic else { return nil }
      guard let result = arithmetic.result(of: explanation.inputs) else { return "\(pointer): not computed" }
      guard abs(result - explanation.value) <= 1e-9 * max(1, abs(explanation.value)) else {
        return "\(pointer): inputs give \(result), the plan says \(explanation.value)"
      }
      return nil
    } catch {
      return "\(pointer): \(error.findings.map(\.message))"
    }
  }

  private static func walk(_ node: Node, _ parts: [String], _ visit: ([String]) -> Void) {
    switch node.kind {
    case .mapping(let entries): for entry in entries { walk(entry.value, parts + [entry.key], visit) }
    case .sequence(let nodes): for (index, child) in nodes.enumerated() { walk(child, parts + [String(index)], visit) }
    case .scalar, .null: if PlanDocument.number(node) != nil { visit(parts) }
    }
  }
}

extension ExplainTests {
  @Test("A sum with unknown lines is a lower bound and says how many")
  func lowerBound() throws {
    // No power is published for the switches of this design.
    let plan = try PlanSource.load("\(Self.workspace.scenarioFolder)/juniper-64-h100.yaml", in: Self.workspace).plan
    let explanation = try Explainer(plan).explain("/power/maximum_w")
    #expect(explanation.unknownLines > 0)
    let silicon = explanation.inputs.first { $0.name.hasPrefix("switch") }
    #expect(silicon != nil && silicon?.value == nil, "unknown is not zero")
  }
}
