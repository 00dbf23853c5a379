// What people call kinds of devices and links, for sentences; files and keys have the raw values.

extension DeviceRole {
  /// `leaf` and `leaves`.
  public func noun(_ count: Int) -> String {
    switch self {
    case .host: count == 1 ? "host" : "hosts"
    case .leaf: count == 1 ? "leaf" : "leaves"
    case .spine: count == 1 ? "spine" : "spines"
    case .core: count == 1 ? "core" : "cores"
    case .opticalCircuitSwitch: count == 1 ? "optical circuit switch" : "optical circuit switches"
    case .storage: count == 1 ? "storage appliance" : "storage appliances"
    case .manager: count == 1 ? "fabric manager" : "fabric managers"
    case .border: count == 1 ? "site edge" : "site edges"
    case .lineTerminal: count == 1 ? "line terminal" : "line terminals"
    }
  }
}

extension LinkKind {
  /// `host to leaf`. A network of management joins the ports of all devices, of switches too: `device to leaf`.
  public func title(in tier: Tier?) -> String {
    switch self {
    case .hostLeaf: tier == .management ? "device to leaf" : "host to leaf"
    case .leafSpine: "leaf to spine"
    case .spineCore: "spine to core"
    case .hostHost: "host to host"
    case .hostCircuit: "host to optical circuit switch"
    case .site: "site edge to line"
    }
  }
}
