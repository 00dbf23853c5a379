/// The links at every device in compressed sparse rows: two flat arrays, however many devices.
public struct Adjacency: Sendable {
  /// Where the links of each device begin in `links`; one more entry than devices.
  public let start: [Int32]
  /// Indices into `Network.links`, device by device, in the order of the network.
  public let links: [Int32]

  /// Collects the links at every device of a network.
  /// - Complexity: O(devices + links).
  public init(_ network: Network) {
    var start = [Int32](repeating: 0, count: network.devices.count + 1)
    for link in network.links {
      start[Int(link.a) + 1] += 1
      start[Int(link.b) + 1] += 1
    }
    for device in network.devices.indices { start[device + 1] += start[device] }
    var next = start
    var links = [Int32](repeating: 0, count: 2 * network.links.count)
    for (index, link) in network.links.enumerated() {
      for end in [Int(link.a), Int(link.b)] {
        links[Int(next[end])] = Int32(truncatingIfNeeded: index)
        next[end] += 1
      }
    }
    self.start = start
    self.links = links
  }

  /// The links at a device.
  public func links(at device: DeviceIndex) -> ArraySlice<Int32> {
    links[Int(start[Int(device)])..<Int(start[Int(device) + 1])]
  }

  /// How many links a device has.
  public func degree(of device: DeviceIndex) -> Int { Int(start[Int(device) + 1] - start[Int(device)]) }
}
