import Diagnostics
import Documents
import Economics
import Fabrics
import Facility
import Planning
import Quantities
import Testing

@testable import Reporting

@Suite("The report") struct HTMLReportTests {
  private func page(_ plan: Plan, charts: ChartLibrary? = nil) -> String {
    String(decoding: HTMLReport.render(plan, charts: charts), as: UTF8.self)
  }

  @Test("is well-formed, with and without the chart library")
  func isBalanced() throws {
    let plan = try PlanFixture.small()
    let library = try #require(ChartLibrary(gzip: [0x1F, 0x8B, 0x08, 0x00]))
    for charts in [nil, library] {
      let markup = Markup(page(plan, charts: charts))
      #expect(markup.faults.isEmpty)
      #expect(markup.opened.contains("svg"))
      #expect(markup.opened.filter { $0 == "html" }.count == 1)
    }
  }

  @Test("has every chapter whose data exist, each reachable from the contents")
  func hasChapters() throws {
    let markup = Markup(page(try PlanFixture.small()))
    let ids = markup.attributes.filter { $0.name == "id" }.map(\.value)
    for id in [
      "verdict", "fabric", "floor", "racks", "lengths", "power", "cost", "bill", "links", "counting", "assumptions",
      "appendix",
    ] {
      #expect(ids.contains(id), "\(id)")
      #expect(markup.attributes.contains { $0.name == "href" && $0.value == "#" + id }, "\(id)")
    }
    #expect(Set(ids).count == ids.count, "an id occurs twice")
  }

