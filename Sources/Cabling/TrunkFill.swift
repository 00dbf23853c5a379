import Facility
import Fabrics

/// Trunks between pairs of racks as links fill them.
///
/// Which trunk and which connector a link takes follows from its place among the links that its two racks will have in the end, so
/// that what is added later moves no cord.
struct TrunkFill {
  /// Links of one group that lie on trunks in the same way.
  private struct Lay {
    let group: Int
    let shape: TrunkShape
    /// By number of the trunk: its cable; -1 for one without links.
    var cables: [Int32] = []
    /// By slot of a cage whose ports share a connector: the number of that connector.
    var shared: [Int: Int] = [:]
  }

  private struct Key: Hashable {
    let group: Int
    let shape: TrunkShape
  }

  private let reservation: PanelReservation?
  private var lays: [Lay] = []
  private var numbers: [Key: Int] = [:]
  private var lastKey: (key: Key, number: Int)?
  /// By link; empty while no link lies in a trunk.
  private var connectors: [Int32] = []
  /// The trunk of the link that was taken last; nothing when it has one of its own.
  private var pending: (lay: Int, trunk: Int)?

  init(_ reservation: PanelReservation?) { self.reservation = reservation }

  /// Whether any link lies in a trunk.
  var isUsed: Bool { !connectors.isEmpty }

  /// Finds the trunk of a link, nothing when it must be laid, and whether no link before it has the same connector.
  ///
  /// - Parameter slot: the ports of a cage that share a connector, as one number.
  mutating func take(
    _ link: Int, of links: Int, _ slot: Int, _ shape: TrunkShape
  ) -> (cable: Int32?, isNewConnector: Bool) {
    if connectors.isEmpty { connectors = [Int32](repeating: -1, count: links) }
    guard let reservation, reservation.groupOfLink.indices.contains(link), reservation.groupOfLink[link] >= 0 else {
      connectors[link] = 0
      pending = nil
      return (nil, true)
    }
    let lay = number(Key(group: Int(reservation.groupOfLink[link]), shape: shape))
    var unit = Int(reservation.rankOfLink[link])
    var isNew = true
    if shape.linksPerConnector > 1 {
      unit = lays[lay].shared[slot] ?? lays[lay].shared.count
      isNew = lays[lay].shared.updateValue(unit, forKey: slot) == nil
    }
    let (trunk, place) = unit.quotientAndRemainder(dividingBy: shape.slots)
    connectors[link] = Int32(truncatingIfNeeded: place * shape.connectorsPerLink)
    pending = (lay, trunk)
    let known = lays[lay].cables.indices.contains(trunk) ? lays[lay].cables[trunk] : -1
    return (known >= 0 ? known : nil, isNew)
  }

  /// Notes the cable of the link that was taken last.
  mutating func lay(_ cable: Int32) {
    guard let pending else { return }
    let missing = pending.trunk + 1 - lays[pending.lay].cables.count
    if missing > 0 { lays[pending.lay].cables += [Int32](repeating: -1, count: missing) }
    lays[pending.lay].cables[pending.trunk] = cable
  }

  private mutating func number(_ key: Key) -> Int {
    if let lastKey, lastKey.key == key { return lastKey.number }
    let number = numbers[key] ?? lays.count
    if number == lays.count {
      numbers[key] = number
      lays.append(Lay(group: key.group, shape: key.shape))
    }
    lastKey = (key, number)
    return number
  }

  // MARK: Ends

  /// Cassettes and connectors of all trunks, once every link has been taken.
  func ends(_ cables: [Cable], _ linkOrder: [Int32], _ planned: [PlannedClass], layers: Int) -> TrunkEnds {
    var ends = TrunkEnds()
    ends.cassetteA = [Int32](repeating: -1, count: cables.count)
    ends.cassetteB = ends.cassetteA
    ends.connectors = linkOrder.map { connectors.indices.contains(Int($0)) ? connectors[Int($0)] : -1 }
    if let reservation { place(reservation, &ends) }
    ends.homeless = [Int](repeating: 0, count: layers)
    for (index, cable) in cables.enumerated() where ends.cassetteA[index] < 0 {
      let entry = planned[Int(cable.runClass)]
      guard case .perTrunk(let shape) = entry.choice?.bundle, layers > entry.layer else { continue }
      ends.homeless[entry.layer] += 2 * cassettes(of: shape)
    }
    return ends
  }

  private func place(_ reservation: PanelReservation, _ ends: inout TrunkEnds) {
    ends.cassettesOfPanel = [Int32](repeating: 0, count: reservation.panels.count)
    var taken = [Int](repeating: 0, count: reservation.groups.count)
    for lay in lays where reservation.groups.indices.contains(lay.group) {
      let group = reservation.groups[lay.group]
      let each = cassettes(of: lay.shape)
      for (trunk, cable) in lay.cables.enumerated() where cable >= 0 {
        let first = taken[lay.group] + trunk * each
        guard first + each <= Int(group.cassettes) else { continue }
        ends.cassetteA[Int(cable)] = group.firstA + Int32(first)
        ends.cassetteB[Int(cable)] = group.firstB + Int32(first)
        for cassette in first..<(first + each) {
          for start in [Int(group.firstA), Int(group.firstB)] {
            ends.cassettesOfPanel[(start + cassette) / reservation.demand.cassettes] += 1
          }
        }
      }
      taken[lay.group] += lay.cables.count * each
    }
  }

  /// Cassettes that one end of a trunk takes.
  private func cassettes(of shape: TrunkShape) -> Int {
    guard let ports = reservation?.demand.ports else { return 1 }
    return (shape.connectors + ports - 1) / ports
  }
}
