import Catalog
import Diagnostics
import Documents
import Quantities
import Testing

/// How a column of an original table appears in the catalog.
struct ColumnRule: Sendable {
  let column: String
  let field: String
  /// The base value that a cell stands for, and the base value of the field's text.
  let expected: @Sendable (String) -> Double?
  let found: @Sendable (String) -> Double?

  static func quantity<Q: Quantity>(_ column: String, _ field: String, _ unit: Double, _ type: Q.Type) -> ColumnRule {
    ColumnRule(
      column: column, field: field, expected: { Double($0).map { $0 * unit } },
      found: { try? Q(parsing: $0).baseValue })
  }
  static func number(_ column: String, _ field: String? = nil) -> ColumnRule {
    ColumnRule(column: column, field: field ?? column, expected: { Double($0) }, found: { Double($0) })
  }
  static func rate(_ column: String, _ field: String) -> ColumnRule { .quantity(column, field, 1e9, BitRate.self) }
  static func bytes(_ column: String, _ field: String) -> ColumnRule { .quantity(column, field, 8e9, BitRate.self) }
  static func power(_ column: String, _ field: String) -> ColumnRule { .quantity(column, field, 1, Power.self) }
  static func price(_ column: String, _ field: String) -> ColumnRule { .quantity(column, field, 1, Money.self) }
  static func length(_ column: String, _ field: String) -> ColumnRule { .quantity(column, field, 1, Length.self) }
  static func time(_ column: String, _ field: String) -> ColumnRule { .quantity(column, field, 1e-9, Duration.self) }
}

/// A table, the kind made from it, and every column with a number.
struct TableRule: Sendable, CustomTestStringConvertible {
  let table: String
  let kind: String
  let columns: [ColumnRule]
  var testDescription: String { table }

