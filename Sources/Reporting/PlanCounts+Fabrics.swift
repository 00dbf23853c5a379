import Fabrics

extension PlanCounts {
  /// Boxes and links of one fabric.
  struct FabricCount {
    /// As the scenario calls it.
    var name: String
    /// Devices of the fabric, by role: `32 leaves`; hosts belong to all fabrics and are left out.
    var boxes: [String]
    /// Its logical links.
    var links: Int
  }

  /// What each fabric consists of, in the order of the network.
  func byFabric(_ network: Network) -> [FabricCount] {
    network.fabrics.indices.map { index in
      let own = devices.filter { $0.role != .host && network.classes[$0.deviceClass].fabric == index }
      let boxes = DeviceRole.allCases.compactMap { role -> String? in
        let count = own.reduce(0) { $1.role == role ? $0 + $1.count : $0 }
        return count > 0 ? Prose.count(count) + " " + role.noun(count) : nil
      }
      let links = network.layers.indices.reduce(0) {
        network.layers[$1].fabric == index ? $0 + linksOfLayer[$1] : $0
      }
      return FabricCount(name: network.fabrics[index].name, boxes: boxes, links: links)
    }
  }
}
