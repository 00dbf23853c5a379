import Diagnostics
import Documents
import Planning
import Testing

@testable import Reporting

@Suite("Conflicts and ways out, shown") struct ConflictTablesTests {
  @Test("A terminal and a page show the constraints, the ways out and the effort")
  func areShown() throws {
    let plan = try PlanFixture.tooTall()
    let screen = PlanScreen(plan)
    #expect(screen.conflicts.rows.map { $0[1] } == ["floor.hosts_per_rack", "floor.rack_units"])
    #expect(screen.conflicts.rows.map { $0[3] } == ["5", "48"])
    #expect(screen.waysOut.rows.first?.first == "floor.hosts_per_rack: 6 -> 5")
    #expect(screen.waysOut.rows.allSatisfy { $0[1] == "yes" })
    #expect(screen.remark?.contains("trials") == true)
    let page = String(decoding: HTMLReport.render(plan), as: UTF8.self)
    #expect(page.contains("Ways out") && page.contains("floor.rack_units: 42 -&gt; 48"))
  }

  @Test("A plan without errors shows neither")
  func areAbsent() throws {
    let plan = try PlanFixture.small()
    let screen = PlanScreen(plan)
    #expect(screen.conflicts.rows.isEmpty && screen.waysOut.rows.isEmpty && screen.remark == nil)
    #expect(!String(decoding: HTMLReport.render(plan), as: UTF8.self).contains("Ways out"))
  }

  @Test("What no price covers is null, and stands beside `complete: false`")
  func unknownIsNotZero() throws {
    let root = try PlanFixture.document(
      try PlanFixture.plan(
        "name: trays\nhost: dgx-h100\nhosts: 32\nscale_out: {switch: qm9700, technologies: [pluggable]}\n"
          + "floor: {tray_section: 1000 mm2}\n"))
    let way = try #require(root["ways_out"]?.elements?.first)
    #expect(way["capex_change_usd"]?.isNull == true)
    #expect(way["complete"]?.text == "false" && way["unknown_lines"]?.text == "1")
    #expect(way["closes"]?.text == "true")
  }
}