  static let all: [TableRule] = [
    TableRule(
      table: "switches.csv", kind: "switch",
      columns: [
        .rate("capacity_gbps_each_way", "capacity"), .number("ports"), .rate("port_gbps", "port_rate"),
        .number("cages"), .rate("lane_gbps", "lane_rate"), .time("latency_ns", "latency"),
        .power("power_typ_w", "power_typ"), .power("power_max_w", "power_max"), .number("rack_units"),
        .quantity("weight_kg", "weight", 1, Mass.self), .price("price_usd", "price"), .number("announced"),
      ]),
    TableRule(
      table: "accelerators.csv", kind: "accelerator",
      columns: [
        .quantity("bf16_tflops_dense", "bf16_dense", 1e12, ComputeRate.self),
        .quantity("fp8_tflops_dense", "fp8_dense", 1e12, ComputeRate.self),
        .quantity("fp4_tflops_dense", "fp4_dense", 1e12, ComputeRate.self), .bytes("hbm_gb_per_s", "hbm_bandwidth"),
        .bytes("scaleup_gb_per_s_each_way", "scaleup_rate"), .number("scaleup_domain"),
        .rate("scaleout_gbps_each_way", "scaleout_rate"), .power("tdp_w", "tdp"), .number("announced"),
      ]),
    TableRule(
      table: "hosts.csv", kind: "host",
      columns: [
        .number("accelerators"), .number("scaleout_ports"), .rate("scaleout_port_gbps", "scaleout_port_rate"),
        .number("storage_ports"), .rate("storage_port_gbps", "storage_port_rate"),
        .quantity("power_max_kw", "power_max", 1e3, Power.self),
        .quantity("power_avg_kw", "power_avg", 1e3, Power.self),
        .number("rack_units"), .quantity("weight_kg", "weight", 1, Mass.self),
        .quantity("width_mm", "width", 1e-3, Length.self), .quantity("depth_mm", "depth", 1e-3, Length.self),
        .quantity("height_mm", "height", 1e-3, Length.self),
      ]),
    TableRule(
      table: "nics.csv", kind: "nic",
      columns: [
        .number("ports"), .rate("port_gbps", "port_rate"), .rate("lane_gbps", "lane_rate"),
        .power("power_typ_w", "power_typ"), .power("power_max_w", "power_max"), .time("latency_ns", "latency"),
      ]),
    TableRule(
      table: "scaleup-fabrics.csv", kind: "scaleup-fabric",
      columns: [
        .rate("lane_gbps", "lane_rate"), .number("lanes_per_link"), .bytes("link_gb_per_s_each_way", "link_rate"),
        .number("links_per_accelerator"), .bytes("gb_per_s_each_way", "rate"), .number("domain_max"),
        .length("reach_m", "reach"), .time("latency_ns", "latency"),
      ]),
    TableRule(
      table: "transceivers.csv", kind: "module",
      columns: [
        .number("reseller_rank"), .rate("speed_gbps", "speed"), .number("electrical_lanes"),
        .rate("electrical_lane_gbps", "electrical_lane_rate"), .rate("optical_lane_gbps", "optical_lane_rate"),
        .number("fibres", "fibers"), .length("reach_m", "reach"), .length("reach_reseller_m", "reach_reseller"),
        .length("min_reach_m", "min_reach"), .power("power_typ_w", "power_typ"), .power("power_max_w", "power_max"),
        .time("latency_ns_per_end", "latency_per_end"), .price("price_usd", "price"), .number("price_year"),
        .quantity("mtbf_hours", "mtbf", 3600, Duration.self),
      ]),
    TableRule(
      table: "cables.csv", kind: "cable",
      columns: [
        .rate("speed_gbps", "speed"), .rate("lane_gbps", "lane_rate"), .length("max_length_m", "max_length"),
        .power("power_w_per_end", "power_per_end"),
        .quantity("latency_ns_per_m", "latency_per_m", 1e-9, DelayPerLength.self),
        .time("latency_ns_fixed", "latency_fixed"), .price("price_usd_base", "price_base"),
        .quantity("price_usd_per_m", "price_per_m", 1, PricePerLength.self),
        .quantity("attenuation_db_per_km", "attenuation", 1, Attenuation.self),
        .quantity("mtbf_hours", "mtbf", 3600, Duration.self), .number("fibres", "fibers"),
        .quantity("diameter_mm", "diameter", 1e-3, Length.self),
        .quantity("kg_per_m", "mass_per_m", 1, LinearDensity.self),
        .quantity("bend_radius_mm", "bend_radius", 1e-3, Length.self),
      ]),
    TableRule(
      table: "engines-lasers.csv", kind: "engine",
      columns: [
        .rate("gbps_each_way", "rate"), .rate("lane_gbps", "lane_rate"),
        .quantity("pj_per_bit", "energy_per_bit", 1e-12, EnergyPerBit.self),
        .power("power_w_per_1600g", "power_per_1600g"), .length("reach_m", "reach"),
      ]),
    TableRule(table: "price-estimates.csv", kind: "price-estimate", columns: [.number("year", "price_year")]),
    TableRule(table: "standards.csv", kind: "standard", columns: [.number("makers_count")]),
    TableRule(table: "suppliers.csv", kind: "supplier", columns: []),
    TableRule(table: "shipments.csv", kind: "shipment", columns: [.number("value")]),
    TableRule(
      table: "reference-designs.csv", kind: "reference-design",
      columns: [
        .number("nodes"), .number("accelerators"), .number("switch_radix"),
        .rate("switch_port_gbps", "switch_port_rate"), .number("planes"), .number("tiers"), .number("leaf"),
        .number("spine"), .number("core"), .number("node_leaf_cables"), .number("leaf_spine_cables"),
        .number("spine_core_cables"),
      ]),
  ]
}

