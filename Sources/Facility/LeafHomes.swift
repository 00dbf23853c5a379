import Fabrics

/// Which endpoint racks each leaf serves.
///
/// The links say it; a leaf without links serves the hosts of its rail group, and one without such hosts will serve
/// those that come last.
struct LeafHomes {
  struct Home {
    /// Rack in the middle of the endpoints served.
    var rack: Int
    /// From the first to the last rack served.
    var racks: ClosedRange<Int>
  }

  private let target: PlacementTarget
  private let rackCount: Int
  /// By place in the endpoint order: its rack, -1 for an endpoint that fits no rack.
  private let rackOfEndpoint: [Int]
  /// By device: the endpoints it is linked to, as places in the endpoint order; empty when `first > last`.
  private var served: [(first: Int, last: Int)]
  /// The same by rail group, of hosts.
  private var byGroup: [Int32: (first: Int, last: Int)] = [:]

  init(_ target: PlacementTarget, endpoints: [Int], racks: [RackDraft]) {
    self.target = target
    rackCount = racks.count
    var rackOfDevice = [Int](repeating: -1, count: target.network.devices.count)
    for (rack, draft) in racks.enumerated() {
      for slot in draft.slots { rackOfDevice[slot.device] = rack }
    }
    rackOfEndpoint = endpoints.map { rackOfDevice[$0] }
    served = Array(repeating: (Int.max, -1), count: target.network.devices.count)
    var order = [Int](repeating: -1, count: target.network.devices.count)
    for (place, device) in endpoints.enumerated() {
      order[device] = place
      guard target.deviceClass(device)?.role == .host else { continue }
      let group = target.network.devices[device].group
      let known = byGroup[group] ?? (place, place)
      byGroup[group] = (min(known.first, place), max(known.last, place))
    }
    for link in target.network.links {
      guard order.indices.contains(Int(link.a)), order.indices.contains(Int(link.b)) else { continue }
      let place = order[Int(link.a)]
      guard place >= 0 else { continue }
      let known = served[Int(link.b)]
      served[Int(link.b)] = (min(known.first, place), max(known.last, place))
    }
  }

  /// Where a leaf belongs; nothing when there are no endpoints.
  func home(of leaf: Int) -> Home? {
    guard rackCount > 0 else { return nil }
    let last = rackCount - 1
    let linked = served[leaf]
    let range = linked.first <= linked.last ? linked : byGroup[target.network.devices[leaf].group]
    guard let range else { return Home(rack: last, racks: last...last) }
    let racks = rackOfEndpoint[range.first...range.last].filter { $0 >= 0 }
    guard let low = racks.first, let high = racks.last else { return Home(rack: last, racks: last...last) }
    return Home(rack: low + (high - low) / 2, racks: low...high)
  }
}
