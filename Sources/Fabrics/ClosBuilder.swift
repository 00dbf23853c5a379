import Diagnostics
import Quantities

/// Builds a folded Clos of known shape into a network: classes, devices, then links layer by layer.
struct ClosBuilder {
  private let spec: FabricSpec
  private let shape: ClosShape
  private let equipment: FabricEquipment
  private let fabric: Int
  private let leafBase: Int
  private var spineBase: Int { leafBase + shape.leaves * spec.planes }
  private var coreBase: Int { spineBase + shape.spines * spec.planes }
  private var attachedBase: Int { coreBase + shape.cores * spec.planes }

  /// Prepares to add to `network`, which has the hosts.
  init(_ spec: FabricSpec, _ shape: ClosShape, _ equipment: FabricEquipment, into network: Network) {
    self.spec = spec
    self.shape = shape
    self.equipment = equipment
    fabric = network.fabrics.count
    leafBase = network.devices.count
  }

  /// Adds everything.
  mutating func build(into network: inout Network) {
    addSwitches(&network)
    addHostLinks(&network)
    addLeafLinks(&network)
    addSpineLinks(&network)
  }

  // MARK: Cages

  private var leafBlocks: [PortBlock] {
    blocks(
      equipment.leafCage, down: shape.leafDown, equipment.leafDownPortsPerCage, up: shape.leafUp,
      equipment.leafUpPortsPerCage, upCage: equipment.leafUpCage)
  }

  private var spineBlocks: [PortBlock] {
    blocks(
      equipment.spineCage, down: spinePorts, equipment.spinePortsPerCage, up: shape.spineUp, equipment.spinePortsPerCage
    )
  }

  private var coreBlocks: [PortBlock] {
    blocks(equipment.coreCage, down: coreSpread.upperPorts, equipment.corePortsPerCage, up: 0, 1)
  }

  /// Cages facing down, then cages facing up: no cage does both.
  private func blocks(
    _ cage: Cage, down: Int, _ perDownCage: Int, up: Int, _ perUpCage: Int, upCage: Cage? = nil
  ) -> [PortBlock] {
    let lower = PortBlock(
      cage: cage, firstCage: 0, cageCount: quotientUp(down, max(1, perDownCage)), portsPerCage: max(1, perDownCage))
    guard up > 0 else { return [lower] }
    let upper = PortBlock(
      cage: upCage ?? cage, firstCage: lower.cageCount, cageCount: quotientUp(up, max(1, perUpCage)),
      portsPerCage: max(1, perUpCage))
    return [lower, upper]
  }

  /// Whether the cages of a switch suffice when none faces both ways.
  var cageFindings: [Finding] {
    var findings: [Finding] = []
    func check(_ word: String, _ blocks: [PortBlock], ports: Int, perCage: Int) {
      let needed = blocks.reduce(0) { $0 + $1.cageCount }
      let cages = quotientUp(ports, max(1, perCage))
      guard needed > cages else { return }
      findings.append(
        Finding(
          .portsExceeded, .error,
          "fabric `\(spec.name)`: a \(word) needs \(NumberText.grouped(needed)) cages, none of which faces both ways, "
            + "and has "
            + NumberText.grouped(cages),
          help: ["give numbers of ports facing down and up that fill whole cages"], subject: spec.name))
    }
    check("leaf", leafBlocks, ports: spec.leaf.ports, perCage: equipment.leafDownPortsPerCage)
    if shape.tiers > 1 { check("spine", spineBlocks, ports: spec.spine.ports, perCage: equipment.spinePortsPerCage) }
    if shape.tiers > 2 { check("core", coreBlocks, ports: spec.core.ports, perCage: equipment.corePortsPerCage) }
    return findings
  }

  // MARK: Devices