@Suite("The shipped catalog against the tables it was made from")
struct ShippedDataTests {
  @Test("every row of a table is in the catalog, under its id and in its order", arguments: TableRule.all)
  func everyRow(_ rule: TableRule) throws {
    let table = try originalTable(rule.table)
    let rows = try shippedCatalog().rows(of: rule.kind)
    #expect(rows.count >= table.count)
    for (line, row) in zip(table, rows) {
      if let id = line["id"] { #expect(row.id == id) }
    }
  }

  @Test(
    "every number of a table is in the catalog with its unit, and a blank cell is a missing key",
    arguments: TableRule.all)
  func everyNumber(_ rule: TableRule) throws {
    let rows = try shippedCatalog().rows(of: rule.kind)
    for (line, row) in zip(try originalTable(rule.table), rows) {
      for column in rule.columns {
        let cell = try #require(line[column.column], "\(rule.table) has no column \(column.column)")
        let text = row.node[column.field]?.text
        guard !cell.isEmpty else {
          #expect(text == nil, "\(row.id).\(column.field) is blank in the table")
          continue
        }
        let found = try #require(text.flatMap(column.found), "\(row.id).\(column.field) is \(text ?? "missing")")
        let expected = try #require(column.expected(cell))
        #expect(abs(found - expected) <= abs(expected) * 1e-12, "\(row.id).\(column.field)")
      }
    }
  }

  @Test("every row keeps its source, address, year and confidence", arguments: TableRule.all)
  func everySource(_ rule: TableRule) throws {
    for (line, row) in zip(try originalTable(rule.table), try shippedCatalog().rows(of: rule.kind)) {
      #expect(row.provenance.title == line["source"], "\(row.id)")
      #expect(row.provenance.url ?? "" == line["url"] ?? "", "\(row.id)")
      #expect(row.provenance.confidence.rawValue == line["confidence"], "\(row.id)")
      if let year = line["year"], rule.kind != "price-estimate" {
        #expect(row.provenance.year.map(String.init) == year, "\(row.id)")
      }
    }
  }

  @Test("every note is kept, in American spelling", arguments: TableRule.all)
  func everyNote(_ rule: TableRule) throws {
    for (line, row) in zip(try originalTable(rule.table), try shippedCatalog().rows(of: rule.kind)) {
      let note = line["notes"] ?? line["note"] ?? ""
      #expect((row.notes ?? "").count >= note.count - 12, "\(row.id)")
      #expect(note.prefix(12).contains("ibre") || (row.notes ?? "").hasPrefix(note.prefix(12)), "\(row.id)")
      #expect(!(row.notes ?? "").lowercased().contains("fibre"), "\(row.id)")
    }
  }

  @Test("percentiles of every price estimate are those of the table")
  func percentiles() throws {
    let estimates = try shippedCatalog().decodeAll(PriceEstimate.self, kind: "price-estimate").map(\.value)
    for (line, estimate) in zip(try originalTable("price-estimates.csv"), estimates) {
      let expected = try ["p5", "p50", "p95"].map { try #require(line[$0].flatMap(Double.init)) }
      if estimate.scope == .fraction {
        guard case .range(let share) = estimate.share else {
          Issue.record("\(estimate.item) has no share")
          continue
        }
        for (found, value) in zip([share.p5, share.p50, share.p95], expected) {
          #expect(abs(found.fraction - value) < 1e-12)
        }
      } else {
        let price = try #require(estimate.price)
        #expect([price.p5.dollars, price.p50.dollars, price.p95.dollars] == expected)
      }
      let named = try #require(line["applies_to"]).split(separator: ";").map(String.init)
      #expect(Set(named).isSubset(of: estimate.appliesTo), "\(estimate.item)")
    }
  }

  @Test("radix options and cable lengths are the lists of the tables")
  func lists() throws {
    let catalog = try shippedCatalog()
    for (line, row) in zip(try originalTable("cables.csv"), try catalog.rows(of: "cable")) {
      let lengths = (row.node["lengths"]?.elements ?? []).compactMap { $0.text?.split(separator: " ").first }
      #expect(lengths.joined(separator: ";") == line["lengths_m"], "\(row.id)")
    }
    for (line, row) in zip(try originalTable("switches.csv"), try catalog.rows(of: "switch"))
    where row.node["radix_options"] != nil && row.node["radix_options_text"] == nil {
      let options = (row.node["radix_options"]?.elements ?? []).map { option in
        (option["ports"]?.text ?? "") + "x" + (option["rate"]?.text?.split(separator: " ").first ?? "")
      }
      #expect(options.joined(separator: ";") == line["radix_options"], "\(row.id)")
    }
  }

  @Test("the twelve modules of the reseller list have exactly its prices")
  func twelveModules() throws {
    let catalog = try shippedCatalog()
    let prices = try PriceBook(catalog)
    let listed = try catalog.rows(of: "module").filter { $0.node["reseller_rank"] != nil }
    #expect(listed.compactMap { $0.node["reseller_rank"]?.text } == (1...12).map(String.init))
    // Reseller list of 2025, in the order of its ranks.
    let expected = [550.0, 700, 550, 700, 650, 650, 900, 1199, 1200, 2600, 3100, 3600]
    for (row, dollars) in zip(listed, expected) {
      let price = try prices.price(of: "module", row.id)
      #expect(price.figure == .known(Money(dollars: dollars)), "\(row.id)")
      #expect(price.basis == .listed)
      #expect(price.provenance.confidence == .published)
    }
  }

  @Test("vendor reach and reseller reach are both kept, and the shorter pairs are stated")
  func reachTraps() throws {
    let catalog = try shippedCatalog()
    for id in ["mms4x00-ns400", "mms1z00-ns400"] {
      let node = try catalog.row("module", id).node
      #expect(node["reach"]?.text == "100 m")
      #expect(node["reach_reseller"]?.text == "500 m")
    }
    let pairs = try #require(try catalog.row("module", "mms4x00-nm").node["pair_reach"]?.elements)
    #expect(pairs.compactMap { $0["reach"]?.text } == ["500 m", "100 m"])
    #expect(try catalog.row("module", "mms4a00-ihs").node["lane_fallback"]?.text == "false")
    #expect(try catalog.row("module", "mms4x50-nm").node["splittable"]?.text == "false")
  }

  @Test("co-packaged switches name their pluggable siblings with engines and lasers")
  func siblings() throws {
    let catalog = try shippedCatalog()
    // Engines and laser modules: Q3450 as published, the others as the price estimates count them.
    let expected: [(String, String, String, String)] = [
      ("q3450-ld", "q3400-ra", "72", "18"), ("sn6810-ld", "sn6600-ld", "32", "16"),
      ("sn6800-ld", "sn6600-ld", "128", "64"), ("tomahawk6-davisson", "tomahawk6-200", "16", "16"),
      ("tomahawk5-bailly", "tomahawk5", "8", "16"), ("tomahawk4-humboldt", "tomahawk4", "4", "8"),
    ]
    for (id, sibling, engines, lasers) in expected {
      let node = try catalog.row("switch", id).node
      #expect(node["variant_of"]?.text == sibling)
      #expect(node["engines"]?["count"]?.text == engines)
      #expect(node["lasers"]?["count"]?.text == lasers)
    }
  }

  @Test("products without public figures are rows with unknowns")
  func bareProducts() throws {
    let catalog = try shippedCatalog()
    for id in ["mtia", "mtia-v2", "maia", "maia-v2", "tpu-v7e"] {
      let row = try catalog.row("accelerator", id)
      #expect(row.node["tdp"] == nil && row.node["bf16_dense"] == nil && row.node["hbm"] == nil)
      #expect(row.node["supplier"] != nil)
    }
    #expect(try catalog.row("switch", "spectrum-xgs").node["capacity"] == nil)
  }

  @Test("every shipped row is sound: decoders, sources, references, circles, prices")
  func check() throws {
    #expect(try shippedCatalog().check().map(\.message) == [])
  }

  @Test("every kind that the program needs has its file")
  func kinds() throws {
    let kinds = [
      "accelerator", "cable", "connector", "engine", "fact", "host", "laminate", "loss-limit", "module", "nic",
      "package", "panel", "price-estimate", "reference-design", "scaleup-fabric", "shipment", "standard", "supplier",
      "switch", "twinax-wire",
    ]
    #expect(try shippedCatalog().kinds() == kinds)
  }
}
