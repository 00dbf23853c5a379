public import Diagnostics
import Documents
public import Quantities

/// Where a price is from.
public enum PriceBasis: Sendable, Hashable {
  /// A price in the row itself.
  case listed
  /// The estimate row of this id; to be marked so wherever it is shown.
  case estimate(String)
  /// Neither.
  case unknown
}

/// A price with where it is from.
public struct Price: Sendable, Hashable {
  /// The amount per unit: one value when listed, a range when estimated.
  public var figure: Figure<Money>
  /// Listed, estimated, or unknown.
  public var basis: PriceBasis
  /// Source and confidence of the amount.
  public var provenance: Provenance
  /// The year whose dollars are meant.
  public var year: Int?
  /// `host` when the price of a host has this part inside already, so that it must not be added to one.
  public var includedIn: String?

  /// Joins a figure and where it comes from.
  public init(
    figure: Figure<Money>, basis: PriceBasis, provenance: Provenance, year: Int?, includedIn: String? = nil
  ) {
    self.figure = figure
    self.basis = basis
    self.provenance = provenance
    self.year = year
    self.includedIn = includedIn
  }

  /// The price of something that nobody prices.
  public static let unknown = Price(figure: .unknown, basis: .unknown, provenance: Provenance(), year: nil)
}

/// Finds the price of a catalog row: the listed one, else the planning range that applies to it, else unknown.
///
/// It joins rows and does no arithmetic of its own except `base + per meter x length` for what is sold by length, and the share
/// of one unit in a bundle.
public struct PriceBook: Sendable {
  private let catalog: Catalog
  private var estimates: [String: PriceEstimate] = [:]
  /// The first estimate of scope `whole` for each catalog id.
  private var wholePrices: [String: String] = [:]

  /// Reads the estimates.
  /// - Throws: every finding about the estimate rows.
  public init(_ catalog: Catalog) throws(Rejection) {
    self.catalog = catalog
    var findings: [Finding] = []
    for row in try catalog.store.table(Self.estimateKind).rows {
      let (estimate, found) = row.decode(PriceEstimate.self)
      findings += found
      estimates[row.id] = estimate
      guard estimate.scope == .whole else { continue }
      for id in estimate.appliesTo where wholePrices[id] == nil { wholePrices[id] = row.id }
    }
    if findings.hasErrors { throw Rejection(findings) }
  }

  static let estimateKind = "price-estimate"

  /// The price of one unit.
  /// - Parameter length: for cables, the length that is bought; without it a price by length is not used.
  /// - Throws: `HG1401` for an id without a row, findings about the price fields.
  public func price(of kind: String, _ id: String, length: Length? = nil) throws(Rejection) -> Price {
    let row = try catalog.row(kind, id)
    let (listed, findings) = row.view(ListedPrice.self)
    if findings.hasErrors { throw Rejection(findings) }
    if let figure = listed.figure(length) {
      var provenance = row.provenance
      provenance.confidence = row.confidence(of: listed.price.isUnknown ? "price_base" : "price")
      return Price(figure: figure, basis: .listed, provenance: provenance, year: listed.year ?? provenance.year)
    }
    return try wholePrices[id].map { (name) throws(Rejection) in try planningPrice(name) } ?? .unknown
  }

  /// A planning price by its own id, for what has no row of its own: labor, racks, trays.
  /// - Throws: `HG1401` when there is no such estimate.
  public func planningPrice(_ id: String) throws(Rejection) -> Price {
    let row = try catalog.row(Self.estimateKind, id)
    let estimate = estimates[id] ?? row.decode(PriceEstimate.self).value
    var provenance = row.provenance
    provenance.year = provenance.year ?? estimate.year
    return Price(
      figure: estimate.price.map { .range($0.divided(by: estimate.unitsCovered)) } ?? .unknown, basis: .estimate(id),
      provenance: provenance, year: estimate.year, includedIn: estimate.includedIn)
  }
}

/// The price fields of a row of any kind.
private struct ListedPrice: Declared {
  var price: Figure<Money> = .unknown
  var base: Money?
  var perMeter: PricePerLength?
  var year: Int?

  mutating func declare(_ fields: Fields) {
    fields.figure("price", &price, "Price of one unit.")
    fields.quantity("price_base", &base, "Price of both ends.")
    fields.quantity("price_per_m", &perMeter, "Price per meter.")
    fields.integer("price_year", &year, in: 1990...2100, "The year whose dollars are meant.")
  }

  func figure(_ length: Length?) -> Figure<Money>? {
    if !price.isUnknown { return price }
    guard let base, let perMeter, let length else { return nil }
    return .known(Money(dollars: base.dollars + perMeter.dollarsPerMeter * length.meters))
  }
}

extension Spread {
  fileprivate func divided(by count: Int) -> Spread {
    count == 1 ? self : Spread(p5: p5 / Double(count), p50: p50 / Double(count), p95: p95 / Double(count))
  }
}