  private func addSwitches(_ network: inout Network) {
    func add(_ role: DeviceRole, _ model: String, _ blocks: [PortBlock]) -> Int {
      network.classes.append(DeviceClass(role: role, fabric: fabric, model: model, blocks: blocks))
      return network.classes.count - 1
    }
    let leafClass = add(.leaf, spec.leaf.model, leafBlocks)
    for plane in 0..<spec.planes {
      for leaf in 0..<shape.leaves {
        network.devices.append(
          Device(
            deviceClass: leafClass, plane: plane, pod: shape.pod(ofLeaf: leaf), group: leaf / shape.rails,
            index: plane * shape.leaves + leaf, rail: leaf % shape.rails))
      }
    }
    if shape.tiers > 1 {
      let spineClass = add(.spine, spec.spine.model, spineBlocks)
      for number in 0..<shape.spines * spec.planes {
        let (plane, spine) = number.quotientAndRemainder(dividingBy: shape.spines)
        let (pod, position) = spine.quotientAndRemainder(dividingBy: shape.podSpines)
        network.devices.append(
          Device(deviceClass: spineClass, plane: plane, pod: pod, group: position, index: number))
      }
    }
    if shape.tiers > 2 {
      let coreClass = add(.core, spec.core.model, coreBlocks)
      for number in 0..<shape.cores * spec.planes {
        let (plane, core) = number.quotientAndRemainder(dividingBy: shape.cores)
        network.devices.append(
          Device(deviceClass: coreClass, plane: plane, group: core / (shape.cores / shape.coreSets), index: number))
      }
    }
    if spec.reservedPorts > 0, equipment.managedPort == nil {
      let attached = attachment
      let attachedClass = add(attached.role, attached.model, [attached.block])
      for index in 0..<quotientUp(spec.reservedPorts, max(1, attached.block.portCount)) {
        let leaf = reservedEnd(index * attached.block.portCount).leaf
        network.devices.append(
          Device(
            deviceClass: attachedClass, pod: shape.pod(ofLeaf: leaf), group: leaf / shape.rails, index: index))
      }
    }
    if fabric == 0 { placeHosts(&network) }
  }

  /// Hosts take their group and pod from the first fabric.
  private func placeHosts(_ network: inout Network) {
    for host in 0..<spec.hosts {
      let leaf = shape.attachment(host: host, port: 0).leaf
      network.devices[host].group = Int32(truncatingIfNeeded: leaf / shape.rails)
      network.devices[host].pod = Int32(truncatingIfNeeded: shape.pod(ofLeaf: leaf))
    }
  }

  private var attachment: Attachment {
    equipment.attachment
      ?? Attachment(
        block: PortBlock(
          cage: equipment.hostBlock.cage, firstCage: 0, cageCount: spec.reservedPorts, portsPerCage: 1))
  }

  /// The leaf port of a reserved link: reserved ports stand where the next hosts would.
  private func reservedEnd(_ number: Int) -> (leaf: Int, leafPort: Int) {
    let (host, port) = number.quotientAndRemainder(dividingBy: spec.portsPerHost)
    return shape.attachment(host: spec.builtHosts + host, port: port)
  }

  // MARK: Links

  private func addHostLinks(_ network: inout Network) {
    let block = network.addHostBlock(equipment.hostBlock)
    let layer = network.addLayer(fabric, .hostLeaf, equipment.hostRate, aBlock: block, bBlock: 0)
    for host in 0..<spec.hosts {
      for port in 0..<spec.portsPerHost {
        let end = shape.attachment(host: host, port: port)
        for plane in 0..<spec.planes {
          network.links.append(
            Link(
              a: host, aPort: port * spec.planes + plane, b: leafBase + plane * shape.leaves + end.leaf,
              bPort: end.leafPort, layer: layer))
        }
      }
    }
    if let port = equipment.managedPort { addManagedLinks(port, &network) } else { addAttachedLinks(&network) }
  }

  private func addAttachedLinks(_ network: inout Network) {
    guard spec.reservedPorts > 0 else { return }
    let ports = attachment.block.portCount
    let layer = network.addLayer(fabric, .hostLeaf, equipment.hostRate, aBlock: 0, bBlock: 0)
    for number in 0..<spec.reservedPorts {
      let end = reservedEnd(number)
      network.links.append(
        Link(
          a: attachedBase + number / ports, aPort: number % ports, b: leafBase + end.leaf, bPort: end.leafPort,
          layer: layer))
    }
  }

