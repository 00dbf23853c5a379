import Cabling
import Diagnostics
import Documents
import Economics
import Facility
import Fabrics
import Planning
import Quantities
import Testing

@testable import Reporting

/// Brute force over the files: nothing here asks how the plan was made.
@Suite("The cable schedule of structured cabling ends in real places") struct PanelScheduleTests {
  private static let scenarios = [
    "name: one\nhost: dgx-h100\nhosts: 32\ncabling: {style: structured}\n"
      + "scale_out: {switch: qm9700, technologies: [pluggable]}\n",
    "name: two\nhost: dgx-h100\nhosts: 64\nbuild_for: {hosts: 128}\ncabling: {style: structured}\n"
      + "scale_out: {switch: qm9700, technologies: [pluggable]}\nmanagement: {switch: sn2201}\n"
      + "storage: {switch: qm9700, link_rate: 400 Gb/s, ports_per_host: 2}\nfloor: {hosts_per_rack: 4, host_feed: 50 kW}\n",
    "name: three\nhost: dgx-b300\nhosts: 36\ncabling: {style: structured}\n"
      + "scale_out: {switch: q3400-ra, technologies: [pluggable]}\n",
  ]

  private struct Port: Hashable {
    let device: String
    let slot: String
    let port: Int
  }

  private struct End {
    let rack: String
    let unit: String
    let device: String
    let slot: String
    let ports: ClosedRange<Int>
  }

  private static func records(_ plan: Plan) throws -> [Node] {
    var bytes: [UInt8] = []
    CablesCSV(plan).write { bytes += $0 }
    return try CSV.parse(
      SourceFile(name: "cables.csv", text: String(decoding: bytes, as: UTF8.self)), limits: Limits(nodes: 10_000_000)
    ).records
  }

  /// The places of one end of a line.
  private static func ends(_ record: Node, _ end: String) -> [End] {
    let cells = ["rack", "unit", "device", "cage", "ports"].map { name in
      (record["\(name)_\(end)"]?.text ?? "").split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    return cells[0].indices.map { index in
      let ports = cells[4][index].split(separator: ".").compactMap { Int($0) }
      return End(
        rack: cells[0][index], unit: cells[1][index], device: cells[2][index], slot: cells[3][index],
        ports: (ports.first ?? 0)...(ports.last ?? 0))
    }
  }

  @Test("every end stands in the layout where the schedule says, and no port is used twice", arguments: scenarios)
  func endsExist(scenario: String) throws {
    let plan = try PlanFixture.plan(scenario)
    let document = try PlanFixture.document(plan)
    let racks = try #require(document["racks"]?.elements).map { $0["name"]?.text ?? "" }
    var places: [String: (rack: String, unit: String)] = [:]
    for device in try #require(document["devices"]?.elements) {
      let cells = (device.elements ?? []).map { $0.text ?? "" }
      #expect(places[cells[0]] == nil)
      places[cells[0]] = (Int(cells[2]).map { racks[$0] } ?? "", cells[3])
    }
    var used: [Bool: Set<Port>] = [true: [], false: []]
    var trunked = 0
    for record in try Self.records(plan) {
      let isTrunk = record["part"]?.text?.hasPrefix("trunk-") == true
      if isTrunk { trunked += 1 }
      for end in Self.ends(record, "a") + Self.ends(record, "b") {
        let place = try #require(places[end.device], "\(record["cable"]?.text ?? "")")
        #expect(place.rack == end.rack && place.unit == end.unit)
        for port in end.ports {
          // A port of a panel has a rear, for the trunk, and a front, for the cord.
          let isNew = used[isTrunk]?.insert(Port(device: end.device, slot: end.slot, port: port)).inserted
          #expect(isNew == true, "\(end.device) \(end.slot) \(port)")
        }
      }
    }
    #expect(trunked > 0)
    // Every cord that ends in a panel meets a trunk behind it.
    let front = (used[false] ?? []).filter { $0.device.hasPrefix("panel-") }
    #expect(!front.isEmpty && front.isSubset(of: used[true] ?? []))
  }

