import Catalog
import Diagnostics
import Fabrics
import Quantities
import Testing

@testable import Cabling

@Suite("Optics inside the box are a property of the box")
struct CoPackagingTests {
  let shelf: PartsShelf
  init() throws { shelf = try Shipped.shelf.get() }

  @Test("a Q3450 has 72 engines and 18 laser modules, counted by box and once")
  func countedByBox() throws {
    var fixture = NetworkFixture(
      a: Box.q3450(), aCages: 72, aCount: 2, b: Box.q3450(.spine), bCages: 144, bCount: 1, rate: 800, kind: .leafSpine)
    for leaf in 0..<2 { for port in 0..<72 { fixture.join(leaf, port, 0, leaf * 72 + port, 30) } }
    let plan = fixture.plan(LinkPolicy(), "infiniband-xdr", shelf: shelf)
    #expect(plan.count(of: "nv-qx-engine") == 3 * 72)
    #expect(plan.count(of: "elsfp") == 3 * 18)
    #expect(plan.count(.module) == 0)
    #expect(plan.classes.first?.choice?.technology == .cpo)
    #expect(plan.litFibers == 144 * 8)
    #expect(plan.count(of: "jumper-mpo12-sm") == 144)
  }

  @Test("hosts meet a co-packaged leaf with pluggable modules of the same lanes")
  func hostSide() throws {
    let found = RatedReach(shelf).candidates(
      for: run(Box.dgxB300, Box.q3450(), 800, meters: 30, .single, "infiniband-xdr"), under: LinkPolicy())
    let choice = try #require(found.choice)
    #expect(choice.technology == .cpo)
    #expect(choice.module(at: .a) == "mms4a00-rhs")
    #expect(choice.remarks == [.darkLanes("mms4a00-rhs")])
  }

  @Test("a power that is not published is the sibling with passive cables + engines + lasers, marked derived")
  func derivedPower() throws {
    let box = try #require(shelf.boxes.first { $0.id == "q3450-ld" })
    let engine = shelf.engines.first { $0.id == box.engine }
    // Q3400 2,900 W passive; 72 engines of 1.6 Tb/s at 9 W with their lasers.
    let (power, isDerived) = box.wholePower(engine: engine)
    #expect(power == Power(watts: 2900 + 72 * 9))
    #expect(isDerived)
    #expect(box.powerWithoutEngines.power == Power(watts: 2900))
    let published = try #require(shelf.boxes.first { $0.id == "sn6810-ld" })
    #expect(published.wholePower(engine: engine).power == Power(watts: 1960))
    #expect(!published.wholePower(engine: engine).isDerived)
  }

  @Test("engines and lasers are inside the price of the box")
  func price() throws {
    let found = RatedReach(shelf).candidates(
      for: run(Box.q3450(), Box.q3450(.spine), 800, meters: 30, .single, "infiniband-xdr"), under: LinkPolicy())
    let choice = try #require(found.choice)
    #expect(choice.pricePerLink.known == Money(dollars: 40 + 1.2 * 30))
    #expect(choice.powerPerLink == Power(watts: 9))
  }
}

@Suite("What a technology builds into the switch is settled before the fabric")
struct TechnologyOfferTests {
  let switches: [SwitchVariant]
  init() throws {
    switches = try Shipped.catalog().decodeAll(SwitchModel.self, kind: "switch").map {
      SwitchVariant($0.row.id, $0.value)
    }
  }

  private func offer(_ technology: Technology, _ model: String, _ rate: Double) -> TechnologyOffer {
    .resolve(technology, for: model, at: gigabits(rate), among: switches)
  }

  @Test("Q3400 and Q3450 are siblings at 800 Gb/s, both ways")
  func siblings() {
    #expect(offer(.cpo, "q3400-ra", 800) == .variant("q3450-ld"))
    #expect(offer(.pluggable, "q3450-ld", 800) == .variant("q3400-ra"))
    #expect(offer(.cpo, "q3450-ld", 800) == .asItIs)
    #expect(offer(.lpo, "q3400-ra", 800) == .asItIs)
    #expect(offer(.cpo, "sn6600-ld", 800) == .variant("sn6810-ld"))
  }

  @Test("no sibling at the rate, a chip for a sibling, and no sibling at all each have their reason")
  func reasons() {
    for (model, rate, part) in [
      ("q3400-ra", 400.0, "q3450-ld"), ("tomahawk5", 400, "chip"), ("qm9700", 400, "no variant"),
    ] {
      guard case .none(let reason) = offer(.cpo, model, rate) else {
        Issue.record("\(model) has a variant")
        continue
      }
      #expect(reason.contains(part))
    }
    #expect(offer(.npo, "sn5600", 400).finding(.npo, for: "sn5600", at: gigabits(400))?.code == .technologyNotOffered)
  }
}