  @Test("tells what racks reserve from what is known, where power is not published")
  func reservations() throws {
    let plan = try PlanFixture.shipped("tpu-v4-pod")
    let text = page(plan).replacing(#/<[^>]*>/#, with: "")
    let reserved = plan.layout.racks.reduce(0) { $0 + $1.power.watts }
    #expect(abs(reserved / 1e6 - 1.46) < 0.005)
    #expect(text.contains("need the 1.46 MW provisioned that their racks reserve, of which at least 792 kW are known"))
    #expect(text.contains("The watts that are known add up to at least 792 kW at most"))
    #expect(text.contains("Provision for the 1.46 MW that the racks reserve"))
    #expect(!text.contains("Provision for at least"))
  }

  @Test("asks nobody for anything: its policy forbids requests and no address leaves the folder")
  func asksNobody() throws {
    let markup = Markup(page(try PlanFixture.small()))
    #expect(markup.attributes.contains { $0.name == "content" && $0.value.hasPrefix("default-src &#39;none&#39;") })
    for attribute in markup.attributes where ["href", "src"].contains(attribute.name) {
      #expect(attribute.value.hasPrefix("#") || ["plan.json", "bom.csv", "cables.csv"].contains(attribute.value))
    }
    #expect(!markup.attributes.contains { $0.name.hasPrefix("on") })
  }

  @Test("shows what a user wrote and runs none of it")
  func escapes() throws {
    let attack = "</script><img src=x onerror=alert(1)>\"'&\u{202E}"
    var plan = try PlanFixture.small()
    plan.resolved.scenario.name = attack
    plan.resolved.scenario.summary = attack
    plan.findings = [
      Finding(
        FindingCode("HG0000", attack, attack), .error, attack, at: Place(file: attack, line: 1, column: 1),
        expected: attack, found: attack, help: [attack, "`" + attack + "`"], subject: attack)
    ]
    plan.assumptions = [Assumption(subject: attack, value: attack, source: attack, confidence: .estimate)]
    plan.bill.lines = plan.bill.lines.map { line in
      var line = line
      line.part = attack
      line.description = attack
      line.priceSource = attack
      return line
    }
    plan.network.fabrics[0].name = attack
    let library = try #require(ChartLibrary(gzip: [0x1F, 0x8B]))
    let text = page(plan, charts: library)
    let markup = Markup(text)
    #expect(markup.faults.isEmpty)
    #expect(!markup.opened.contains("img"))
    #expect(text.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\\u{202E}"))
    let shown = markup.scripts.reduce(text) { $0.replacing($1, with: "") }
    #expect(!shown.unicodeScalars.contains { $0.value == 0x202E }, "a text overrides the direction of what follows")
    #expect(markup.scripts.allSatisfy { !$0.contains("<img") })
  }

  @Test("has the numbers of the plan")
  func hasNumbers() throws {
    let plan = try PlanFixture.shipped("ten-thousand-accelerators")
    let text = page(plan)
    for number in ["10,000", "1,250", "320 leaves", "320 spines", "160 cores", "30,480", "60,000", "60,960", "35,480"] {
      #expect(text.contains(number), "\(number)")
    }
    #expect(text.contains("more than 50,000 transceivers"))
  }

  @Test("names the worst findings with their remedies in the verdict")
  func namesWorst() throws {
    var plan = try PlanFixture.small()
    plan.findings = [Finding(FindingCode("HG0001", "title", "text"), .warning, "too hot", help: ["open a window"])]
    let text = page(plan)
    let verdict = try #require(text.firstRange(of: "id=\"verdict\""))
    let next = try #require(text.firstRange(of: "<section id=\"fabric\""))
    let chapter = text[verdict.upperBound..<next.lowerBound]
    #expect(chapter.contains("1 warning deserves a look."))
    #expect(chapter.contains("too hot"))
    #expect(chapter.contains("open a window"))
    #expect(text.contains("Fits and closes, with 1 warning"))
  }

  @Test("tells the switches of one network from those of another, and has a chapter for lines to other sites")
  func tellsNetworksApart() throws {
    let plan = try PlanFixture.plan(
      "name: several\nhost: dgx-h100\nhosts: 32\nscale_out: {switch: qm9700}\nmanagement: {switch: sn2201}\n"
        + "scale_across: {sites: 3}\n")
    let fabrics = PlanCounts(plan).byFabric(plan.network)
    #expect(fabrics.map(\.name) == ["compute", "scale-across", "management"])
    #expect(fabrics.map(\.links).reduce(0, +) == plan.network.links.count)
    let text = page(plan)
    #expect(text.contains("compute: " + fabrics[0].boxes.joined(separator: ", ")))
    #expect(text.contains("management: " + fabrics[2].boxes.joined(separator: ", ")))
    #expect(text.contains("<section id=\"lines\">"))
    #expect(PlanScreen(plan).head.contains { $0.hasPrefix("  3 sites on 3 lines") })
  }

  @Test("carries its main numbers for machines")
  func hasTwin() throws {
    let plan = try PlanFixture.small()
    let script = try #require(Markup(page(plan)).scripts.first { $0.contains("heliograph.report/1") })
    let node = try JSON.parse(SourceFile(name: "twin", text: script))
    #expect(node["links"]?.text == String(plan.network.links.count))
    #expect(node["accelerators"]?.text == "128")
  }

  @Test("stays below its 5 MB at 10,000 accelerators with the largest library that is taken")
  func staysSmall() throws {
    let library = try #require(
      ChartLibrary(gzip: [0x1F, 0x8B] + [UInt8](repeating: 7, count: ChartLibrary.sizeAtMost - 2)))
    let bytes = HTMLReport.render(try PlanFixture.shipped("ten-thousand-accelerators"), charts: library)
    #expect(bytes.count <= 5_000_000)
  }

  @Test("draws finite coordinates only")
  func drawsFinite() throws {
    let markup = Markup(page(try PlanFixture.small()))
    let names: Set<String> = ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r", "rx"]
    let values = markup.attributes.filter { names.contains($0.name) }.map(\.value)
    #expect(values.count > 100)
    #expect(values.allSatisfy { NumberText.parse($0) != nil })
    #expect(SVG.number(.nan) == "0")
    #expect(SVG.number(.infinity) == "0")
    #expect(SVG.number(1.005 + 1) == "2.01" || SVG.number(1.005 + 1) == "2")
  }

  @Test("says that the chart library is missing")
  func saysWithoutCharts() throws {
    #expect(page(try PlanFixture.small()).contains("The chart library was not at hand"))
  }
}

@Suite("The chart library") struct ChartLibraryTests {
  @Test("is gzip, and small enough")
  func isChecked() {
    #expect(ChartLibrary(gzip: Array("plain text".utf8)) == nil)
    #expect(ChartLibrary(gzip: [0x1F, 0x8B] + [UInt8](repeating: 0, count: ChartLibrary.sizeAtMost)) == nil)
  }

  @Test(
    "is written in base64 as RFC 4648, section 10, has it",
    arguments: zip(
      ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
      ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]))
  func encodes(_ text: String, _ expected: String) {
    #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == expected)
  }
}
