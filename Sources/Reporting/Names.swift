import Fabrics

extension DeviceRole {
  /// `leaf` and `leaves`.
  func noun(_ count: Int) -> String {
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

  /// The noun in a drawing, where room is short.
  func shortNoun(_ count: Int) -> String {
    self == .opticalCircuitSwitch ? (count == 1 ? "circuit switch" : "circuit switches") : noun(count)
  }

  /// Distance from the hosts: what stands higher is drawn higher.
  var level: Int {
    switch self {
    case .host, .storage, .manager: 0
    case .leaf, .opticalCircuitSwitch: 1
    case .spine: 2
    case .core: 3
    case .border: 4
    case .lineTerminal: 5
    }
  }
}

extension LinkKind {
  /// `host to leaf`.
  var title: String {
    switch self {
    case .hostLeaf: "host to leaf"
    case .leafSpine: "leaf to spine"
    case .spineCore: "spine to core"
    case .hostHost: "host to host"
    case .hostCircuit: "host to optical circuit switch"
    case .site: "site edge to line"
    }
  }
}

extension Tier {
  /// `scale-out network`.
  var title: String {
    self == .scaleUp ? "scale-up domain" : self == .scaleAcross ? "lines between sites" : rawValue + " network"
  }
}
