import Cabling
import Facility
import Planning
import Quantities

/// Lengths of all cables by technology: what is routed, what is bought, what rounding wastes. Patch cords, which have no route, are
/// a number of their own.
struct CableLengths {
  /// Cables of one technology and one sold length.
  struct Bin {
    var technology: Technology
    /// Sold length in meters, or the next whole meter for what is laid to measure.
    var meters: Double
    var count: Int
  }

  /// Sums for one technology.
  struct Sums {
    var technology: Technology
    var cables = 0
    var routedMeters = 0.0
    var soldMeters = 0.0
    var longestMeters = 0.0
    /// Length that is bought and not needed.
    var wasteMeters: Double { soldMeters - routedMeters }
  }

  /// By technology, then length.
  private(set) var bins: [Bin] = []
  /// By technology, those that occur.
  private(set) var sums: [Sums] = []
  /// Cords at the ends of trunks and of fiber that is cut to measure.
  let patchCords: Int

  /// Gathers the cables of a plan.
  /// - Complexity: O(cables).
  init(_ plan: Plan) {
    patchCords = plan.links.classes.reduce(0) { $0 + $1.patchCords }
    let technologies = plan.links.classes.map { $0.choice?.technology }
    let parallel = plan.links.classes.map { $0.choice?.parallelCables ?? 1 }
    let sold = plan.links.classes.map { $0.choice?.soldLength?.meters }
    var counts: [Technology: [Double: Int]] = [:]
    var totals = Technology.allCases.map { Sums(technology: $0) }
    let places = Dictionary(uniqueKeysWithValues: Technology.allCases.enumerated().map { ($1, $0) })
    for cable in plan.links.cables {
      let type = Int(cable.runClass)
      guard technologies.indices.contains(type), let technology = technologies[type], let place = places[technology],
        let routed = plan.routedLength(of: cable)
      else { continue }
      let bought = sold[type] ?? routed.meters.rounded(.up)
      totals[place].cables += parallel[type]
      totals[place].routedMeters += routed.meters * Double(parallel[type])
      totals[place].soldMeters += bought * Double(parallel[type])
      totals[place].longestMeters = max(totals[place].longestMeters, routed.meters)
      counts[technology, default: [:]][bought, default: 0] += parallel[type]
    }
    sums = totals.filter { $0.cables > 0 }
    for entry in sums {
      for (meters, count) in (counts[entry.technology] ?? [:]).sorted(by: { $0.key < $1.key }) {
        bins.append(Bin(technology: entry.technology, meters: meters, count: count))
      }
    }
  }

  /// Lengths that occur, from the shortest.
  var lengths: [Double] { Set(bins.map(\.meters)).sorted() }
}

extension Plan {
  /// Routed length of a cable: of its longest link; nothing when an end found no place.
  func routedLength(of cable: Cable) -> Length? {
    let first = Int(cable.firstLink)
    guard first >= 0, cable.linkCount > 0, first + Int(cable.linkCount) <= links.linkOrder.count else { return nil }
    var longest: Float = -1
    for place in first..<(first + Int(cable.linkCount)) {
      let link = Int(links.linkOrder[place])
      guard layout.runMeters.indices.contains(link) else { return nil }
      longest = max(longest, layout.runMeters[link])
    }
    return longest >= 0 ? Length(meters: Double(longest)) : nil
  }
}
