public import Documents
public import Quantities

/// What the three numbers of a price estimate are about.
public enum EstimateScope: String, CaseIterable, Sendable {
  /// The price of the whole thing that the row applies to.
  case whole
  /// A part of it, listed apart although a whole price has it inside.
  case part
  /// Dollars per unit of capacity.
  case rate
  /// A share of another price.
  case fraction
}

/// A ranged planning price for something that has no public price.
public struct PriceEstimate: Declared, Sendable {
  /// What is priced, in words.
  public var item = ""
  /// Catalog ids of the things it is a price of.
  public var appliesTo: [String] = []
  /// The unit as its source states it, for example `USD per box`.
  public var unit = ""
  /// What the numbers are about.
  public var scope = EstimateScope.whole
  /// What one price buys: `box`, `cable`, `hour`.
  public var per: String?
  /// How many units of the catalog one price buys; 1 unless a bundle is priced.
  public var unitsCovered = 1
  /// The percentiles, for every scope but `fraction`.
  public var price: Spread<Money>?
  /// The percentiles of a `fraction`.
  public var share: Figure<Share> = .unknown
  /// The year whose dollars are meant.
  public var year = 0
  /// `host` when the price of a host has this part inside, so that it must not be added again.
  public var includedIn: String?
  /// The arithmetic.
  public var basis = ""

  /// An estimate of nothing.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("item", &item, "What is priced, in words.")
    fields.strings("applies_to", &appliesTo, "Catalog ids of the things that it is a price of.")
    fields.string("unit", &unit, "The unit in words, for example `USD per box`.")
    fields.choice("scope", &scope, "What the numbers are about; only `whole` is the price of a thing by itself.")
    fields.string("per", &per, "What one price buys, for example `box`.")
    fields.integer("units_covered", &unitsCovered, in: 1...1_000_000, "How many units of the catalog one price buys.")
    declarePercentiles(fields)
    fields.figure("share", &share, in: Share(fraction: 0)...Share(fraction: 1), "A `fraction` of another price.")
    fields.integer("price_year", &year, in: 1990...2100, "The year whose dollars are meant.")
    fields.string("included_in", &includedIn, "`host` when the price of a host has it inside.")
    fields.string("basis", &basis, "The arithmetic behind the numbers.")
    fields.require("item", "unit", "scope", "price_year", "basis")
    if scope == .fraction { fields.require("share") } else { fields.require("p5", "p50", "p95") }
  }

  /// The percentiles, in fields of their own so that an overlay may change one; they must rise.
  private mutating func declarePercentiles(_ fields: Fields) {
    var (p5, p50, p95) = (price?.p5, price?.p50, price?.p95)
    fields.quantity("p5", &p5, "One in twenty is below.")
    fields.quantity("p50", &p50, "The median.")
    fields.quantity("p95", &p95, "One in twenty is above.")
    guard let p5, let p50, let p95 else { return }
    if p5 > p50 || p50 > p95 {
      fields.finding(
        .contradictoryRow, key: "p50", message: "the percentiles \(p5), \(p50), \(p95) do not rise",
        help: ["write p5, p50 and p95 in rising order"])
    }
    price = Spread(p5: p5, p50: p50, p95: p95)
  }
}
