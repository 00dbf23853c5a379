import Fabrics

extension DeviceRole {
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

extension Tier {
  /// `scale-out network`.
  var title: String {
    self == .scaleUp ? "scale-up domain" : self == .scaleAcross ? "lines between sites" : rawValue + " network"
  }
}
