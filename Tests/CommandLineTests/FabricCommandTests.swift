import Foundation
import TestSupport
import Testing

@Suite("Fabrics on the back of an envelope") struct FabricCommandTests {
  private func size(_ words: String) throws -> (status: Int32, document: [String: Any]) {
    let run = try Program.run(["fabric"] + words.split(separator: " ").map(String.init) + ["--json"])
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return (run.status, try #require(document, "\(run.errors)"))
  }

  private func count(_ document: [String: Any], _ group: String, _ key: String) -> Int? {
    (document[group] as? [String: Any])?[key] as? Int
  }

  @Test("The document has the agreed keys, and no totals among the links")
  func keys() throws {
    let document = try size("--hosts 31 --topology rail --switch-ports 64 --reserved-ports 4").document
    for key in ["schema", "tiers", "switches", "links", "cage_links", "bisection", "findings"] {
      #expect(document[key] != nil)
    }
    let links: Set<String> = ["host_leaf", "leaf_spine", "spine_core", "host_host"]
    #expect(Set((document["links"] as? [String: Any] ?? [:]).keys) == links)
    #expect(Set((document["cage_links"] as? [String: Any] ?? [:]).keys) == links)
    #expect(Set((document["switches"] as? [String: Any] ?? [:]).keys) == ["leaf", "spine", "core"])
  }

  @Test("One DGX H100 scalable unit: 8 leaves, 4 spines, 252 and 256 links (NVIDIA reference architecture RA-11333)")
  func scalableUnit() throws {
    let (status, document) = try size("--hosts 31 --topology rail --switch-ports 64 --reserved-ports 4")
    #expect(status == 0)
    #expect(count(document, "switches", "leaf") == 8 && count(document, "switches", "spine") == 4)
    #expect(count(document, "links", "host_leaf") == 252 && count(document, "links", "leaf_spine") == 256)
  }

  @Test("64 DGX B300 on two planes of 128 ports: 16 leaves, 8 spines, 1,024 links, 512 cage links")
  func twoPlanes() throws {
    let (status, document) = try size("--hosts 64 --topology rail-planes --switch-ports 128 --planes 2")
    #expect(status == 0)
    #expect(count(document, "switches", "leaf") == 16 && count(document, "switches", "spine") == 8)
    #expect(count(document, "links", "host_leaf") == 1024 && count(document, "links", "leaf_spine") == 1024)
    #expect(count(document, "cage_links", "host_leaf") == 512)
  }

  @Test("A mesh has n(n - 1)/2 links", arguments: [(2, 1), (4, 6), (8, 28)])
  func mesh(_ hosts: Int, _ links: Int) throws {
    let (status, document) = try size("--hosts \(hosts) --topology mesh")
    #expect(status == 0 && count(document, "links", "host_host") == links)
  }

  @Test("A mesh of 5,000 has 12,497,500 links, cannot be built, and says what a switched fabric needs")
  func largeMesh() throws {
    let (status, document) = try size("--hosts 5000 --topology mesh")
    #expect(status == 1 && count(document, "links", "host_host") == 12_497_500)
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(findings.contains { ($0["help"] as? [String] ?? []).contains { $0.contains("switches") } })
  }

  @Test(
    "Whatever the numbers, it answers",
    arguments: [
      "--hosts 1000000000 --topology mesh", "--hosts 1000000000 --topology rail --switch-ports 2",
      "--hosts 1 --topology torus",
      "--hosts 7 --topology fat-tree --switch-ports 1", "--hosts 1000000000 --topology torus --ports-per-host 100000",
      "--hosts 1000000000 --accelerators-per-host 100000 --ports-per-host 100000 --topology fat-tree --switch-ports 1000000 --planes 1024",
    ])
  func extremes(_ words: String) throws {
    let run = try Program.run(["fabric"] + words.split(separator: " ").map(String.init))
    #expect([0, 1, 2].contains(run.status), "\(run.status) \(run.errors)")
  }

  @Test(
    "Numbers that mean nothing are refused",
    arguments: [
      "--hosts 0", "--hosts -3", "--hosts ten", "--hosts 99999999999999999999", "--hosts 8 --oversubscription 0",
      "--hosts 8 --oversubscription nan", "--hosts 8 --topology torus --dimensions 4xx4", "--hosts 8 --topology ring",
      "",
    ])
  func refusals(_ words: String) throws {
    let run = try Program.run(["fabric"] + words.split(separator: " ").map(String.init))
    #expect(run.status == 2 && run.errors.contains("error[HG5"), "\(run.status) \(run.errors)")
  }
}
