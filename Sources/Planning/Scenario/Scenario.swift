public import Documents
public import Quantities

/// What the user writes: one cluster, in one YAML file.
///
/// Every field has a default, which is its value after `init()`; the smallest useful scenario is four lines:
///
///     name: my-cluster
///     host: dgx-h100
///     hosts: 127
///     scale_out: {switch: qm9700}
///
/// The declaration below is the only one: the reader, the JSON Schema for editors and the lock file are made from it.
public struct Scenario: Declared, Sendable {
  /// Names the default output folder and heads the report.
  public var name = ""
  /// A sentence for the report.
  public var summary = ""
  /// Catalog id of the host.
  public var host: String?
  /// Catalog id of the accelerator; the host's own by default.
  public var accelerator: String?
  /// Hosts that are fitted.
  public var hosts: Int?
  /// Accelerators that are fitted, as another way to say `hosts`.
  public var accelerators: Int?
  /// The size that ports, space and trays are kept for.
  public var buildFor: GrowthSection?
  /// The scale-up domain.
  public var scaleUp = ScaleUpSection()
  /// The back-end network.
  public var scaleOut: FabricSection? = FabricSection()
  /// The storage network.
  public var storage: StorageSection?
  /// Out-of-band management.
  public var management: ManagementSection?
  /// Lines to other sites.
  public var scaleAcross: ScaleAcrossSection?
  /// The hall.
  public var floor = FloorSection()
  /// How links are cabled.
  public var cabling = CablingSection()
  /// Prices that differ from the catalog, by part.
  public var prices: [(key: String, value: PriceEntry)] = []
  /// Money and energy.
  public var economics = EconomicsSection()

  /// An empty scenario: every default.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "Names the output folder and heads the report: letters, digits, `.`, `_`, `-`.")
    fields.string("summary", &summary, "One sentence for the report.")
    fields.identifier("host", &host, kind: "host", "Catalog id of the host.")
    fields.identifier(
      "accelerator", &accelerator, kind: "accelerator", "Catalog id of the accelerator; the host's own by default.")
    fields.integer("hosts", &hosts, in: 1...Self.hostsAtMost, "Hosts that are fitted.")
    fields.integer(
      "accelerators", &accelerators, in: 1...Self.acceleratorsAtMost,
      "Accelerators that are fitted: another way to say `hosts`, rounded up to whole hosts.")
    fields.nested(
      "build_for", &buildFor, "The size that ports, space and trays are kept for, so that growing recables nothing.")
    fields.nested("scale_up", &scaleUp, "The domain of memory-semantic links; the accelerator's own by default.")
    fields.nested("scale_out", &scaleOut, "The back-end network among hosts.")
    fields.nested("storage", &storage, "The storage network among hosts, a fat tree by default; none when left out.")
    fields.nested("management", &management, "Out-of-band management; none by default.")
    fields.nested("scale_across", &scaleAcross, "Coherent lines to other sites; none by default.")
    fields.nested("floor", &floor, "The hall: rows, racks, trays, power.")
    fields.nested("cabling", &cabling, "How links are cabled and what spares are bought.")
    fields.entries("prices", &prices, atMost: 2000, "Prices by catalog id that go before the catalog's.")
    fields.nested("economics", &economics, "Electricity, efficiency of the hall, years.")
  }

  /// Largest number of hosts that a scenario may ask for.
  public static let hostsAtMost = 1_000_000
  /// Largest number of accelerators that a scenario may ask for.
  public static let acceleratorsAtMost = 10_000_000
}

/// The size that a cluster may grow to.
public struct GrowthSection: Declared, Sendable {
  /// Hosts in the end.
  public var hosts: Int?
  /// Accelerators in the end, as another way to say it.
  public var accelerators: Int?

  /// No growth.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.integer("hosts", &hosts, in: 1...Scenario.hostsAtMost, "Hosts in the end.")
    fields.integer("accelerators", &accelerators, in: 1...Scenario.acceleratorsAtMost, "Accelerators in the end.")
  }
}

/// A price that the user knows better than the catalog.
public struct PriceEntry: Declared, Sendable {
  /// The price, or its range.
  public var price: Figure<Money> = .unknown
  /// Where the range comes from, when it names its source.
  public var rangeSource: String?
  /// Where it comes from, when the range does not say.
  public var source = "scenario"

  /// Unknown.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.figure(
      "price", &price, source: &rangeSource, in: Money(dollars: 0)...Money(dollars: 1e12),
      "Price of one piece: `900 USD`, or {p5, p50, p95, source}.")
    fields.string("source", &source, "Where the price comes from.")
  }

  /// Where it comes from: the source of the range before that of the entry.
  public var sourceText: String { rangeSource ?? source }
}
