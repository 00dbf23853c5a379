import Cabling
import Fabrics
import Planning
import Quantities

/// Classes of one layer that are made of the same parts and differ in length only: one line of a report.
struct LinkGroup {
  /// The class with the longest run: what was rejected there tells most.
  private(set) var longest: PlannedClass
  /// Name of the fabric.
  let fabric: String
  /// Logical links.
  private(set) var links: Int
  /// Lengths that are ordered.
  private(set) var sold: [Length]
  /// Price per link in dollars, from the shortest cable to the longest.
  private(set) var dollars: ClosedRange<Double>

  private init(_ type: PlannedClass, fabric: String) {
    longest = type
    self.fabric = fabric
    links = type.links
    sold = type.choice?.soldLength.map { [$0] } ?? []
    let price = type.choice?.pricePerLink.known.dollars ?? 0
    dollars = price...price
  }

  private mutating func add(_ type: PlannedClass) {
    links += type.links
    if type.longest > longest.longest { longest = type }
    if let length = type.choice?.soldLength, !sold.contains(length) { sold.append(length) }
    let price = type.choice?.pricePerLink.known.dollars ?? 0
    dollars = min(dollars.lowerBound, price)...max(dollars.upperBound, price)
  }

  /// Groups the classes of a plan, in their order.
  static func all(in plan: Plan) -> [LinkGroup] {
    var groups: [LinkGroup] = []
    var places: [String: Int] = [:]
    for type in plan.links.classes {
      let choice = type.choice.map { $0.technology.rawValue + "/" + $0.partNames } ?? "none"
      let key = "\(type.layer)/\(type.run.a.model)/\(type.run.b.model)/\(choice)"
      if let place = places[key] {
        groups[place].add(type)
      } else {
        places[key] = groups.count
        groups.append(LinkGroup(type, fabric: fabric(of: type, in: plan.network)))
      }
    }
    return groups
  }

  private static func fabric(of type: PlannedClass, in network: Network) -> String {
    guard network.layers.indices.contains(type.layer) else { return "" }
    let fabric = network.layers[type.layer].fabric
    return network.fabrics.indices.contains(fabric) ? network.fabrics[fabric].name : ""
  }

  /// Where its links run: `compute: host to leaf, 400 Gb/s`.
  var title: String {
    "\(fabric): \(longest.run.kind.title(in: longest.run.tier)), \(Prose.rate(longest.run.rate))"
  }

  /// Lengths that are ordered: `5, 7, 10 m`.
  var soldText: String {
    let lengths = sold.map(\.meters).sorted()
    guard lengths.count > 8, let first = lengths.first, let last = lengths.last else {
      return lengths.isEmpty ? "" : lengths.map(NumberText.shortest).joined(separator: ", ") + " m"
    }
    return "\(lengths.count) lengths, \(NumberText.shortest(first)) to \(NumberText.shortest(last)) m"
  }

  /// Price of a link: `698 to 720`, with its caveat.
  var priceText: String {
    guard let choice = longest.choice else { return "" }
    guard dollars.upperBound - dollars.lowerBound >= 0.005 else { return choice.priceText }
    return (choice.pricePerLink.isComplete ? "" : "at least ") + Prose.dollars(Money(dollars: dollars.lowerBound))
      + " to " + Prose.dollars(Money(dollars: dollars.upperBound))
  }
}
