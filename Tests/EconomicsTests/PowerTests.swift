import Cabling
import Diagnostics
import Economics
import Fabrics
import Quantities
import Testing

@Suite struct PowerTests {
  private func watts(_ value: Double) -> Power { Power(watts: value) }

  /// A DGX H100: 10.2 kW, eight accelerators of 700 W, eight adapters of 27 W.
  private var h100: HostPower {
    HostPower(
      maximum: watts(10_200), accelerators: 8, acceleratorPower: watts(700), nics: 8, nicPower: watts(27))
  }

  private func build(
    _ network: Network, _ links: LinkPlan = Fixture.links(), boxes: [String: BoxPower] = [:],
    hosts: [String: HostPower] = [:]
  ) -> (budget: PowerBudget, findings: [Finding]) {
    PowerBuilder(network: network, links: links, boxes: boxes, hosts: hosts).build()
  }

  private func switchModel(
    typical: Double? = nil, _ typicalBasis: PowerBasis? = nil, maximum: Double? = nil, _ maximumBasis: PowerBasis? = nil
  ) -> SwitchModel {
    var model = SwitchModel()
    model.powerTypical = typical.map { watts($0) }
    model.powerTypicalBasis = typicalBasis
    model.powerMaximum = maximum.map { watts($0) }
    model.powerMaximumBasis = maximumBasis
    return model
  }

  @Test("A host's total is split into accelerators, adapters and the rest, and not added to")
  func hostIsSplit() {
    let (budget, _) = build(Fixture.network([(.host, 0, "h", 31)]), hosts: ["h": h100])
    #expect(budget.maximum().known == watts(31 * 10_200))
    #expect(budget.maximum { $0.cause == .accelerator }.known == watts(31 * 5_600))
    #expect(budget.maximum { $0.cause == .nic }.known == watts(31 * 216))
    #expect(budget.maximum { $0.cause == .host }.known == watts(31 * 4_384))
  }

  @Test("Modules in a host's cages are inside its published total, and counted once")
  func hostHoldsItsModules() {
    // Eight links on twin-port modules of 17 W: four modules in the host, four in the leaf.
    var (network, links) = Fixture.joined(links: 8, by: Fixture.twinPort(watts: 17))
    links.parts = [Fixture.part(.module, "twin", count: 8, watts: 17)]
    network.classes[0].model = "h"
    let (budget, _) = build(
      network, links, boxes: ["leaf": BoxPower(typical: .zero, maximum: .zero, basis: .passive)], hosts: ["h": h100])
    #expect(budget.maximum { $0.cause == .optics }.known == watts(8 * 17))
    #expect(budget.maximum { $0.tier == nil }.known == watts(10_200 - 4 * 17))
    #expect(budget.maximum().known == watts(10_200 + 4 * 17))
  }

  @Test("Where no average is published, energy rests on the maximum, and a finding says so")
  func typicalIsAssumed() {
    let (budget, findings) = build(Fixture.network([(.host, 0, "h", 1)]), hosts: ["h": h100])
    #expect(budget.typical().known == watts(10_200))
    #expect(findings.map(\.code) == [.typicalPowerAssumed])
  }

  // GB200 NVL72: 132 kW at most, 120 kW nominal.
  @Test("Typical power is the published average, split like the maximum")
  func averageIsUsed() {
    var rack = HostPower(
      maximum: watts(132_000), average: watts(120_000), accelerators: 72, acceleratorPower: watts(1_100))
    let (budget, findings) = build(Fixture.network([(.host, 0, "r", 2)]), hosts: ["r": rack])
    #expect(abs(budget.typical().known.watts - 240_000) < 1e-6)
    #expect(abs(budget.typical { $0.cause == .accelerator }.known.watts - 2 * 79_200 * 120 / 132) < 1e-6)
    #expect(findings.isEmpty)
    rack.maximum = nil
    let unknown = build(Fixture.network([(.host, 0, "r", 1)]), hosts: ["r": rack])
    #expect(unknown.budget.typical().known == watts(120_000))
    #expect(!unknown.budget.maximum().isComplete)
    #expect(unknown.findings.contains { $0.code == .powerNotPublished })
  }

