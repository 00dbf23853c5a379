import Fabrics
import Quantities
import Testing

@testable import Cabling

@Suite("Every trap in the catalog's notes is kept")
struct CatalogTrapTests {
  let reach: RatedReach
  init() throws { reach = try Shipped.reach() }

  private let switches = (leaf: Box.qm9700(), spine: Box.qm9700(.spine))

  @Test("single-port 400G DR4 reaches 100 m where the vendor validates it (mms4x00-ns400)", arguments: [100.0, 101.0])
  func singlePortParallel(meters: Double) {
    let found = reach.candidates(for: run(Box.gb200, Box.qm9700(), 400, meters: meters), under: LinkPolicy())
    #expect(found.closes("mms4x00-ns400", "mms4x00-nm") == (meters <= 100))
    #expect((found.choice == nil) == (meters > 100))
  }

  @Test("the generic 400GBASE-DR4 reaches 500 m (400g-dr4-q112)", arguments: [500.0, 501.0])
  func genericParallel(meters: Double) {
    let end = Box.end(.qsfp112, .either, 400, lane: 100, ports: 1, .leaf, "generic")
    let found = reach.candidates(for: run(end, end, 400, meters: meters, .single, "ethernet"), under: LinkPolicy())
    #expect(found.closes("400g-dr4-q112", "400g-dr4-q112") == (meters <= 500))
    #expect(!found.closes("mms1z00-ns400", "mms1z00-ns400"))
  }

  @Test("without validation a single-port module has the standard's 500 m", arguments: [500.0, 501.0])
  func notValidated(meters: Double) {
    let end = Box.end(.qsfp112, .either, 400, lane: 100, ports: 1, .leaf, "generic")
    let found = reach.candidates(
      for: run(end, end, 400, meters: meters, .single, "ethernet"), under: LinkPolicy(validatedOnly: false))
    #expect(found.closes("mms1z00-ns400", "mms1z00-ns400") == (meters <= 500))
  }

  @Test("two -NM modules reach 500 m", arguments: [500.0, 501.0])
  func twoNM(meters: Double) {
    let found = reach.candidates(
      for: run(switches.leaf, switches.spine, 400, meters: meters), under: LinkPolicy())
    #expect(found.closes("mms4x00-nm", "mms4x00-nm") == (meters <= 500))
  }

  @Test("an -NM with an -NS reaches the 100 m of the -NS", arguments: [100.0, 101.0])
  func mixedTwins(meters: Double) {
    let found = reach.candidates(
      for: run(switches.leaf, switches.spine, 400, meters: meters), under: LinkPolicy())
    #expect(found.closes("mms4x00-ns", "mms4x00-nm") == (meters <= 100))
    #expect(found.closes("mms4x00-ns", "mms4x00-ns") == (meters <= 100))
  }

  @Test("2xSR4 reaches 50 m on OM4, never the reseller's 100 m (mma4z00-ns)", arguments: [49.0, 50, 51, 75, 100])
  func multimode(meters: Double) {
    for validatedOnly in [true, false] {
      let found = reach.candidates(
        for: run(switches.leaf, switches.spine, 400, meters: meters), under: LinkPolicy(validatedOnly: validatedOnly))
      #expect(found.closes("mma4z00-ns", "mma4z00-ns") == (meters <= 50))
    }
  }

  @Test("XDR optics do not fall back to 100G lanes (mms4a00-rhs)")
  func noFallback() {
    let host = Box.end(.osfp224, .flat, 800, lane: 200, ports: 2, .host, "dgx-b300")
    let found = reach.candidates(
      for: run(host, Box.sn5600(), 400, meters: 20, .crossed, "ethernet"), under: LinkPolicy())
    #expect(!found.contains { $0.closes && $0.parts.contains { $0.part == "mms4a00-rhs" || $0.part == "mms4a00-ihs" } })
    #expect(found.choice != nil)
  }

  @Test("finned 1.6T plugs go into air-cooled Q3400 and Q3200 cages only (mms4a00-ihs)")
  func finnedOnlyThere() {
    let air = reach.candidates(
      for: run(Box.q3400(), Box.q3400(.spine), 800, meters: 30, .crossed, "infiniband-xdr"), under: LinkPolicy())
    #expect(air.choice?.module(at: .a) == "mms4a00-ihs")
    #expect(!air.contains { $0.closes && $0.module(at: .a) == "mms4a00-rhs" })
    let either = Box.end(.osfp224, .either, 1600, lane: 200, ports: 2, .leaf, "arista-7060xe7-64ps")
    for end in [Box.sn6600(), either] {
      let found = reach.candidates(for: run(end, end, 800, meters: 30, .crossed, "ethernet"), under: LinkPolicy())
      #expect(!found.contains { $0.closes && $0.parts.contains { $0.part == "mms4a00-ihs" } })
      #expect(found.choice != nil)
    }
  }

