public import Fabrics
public import Quantities

/// What kind of thing a line of the bill buys.
public enum BillCategory: String, Sendable, CaseIterable {
  /// Server or rack-scale system, adapters inside.
  case host
  /// Switch of any kind, optical circuit switches included.
  case `switch`
  /// Separately orderable optical module.
  case module
  /// Cable with fixed ends, or a fiber cord.
  case cable
  /// Fiber trunk.
  case trunk
  /// Patch panel or cassette.
  case panel
  /// Optical engine inside a box.
  case engine
  /// External laser source.
  case laser
  /// Rack and what is mounted to it.
  case rack
  /// Hands.
  case labor
  /// Anything else.
  case other
}

/// One line of the bill of materials: quantity x unit price.
public struct BillLine: Sendable {
  /// What kind of thing.
  public var category: BillCategory
  /// Catalog id.
  public var part: String
  /// Maker and model, and the length of a cable.
  public var description: String
  /// The network that it serves; nothing for what serves all, such as racks.
  public var tier: Tier?
  /// Pieces that the plan uses.
  public var quantity: Int
  /// Pieces bought in addition.
  public var spares: Int
  /// Length of a cable.
  public var length: Length?
  /// Price of one piece.
  public var unitPrice: Figure<Money>
  /// Where the price comes from: title and year, after the words `price estimate` and its id for what is no
  /// listed price.
  public var priceSource: String
  /// Time from order to delivery; nothing when unknown.
  public var leadTime: Spread<Duration>?
  /// Whether the line is part of something else's price and listed for its count alone.
  public var isIncluded: Bool

  /// Makes a line.
  public init(
    category: BillCategory, part: String, description: String, tier: Tier?, quantity: Int, spares: Int = 0,
    length: Length? = nil, unitPrice: Figure<Money>, priceSource: String, leadTime: Spread<Duration>? = nil,
    isIncluded: Bool = false
  ) {
    self.category = category
    self.part = part
    self.description = description
    self.tier = tier
    self.quantity = quantity
    self.spares = spares
    self.length = length
    self.unitPrice = unitPrice
    self.priceSource = priceSource
    self.leadTime = leadTime
    self.isIncluded = isIncluded
  }

  /// Price of all pieces, spares included.
  public var amount: Figure<Money> { isIncluded ? .known(.zero) : unitPrice.times(quantity + spares) }
}

/// The bill of materials.
public struct Bill: Sendable {
  /// Lines by category, then tier, then part.
  public var lines: [BillLine]

  /// Makes a bill.
  public init(lines: [BillLine]) { self.lines = lines }

  /// Sum of the lines that a condition selects.
  public func total(where isSelected: (BillLine) -> Bool = { _ in true }) -> Total<Money> {
    var total = Total<Money>()
    for line in lines where isSelected(line) { total.add(line.amount) }
    return total
  }
}
