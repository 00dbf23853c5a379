import Documents
import Fabrics
import Planning
import Testing

@testable import Reporting

@Suite("The documentation of plan.json") struct PlanDocumentationTests {
  /// A plan with every section: three sites, storage, management.
  private static let scenario = """
    name: complete
    summary: Every section of a plan.
    host: dgx-h100
    hosts: 16
    scale_out: {switch: qm9700}
    storage: {switch: qm9700, link_rate: 400 Gb/s, ports_per_host: 2}
    management: {switch: sn2201}
    scale_across: {sites: 3, distance: 80 km, capacity: 25.6 Tb/s}
    """

  @Test("has every key of a real plan, of `counts` and of `lines`")
  func isComplete() throws {
    let path = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Documentation/plan-json.md"
    let page = try InputFile.read(path).text
    let root = try PlanFixture.document(try PlanFixture.plan(Self.scenario))
    let counts = try #require(root["counts"])
    let sections: [Node?] = [
      root, counts, counts["scale_across"], root["lines"]?.elements?.first, root["fabrics"]?.elements?.first,
      root["scale_up"], root["totals"], root["cost"], root["power"], root["findings"]?.elements?.first,
      root["classes"]?.elements?.first, root["classes"]?.elements?.first?["chosen"],
      root["device_classes"]?.elements?.first, root["racks"]?.elements?.first, root["bill"]?.elements?.first,
      root["assumptions"]?.elements?.first,
    ]
    for section in sections {
      for entry in try #require(section?.entries) {
        #expect(page.contains("`\(entry.key)`") || page.contains("`\(entry.key)[]`"), "\(entry.key)")
      }
    }
  }

  @Test("has every key of conflicts and ways out")
  func hasConflicts() throws {
    let path = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Documentation/plan-json.md"
    let page = try InputFile.read(path).text
    let root = try PlanFixture.document(try PlanFixture.tooTall())
    let conflict = try #require(root["conflicts"]?.elements?.first)
    let way = try #require(root["ways_out"]?.elements?.first)
    let sections = [
      conflict, conflict["constraints"]?.elements?.first, way, way["changes"]?.elements?.first, root["ways_out_search"],
    ]
    for section in sections {
      for entry in try #require(section?.entries) {
        #expect(page.contains("`\(entry.key)`") || page.contains("`\(entry.key)[]`"), "\(entry.key)")
      }
    }
  }

  @Test("is right that `schema` comes first")
  func beginsWithSchema() throws {
    let root = try PlanFixture.document(try PlanFixture.small())
    #expect(root.entries?.first?.key == "schema")
  }
}

@Suite("Lines between sites in plan.json") struct LinesJSONTests {
  /// 25.6 Tb/s over 400 Gb/s channels is 64 channels, which one pair of 64 carries; three sites make a ring of three lines.
  @Test("are counted as a ring of three sites, and this site buys the modules at its own ends")
  func areCounted() throws {
    let plan = try PlanFixture.plan(
      "name: ring\nhost: dgx-h100\nhosts: 4\nscale_out: {switch: qm9700}\n"
        + "scale_across: {sites: 3, distance: 80 km, capacity: 25.6 Tb/s, module: 400zr}\n")
    let root = try PlanFixture.document(plan)
    let lines = try #require(root["lines"]?.elements)
    #expect(lines.count == 3)
    let texts = { (key: String) in lines.map { $0[key]?.text ?? "" } }
    #expect(texts("channels") == ["64", "64", "64"])
    #expect(texts("fiber_pairs") == ["1", "1", "1"])
    #expect(texts("modules") == ["128", "128", "128"])
    #expect(texts("capacity_gbps") == ["25600", "25600", "25600"])
    #expect(texts("distance_m") == ["80000", "80000", "80000"])
    // 80 km at 1.468 / 299,792.458 km/s: 391.74 µs.
    for text in texts("delay_ns") { #expect(abs((Double(text) ?? 0) - 391_738) < 1) }
    let sums = try #require(root["counts"]?["scale_across"])
    #expect(sums["sites"]?.text == "3")
    #expect(sums["channels"]?.text == "192")
    #expect(sums["modules"]?.text == "384")
    #expect(sums["modules_at_this_site"]?.text == "128")
    #expect(root["counts"]?["modules"]?["400zr"]?.text == "128")
  }

  @Test("are absent without other sites")
  func areAbsent() throws {
    let root = try PlanFixture.document(try PlanFixture.small())
    #expect(root["lines"]?.elements?.isEmpty == true)
    #expect(root["counts"]?["scale_across"]?.isNull == true)
  }
}
