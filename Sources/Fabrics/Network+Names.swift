import Documents

extension Network {
  /// The name of a device: `host-0001`, `leaf-g003-r2`, `leaf-p1-g003-r2`, `spine-012`, `core-004`, `ocs-x-07`, counted
  /// from 1.
  ///
  /// Names are unique, safe as names of files, and padded with zeros to the number of their kind; for hosts, to those
  /// that are built for. Devices of every fabric but the first begin with the fabric's name: `storage-leaf-02`. Empty
  /// for an index that is no device.
  public func name(of device: DeviceIndex) -> String {
    guard devices.indices.contains(Int(device)) else { return "" }
    let device = devices[Int(device)]
    guard classes.indices.contains(Int(device.deviceClass)) else { return "" }
    let type = classes[Int(device.deviceClass)]
    let number = Int(device.index)
    guard type.role != .host else { return "host-" + padded(number, of: hostWidth) }
    guard fabrics.indices.contains(type.fabric) else { return "\(type.role.rawValue)-\(number + 1)" }
    let fabric = fabrics[type.fabric]
    let plane = fabric.planes > 1 ? "p" + padded(Int(device.plane), of: fabric.planes) + "-" : ""
    let head = prefix(ofFabric: type.fabric) + type.role.rawValue + "-" + plane
    switch type.role {
    case .leaf where fabric.rails > 1:
      return head + "g" + padded(Int(device.group), of: fabric.size.groups) + "-r"
        + padded(Int(device.rail), of: fabric.rails)
    case .leaf: return head + inPlane(number, of: fabric.size.switches.leaf, fabric)
    case .spine: return head + inPlane(number, of: fabric.size.switches.spine, fabric)
    case .core: return head + inPlane(number, of: fabric.size.switches.core, fabric)
    case .opticalCircuitSwitch:
      let axes = ["x", "y", "z"]
      let axis = axes.indices.contains(Int(device.group)) ? axes[Int(device.group)] : "w"
      return head + axis + "-" + padded(Int(device.rail), of: fabric.size.switches.circuit / fabric.planes)
    case .border: return head + padded(number, of: fabric.size.switches.border)
    case .lineTerminal: return head + padded(number, of: fabric.size.switches.lineTerminal)
    case .host, .storage, .manager: return head + padded(number, of: number + 1)
    }
  }

  /// The name of a link, unique in the network and padded to the number of links: `link-000123`. Empty for an index
  /// that is none.
  public func linkName(_ link: Int) -> String {
    links.indices.contains(link) ? "link-" + padded(link, of: links.count) : ""
  }

  /// A number within one plane.
  private func inPlane(_ number: Int, of count: Int, _ fabric: Fabric) -> String {
    let perPlane = max(1, count / fabric.planes)
    return padded(number % perPlane, of: perPlane)
  }

  /// Counts from 1, with zeros up to the digits of `count`.
  private func padded(_ index: Int, of count: Int) -> String {
    let digits = String(index + 1)
    return String(repeating: "0", count: max(0, String(count).utf8.count - digits.utf8.count)) + digits
  }

  /// The largest host number there will be, for padding: hosts come first, so the last of them tells.
  private var hostWidth: Int {
    guard let first = devices.first else { return 1 }
    var (low, high) = (0, devices.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if devices[middle].deviceClass == first.deviceClass { low = middle } else { high = middle - 1 }
    }
    return fabrics.reduce(Int(devices[low].index) + 1) { max($0, $1.builtHosts) }
  }

  /// Nothing for the first fabric; else its name, made safe, with its number where an earlier fabric has the same.
  private func prefix(ofFabric fabric: Int) -> String {
    guard fabric > 0 else { return "" }
    let name = Self.safePrefix(fabrics[fabric].name)
    let isTaken = fabrics[..<fabric].contains { Self.safePrefix($0.name) == name }
    return (isTaken ? "\(name)-\(fabric + 1)" : name) + "-"
  }

  private static func safePrefix(_ name: String) -> String { String(FileName.sanitized(name).prefix(40)) }
}
