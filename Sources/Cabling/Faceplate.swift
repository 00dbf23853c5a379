public import Diagnostics
public import Fabrics

/// Whether the cages of a box fit on its front panel.
public enum Faceplate {
  /// Most openings of a form on one rack unit, in two rows: a 19-inch panel leaves 17.7 inches (450 mm), a QSFP cage
  /// takes 21 mm with its walls and is sold 40 to a unit (Quantum QM8700), an OSFP cage is held to the same count, an
  /// RJ45 jack takes 16 mm; nothing for fiber connectors and backplanes, which are no cages.
  public static func perRackUnit(_ form: CageForm) -> Int? {
    switch form {
    case .qsfp28, .qsfp56, .qsfp112, .qsfpDD, .osfp, .osfp224: 40
    case .rj45: 56
    case .fiber, .backplane: nil
    }
  }

  /// A finding for each switch that has more cages than its height holds.
  /// - Parameter rackUnits: height of a model in rack units; nothing when not known.
  public static func findings(_ network: Network, rackUnits: (String) -> Int?) -> [Finding] {
    var checked = Set<String>()
    return network.classes.compactMap { deviceClass in
      guard deviceClass.role != .host, let units = rackUnits(deviceClass.model), units > 0,
        checked.insert(deviceClass.model).inserted
      else { return nil }
      let shares = deviceClass.blocks.map { block in
        perRackUnit(block.cage.form).map { Double(block.cageCount) / Double($0 * units) } ?? 0
      }
      guard shares.reduce(0, +) > 1 else { return nil }
      let cages = deviceClass.blocks.reduce(0) { $0 + $1.cageCount }
      return Finding(
        .cagesPerUnit, .error, "\(deviceClass.model) has \(cages) cages in use on \(units) rack units",
        help: ["check `cages` and `rack_units` of \(deviceClass.model) in the catalog"], subject: deviceClass.model)
    }
  }
}