  @Test("Parts that draw more than their host are a finding, and the total is kept")
  func partsExceedTotal() {
    var host = h100
    host.maximum = watts(5_700)
    let (budget, findings) = build(Fixture.network([(.host, 0, "h", 1)]), hosts: ["h": host])
    #expect(budget.maximum().known == watts(5_700))
    #expect(budget.maximum { $0.cause == .nic }.known == watts(100))
    let finding = findings.first { $0.code == .hostPartsExceedTotal }
    #expect(finding?.message.contains("5,816 W, 116 W more than the host's 5,700 W") == true)
  }

  @Test("An unknown accelerator power leaves the total complete and unsplit, never a zero")
  func unsplitHost() {
    var host = h100
    host.acceleratorPower = nil
    let (budget, findings) = build(Fixture.network([(.host, 0, "h", 1)]), hosts: ["h": host])
    #expect(budget.maximum().isComplete)
    #expect(budget.maximum().known == watts(10_200))
    #expect(!budget.entries.contains { $0.cause == .accelerator })
    #expect(findings.contains { $0.code == .hostPowerNotSplit })
  }

  @Test("A box without a published power is missing from the total, which says at least")
  func unknownBox() {
    let (budget, findings) = build(Fixture.network([(.leaf, 0, "s", 2)]))
    #expect(!budget.maximum().isComplete)
    #expect(findings.map(\.code) == [.powerNotPublished])
  }

