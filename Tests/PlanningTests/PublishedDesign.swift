import Documents
import Testing

/// One row of the published designs, and the shipped scenario that plans it at that size.
struct PublishedDesign: Sendable, CustomTestStringConvertible {
  var id: String
  var scenario: String
  var hosts: Int
  var accelerators: Int
  var planes: Int
  var switches: [Int]
  var cables: [Int]
  var testDescription: String { "\(id) by \(scenario)" }

  /// Which scenario plans a row; sizes of one design differ by their number of hosts alone.
  private static let scenarios = [
    "b200": "dgx-b200-superpod", "h100": "dgx-h100-superpod", "b300eth": "dgx-b300-ethernet",
    "b300xdr": "dgx-b300-xdr", "jnp-64h100": "juniper-64-h100", "jnp-128h100": "juniper-128-h100",
    "jnp-256h100": "juniper-256-h100", "jnp-128a100": "juniper-128-a100",
  ]

  static let all: [PublishedDesign] = {
    let path = Shipped.root + "/Tests/PlanningTests/Fixtures/reference-designs.csv"
    guard let source = try? InputFile.read(path), let table = try? CSV.parse(source) else { return [] }
    return table.records.compactMap { row in
      func text(_ column: String) -> String { row[column]?.text ?? "" }
      func number(_ column: String) -> Int { Int(text(column)) ?? 0 }
      let id = text("id")
      guard let scenario = scenarios[id] ?? scenarios[String(id.prefix { $0 != "-" })] else { return nil }
      return PublishedDesign(
        id: id, scenario: scenario, hosts: number("nodes"), accelerators: number("accelerators"),
        planes: number("planes"), switches: ["leaf", "spine", "core"].map(number),
        cables: ["node_leaf_cables", "leaf_spine_cables", "spine_core_cables"].map(number))
    }
  }()
}
