public import Diagnostics
public import Fabrics

/// Whether the cages of a box fit on its front panel.
public struct Faceplate: Sendable {
  /// Most cages for pluggable modules in the height of one rack unit.
  public var cagesPerUnit: Int
  /// Most twisted-pair jacks in the height of one rack unit.
  public var jacksPerUnit: Int

  /// States what one rack unit holds.
  public init(cagesPerUnit: Int, jacksPerUnit: Int) {
    self.cagesPerUnit = cagesPerUnit
    self.jacksPerUnit = jacksPerUnit
  }

  /// Most openings of a form on one rack unit; nothing for fiber connectors and backplanes, which are no cages.
  public func perRackUnit(_ form: CageForm) -> Int? {
    switch form {
    case .qsfp28, .qsfp56, .qsfp112, .qsfpDD, .osfp, .osfp224: cagesPerUnit
    case .rj45: jacksPerUnit
    case .fiber, .backplane: nil
    }
  }

  /// A finding for each switch that has more cages than its height holds.
  /// - Parameter rackUnits: height of a model in rack units; nothing when not known.
  public func findings(_ network: Network, rackUnits: (String) -> Int?) -> [Finding] {
    var checked = Set<String>()
    return network.classes.compactMap { deviceClass in
      guard deviceClass.role != .host, let units = rackUnits(deviceClass.model), units > 0,
        checked.insert(deviceClass.model).inserted
      else { return nil }
      let shares = deviceClass.blocks.flatMap(\.cageKinds).map { kind in
        perRackUnit(kind.cage.form).map { Double(kind.count) / (Double($0) * Double(units)) } ?? 0
      }
      guard shares.reduce(0, +) > 1 else { return nil }
      let cages = deviceClass.blocks.reduce(0) { $0 + $1.cageCount }
      return Finding(
        .cagesPerUnit, .error, "\(deviceClass.model) has \(cages) cages in use on \(units) rack units",
        help: ["check `cages` and `rack_units` of \(deviceClass.model) in the catalog"], subject: deviceClass.model)
    }
  }
}
