import Cabling
import Economics
import Quantities

/// One color for each thing throughout a report, from the Okabe-Ito set, which people with any color vision can tell apart.
///
/// A color is a custom property of the page, so that the dark page and the printed page have their own shade of it.
enum Palette {
  /// Class of shapes that stand for a technology.
  static func style(_ technology: Technology?) -> String { technology.map { "t-\($0.rawValue)" } ?? "t-none" }
  /// Class of shapes that stand for a cause of power.
  static func style(_ cause: PowerCause) -> String { "p-\(cause.rawValue)" }
  /// Class of shapes that stand for a category of the bill.
  static func style(_ category: BillCategory) -> String { "b-\(category.rawValue)" }

  /// Steps of the scale of power per rack.
  static let heatSteps = 6
  /// Class of a step of the scale of power per rack.
  static func heat(_ step: Int) -> String { "h\(max(0, min(heatSteps - 1, step)))" }

  private static let technologies: [(Technology, light: String, dark: String)] = [
    (.copper, "#b8480c", "#e8834a"), (.acc, "#8a5a00", "#c99a3a"), (.aec, "#d9920b", "#f2b84b"),
    (.aoc, "#3b9bd1", "#7cc4ee"), (.pluggable, "#0b62a8", "#4f9fe0"), (.lro, "#6a4fb3", "#a58ee8"),
    (.lpo, "#00856a", "#35b796"), (.npo, "#7d8b1f", "#b9c655"), (.cpo, "#b04a86", "#e08bbd"),
    (.oio, "#7a2f5e", "#c77aa9"), (.coherent, "#2b2f77", "#8088d8"), (.backplane, "#6d6d6d", "#a5a5a5"),
  ]
  private static let causes: [(PowerCause, light: String, dark: String)] = [
    (.accelerator, "#0b62a8", "#4f9fe0"), (.host, "#3b9bd1", "#7cc4ee"), (.nic, "#00856a", "#35b796"),
    (.switchSilicon, "#d9920b", "#f2b84b"), (.optics, "#b8480c", "#e8834a"), (.copackaged, "#b04a86", "#e08bbd"),
  ]
  private static let categories: [(BillCategory, light: String, dark: String)] = [
    (.host, "#3b9bd1", "#7cc4ee"), (.switch, "#d9920b", "#f2b84b"), (.module, "#b8480c", "#e8834a"),
    (.cable, "#00856a", "#35b796"), (.trunk, "#4b7f2a", "#8cc063"), (.panel, "#7d8b1f", "#b9c655"),
    (.engine, "#b04a86", "#e08bbd"), (.laser, "#7a2f5e", "#c77aa9"), (.rack, "#6d6d6d", "#a5a5a5"),
    (.labor, "#6a4fb3", "#a58ee8"), (.other, "#8d8d8d", "#8d8d8d"),
  ]
  private static let heat = [
    ("#eef3f8", "#1d2a36"), ("#cfe0ef", "#24435d"), ("#a3c6e2", "#2c6087"), ("#6aa2cf", "#3b82b5"),
    ("#3577ae", "#6aaad8"), ("#154a7d", "#a9d2f0"),
  ]

  /// The rules that give every class its color, in light or dark.
  static func rules(dark: Bool) -> String {
    var properties: [String] = []
    for entry in technologies { properties.append("--t-\(entry.0.rawValue):\(dark ? entry.dark : entry.light)") }
    for entry in causes { properties.append("--p-\(entry.0.rawValue):\(dark ? entry.dark : entry.light)") }
    for entry in categories { properties.append("--b-\(entry.0.rawValue):\(dark ? entry.dark : entry.light)") }
    for (step, entry) in heat.enumerated() { properties.append("--h\(step):\(dark ? entry.1 : entry.0)") }
    return ":root{" + properties.joined(separator: ";") + "}"
  }

  /// The rules that bind classes to colors.
  static var classes: String {
    let names =
      technologies.map { "t-\($0.0.rawValue)" } + causes.map { "p-\($0.0.rawValue)" }
      + categories.map { "b-\($0.0.rawValue)" } + heat.indices.map { "h\($0)" }
    return names.map { ".\($0){fill:var(--\($0));background:var(--\($0))}" }.joined()
  }
}

extension Technology {
  /// The name in a report, for example `retimed copper (AEC)`.
  var title: String {
    switch self {
    case .copper: "passive copper"
    case .acc: "redriven copper (ACC)"
    case .aec: "retimed copper (AEC)"
    case .aoc: "active optical cable"
    case .pluggable: "pluggable optics"
    case .lro: "half-retimed optics (LRO)"
    case .lpo: "linear pluggable (LPO)"
    case .npo: "near-package optics"
    case .cpo: "co-packaged optics"
    case .oio: "optical I/O"
    case .coherent: "coherent optics"
    case .backplane: "backplane"
    }
  }
}

extension PowerCause {
  /// The name in a report.
  var title: String {
    switch self {
    case .accelerator: "accelerators"
    case .host: "hosts without accelerators and NICs"
    case .nic: "NICs"
    case .switchSilicon: "switches"
    case .optics: "modules and active cables"
    case .copackaged: "engines and lasers in boxes"
    }
  }
}

extension BillCategory {
  /// The name in a report.
  var title: String {
    switch self {
    case .host: "hosts"
    case .switch: "switches"
    case .module: "modules"
    case .cable: "cables"
    case .trunk: "trunks"
    case .panel: "panels"
    case .engine: "optical engines"
    case .laser: "laser sources"
    case .rack: "racks and power"
    case .labor: "labor"
    case .other: "other"
    }
  }
}
