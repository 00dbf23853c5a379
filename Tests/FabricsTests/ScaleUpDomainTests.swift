import Fabrics
import Quantities
import Testing

@Suite struct ScaleUpDomainTests {
  private func model(
    accelerators: Int? = nil, _ edit: (inout ScaleUpFabricModel, inout ScaleUpDomainField) -> Void
  ) -> ScaleUpDomain {
    var model = ScaleUpFabricModel()
    var field = ScaleUpDomainField()
    edit(&model, &field)
    model.domain = field
    return ScaleUpDomain(model, accelerators: accelerators)
  }

  @Test func `NVL72 has 18 switch chips, 1,296 links and 5,184 pairs, one link to each chip`() throws {
    let domain = model { model, field in
      model.linksPerAccelerator = 18
      model.lanesPerLink = 2
      (field.shape, field.accelerators, field.linksPerSwitch) = (.switched, 72, 1)
    }
    #expect(domain.switchChips == 18 && domain.links == 1_296 && domain.pairs == 5_184)
    let links = try #require(domain.innerLinks())
    #expect(links.count == 1_296 && Set(links).count == 1_296)
    #expect(domain.domains(for: 577) == 9)
  }

  // DGX B200 and B300 system specifications: 8 accelerators, 2 NVLink switches.
  @Test func `Eight accelerators of NVLink 5 are joined by 2 chips of 72 ports, without trays or backplane`() throws {
    func domain(_ count: Int) -> ScaleUpDomain {
      model(accelerators: count) { model, field in
        (model.linksPerAccelerator, model.lanesPerLink, model.cable) = (18, 2, "twinax-cartridge")
        (field.shape, field.accelerators, field.linksPerSwitch) = (.switched, 72, 1)
        (field.switches, field.switchPorts, field.trays) = (18, 72, 9)
      }
    }
    let board = domain(8)
    #expect(board.switchChips == 2 && board.links == 144 && board.trays == nil && board.cable == nil)
    let links = try #require(board.innerLinks())
    #expect(links.filter { $0.end == .switchChip(1) }.count == 72)
    #expect(domain(72).switchChips == 18 && domain(72).trays == 9 && domain(72).derivations.isEmpty)
    #expect(domain(36).switchChips == 9)
    #expect(domain(576).switchChips == nil && !domain(576).derivations.isEmpty)
  }

  @Test func `Eight accelerators spread 18 links over 4 chips as 5, 4, 4, 5`() throws {
    let domain = model { model, field in
      model.linksPerAccelerator = 18
      (field.shape, field.accelerators, field.switches) = (.switched, 8, 4)
    }
    let links = try #require(domain.innerLinks())
    let perChip = (0..<4).map { chip in links.filter { $0.accelerator == 3 && $0.end == .switchChip(chip) }.count }
    #expect(perChip == [5, 4, 4, 5] && links.count == 144)
    // A chip has 64 ports; 8 accelerators take 40 of the outer ones.
    #expect(links.filter { $0.end == .switchChip(0) }.count == 40)
    #expect(domain.derivations.contains { $0.contains("5, 4, 4, 5") })
  }

  @Test func `A mesh of eight has 28 links, and 84 with three for each pair`() throws {
    for (perPair, links) in [(1, 28), (3, 84)] {
      let domain = model { _, field in (field.shape, field.accelerators, field.linksPerPair) = (.mesh, 8, perPair) }
      #expect(domain.links == links && domain.innerLinks()?.count == links && domain.switchChips == 0)
      #expect(domain.linksPerAccelerator == 7 * perPair)
    }
  }

  // Published shapes of whole pods: TPU v4 16 x 16 x 16, v5p 16 x 20 x 28, Ironwood 16 x 24 x 24.
  @Test(arguments: [(4_096, [16, 16, 16]), (8_960, [16, 20, 28]), (9_216, [16, 24, 24])])
  func `A torus of 4 x 4 x 4 cubes takes the published shape`(count: Int, extents: [Int]) throws {
    let domain = model { _, field in
      (field.shape, field.accelerators, field.dimensions, field.cube) = (.torus, count, 3, [4, 4, 4])
      field.circuitSwitch = "palomar"
    }
    #expect(domain.extents == extents && domain.linksPerAccelerator == 6 && domain.links == 3 * count)
    // 96 optical links a cube, two of them a circuit.
    #expect(domain.opticalLinks == count / 64 * 48)
    let links = try #require(domain.innerLinks())
    var degree = Array(repeating: 0, count: count)
    for link in links {
      degree[link.accelerator] += 1
      if case .accelerator(let other) = link.end { degree[other] += 1 }
    }
    #expect(links.count == 3 * count && degree.allSatisfy { $0 == 6 })
  }

  @Test func `What is not known stays unknown`() {
    let domain = model { _, field in (field.shape, field.accelerators) = (.switched, 1_024) }
    #expect(domain.accelerators == 1_024 && domain.links == nil && domain.pairs == nil && domain.switchChips == nil)
    #expect(domain.innerLinks() == nil)
    let nothing = ScaleUpDomain(ScaleUpFabricModel())
    #expect(nothing.accelerators == nil && nothing.domains(for: 8) == nil && nothing.innerLinks() == nil)
  }
}
