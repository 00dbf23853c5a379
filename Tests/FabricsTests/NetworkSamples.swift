import Fabrics
import Quantities

extension FabricEquipment {
  /// Twin-port cages everywhere; the shape of a network does not depend on the kind of cage.
  static func twin(for spec: FabricSpec, portsPerCage: Int = 2) -> FabricEquipment {
    let rate = BitRate(bitsPerSecond: 400e9)
    let cage = Cage(form: .osfp, heatSink: .finned, rate: rate * portsPerCage, laneRate: rate / 4, powerClass: nil)
    let hostPorts = spec.topology == .mesh ? (spec.hosts - 1) * spec.planes : spec.portsPerHost * spec.planes
    return FabricEquipment(
      hostModel: "host",
      hostBlock: PortBlock(cage: cage, firstCage: 0, cageCount: hostPorts, portsPerCage: 1), hostRate: rate,
      trunkRate: rate, leafCage: cage, leafDownPortsPerCage: portsPerCage, leafUpPortsPerCage: portsPerCage,
      spineCage: cage, spinePortsPerCage: portsPerCage, coreCage: cage, corePortsPerCage: portsPerCage)
  }
}

extension Network {
  /// One fabric and its hosts.
  static func of(_ spec: FabricSpec, portsPerCage: Int = 2) -> Network {
    var network = Network()
    network.addHosts(spec.hosts, model: "host")
    network.add(spec, equipment: .twin(for: spec, portsPerCage: portsPerCage))
    return network
  }

  /// The most links on a shortest path from a host to any other, by breadth-first search; nothing when one is out of
  /// reach.
  func farthestHost(from host: Int) -> Int? {
    let adjacency = Adjacency(self)
    var distance = [Int](repeating: -1, count: devices.count)
    distance[host] = 0
    var queue = [host]
    var next = 0
    while next < queue.count {
      let device = queue[next]
      next += 1
      for link in adjacency.links(at: DeviceIndex(device)) {
        let ends = links[Int(link)]
        let other = Int(Int(ends.a) == device ? ends.b : ends.a)
        if distance[other] < 0 {
          distance[other] = distance[device] + 1
          queue.append(other)
        }
      }
    }
    let hosts = distance[..<hostCount]
    return hosts.contains(-1) ? nil : hosts.max()
  }
}