  @Test("adapters take flat tops, air-cooled switches finned ones (cx7-400, mms4x00-ns400)")
  func tops() throws {
    let found = reach.candidates(for: run(Box.dgxH100, Box.qm9700(), 400, meters: 30), under: LinkPolicy())
    let choice = try #require(found.choice)
    #expect(choice.module(at: .a) == "mma4z00-ns-flt")
    #expect(choice.module(at: .b) == "mma4z00-ns")
    for candidate in found where candidate.closes {
      #expect(candidate.module(at: .a)?.hasSuffix("-flt") == true)
      #expect(candidate.module(at: .b)?.hasSuffix("-flt") == false)
    }
  }

  @Test("single-port OSFP modules are for adapters, never for switches (nics: cx7-400)")
  func adapterSide() {
    let flat = Box.end(.osfp, .flat, 400, lane: 100, ports: 1, .leaf, "liquid")
    let found = reach.candidates(for: run(Box.gb200, flat, 400, meters: 30), under: LinkPolicy())
    #expect(!found.contains { $0.closes && ($0.module(at: .b)?.hasSuffix("ns400") ?? false) })
  }

  @Test("2xFR4 cannot be split 1:2, since four wavelengths share a pair of fibers (mms4x50-nm)")
  func noSplitOfWavelengths() {
    let trunk = Box.sn5600(.leaf, ports: 4)
    let found = reach.candidates(for: run(Box.bf3, trunk, 200, meters: 30, .split, "ethernet"), under: LinkPolicy())
    #expect(!found.contains { $0.closes && $0.parts.contains { $0.part == "mms4x50-nm" || $0.part == "800g-2xfr4" } })
  }

  @Test("2xDR4 splits 1:2 into two 200G ports (jumper-mpo12-sm-split)")
  func splitOfLanes() throws {
    let trunk = Box.sn5600(.leaf, ports: 4)
    let policy = LinkPolicy(technologies: [.pluggable])
    let found = reach.candidates(for: run(Box.bf3, trunk, 200, meters: 30, .split, "ethernet"), under: policy)
    let choice = try #require(found.choice)
    #expect(choice.parts.contains { $0.part.hasSuffix("-split") && $0.sharedBy == 2 })
    #expect(choice.bundle == .perPorts(end: .b, ports: 2))
    #expect(choice.fibersPerLink == 4)
    #expect(choice.parts.first { $0.kind == .module && $0.end == "b" }?.sharedBy == 4)
  }

  @Test(
    "a 200G adapter port meets a quarter of an 800G cage by a 400G module, since 200G-SR4 has other lanes (mma1z00-ns400)"
  )
  func largerModuleWhereItsOwnRateDoesNotServe() throws {
    let adapter = Box.end(.qsfp112, .flat, 200, lane: 100, ports: 1, .host, "hpn-host")
    let policy = LinkPolicy(technologies: [.pluggable])
    let found = reach.candidates(
      for: run(adapter, Box.sn5600(.leaf, ports: 4), 200, meters: 28, .split, "ethernet"), under: policy)
    #expect(!found.contains { $0.closes && $0.module(at: .a) == "200g-sr4" })
    let choice = try #require(found.choice)
    #expect(choice.module(at: .a)?.hasPrefix("mm") == true || choice.module(at: .a)?.hasPrefix("400g") == true)
    #expect(choice.parts.contains { $0.part.hasSuffix("-split") && $0.sharedBy == 2 })
    #expect(choice.remarks.contains { if case .darkLanes = $0 { true } else { false } })
  }

