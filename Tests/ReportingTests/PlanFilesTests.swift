import Cabling
import Diagnostics
import Documents
import Economics
import Fabrics
import Planning
import Quantities
import Testing

@testable import Reporting

@Suite("plan.json") struct PlanJSONTests {
  @Test("has the published counts of the cluster of ten thousand")
  func hasCounts() throws {
    let plan = try PlanFixture.shipped("ten-thousand-accelerators")
    let node = try JSON.parse(
      SourceFile(name: "plan.json", text: String(decoding: try PlanJSON.render(plan), as: UTF8.self)))
    #expect(node["schema"]?.text == "heliograph.plan/1")
    let counts = try #require(node["counts"])
    #expect(counts["port_ends"]?.text == "60960")
    #expect(node["totals"]?["links"]?.text == "30480")
    #expect(node["totals"]?["links_by_kind"]?["leaf_spine"]?.text == "10240")
    #expect(counts["links"]?["scale-out"]?["pluggable"]?.text == "30480")
    #expect(counts["devices"]?["qm9700"]?["core"]?.text == "160")
    #expect(counts["devices"]?["qm9700"]?["leaf"]?.text == "320")
    #expect(node["devices"]?.elements?.count == 2050)
  }

  @Test("has every finding with every key")
  func hasFindings() throws {
    var plan = try PlanFixture.small()
    plan.findings = [Finding(FindingCode("HG0001", "title", "text"), .warning, "message", help: ["a", "b"], count: 3)]
    let node = try JSON.parse(
      SourceFile(name: "plan.json", text: String(decoding: try PlanJSON.render(plan), as: UTF8.self)))
    let finding = try #require(node["findings"]?.elements?.first)
    let keys = [
      "code", "title", "severity", "message", "file", "line", "column", "length", "expected", "found", "help",
      "subject", "count",
    ]
    #expect(finding.entries?.map(\.key) == keys)
    #expect(finding["help"]?.elements?.count == 2)
    #expect(finding["line"]?.isNull == true)
  }

  @Test("tells unknown from zero: an incomplete sum says so")
  func tellsUnknown() throws {
    var plan = try PlanFixture.small()
    plan.bill.lines[0].unitPrice = .unknown
    plan.cost.capex.add(.unknown)
    let node = try JSON.parse(
      SourceFile(name: "plan.json", text: String(decoding: try PlanJSON.render(plan), as: UTF8.self)))
    #expect(node["cost"]?["complete"]?.text == "false")
    #expect(node["bill"]?.elements?.first?["unit_price_usd"]?.isNull == true)
  }

  @Test("writes a power that nobody published as null, and a sum with a known part as that part")
  func unknownPower() throws {
    let plan = try PlanFixture.shipped("tpu-v4-pod")
    let power = try #require(try PlanFixture.document(plan)["power"])
    let entries = try #require(power["entries"]?.elements)
    func watts(_ cause: String) -> Node? { entries.first { $0["cause"]?.text == cause }?["maximum_w"] }
    // 4,096 accelerators of 192 W, 48 circuit switches of 108 W; hosts, adapters and modules are not published.
    #expect(watts("accelerator")?.text == "786432")
    #expect(watts("switch")?.text == "5184")
    for cause in ["host", "nic", "optics"] { #expect(watts(cause)?.isNull == true, "\(cause)") }
    #expect(power["maximum_w"]?.text == "791616")
    #expect(power["complete"]?.text == "false")
  }

  @Test("a sum of which nothing is known is null")
  func nothingKnown() throws {
    var plan = try PlanFixture.small()
    plan.cost.capex = Total()
    plan.cost.capex.add(.unknown)
    plan.power.entries = [PowerEntry(tier: nil, cause: .host, typical: Total(), maximum: Total())]
    plan.power.entries[0].maximum.add(.unknown)
    let node = try PlanFixture.document(plan)
    #expect(node["cost_usd"]?.isNull == true && node["cost"]?["capex_usd"]?.isNull == true)
    #expect(node["power_w"]?.isNull == true && node["power"]?["maximum_w"]?.isNull == true)
    #expect(node["power"]?["typical_w"]?.text == "0", "a sum of no lines is zero")
  }

  @Test("comes in blocks that join to the whole")
  func streams() throws {
    let plan = try PlanFixture.small()
    var blocks: [[UInt8]] = []
    try PlanJSON.write(plan) { blocks.append($0) }
    #expect(blocks.flatMap { $0 } == (try PlanJSON.render(plan)))
  }
}

@Suite("The JSON of a fabric's size") struct FabricSizeJSONTests {
  @Test("has links by four kinds and no totals among them")
  func hasFourKinds() {
    var size = FabricSize()
    size.links.hostLeaf = 252
    size.links.leafSpine = 256
    size.links.hostCircuit = 9
    let value = FabricSizeJSON.value(size)
    let members = { (key: String) in value.members.first { $0.key == key }?.value.members.map(\.key) }
    #expect(members("links") == ["host_leaf", "leaf_spine", "spine_core", "host_host"])
    #expect(members("cage_links") == ["host_leaf", "leaf_spine", "spine_core", "host_host"])
    #expect(members("switches") == ["leaf", "spine", "core"])
    #expect(value.members.first { $0.key == "schema" }?.value == "heliograph.fabric/1")
  }
}

@Suite("cables.csv") struct CablesCSVTests {
  private func table(_ plan: Plan) throws -> CSVTable {
    var bytes: [UInt8] = []
    CablesCSV(plan).write { bytes += $0 }
    return try CSV.parse(SourceFile(name: "cables.csv", text: String(decoding: bytes, as: UTF8.self)))
  }

