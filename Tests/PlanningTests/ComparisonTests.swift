import Cabling
import Diagnostics
import Economics
import Fabrics
import Planning
import Quantities
import Testing

@Suite struct ComparisonTests {
  @Test func `NVL72 in optics would burn 19.4 kW more in each rack than in copper`() throws {
    // NVIDIA: about 20 kW avoided; 72 x 7.2 Tb/s one way / 1.6 Tb/s x 2 ends = 648 at 30 W.
    let file = try Shipped.file("gb200-nvl72") { $0.hosts = 1 }
    let table = try Comparison.technologies(
      [.copper, .pluggable, .cpo], of: file, catalog: try Shipped.catalog, tier: .scaleUp)
    let copper = try #require(table.rows[0].figures)
    let pluggable = try #require(table.rows[1].figures)
    let packaged = try #require(table.rows[2].figures)
    #expect(pluggable.modules == 648 && pluggable.links == 324)
    #expect(pluggable.maximumPower.known == Power(watts: 648 * 30))
    #expect(copper.maximumPower.known == .zero && copper.maximumPower.isComplete)
    #expect(!copper.capex.isComplete)
    // 9 W with lasers for each 1.6T interface.
    #expect(packaged.maximumPower.known == Power(watts: 648 * 9))
    #expect(packaged.fibers == pluggable.fibers)
  }

  @Test func `Scale-up interfaces grow with the racks`() throws {
    let file = try Shipped.file("gb200-nvl72")
    let table = try Comparison.technologies(
      [.pluggable], of: file, catalog: try Shipped.catalog, tier: .scaleUp)
    #expect(table.rows[0].figures?.modules == 8 * 648)
  }

  /// One scalable unit on 4 + 8 boxes of 144 x 800G = 72 interfaces of 1.6T each. Published for one interface: 30 W
  /// pluggable, 9 W co-packaged.
  @Test func `Co-packaged switches save 21 W for each 1.6T interface of a switch`() throws {
    let file = try Shipped.file("dgx-b300-xdr")
    let table = try Comparison.technologies([.pluggable, .cpo], of: file, catalog: try Shipped.catalog)
    #expect(table.rows.flatMap(\.reasons) == [])
    let pluggable = try #require(table.rows[0].figures)
    let packaged = try #require(table.rows[1].figures)
    #expect(pluggable.switches == 12 && packaged.switches == 12)
    // Modules in use at switches: 1,152 links, three ends of two at switches (host-leaf one, leaf-spine two), two ends
    // in a 1.6T module: (576 + 2 x 576) / 2 = 864.
    let atSwitches = 864.0
    #expect(pluggable.modules - packaged.modules == 864)
    let modules = atSwitches * 30
    // All 72 engines of a box burn 9 W, whether or not a fiber is plugged: 12 x 72 = 864 as well.
    let engines = 12.0 * 72 * 9
    let saved = pluggable.maximumPower.known.watts - packaged.maximumPower.known.watts
    #expect(abs(saved - (modules - engines)) < 1)
    #expect(packaged.laserUnits > 0)
  }

  @Test func `A technology that no switch carries says why`() throws {
    let file = try Shipped.file("dgx-h100-superpod") { $0.hosts = 31 }
    let table = try Comparison.technologies([.cpo, .copper], of: file, catalog: try Shipped.catalog)
    #expect(table.rows[0].figures == nil)
    #expect(table.rows[0].reasons.first?.contains("qm9700") == true)
    let copper = try #require(table.rows[1].figures)
    #expect(copper.unservedLinks > 0 && !table.rows[1].reasons.isEmpty)
  }

  @Test func `Scenarios are compared under their names`() throws {
    let files = try ["juniper-64-h100", "juniper-128-h100"].map { try Shipped.file($0) }
    let table = try Comparison.scenarios(files, catalog: try Shipped.catalog)
    #expect(table.rows.map(\.label) == ["juniper-64-h100", "juniper-128-h100"])
    #expect(table.rows.map { $0.figures?.switches } == [48, 80])
    #expect(table.rows.map { $0.figures?.links } == [1_024, 2_048])
  }

  @Test func `Scenarios are compared by their lines to other sites`() throws {
    let files = try [60.0, 300].map { kilometers in
      try Shipped.file("two-campus-training") { $0.scaleAcross?.distance = Length(meters: kilometers * 1000) }
    }
    let table = try Comparison.scenarios(files, catalog: try Shipped.catalog, tier: .scaleAcross)
    #expect(table.rows.map { $0.figures?.modules } == [64, 64])
    #expect(table.rows.map { $0.figures?.unservedLinks } == [0, 0])
    // 400ZR at 3,500 and OpenZR+ at 5,000 USD, two spares each.
    let prices = table.rows.compactMap { $0.figures?.capex.known.dollars }
    #expect(prices.count == 2 && abs(prices[1] - prices[0] - 66 * 1_500) < 0.01)
  }
}
