public import Quantities

/// The shapes of opening that a module or cable end plugs into.
public enum CageForm: String, Sendable, CaseIterable {
  /// Four lanes of 25G.
  case qsfp28
  /// Four lanes of 50G.
  case qsfp56
  /// Four lanes of 100G.
  case qsfp112
  /// Eight lanes of 50G or 100G in two rows of contacts.
  case qsfpDD = "qsfp-dd"
  /// Eight lanes of 50G or 100G.
  case osfp
  /// Eight lanes of 200G.
  case osfp224
  /// Twisted pair.
  case rj45
  /// Fiber connectors on the panel: the optics are inside the box.
  case fiber
  /// Inside the rack's own backplane.
  case backplane
}

/// Which module tops fit under the cage's heat sink or cold plate.
public enum HeatSink: String, Sendable, CaseIterable {
  /// Module with its own fins (IHS).
  case finned
  /// Flat top under a riding heat sink or cold plate (RHS).
  case flat
  /// Both fit.
  case either
}

/// A kind of cage: what fits, how many logical ports it carries, how much heat it takes.
public struct Cage: Sendable, Hashable {
  /// Mechanical form.
  public var form: CageForm
  /// Which module tops fit.
  public var heatSink: HeatSink
  /// Rate of the whole cage, one direction.
  public var rate: BitRate
  /// Electrical rate of one lane.
  public var laneRate: BitRate
  /// Largest module power; nothing when not published.
  public var powerClass: Power?

  /// Makes a kind of cage.
  public init(form: CageForm, heatSink: HeatSink, rate: BitRate, laneRate: BitRate, powerClass: Power?) {
    self.form = form
    self.heatSink = heatSink
    self.rate = rate
    self.laneRate = laneRate
    self.powerClass = powerClass
  }
}