  @Test(
    "has one line a cable, and all links among them",
    arguments: ["dgx-h100-superpod", "gb200-nvl72", "juniper-64-h100"])
  func hasEveryCable(_ name: String) throws {
    let plan = try PlanFixture.shipped(name)
    let table = try table(plan)
    #expect(table.header.map(\.text) == CablesCSV.columns)
    #expect(table.rows.count == PlanCounts(plan).cables)
    let links = table.records.reduce(0) { $0 + (Int($1["links"]?.text ?? "") ?? 0) }
    #expect(links == plan.network.links.count)
  }

  @Test("never plugs two cables into the same port", arguments: ["dgx-h100-superpod", "gb200-nvl72"])
  func usesPortsOnce(_ name: String) throws {
    var seen: Set<String> = []
    for record in try table(try PlanFixture.shipped(name)).records {
      for label in ["label_a", "label_b"] {
        let own = try #require(record[label]?.text?.split(separator: "/").first)
        #expect(seen.insert(String(own)).inserted, "\(own)")
      }
    }
  }

  @Test("never plugs a compute and a storage cable into the same cage of a host")
  func separatesNetworks() throws {
    let plan = try PlanFixture.plan(
      "name: two\nhost: dgx-h100\nhosts: 8\nscale_out: {switch: qm9700}\n"
        + "storage: {switch: qm9700, link_rate: 400 Gb/s, ports_per_host: 2}\n")
    var fabrics: [String: Set<String>] = [:]
    for record in try table(plan).records {
      let plug = "\(record["device_a"]?.text ?? "")/\(record["cage_a"]?.text ?? "")"
      fabrics[plug, default: []].insert(record["fabric"]?.text ?? "")
    }
    #expect(fabrics.count > 8)
    #expect(fabrics.values.allSatisfy { $0.count == 1 })
  }

  @Test("lists every patch cord that the bill buys, two for each link of a trunk")
  func listsPatchCords() throws {
    let plan = try PlanFixture.plan(
      "name: trunks\nhost: dgx-h100\nhosts: 32\ncabling: {style: structured}\n"
        + "scale_out: {switch: qm9700, technologies: [pluggable]}\n")
    let records = try table(plan).records
    let cords = records.filter { $0["cable"]?.text?.contains(".") == true }
    let trunked = plan.links.classes.reduce(0) { sum, type in
      type.choice?.parts.contains { $0.kind == .trunk } == true ? sum + type.links : sum
    }
    #expect(trunked > 0)
    #expect(cords.count == 2 * trunked)
    let cordIDs = Set(cords.compactMap { $0["part"]?.text })
    let bought = plan.bill.lines.filter { cordIDs.contains($0.part) && $0.length == Length(meters: 3) }
    #expect(bought.reduce(0) { $0 + $1.quantity } == cords.count)
    #expect(Set(cords.compactMap { $0["label_a"]?.text }).count == cords.count)
  }

  @Test("labels each end with itself first")
  func labels() throws {
    let record = try #require(try table(try PlanFixture.shipped("dgx-h100-superpod")).records.first)
    let label = try #require(record["label_a"]?.text)
    let ends = label.split(separator: "/").map(String.init)
    #expect(ends.count == 2)
    #expect(record["label_b"]?.text == ends[1] + "/" + ends[0])
    #expect(ends[0].hasPrefix(record["rack_a"]?.text ?? "-"))
    #expect(ends[1].hasPrefix(record["rack_b"]?.text ?? "-"))
  }

  @Test("never orders a cable that is shorter than its run")
  func ordersEnough() throws {
    for record in try table(try PlanFixture.shipped("dgx-h100-superpod")).records {
      guard let routed = Double(record["routed_m"]?.text ?? ""), let sold = Double(record["sold_m"]?.text ?? "") else {
        continue
      }
      #expect(sold >= routed - 0.006)
    }
  }

  @Test(
    "writes meters to the centimeter",
    arguments: zip([0, 0.004, 0.005, 1.5, 12.346, 100], ["0.00", "0.00", "0.01", "1.50", "12.35", "100.00"]))
  func writesMeters(_ meters: Double, _ expected: String) {
    var bytes: [UInt8] = []
    bytes.append(meters: meters)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}

@Suite("bom.csv") struct BillCSVTests {
  @Test("has one line a bill line; a formula is a text and an unknown price is empty")
  func isSafe() throws {
    let lines = [
      BillLine(
        category: .module, part: "=HYPERLINK(1)", description: "a \"b\", c", tier: .scaleOut, quantity: 2,
        unitPrice: .unknown, priceSource: "@x"),
      BillLine(
        category: .cable, part: "p", description: "", tier: nil, quantity: 3, spares: 1,
        unitPrice: .known(Money(dollars: 10)), priceSource: ""),
    ]
    let text = String(decoding: try BillCSV.render(Bill(lines: lines)), as: UTF8.self)
    let table = try CSV.parse(SourceFile(name: "bom.csv", text: text))
    #expect(table.rows.count == 2)
    #expect(table.records[0]["id"]?.text == "'=HYPERLINK(1)")
    #expect(table.records[0]["price_source"]?.text == "'@x")
    #expect(table.records[0]["unit_price_usd"]?.text ?? "" == "")
    #expect(table.records[1]["amount_usd"]?.text == "40")
  }
}
