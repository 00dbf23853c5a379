public import Quantities

/// A switch whose optics are inside the box. Co-packaging is a property of the box, so engines and lasers are counted by box.
public struct CoPackagedBox: Sendable {
  /// Catalog id of the box.
  public var id: String
  /// Co-packaged, near-package or optical I/O.
  public var technology: Technology
  /// Catalog id of its engine; nothing when it has no row.
  public var engine: String?
  /// Engines in the box.
  public var engines: Int
  /// Catalog id of its external laser source; nothing when the lasers are in the engines.
  public var laser: String?
  /// Laser sources in the box.
  public var lasers: Int
  /// Ports of the box at the rate of its panel connectors.
  public var ports: Int
  /// Kind of fiber connector on its panel; nothing when not said, and then any fits.
  public var connector: String?
  /// Published power of the whole box with its optics: typical; nothing when not published.
  public var power: Power?
  /// Power of the sibling with pluggable optics, with passive cables; nothing when not published.
  public var siblingPassivePower: Power?
  /// How many siblings the box replaces.
  public var siblingMultiple: Int

  /// Describes a box.
  public init(
    id: String, technology: Technology, engine: String?, engines: Int, laser: String?, lasers: Int, ports: Int,
    connector: String?, power: Power?, siblingPassivePower: Power?, siblingMultiple: Int = 1
  ) {
    self.id = id
    self.technology = technology
    self.engine = engine
    self.engines = engines
    self.laser = laser
    self.lasers = lasers
    self.ports = ports
    self.connector = connector
    self.power = power
    self.siblingPassivePower = siblingPassivePower
    self.siblingMultiple = siblingMultiple
  }

  /// Power to count for the box itself, beside its engines.
  ///
  /// A published figure is the whole box, and its engines then count nothing. Otherwise it is the sibling's figure with
  /// passive cables, times the siblings it replaces, and the engines with their lasers come on top (derived).
  public var powerWithoutEngines: (power: Power?, isDerived: Bool) {
    if let power { return (power, false) }
    return (siblingPassivePower.map { $0 * siblingMultiple }, true)
  }

  /// Power of the whole box: the published figure, or the sibling with passive cables + engines with their lasers (derived).
  public func wholePower(engine: EngineModel?) -> (power: Power?, isDerived: Bool) {
    if let power { return (power, false) }
    guard let base = powerWithoutEngines.power, let one = engine?.powerWithLasers else { return (nil, true) }
    return (base + one * engines, true)
  }
}
