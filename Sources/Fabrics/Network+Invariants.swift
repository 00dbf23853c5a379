public import Diagnostics
import Quantities

extension Network {
  /// Checks what must hold of every network: both ends of a link are ports of their blocks, no port is used twice, each
  /// fabric has the devices and links of its size, and the uplinks of a switch are spread evenly.
  /// - Returns: one finding for each kind of fault in each fabric; none for a network made by `add`.
  /// - Complexity: O(ports + links).
  public func checkInvariants() -> [Finding] {
    guard let table = PortTable(self) else {
      return [Finding(.brokenNetwork, .error, "a device, link or layer refers to something that is not there")]
    }
    return portFindings(table) + countFindings() + spreadFindings()
  }

  private func portFindings(_ table: PortTable) -> [Finding] {
    var used = [Bool](repeating: false, count: table.portCount)
    var (outside, twice) = (0, 0)
    for link in links {
      let layer = layers[Int(link.layer)]
      for (device, block, port) in [(link.a, layer.aBlock, link.aPort), (link.b, layer.bBlock, link.bPort)] {
        guard let slot = table.slot(device: Int(device), block: block, port: Int(port)) else {
          outside += 1
          continue
        }
        if used[slot] { twice += 1 }
        used[slot] = true
      }
    }
    return [
      broken(outside, "link ends are at ports that their device does not have"), broken(twice, "ports are used twice"),
    ]
    .compactMap(\.self)
  }

  private func countFindings() -> [Finding] {
    var switches = [SwitchCounts](repeating: SwitchCounts(), count: fabrics.count)
    for device in devices {
      let type = classes[Int(device.deviceClass)]
      guard fabrics.indices.contains(type.fabric) else { continue }
      switch type.role {
      case .leaf: switches[type.fabric].leaf += 1
      case .spine: switches[type.fabric].spine += 1
      case .core: switches[type.fabric].core += 1
      case .opticalCircuitSwitch: switches[type.fabric].circuit += 1
      case .border: switches[type.fabric].border += 1
      case .lineTerminal: switches[type.fabric].lineTerminal += 1
      case .host, .storage, .manager: break
      }
    }
    var counts = [LinkCounts](repeating: LinkCounts(), count: fabrics.count)
    for link in links {
      let layer = layers[Int(link.layer)]
      switch layer.kind {
      case .hostLeaf: counts[layer.fabric].hostLeaf += 1
      case .leafSpine: counts[layer.fabric].leafSpine += 1
      case .spineCore: counts[layer.fabric].spineCore += 1
      case .hostHost: counts[layer.fabric].hostHost += 1
      case .hostCircuit: counts[layer.fabric].hostCircuit += 1
      case .site: counts[layer.fabric].site += 1
      }
    }
    return fabrics.indices.flatMap { index -> [Finding] in
      let fabric = fabrics[index]
      guard !fabric.size.findings.hasErrors else { return [] }
      var expected = fabric.size.links
      // Links inside the cubes of a torus are counted and not laid out.
      if fabric.topology == .torus { expected.hostHost = 0 }
      return [
        broken(abs(counts[index].total - expected.total), "links of fabric `\(fabric.name)` are missing or too many")
          ?? broken(counts[index] == expected ? 0 : 1, "kind of link of fabric `\(fabric.name)` is miscounted"),
        broken(
          switches[index] == fabric.size.switches ? 0 : 1, "kind of switch of fabric `\(fabric.name)` is miscounted"),
      ].compactMap(\.self)
    }
  }

  /// The links of a lower switch lie together, so a run of them is looked at and forgotten.
  private func spreadFindings() -> [Finding] {
    var uneven = 0
    var first = 0
    while first < links.count {
      let (device, layer) = (links[first].a, links[first].layer)
      var end = first
      while end < links.count, links[end].a == device, links[end].layer == layer { end += 1 }
      let kind = layers[Int(layer)].kind
      if kind == .leafSpine || kind == .spineCore {
        var perUpper: [DeviceIndex: Int] = [:]
        for link in links[first..<end] { perUpper[link.b, default: 0] += 1 }
        if let least = perUpper.values.min(), let most = perUpper.values.max(), most - least > 1 { uneven += 1 }
      }
      first = end
    }
    return [broken(uneven, "switches do not spread their uplinks evenly")].compactMap(\.self)
  }

  private func broken(_ count: Int, _ what: String) -> Finding? {
    count == 0 ? nil : Finding(.brokenNetwork, .error, "\(NumberText.grouped(count)) \(what)", count: count)
  }
}

/// Numbers every logical port of a network.
private struct PortTable {
  private let network: Network
  private let base: [Int]
  let portCount: Int

  /// Nothing when a reference in the network leads nowhere.
  init?(_ network: Network) {
    let devices = 0..<Int32(truncatingIfNeeded: network.devices.count)
    guard
      network.devices.allSatisfy({ network.classes.indices.contains(Int($0.deviceClass)) }),
      network.layers.allSatisfy({ network.fabrics.indices.contains($0.fabric) }),
      network.links.allSatisfy({
        devices.contains($0.a) && devices.contains($0.b) && network.layers.indices.contains(Int($0.layer))
      })
    else { return nil }
    self.network = network
    let perClass = network.classes.map { $0.blocks.reduce(0) { $0 + $1.portCount } }
    var base: [Int] = []
    base.reserveCapacity(network.devices.count)
    var next = 0
    for device in network.devices {
      base.append(next)
      next += perClass[Int(device.deviceClass)]
    }
    self.base = base
    portCount = next
  }

  func slot(device: Int, block: Int, port: Int) -> Int? {
    let blocks = network.classes[Int(network.devices[device].deviceClass)].blocks
    guard blocks.indices.contains(block), (0..<blocks[block].portCount).contains(port) else { return nil }
    var slot = base[device] + port
    for earlier in 0..<block { slot += blocks[earlier].portCount }
    return slot
  }
}