  @Test(
    "HDR joins adapters and switches by 200G-SR4 over flat MPO-12 cords, up to the 100 m of OM4",
    arguments: [5.0, 100, 101])
  func flatCords(meters: Double) {
    let adapter = Box.end(.qsfp56, .either, 200, lane: 50, ports: 1, .host, "dgx-a100")
    let leaf = Box.end(.qsfp56, .either, 200, lane: 50, ports: 1, .leaf, "qm8700")
    let found = reach.candidates(
      for: run(adapter, leaf, 200, meters: meters, .single, "infiniband-hdr"),
      under: LinkPolicy(technologies: [.pluggable]))
    let short = found.contains { $0.closes && $0.module(at: .a) == "200g-sr4" && $0.module(at: .b) == "200g-sr4" }
    #expect(short == (meters <= 100))
  }

  @Test("where a module of the cage's own rate closes, no larger one is offered")
  func ownRateFirst() {
    let found = reach.candidates(
      for: run(Box.bf3, Box.sn5600(), 400, meters: 30, .split, "ethernet"), under: LinkPolicy())
    #expect(found.contains { $0.closes && $0.technology == .pluggable })
    #expect(!found.contains { $0.technology == .pluggable && $0.closes && !$0.remarks.isEmpty })
  }

  @Test("BlueField-3 takes QSFP112 modules only (bf3)")
  func blueField() {
    let found = reach.candidates(
      for: run(Box.bf3, Box.sn5600(), 400, meters: 30, .split, "ethernet"), under: LinkPolicy())
    let at = Set(found.filter(\.closes).compactMap { $0.module(at: .a) })
    #expect(at == ["mma1z00-ns400", "mms1z00-ns400", "400g-dr4-q112", "400g-vr4-q112"])
  }

  @Test("LPO closes only where the scenario vouches for the boxes (400g-dr4-lpo)")
  func linear() {
    let end = Box.sn5600()
    let open = reach.candidates(for: run(end, end, 400, meters: 80, .crossed, "ethernet"), under: LinkPolicy())
    #expect(open.choice?.technology == .pluggable)
    #expect(open.contains { $0.technology == .lpo && $0.obstacle == .undeclared })
    let vouched = LinkPolicy(technologies: [.lpo])
    #expect(
      reach.candidates(for: run(end, end, 400, meters: 80, .crossed, "ethernet"), under: vouched).choice?.technology
        == .lpo)
  }

  @Test("a module hotter than the cage's class is rejected for its watts", arguments: [(16.9, false), (17.0, true)])
  func watts(limit: Double, closes: Bool) {
    let end = Box.qm9700(watts: limit)
    let found = reach.candidates(
      for: run(end, end, 400, meters: 80), under: LinkPolicy(technologies: [.pluggable]))
    #expect((found.choice != nil) == closes)
    if !closes { #expect(found.contains { $0.obstacle == .power }) }
  }

  @Test("a 1.6T passive cable is not offered for XDR, the linear one is (dac-1.6t, lacc-1.6t)")
  func copperOfXDR() throws {
    let straight = run(Box.q3400(), Box.q3400(.spine), 800, meters: 1, .straight, "infiniband-xdr")
    let found = reach.candidates(for: straight, under: LinkPolicy(technologies: [.copper, .acc, .aec]))
    #expect(!found.contains { $0.closes && $0.technology == .copper })
    #expect(found.serves("lacc-1.6t"))
  }

  @Test(
    "flat and angled multimode connectors do not mate: 100GBASE-SR4 takes the flat cord, never the angled one (100g-sr4)"
  )
  func polish() {
    let end = Box.end(.qsfp28, .either, 100, lane: 25, ports: 1, .leaf, "sn4600c")
    let found = reach.candidates(for: run(end, end, 100, meters: 30, .single, "ethernet"), under: LinkPolicy())
    #expect(found.with("100g-sr4", "jumper-mpo12-mm").isEmpty)
    #expect(found.with("100g-sr4", "jumper-mpo12-mm-flat").contains { $0.closes })
    #expect(found.with("100g-cwdm4", "jumper-mpo12-mm-flat").isEmpty)
  }

  @Test("a module without a rate in the catalog is never replaced by a larger cousin on a copper jack")
  func noFallbackPart() {
    let jack = Box.end(.rj45, .either, 1, lane: 1, ports: 1, .leaf, "sn2201")
    let found = reach.candidates(for: run(jack, jack, 1, meters: 20, .single, "ethernet"), under: LinkPolicy())
    #expect(
      found.allSatisfy { candidate in candidate.parts.allSatisfy { !$0.part.hasPrefix("1.6t") } || !candidate.closes })
    #expect(found.filter(\.closes).allSatisfy { $0.technology == .copper })
  }
}
