import Documents
import Fabrics
import Testing

@Suite struct ScaleUpCatalogTests {
  private static func domains() throws -> [(id: String, domain: ScaleUpDomain)] {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let source = try InputFile.read("/\(folder)/Catalog/scaleup-fabrics.yaml")
    return try (YAML.parse(source)["rows"]?.elements ?? []).map { row in
      (row["id"]?.text ?? "", ScaleUpDomain(Fields.decode(ScaleUpFabricModel.self, from: row).0))
    }
  }

  @Test func `Every scale-up fabric of the catalog makes a domain, and lists the links that it counts`() throws {
    let domains = try Self.domains()
    #expect(domains.count == 18)
    for (id, domain) in domains {
      #expect(domain.shape != nil && domain.accelerators ?? 0 > 1, "\(id)")
      if let links = domain.innerLinks() { #expect(links.count == domain.links, "\(id)") }
    }
  }

  // 8 x 12 links through 6 chips of NVSwitch 2; 8 x 18 through 4 of NVSwitch 3; 72 x 18 through 18; 28 pairs of 8; 16 x
  // 16 x 2.
  @Test func `The domains have the links that follow from their published numbers`() throws {
    let links = [
      "nvlink3": 96, "nvlink4": 144, "nvlink5": 1_296, "nvlink6": 1_296, "nvlink-fusion": 1_296, "nvlink-c2c": 1,
      "if-mi300": 28, "if-mi355": 28, "ualoe-helios": 1_296, "ici-v4": 12_288, "ici-v6e": 512, "gaudi3-roce": 84,
      "neuronlink3": 192,
    ]
    let unknown: Set<String> = ["ualink200", "sue", "neuronlink4"]
    for (id, domain) in try Self.domains() {
      if let expected = links[id] { #expect(domain.links == expected, "\(id)") }
      if unknown.contains(id) { #expect(domain.links == nil && domain.pairs == nil, "\(id)") }
      if id == "nvlink5" { #expect(domain.pairs == 5_184 && domain.switchChips == 18 && domain.trays == 9) }
      if id == "nvlink3" { #expect(domain.switchChips == 6) }
      if id == "nvlink4" { #expect(domain.switchChips == 4) }
    }
  }
}
