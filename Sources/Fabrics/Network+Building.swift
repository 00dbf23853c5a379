import Diagnostics
import Quantities

extension Network {
  /// Most links that are built one by one; larger fabrics are only counted.
  static let mostLinks = 20_000_000

  /// Devices with the role of a host; they come first.
  public var hostCount: Int {
    guard let hostClass = classes.firstIndex(where: { $0.role == .host }) else { return 0 }
    return devices.prefix { $0.deviceClass == hostClass }.count
  }

  /// Adds the hosts that fabrics will share; call it once, before `add`.
  /// - Complexity: O(`count`).
  public mutating func addHosts(_ count: Int, model: String) {
    classes.append(DeviceClass(role: .host, fabric: 0, model: model, blocks: []))
    devices.reserveCapacity(devices.count + count)
    for index in 0..<max(0, count) { devices.append(Device(deviceClass: classes.count - 1, index: index)) }
  }

  /// Adds the switches and links of one fabric to the hosts, which must be there.
  ///
  ///     var network = Network()
  ///     network.addHosts(spec.hosts, model: "dgx-h100")
  ///     let size = network.add(spec, equipment: equipment)
  ///     assert(network.links.count == size.links.total)
  ///
  /// A fabric whose size has errors is recorded with its findings, and nothing is built. The links inside the cubes of
  /// a torus are part of `size` and not of the network.
  /// - Returns: the size, with what was found while building.
  /// - Complexity: O(devices + links), no allocation per link.
  @discardableResult
  public mutating func add(_ spec: FabricSpec, equipment: FabricEquipment) -> FabricSize {
    var size = spec.size()
    size.findings += buildingFindings(spec, equipment, size)
    let rails = spec.topology == .rail ? spec.rails ?? spec.portsPerHost : 1
    let record = { (size: FabricSize) in
      Fabric(
        name: spec.name, tier: spec.tier, topology: spec.topology, size: size, rails: rails, planes: spec.planes,
        builtHosts: spec.builtHosts)
    }
    guard !size.findings.hasErrors else {
      fabrics.append(record(size))
      return size
    }
    devices.reserveCapacity(devices.count + size.switches.total + 1)
    links.reserveCapacity(links.count + size.links.total)
    do throws(SizingFailure) {
      switch spec.topology {
      case .fatTree, .rail:
        var builder = ClosBuilder(spec, try ClosShape(spec), equipment, into: self)
        size.findings += builder.cageFindings
        if !size.findings.hasErrors { builder.build(into: &self) }
      case .mesh: addMesh(spec, equipment)
      case .torus: addTorus(spec, try TorusShape(spec), equipment)
      }
    } catch {
      size.findings.append(tooLargeToBuild(spec.name, size))
    }
    fabrics.append(record(size))
    return size
  }

  private func buildingFindings(
    _ spec: FabricSpec, _ equipment: FabricEquipment, _ size: FabricSize
  ) -> [Finding] {
    guard !size.findings.hasErrors else { return [] }
    if size.links.total + links.count > Self.mostLinks || size.switches.total > Self.mostLinks {
      return [tooLargeToBuild(spec.name, size)]
    }
    var missing: [Finding] = []
    func require(_ wanted: Int, _ found: Int, _ what: String) {
      guard wanted > found else { return }
      missing.append(
        Finding(
          .brokenNetwork, .error,
          "fabric `\(spec.name)` is for \(NumberText.grouped(wanted)) \(what), "
            + "and the network has \(NumberText.grouped(found))",
          subject: spec.name))
    }
    require(spec.hosts, hostCount, "hosts")
    if equipment.managedPort != nil {
      require(spec.reservedPorts, managedSwitches(before: devices.count).count, "managed switches")
    }
    return missing
  }

  func tooLargeToBuild(_ name: String, _ size: FabricSize) -> Finding {
    Finding(
      .fabricTooLarge, .error,
      "fabric `\(name)` has \(NumberText.grouped(size.links.total)) links, too many to place one by one",
      expected: "at most \(NumberText.grouped(Self.mostLinks)) links",
      help: ["count it with `heliograph fabric`, or plan a part of it"], subject: name)
  }

  /// Gives the hosts a block of cages for one more fabric and returns the number of that block.
  mutating func addHostBlock(_ block: PortBlock) -> Int {
    guard let hostClass = classes.firstIndex(where: { $0.role == .host }) else { return 0 }
    classes[hostClass].blocks.append(block)
    return classes[hostClass].blocks.count - 1
  }
}
