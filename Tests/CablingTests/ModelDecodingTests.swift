import Catalog
import Diagnostics
import Documents
import Quantities
import Testing

@testable import Cabling

@Suite("Every module, cable and engine row of the shipped catalog decodes without a finding")
struct ModelDecodingTests {
  private func check<T: Declared>(_ type: T.Type, _ kind: String, rows atLeast: Int) throws {
    let rows = try Shipped.catalog().rows(of: kind)
    #expect(rows.count >= atLeast)
    for row in rows {
      for finding in row.decode(type).findings { Issue.record("\(FindingRenderer().render(finding))") }
    }
  }

  @Test func modules() throws { try check(ModuleModel.self, "module", rows: 42) }
  @Test func cables() throws { try check(CableModel.self, "cable", rows: 24) }
  @Test func engines() throws { try check(EngineModel.self, "engine", rows: 13) }

  @Test("every optical scheme, cage name and connector of the catalog is understood")
  func vocabulary() throws {
    let shelf = try Shipped.shelf.get()
    for module in shelf.modules {
      #expect(OpticalScheme(module.opticalScheme) != nil, "\(module.id)")
      for cage in module.cages { #expect(CagePattern(cage) != nil, "\(cage)") }
    }
    for cable in shelf.cables where cable.cableKind.technology != nil && cable.cableKind != .cartridge {
      for cage in cable.ends.flatMap(\.cages) { #expect(CagePattern(cage) != nil, "\(cage)") }
    }
  }

  @Test("the twelve modules of the reseller's list have their prices and can be plugged in somewhere")
  func twelve() throws {
    let listed = try Shipped.shelf.get().modules.filter { $0.resellerRank != nil }
    #expect(listed.count == 12)
    let ends: [(RunEnd, String, Double)] = [
      (Box.gb200, "infiniband-ndr", 400), (Box.bf3, "ethernet", 400), (Box.qm9700(), "infiniband-ndr", 400),
      (Box.dgxH100, "infiniband-ndr", 400), (Box.q3400(), "infiniband-xdr", 800), (Box.dgxB300, "infiniband-xdr", 800),
    ]
    for module in listed {
      #expect(!module.price.isUnknown)
      let fits = ends.contains { end, name, rate in
        let demand = EndDemand(run: run(end, end, rate, meters: 10, .crossed, name), end: .a)
        if case .fits = demand.fit(module, price: module.price) { return true }
        return false
      }
      #expect(fits, "\(module.id)")
    }
  }
}
