public import Quantities

/// What the bill must know of a catalog row, beside how many of it the plan uses.
public struct PartFacts: Sendable {
  /// Maker and model.
  public var description: String
  /// Price of one piece; for cables the links carry the price at each length.
  public var price: Figure<Money>
  /// Where the price comes from: title and year, after the words `price estimate` and its id where no
  /// price is listed.
  public var priceSource: String
  /// Time from order to delivery; nothing when unknown.
  public var leadTime: Spread<Duration>?
  /// Whether a host is a rack of its own, which needs no rack to stand in.
  public var isRack: Bool
  /// Whether it needs liquid from its rack.
  public var needsLiquid: Bool
  /// Parts inside its price, engines and lasers of a co-packaged box: listed, never added.
  public var inside: [InsidePart]

  /// Describes a part.
  public init(
    description: String, price: Figure<Money>, priceSource: String, leadTime: Spread<Duration>? = nil,
    isRack: Bool = false, needsLiquid: Bool = false, inside: [InsidePart] = []
  ) {
    self.description = description
    self.price = price
    self.priceSource = priceSource
    self.leadTime = leadTime
    self.isRack = isRack
    self.needsLiquid = needsLiquid
    self.inside = inside
  }
}
