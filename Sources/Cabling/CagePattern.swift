import Fabrics
import Quantities

/// A kind of cage by its catalog name, such as `osfp224-twin-ihs`: a form, and what the name says about the heat sink.
struct CagePattern {
  let form: CageForm
  /// Nothing when the name does not say.
  let heatSink: HeatSink?

  /// Reads a catalog name; nothing when its form is not known.
  init?(_ name: String) {
    var parts = name.split(separator: "-").map(String.init)
    heatSink = parts.contains("rhs") ? .flat : parts.contains("ihs") ? .finned : nil
    parts.removeAll { ["rhs", "ihs", "twin"].contains($0) }
    guard let form = CageForm(rawValue: parts.joined(separator: "-")) else { return nil }
    self.form = form
  }

  /// Whether a cage is of this kind.
  func matches(_ cage: Cage) -> Bool { form == cage.form && (heatSink == nil || heatSink == cage.heatSink) }
}

extension Cage {
  /// Electrical rate of a lane that the cage's form carries at least: a QSFP112 or OSFP cage takes 100 Gb/s lanes by its very
  /// form and an OSFP224 cage 200 Gb/s, also where the adapter behind it uses half of the lanes or lists a slower mode.
  var laneCeiling: BitRate {
    let ofForm: Double =
      switch form {
      case .qsfp28: 25e9
      case .qsfp56, .qsfpDD: 50e9
      case .qsfp112, .osfp: 100e9
      case .osfp224: 200e9
      case .rj45, .fiber, .backplane: 0
      }
    return max(laneRate, BitRate(bitsPerSecond: ofForm))
  }

  /// Whether module tops matter: forms other than OSFP know one top only.
  var knowsTops: Bool { form == .osfp || form == .osfp224 }
}

extension RunEnd {
  /// Whether the device is a switch.
  var isSwitch: Bool {
    switch role {
    case .leaf, .spine, .core, .border: true
    case .host, .opticalCircuitSwitch, .storage, .manager, .lineTerminal: false
    }
  }
}
