import Cabling
import Documents
import Economics
import Planning
import Quantities
import Testing

@testable import Reporting

/// Brute force over the files: the schedule, the bill, the counts and the table on the terminal, each read on its own.
@Suite("The schedule and the bill have the same cables") struct CableScheduleTests {
  /// Scenarios that ship, small enough for a test of every line, in both styles, and hosts whose ports have two connectors.
  private static let shipped = [
    "alibaba-hpn-7", "amd-2048", "dgx-a100-superpod", "dgx-b200-superpod", "dgx-b300-ethernet", "dgx-b300-xdr",
    "dgx-h100-superpod", "gb200-nvl72", "juniper-128-a100", "juniper-128-h100", "juniper-256-h100", "juniper-64-h100",
    "tpu-v4-pod", "two-campus-training",
  ]
  private static let twoConnectors =
    "name: two\nhost: dgx-b300\nhosts: 16\nmanagement: {}\n"
    + "scale_out: {switch: sn5600, link_rate: 800 Gb/s, technologies: [pluggable]}\n"
  private static let structured = "cabling: {style: structured}\n"

  @Test("in every scenario that ships", arguments: shipped)
  func agreesAsShipped(_ name: String) throws { try check(try PlanFixture.shipped(name)) }

  @Test("in every scenario that ships, were it laid in structured cabling", arguments: shipped)
  func agreesStructured(_ name: String) throws { try check(try PlanFixture.structured(name)) }

  @Test("where a port has two connectors, in both styles", arguments: [twoConnectors, twoConnectors + structured])
  func agreesWithTwoConnectors(_ scenario: String) throws {
    let plan = try PlanFixture.plan(scenario)
    #expect(plan.links.classes.contains { type in type.choice?.parts.contains { $0.quantity == 2 } ?? false })
    try check(plan)
  }

  @Test("two cords of one port have a number, labels and connectors of their own, and count their link once")
  func cordsSideBySide() throws {
    let plan = try PlanFixture.plan(Self.twoConnectors)
    let pairs = try Self.records(plan).filter { $0["connector_a"]?.text ?? "" != "" }
    #expect(!pairs.isEmpty && pairs.count.isMultiple(of: 2))
    for index in stride(from: 0, to: pairs.count - 1, by: 2) {
      let (first, second) = (pairs[index], pairs[index + 1])
      for column in ["device_a", "cage_a", "ports_a", "device_b", "cage_b", "ports_b", "part", "sold_m", "routed_m"] {
        #expect(first[column]?.text == second[column]?.text)
      }
      for column in ["cable", "label_a", "label_b"] { #expect(first[column]?.text != second[column]?.text) }
      #expect([first, second].map { $0["links"]?.text } == ["1", "0"])
      for end in ["a", "b"] {
        #expect([first, second].map { $0["connector_\(end)"]?.text } == ["1", "2"])
        #expect(second["label_\(end)"]?.text?.split(separator: "/").allSatisfy { $0.hasSuffix(".F2") } == true)
      }
    }
  }

  private func check(_ plan: Plan) throws {
    let records = try Self.records(plan)
    #expect(PlanCounts(plan).cables == records.count)
    #expect(try PlanFixture.document(plan)["counts"]?["cables"]?.text == String(records.count))
    let runs = PlanTable.runs.content(plan).rows
    #expect(runs.map { $0[0] } == records.map { $0["cable"]?.text ?? "" })
    #expect(Set(runs.map { $0[0] }).count == runs.count)

    let laid = records.filter { $0["kind"]?.text != "line" }
    #expect(Set(laid.compactMap { $0["label_a"]?.text }).count == laid.count)
    #expect(Self.links(laid) == plan.links.classes.reduce(0) { $0 + $1.links })
    var lines: [String: Int] = [:]
    for record in laid where record["part"]?.text ?? "" != "" && !Self.isCutToMeasure(record, plan) {
      lines["\(record["part"]?.text ?? "") \(record["sold_m"]?.text ?? "")", default: 0] += 1
    }
    var bought: [String: Int] = [:]
    for line in plan.bill.lines where [.cable, .trunk].contains(line.category) && !Self.isFiber(line.part, plan) {
      bought["\(line.part) \(line.length.map { NumberText.shortest($0.meters) } ?? "")", default: 0] += line.quantity
    }
    #expect(lines == bought)

    // Hands lay or pull every cable of the site once.
    let hands = plan.bill.lines.filter { ["labour-cable-rack", "labour-cable-hall", "labour-trunk"].contains($0.part) }
    let made = laid.filter { $0["part"]?.text ?? "" != "" }
    #expect(hands.reduce(0) { $0 + $1.quantity } == made.count)
  }

  /// Links of what is laid from end to end: a trunk's cords state them once more.
  private static func links(_ records: [Node]) -> Int {
    records.reduce(0) { sum, record in
      let isPatch = record["cable"]?.text?.contains(".") == true
      return isPatch ? sum : sum + (Int(record["links"]?.text ?? "") ?? 0)
    }
  }

  /// Bare fiber is bought by the strand, and has a line for each run.
  private static func isFiber(_ part: String, _ plan: Plan) -> Bool {
    plan.links.parts.contains { $0.kind == .trunk && $0.part == part } && !part.hasPrefix("trunk-")
  }

  private static func isCutToMeasure(_ record: Node, _ plan: Plan) -> Bool {
    isFiber(record["part"]?.text ?? "", plan)
  }

  private static func records(_ plan: Plan) throws -> [Node] {
    var bytes: [UInt8] = []
    CablesCSV(plan).write { bytes += $0 }
    return try CSV.parse(
      SourceFile(name: "cables.csv", text: String(decoding: bytes, as: UTF8.self)), limits: Limits(nodes: 10_000_000)
    ).records
  }
}