  @Test("trunks, cords, cassettes and panels are as many as the bill buys", arguments: scenarios)
  func countsAgree(scenario: String) throws {
    let plan = try PlanFixture.plan(scenario)
    let records = try Self.records(plan)
    var lines: [String: Int] = [:]
    var cassettes = Set<Port>()
    for record in records {
      let part = record["part"]?.text ?? ""
      lines["\(part) \(record["sold_m"]?.text ?? "")", default: 0] += 1
      for end in Self.ends(record, "a") + Self.ends(record, "b") where end.device.hasPrefix("panel-") {
        cassettes.insert(Port(device: end.device, slot: end.slot, port: 0))
      }
    }
    var bought: [String: Int] = [:]
    for line in plan.bill.lines where [.cable, .trunk, .panel].contains(line.category) {
      bought["\(line.part) \(line.length.map { NumberText.shortest($0.meters) } ?? "")", default: 0] += line.quantity
    }
    #expect(bought.removeValue(forKey: "cassette-mpo ") == cassettes.count)
    #expect(bought.removeValue(forKey: "panel-48 ") == Set(cassettes.map(\.device)).count)
    #expect(lines == bought)
    #expect(plan.layout.panels?.mounted == Set(cassettes.map(\.device)).count)
    #expect(plan.findings.allSatisfy { $0.code.id != "HG1314" })
  }

  @Test("growing to what was built for moves no cord of a panel")
  func growthKeepsPorts() throws {
    let cords = { (plan: Plan) throws in
      let cords = try Self.records(plan).filter { $0["cable"]?.text?.contains(".") == true }
      return Dictionary(uniqueKeysWithValues: cords.map { ($0["label_a"]?.text ?? "", $0["part"]?.text ?? "") })
    }
    let today = try cords(try PlanFixture.plan(Self.scenarios[1]))
    let later = try cords(
      try PlanFixture.plan(Self.scenarios[1].replacing("hosts: 64\n", with: "hosts: 128\n")))
    #expect(today.count < later.count)
    for label in today.keys { #expect(later[label] != nil, "\(label)") }
  }

  @Test("panels count in the units and the mass of their racks")
  func panelsWeigh() throws {
    let plan = try PlanFixture.plan(Self.scenarios[0])
    let panels = try #require(plan.layout.panels)
    for (index, rack) in plan.layout.racks.enumerated() {
      let devices = plan.layout.elevation(ofRack: index)
      let mounted = plan.layout.mountedPanels(ofRack: index)
      #expect(rack.usedUnits == devices.reduce(0) { $0 + $1.units } + mounted.count)
      // 4 kg a panel and 0.2 kg a cassette, as the catalog says; 130.45 kg a DGX H100.
      let hosts = devices.count { plan.network.name(of: $0.device).hasPrefix("host") }
      let cassettes = mounted.reduce(0) { $0 + Int(panels.panels[$1].cassettes) }
      guard rack.holdsHosts else { continue }
      let expected = 130.45 * Double(hosts) + 4 * Double(mounted.count) + 0.2 * Double(cassettes)
      #expect(abs(rack.mass.kilograms - expected) < 1e-6)
    }
    let html = String(decoding: HTMLReport.render(plan, charts: nil), as: UTF8.self)
    #expect(html.contains("panel-R01-01-1"))
  }

  @Test("a panel that its rack has no room for has a rack and no unit")
  func unitsOfHomelessPanels() throws {
    let plan = try PlanFixture.plan(
      "name: narrow\nhost: dgx-h100\nhosts: 40\nscale_out: {switch: qm9700}\nmanagement: {}\n"
        + "cabling: {style: structured}\nfloor: {rack_units: 9, rows: 3, racks_per_row: 20}\n")
    let document = try PlanFixture.document(plan)
    let classes = try #require(document["device_classes"]?.elements)
    let racks = try #require(document["racks"]?.elements)
    var panels = [Int](repeating: 0, count: racks.count)
    var homeless = 0
    for device in try #require(document["devices"]?.elements).compactMap(\.elements) {
      let unit = Int(device[3].text ?? "")
      #expect(device[3].isNull || (unit ?? 0) >= 1, "unknown is not zero")
      guard classes[try #require(Int(device[1].text ?? ""))]["role"]?.text == "panel" else {
        #expect(device[2].isNull == device[3].isNull)
        continue
      }
      if device[3].isNull { homeless += 1 } else { panels[try #require(Int(device[2].text ?? ""))] += 1 }
    }
    #expect(homeless > 0)
    #expect(panels == racks.map { Int($0["panels"]?.text ?? "") ?? -1 })
  }

  @Test("each tail of a splitter has a label of its own")
  func tailLabels() throws {
    let plan = try PlanFixture.shipped("alibaba-hpn-7")
    let split = try Self.records(plan).filter { $0["device_a"]?.text?.contains(";") == true }
    #expect(!split.isEmpty)
    for record in split {
      let labels = (record["label_a"]?.text ?? "").split(separator: ";")
      #expect(labels.count == Self.ends(record, "a").count)
      for (label, end) in zip(labels, Self.ends(record, "a")) {
        #expect(label.hasPrefix("\(end.rack).U\(end.unit).\(end.slot).P"))
      }
    }
  }
}
