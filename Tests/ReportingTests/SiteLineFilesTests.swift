import Diagnostics
import Documents
import Economics
import Fabrics
import Planning
import Quantities
import Testing

@testable import Reporting

/// The files of one plan, read back: what a person with a spreadsheet would count.
private struct PlanFolderFiles {
  let plan: Plan
  let root: Node
  let cables: [[String: String]]
  let bill: [[String: String]]

  init(_ across: String, hosts: Int = 16) throws {
    plan = try PlanFixture.plan(
      "name: sites\nhost: dgx-h100\nhosts: \(hosts)\nscale_out: {switch: qm9700}\nmanagement: {}\n"
        + "scale_across: {\(across)}\n")
    root = try PlanFixture.document(plan)
    var bytes: [UInt8] = []
    CablesCSV(plan).write { bytes += $0 }
    cables = Self.rows(bytes)
    bill = Self.rows(try BillCSV.render(plan.bill))
  }

  /// Cells without quotes in them: none of these files has any in the columns that are counted.
  private static func rows(_ bytes: [UInt8]) -> [[String: String]] {
    var lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(cells)
    guard !lines.isEmpty else { return [] }
    let head = lines.removeFirst()
    return lines.map { Dictionary(zip(head, $0)) { first, _ in first } }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  func number(_ keys: String...) -> Int? {
    var node: Node? = root
    for key in keys { node = node?[key] }
    return node?.text.flatMap { Int($0) }
  }
  func across(_ kind: String) -> [[String: String]] {
    cables.filter { $0["tier"] == "scale-across" && $0["kind"] == kind }
  }
  func bought(_ part: String, _ tier: String = "scale-across") -> Int {
    bill.filter { $0["id"] == part && $0["tier"] == tier }.reduce(0) { $0 + (Int($1["quantity"] ?? "") ?? 0) }
  }
}

/// A scenario, and what paper and pencil make of it at this site.
struct SiteCase: Sendable, CustomTestStringConvertible {
  var across: String
  /// Lines that end here.
  var lines: Int
  /// Channels of one line.
  var channels: Int
  /// Pairs of fibers of one line.
  var pairs: Int
  /// Lines of all sites.
  var all: Int
  var testDescription: String { across }

  static let cases = [
    SiteCase(across: "sites: 2, capacity: 12.8 Tb/s", lines: 1, channels: 32, pairs: 1, all: 1),
    SiteCase(
      across: "sites: 2, capacity: 40 Tb/s, channels_per_pair: 40", lines: 1, channels: 100, pairs: 3, all: 1),
    SiteCase(across: "sites: 3, capacity: 13 Tb/s, channels_per_pair: 8", lines: 2, channels: 33, pairs: 5, all: 3),
    SiteCase(across: "sites: 5, capacity: 1 Tb/s, channels_per_pair: 1", lines: 2, channels: 3, pairs: 3, all: 5),
  ]
}

@Suite("Lines between sites in the files of a plan") struct SiteLineFilesTests {
  @Test("plan.json, cables.csv and bom.csv count the same", arguments: SiteCase.cases)
  func countsAgree(_ wanted: SiteCase) throws {
    let files = try PlanFolderFiles(wanted.across)
    let channels = wanted.lines * wanted.channels
    let pairs = wanted.lines * wanted.pairs
    #expect(files.number("counts", "links", "scale-across", "coherent") == channels)
    #expect(files.number("totals", "links_by_kind", "site") == channels)
    #expect(files.number("counts", "modules", "400zr") == channels)
    #expect(files.number("counts", "scale_across", "channels_at_this_site") == channels)
    #expect(files.number("counts", "scale_across", "modules_at_this_site") == channels)
    #expect(files.number("counts", "scale_across", "fiber_pairs_at_this_site") == pairs)
    #expect(files.number("counts", "scale_across", "channels") == wanted.all * wanted.channels)
    #expect(files.number("counts", "scale_across", "modules") == 2 * wanted.all * wanted.channels)
    #expect(files.bought("400zr") == channels)
    #expect(files.bought("dwdm-terminal") == pairs)
    #expect(files.number("counts", "devices", "dwdm-terminal", "line-terminal") == pairs)

    let patches = files.across("site")
    let lines = files.across("line")
    #expect(patches.count == channels && lines.count == pairs)
    #expect(files.bought(try #require(patches.first?["part"])) == channels)
    #expect(patches.allSatisfy { $0["module_a"] == "400zr" && $0["module_b"] == "" && $0["technology"] == "coherent" })
    #expect(files.number("counts", "cables") == files.cables.count)
    #expect(files.cables.reduce(0) { $0 + (Int($1["links"] ?? "") ?? 0) } == files.number("totals", "links"))
    let json = try #require(files.root["counts"]?["links"])
    let all = (json.entries ?? []).flatMap { $0.value.entries ?? [] }.compactMap { $0.value.text.flatMap { Int($0) } }
    #expect(all.reduce(0, +) == files.number("totals", "links"))
    #expect(files.number("counts", "port_ends") == 2 * all.reduce(0, +))
  }

