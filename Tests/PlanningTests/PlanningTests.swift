import Catalog
import Diagnostics
import Documents
import Cabling
import Economics
import Fabrics
import Facility
import Planning
import Quantities
import Testing

@Suite("The shipped scenarios plan") struct ShippedScenarioTests {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  @Test(arguments: FolderListing.names(in: root + "/Scenarios").filter { $0.hasSuffix(".yaml") && !$0.contains("hundred") }.sorted())
  func plans(_ name: String) throws {
    do {
      let file = try ScenarioFile.read(Self.root + "/Scenarios/" + name)
      let resolved = try ScenarioResolver.resolve(file, catalog: try Catalog(folder: Self.root + "/Catalog"))
      let plan = try Planner.plan(resolved)
      print("==", name, plan.network.devices.count, plan.network.links.count, plan.layout.racks.count, plan.cost.capex.known, plan.power.maximum().known)
      for f in plan.network.fabrics { print("   ", f.name, f.size.switches, f.size.links, f.size.cageLinks) }
      var counts: [String: Int] = [:]
      for p in plan.links.parts { counts["\(p.kind) \(p.part)", default: 0] += p.count }
      print("   ", counts.sorted { $0.key < $1.key })
      for f in plan.findings.prefix(6) { print("   ", f.severity, f.code.id, f.message, f.count) }
    } catch let rejection as Rejection {
      for f in rejection.findings.prefix(5) { print("== \(name)\n" + FindingRenderer().render(f)) }
      Issue.record("rejected")
    }
  }
}