  /// One link from each switch that was there before, class by class, because the block of the management port differs.
  private func addManagedLinks(_ port: PortBlock, _ network: inout Network) {
    var layers: [Int32: Int] = [:]
    for (number, device) in network.managedSwitches(before: leafBase).prefix(spec.reservedPorts).enumerated() {
      let type = network.devices[device].deviceClass
      let layer: Int
      if let known = layers[type] {
        layer = known
      } else {
        network.classes[Int(type)].blocks.append(port)
        let block = network.classes[Int(type)].blocks.count - 1
        layer = network.addLayer(fabric, .hostLeaf, equipment.hostRate, aBlock: block, bBlock: 0)
        layers[type] = layer
      }
      let end = reservedEnd(number)
      network.links.append(Link(a: device, aPort: 0, b: leafBase + end.leaf, bPort: end.leafPort, layer: layer))
    }
  }

  /// Ports of a cage at both ends when they agree, else 1.
  private func chunk(_ a: Int, _ b: Int) -> Int { a == b ? max(1, a) : 1 }

  private func leafSpread(pod: Int) -> EvenSpread {
    let isLast = pod == shape.pods - 1
    return EvenSpread(
      lowers: isLast ? shape.lastPodLeaves : shape.podLeaves, links: shape.leafUp,
      uppers: isLast ? shape.lastPodSpines : shape.podSpines,
      chunk: chunk(equipment.leafUpPortsPerCage, equipment.spinePortsPerCage))
  }

  /// Ports of a spine facing leaves.
  private var spinePorts: Int {
    shape.tiers < 2 ? 0 : max(leafSpread(pod: 0).upperPorts, leafSpread(pod: shape.pods - 1).upperPorts)
  }

  private func addLeafLinks(_ network: inout Network) {
    guard shape.tiers > 1 else { return }
    let layer = network.addLayer(fabric, .leafSpine, equipment.trunkRate, aBlock: 1, bBlock: 0)
    for plane in 0..<spec.planes {
      for pod in 0..<shape.pods {
        let spread = leafSpread(pod: pod)
        let leaf = leafBase + plane * shape.leaves
        let spine = spineBase + plane * shape.spines + pod * shape.podSpines
        for lower in 0..<spread.lowers {
          for link in 0..<spread.links {
            let end = spread.end(lower: lower, link: link)
            network.links.append(
              Link(
                a: leaf + shape.leaf(at: lower, ofPod: pod), aPort: link, b: spine + end.upper, bPort: end.port,
                layer: layer))
          }
        }
      }
    }
  }

  /// The spines that share one set of cores, over all pods, and that set.
  private var coreSpread: EvenSpread {
    EvenSpread(
      lowers: shape.spines / shape.coreSets, links: shape.spineUp, uppers: shape.cores / shape.coreSets,
      chunk: chunk(equipment.spinePortsPerCage, equipment.corePortsPerCage))
  }

  private func addSpineLinks(_ network: inout Network) {
    guard shape.tiers > 2 else { return }
    let layer = network.addLayer(fabric, .spineCore, equipment.trunkRate, aBlock: 1, bBlock: 0)
    let spread = coreSpread
    // Spines of one pod in one set; with pods that differ there is one set, and spines count through.
    let width = shape.coreSets == 1 ? shape.spines : shape.podSpines / shape.coreSets
    for plane in 0..<spec.planes {
      for spine in 0..<shape.spines {
        let (pod, position) = shape.coreSets == 1 ? (0, spine) : spine.quotientAndRemainder(dividingBy: shape.podSpines)
        let core = coreBase + plane * shape.cores + position / width * spread.uppers
        for link in 0..<spread.links {
          let end = spread.end(lower: pod * width + position % width, link: link)
          network.links.append(
            Link(
              a: spineBase + plane * shape.spines + spine, aPort: link, b: core + end.upper, bPort: end.port,
              layer: layer
            ))
        }
      }
    }
  }
}

extension Network {
  /// Adds a kind of links and returns its number.
  mutating func addLayer(_ fabric: Int, _ kind: LinkKind, _ rate: BitRate, aBlock: Int, bBlock: Int) -> Int {
    layers.append(LinkLayer(fabric: fabric, kind: kind, rate: rate, aBlock: aBlock, bBlock: bBlock))
    return layers.count - 1
  }

  /// Switches among the first `count` devices.
  func managedSwitches(before count: Int) -> [Int] {
    let roles: Set<DeviceRole> = [.leaf, .spine, .core, .opticalCircuitSwitch, .border]
    return devices[..<count].indices.filter { roles.contains(classes[Int(devices[$0].deviceClass)].role) }
  }
}