  @Test("Every end has a place, and no port is used twice", arguments: SiteCase.cases)
  func endsHavePlaces(_ wanted: SiteCase) throws {
    let files = try PlanFolderFiles(wanted.across)
    var seen = Set<String>()
    for cable in files.across("site") {
      for end in ["a", "b"] {
        let cells = ["rack_", "unit_", "device_", "cage_", "ports_"].compactMap { cable[$0 + end] }
        #expect(cells.count == 5 && cells.allSatisfy { !$0.isEmpty })
        #expect(seen.insert(cells.joined(separator: " ")).inserted)
      }
      #expect(cable["label_a"]?.isEmpty == false && cable["sold_m"]?.isEmpty == false)
    }
    let terminals = Set(files.across("site").compactMap { $0["device_b"] })
    let lines = files.across("line")
    #expect(Set(lines.compactMap { $0["device_a"] }) == terminals)
    // Each terminal of a neighbor is met once, and it is one that this site has, too.
    let far = lines.compactMap { $0["device_b"] }
    #expect(Set(far).count == far.count)
    for name in far { #expect(terminals.contains(String(name.drop { $0 != ":" }.dropFirst()))) }
  }

  @Test("All sites come to as many times one site, and the lines are oversubscribed as built")
  func sites() throws {
    // 16 x 8 x 400 Gb/s = 51.2 Tb/s; 13 Tb/s are 33 channels, 13.2 Tb/s, on each of two lines.
    let files = try PlanFolderFiles("sites: 3, capacity: 13 Tb/s")
    let sites = try #require(files.root["sites"])
    func value(_ node: Node?) -> Double? { node?.text.flatMap { Double($0) } }
    #expect(value(sites["count"]) == 3)
    #expect(value(sites["accelerators"]) == 384)
    #expect(value(sites["racks"]) == value(files.root["counts"]?["racks"]).map { 3 * $0 })
    #expect(value(sites["cost_usd"]) == value(files.root["cost_usd"]).map { 3 * $0 })
    #expect(value(sites["power_w"]) == value(files.root["power_w"]).map { 3 * $0 })
    #expect(value(sites["asked_gbps"]) == 13_000)
    #expect(value(sites["capacity_at_this_site_gbps"]) == 26_400)
    #expect(abs((value(sites["oversubscription"]) ?? 0) - 51_200 / 26_400) < 1e-12)
    let racks = Set((files.root["racks"]?.elements ?? []).compactMap { $0["name"]?.text })
    for line in files.across("line") {
      #expect(racks.contains(line["rack_a"] ?? ""))
      #expect(line["rack_b"]?.hasPrefix("S") == true)
    }
  }

  @Test("Power of modules and boxes at the edge is counted once")
  func power() throws {
    let plan = try PlanFolderFiles("sites: 2, capacity: 12.8 Tb/s, switch: sn4700").plan
    let optics = plan.power.maximum { $0.tier == .scaleAcross && $0.cause == .optics }
    // 32 modules of 20 W.
    #expect(optics.known.watts == 640)
    // Two switches of 630 W with passive cables, one terminal of 150 W.
    #expect(plan.power.maximum { $0.tier == .scaleAcross && $0.cause == .switchSilicon }.known.watts == 2 * 630 + 150)
  }

  @Test("`show runs` lists channels and pairs of fibers by their tier")
  func runs() throws {
    let files = try PlanFolderFiles("sites: 3, capacity: 13 Tb/s, channels_per_pair: 8")
    let table = PlanTable.runs.content(files.plan)
    let tier = try #require(table.columns.firstIndex { $0.title == "tier" })
    #expect(table.rows.filter { $0[tier] == "scale-across" }.count == 66 + 10)
    #expect(table.rows.count == files.cables.count)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
  }

  @Test("A difference of plans sees a longer line and a larger one")
  func difference() throws {
    let before = try PlanFolderFiles("sites: 2, distance: 80 km").plan
    let longer = PlanDifference(from: before, to: try PlanFolderFiles("sites: 2, distance: 300 km").plan)
    #expect(longer.lines.contains { $0.name.contains("400zr-plus") && $0.before == nil && $0.after == 33 })
    let larger = PlanDifference(from: before, to: try PlanFolderFiles("sites: 2, capacity: 25.6 Tb/s").plan)
    #expect(larger.lines.contains { $0.name == "links" && $0.dollars == nil })
  }
}
