import Fabrics
public import Quantities

/// Classes of length: all runs of a bin round up to the same sold length of every cable and stand on the same side of every reach.
///
/// The edges are the union of the lengths that are sold, the reaches of modules and engines, and a grid for fiber cut to
/// measure: every 50 m to 2 km, every 500 m to 20 km, every 10 km to 500 km. Lengths are whole millimeters.
public struct LengthBins: Sendable {
  /// Upper edges in millimeters, rising.
  public let edges: [Int]
  /// How far one cable can carry several links: up to there, links that could share one are binned together.
  private let sharedLimits: [SharedLimit]

  /// The longest cable with fixed ends of one kind.
  public struct SharedLimit: Sendable {
    /// Rate of the cage at its wider end.
    public var cageRate: BitRate
    /// Whether it goes to several cages.
    public var splits: Bool
    /// Longest length sold, in millimeters.
    public var millimeters: Int

    /// Describes a limit.
    public init(cageRate: BitRate, splits: Bool, millimeters: Int) {
      self.cageRate = cageRate
      self.splits = splits
      self.millimeters = millimeters
    }
  }

  /// Bins for the parts of a shelf.
  public init(_ shelf: PartsShelf) {
    var all = Set<Int>()
    for cable in shelf.cables {
      for length in cable.lengths { all.insert(Self.millimeters(length)) }
    }
    for module in shelf.modules {
      let reaches = [module.reach].compactMap(\.self) + module.reachOn.map(\.reach) + module.pairReach.map(\.reach)
      for reach in reaches { all.insert(Self.millimeters(reach)) }
    }
    for reach in shelf.engines.compactMap(\.reach) { all.insert(Self.millimeters(reach)) }
    for (step, end) in [(50, 2_000), (500, 20_000), (10_000, 500_000)] {
      for meters in stride(from: step, through: end, by: step) { all.insert(meters * 1000) }
    }
    // Trunks stand between two patch cords, so their reach ends that much earlier.
    let cords = 2 * Self.millimeters(OpticalPair.patchCord)
    all.insert(cords)
    edges = all.filter { $0 > 0 }.sorted()
    sharedLimits = shelf.cables.compactMap { cable in
      guard cable.cableKind.technology != nil, let speed = cable.speed, let longest = cable.lengths.max() else {
        return nil
      }
      return SharedLimit(
        cageRate: speed, splits: cable.ends.contains { $0.count > 1 }, millimeters: Self.millimeters(longest))
    }
  }

  /// Bins with the given edges, for tests and other models.
  public init(edges: [Int], sharedLimits: [SharedLimit] = []) {
    self.edges = Set(edges).filter { $0 > 0 }.sorted()
    self.sharedLimits = sharedLimits
  }

  /// Longest cable, in millimeters, that carries all ports of a cage of this rate to one cage or splits them among several; 0 for
  /// none.
  func sharedLimit(_ cageRate: BitRate, splits: Bool) -> Int {
    var longest = 0
    for limit in sharedLimits where limit.cageRate == cageRate && limit.splits == splits {
      longest = max(longest, limit.millimeters)
    }
    return longest
  }

  /// Bin of a length: the first whose edge is not below it; `edges.count` for what is beyond all.
  /// - Complexity: O(log bins).
  func bin(_ millimeters: Int) -> Int {
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] < millimeters { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A length in whole millimeters, rounded to the nearest.
  static func millimeters(_ length: Length) -> Int { millimeters(length.meters) }

  static func millimeters(_ meters: Double) -> Int {
    meters.isFinite ? Int(min(max((meters * 1000).rounded(), -1), 1e15)) : -1
  }
}
