import Fabrics
import Quantities

/// What a host turns to one network.
struct HostPorts {
  /// Ports; nothing when the catalog does not know.
  var count: Int?
  /// Rate of each.
  var rate: BitRate?
  /// Cages of these ports, as the host's row says.
  var cages: [CageField]
  /// Electrical lane rate of the adapter.
  var laneRate: BitRate?

  /// All ports, or as many as the host's bandwidth carries when every port is split over planes.
  func fitting(_ section: FabricSection, linkRate: BitRate) -> Int? {
    guard let count, section.portsPerHost == nil, let rate else { return section.portsPerHost ?? count }
    // A count of ports, well inside Int: rates are between 10 Mb/s and 1 Pb/s, counts at most 10,000.
    let carried = (rate * count / (linkRate * section.planes) + 1e-9).rounded(.down)
    return max(1, Int(min(Double(count), carried)))
  }

  /// The host's cages on one network: as its row says, or one for each port when the row does not say.
  /// - Parameter leaf: the cage that links end in; a host that is sold with several cages is taken with that one.
  func block(_ section: FabricSection, linkRate: BitRate, facing leaf: CageForm?, firstCage: Int) -> PortBlock {
    let portCount = section.portsPerHost ?? 1
    let links = portCount * section.planes
    guard var field = cages.first, let count = field.count, count > 0 else {
      return PortBlock(
        cage: CageField.adapter(for: linkRate * section.planes), firstCage: firstCage, cageCount: portCount,
        portsPerCage: section.planes)
    }
    if field.type.form != leaf, let same = field.alternatives.first(where: { $0.form == leaf }) { field.type = same }
    let perCage = max(1, (links + count - 1) / count)
    let cageRate = rate.map { $0 * field.portsPerCage } ?? linkRate * perCage
    return PortBlock(
      cage: field.cage(rate: cageRate, laneRate: laneRate), firstCage: firstCage,
      cageCount: (links + perCage - 1) / perCage, portsPerCage: perCage)
  }
}

extension CageField {
  /// The cage of an adapter whose row does not say: the smallest common form that carries the rate.
  static func adapter(for rate: BitRate) -> Cage {
    var field = CageField()
    let forms: [(atMost: BitRate, type: CageType)] = [
      (BitRate(bitsPerSecond: 100e9), .qsfp28), (BitRate(bitsPerSecond: 200e9), .qsfp56),
      (BitRate(bitsPerSecond: 400e9), .qsfp112),
    ]
    field.type = forms.first { rate <= $0.atMost }?.type ?? .osfp224Riding
    return field.cage(rate: rate, laneRate: nil)
  }
}