  // QM9700: 747 W with passive cables, 1,720 W with active cables. Three links light two modules of 14 W by halves: 21
  // W.
  @Test("A switch is its figure with passive cables plus its modules; the figure with active cables is a cross-check")
  func activeFigureIsCrossCheck() throws {
    let box = BoxPower(pluggable: switchModel(typical: 747, .passive, maximum: 1720, .active))
    #expect(box == BoxPower(typical: watts(747), maximum: watts(747), basis: .passive, withActiveCables: watts(1720)))
    var (network, links) = Fixture.joined(links: 3, by: Fixture.twinPort(watts: 14))
    network.classes[0].model = ""
    links.parts = [Fixture.part(.module, "twin", count: 4, watts: 14)]
    let (budget, findings) = build(network, links, boxes: ["leaf": box])
    #expect(budget.maximum().known == watts(747 + 4 * 14))
    #expect(budget.maximum { $0.cause == .optics }.known == watts(56))
    let finding = try #require(findings.first)
    #expect(finding.code == .powerWithActiveCables)
    #expect(finding.severity == .note)
    #expect(
      finding.message.contains("747 W with passive cables + 21 W plugged in = 768 W, 952 W less than the 1,720 W"))
  }

  // SN5610: 2,080 W with 64 modules, 900 W without: 18.4 W a module. Modules of 20 W are 100 W above the published
  // figure.
  @Test("Modules that take a switch above its published maximum are a warning")
  func aboveThePublishedMaximum() throws {
    let box = BoxPower(pluggable: switchModel(typical: 900, .passive, maximum: 2080, .active))
    var (network, links) = Fixture.joined(links: 128, by: Fixture.twinPort(watts: 20))
    network.classes[0].model = ""
    links.parts = []
    let finding = try #require(build(network, links, boxes: ["leaf": box]).findings.first)
    #expect(finding.severity == .warning)
    #expect(finding.message.contains("= 2,180 W, 100 W more than the 2,080 W"))
  }

  @Test("A figure without a condition is taken as the box and marked")
  func unstatedBasis() {
    let box = BoxPower(pluggable: switchModel(typical: 670, .typical))
    #expect(box.typical == watts(670))
    let (_, findings) = build(Fixture.network([(.leaf, 0, "s", 1)]), boxes: ["s": box])
    #expect(findings.map(\.code) == [.powerBasisUnstated])
  }

  // Palomar: 108 W, the whole system; nothing but fiber is plugged in.
  @Test("The figure of a whole circuit switch is the box; that of another switch is a cross-check")
  func circuitSwitch() {
    var model = SwitchModel()
    model.powerMaximum = watts(108)
    model.powerMaximumBasis = .system
    #expect(BoxPower(pluggable: model).maximum == nil)
    model.kind = "ocs"
    #expect(BoxPower(pluggable: model) == BoxPower(typical: watts(108), maximum: watts(108), basis: .passive))
  }

  @Test("The figure of a bare chip, or with active cables only, is not the box's")
  func notABox() {
    #expect(BoxPower(pluggable: switchModel(typical: 500, .chip)).typical == nil)
    let active = BoxPower(pluggable: switchModel(typical: 1500, .active))
    #expect(active.typical == nil)
    #expect(active.withActiveCables == watts(1500))
  }

  // Q3450: sibling Q3400 2,900 W with passive cables + 72 engines of 9 W with their lasers = 3,548 W.
  @Test("A co-packaged box without a figure is its sibling with passive cables plus engines and lasers, and marked so")
  func copackagedIsDerived() {
    let sibling = BoxPower(pluggable: switchModel(typical: 2900, .passive, maximum: 7000, .active))
    let box = BoxPower(copackaged: SwitchModel(), sibling: ("q3400-ra", sibling), optics: watts(72 * 9))
    let (budget, findings) = build(Fixture.network([(.leaf, 0, "q3450-ld", 10)]), boxes: ["q3450-ld": box])
    #expect(budget.maximum().known == watts(35_480))
    #expect(budget.maximum { $0.cause == .copackaged }.known == watts(6_480))
    #expect(findings.map(\.code) == [.powerDerivedFromSibling])
  }

  @Test("A co-packaged box's published figure is split into box and optics, and not added to")
  func copackagedWhole() {
    let box = BoxPower(copackaged: switchModel(typical: 4000), sibling: nil, optics: watts(648))
    let (budget, _) = build(Fixture.network([(.leaf, 0, "b", 1)]), boxes: ["b": box])
    #expect(budget.maximum().known == watts(4000))
    #expect(budget.maximum { $0.cause == .copackaged }.known == watts(648))
  }

  @Test("A co-packaged box with engines of unknown power makes the total a lower bound")
  func copackagedUnknownOptics() {
    let sibling = BoxPower(typical: watts(940), maximum: watts(940), basis: .passive)
    let box = BoxPower(copackaged: SwitchModel(), sibling: ("s", sibling), optics: nil)
    let (budget, _) = build(Fixture.network([(.leaf, 0, "b", 1)]), boxes: ["b": box])
    #expect(budget.maximum().known == watts(940))
    #expect(!budget.maximum().isComplete)
  }

  @Test("Passive cables draw nothing; an active cable without a figure is unknown; engines count with their box")
  func whatDrawsPower() {
    func total(_ part: PartCount) -> Total<Power> {
      build(Fixture.network([]), Fixture.links([part])).budget.maximum()
    }
    #expect(total(Fixture.part(.cable, "dac", technology: .copper, count: 9)) == Total())
    #expect(total(Fixture.part(.cable, "cord", technology: .pluggable, count: 9)) == Total())
    #expect(total(Fixture.part(.engine, "e", technology: .cpo, count: 9, watts: 9)) == Total())
    #expect(total(Fixture.part(.cable, "aec", technology: .aec, count: 9)).unknownLines == 1)
    #expect(total(Fixture.part(.cable, "aec", technology: .aec, count: 9, watts: 10)).known == watts(90))
    #expect(total(Fixture.part(.module, "m", count: 9)).unknownLines == 1)
  }

  @Test("Optics count in the network that they serve")
  func opticsByTier() {
    let links = Fixture.links([
      Fixture.part(.module, "m", count: 10, watts: 15), Fixture.part(.module, "m", layer: 1, count: 4, watts: 9),
    ])
    let (budget, _) = build(Fixture.network([]), links)
    #expect(budget.maximum { $0.tier == .scaleOut }.known == watts(150))
    #expect(budget.maximum { $0.tier == .storage }.known == watts(36))
  }
}
