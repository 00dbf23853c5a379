public import Fabrics
public import Quantities

/// Power of one switch box, without the modules and cables that are plugged into it.
public struct BoxPower: Sendable, Hashable {
  /// What the figure of the box rests on.
  public enum Basis: Sendable, Hashable {
    /// Published with passive cables, or at load without optics.
    case passive
    /// Published without saying what was plugged in.
    case unstated
    /// Published for the whole box, with the optics inside it.
    case whole
    /// The sibling with pluggable optics, plus the optics inside.
    case derived(sibling: String)
    /// Not published.
    case unknown
  }

  /// Silicon, fans, supplies: typical; nothing when not published.
  public var typical: Power?
  /// Silicon, fans, supplies: for provisioning; nothing when not published.
  public var maximum: Power?
  /// Engines and lasers inside the box; nothing when there are some and their power is unknown, zero when there are
  /// none.
  public var optics: Power?
  /// What the figure rests on.
  public var basis: Basis
  /// A published figure of the box with active cables or modules: a cross-check, never counted.
  public var withActiveCables: Power?

  /// Describes a box.
  public init(
    typical: Power?, maximum: Power?, optics: Power? = .zero, basis: Basis, withActiveCables: Power? = nil
  ) {
    self.typical = typical
    self.maximum = maximum
    self.optics = optics
    self.basis = basis
    self.withActiveCables = withActiveCables
  }

  /// Reads the figures of a box with pluggable optics by the condition under which they were measured.
  ///
  /// A figure with passive cables, or at load without optics, is the box. One without a condition is taken as the box
  /// and marked. One with active cables, and a largest figure without a condition, is a cross-check only: the maximum
  /// is then the box with passive cables, and modules come on top at their own maximum. A bare chip's figure says
  /// nothing of a box; a circuit switch takes no modules, so that the figure of the whole system is the box.
  public init(pluggable model: SwitchModel) {
    let typical = model.powerTypical.flatMap { power in
      switch model.powerTypicalBasis {
      case .passive, .loaded, .typical, .system, .unstated, nil: power
      case .active, .chip: nil
      }
    }
    let isBoxMaximum =
      model.powerMaximumBasis == .passive || model.powerMaximumBasis == .loaded
      || (model.powerMaximumBasis == .system && model.isCircuitSwitch)
    let boxMaximum = isBoxMaximum ? model.powerMaximum : nil
    let isStated = typical == nil || model.powerTypicalBasis == .passive || model.powerTypicalBasis == .loaded

    self.typical = typical ?? boxMaximum
    maximum = boxMaximum ?? typical
    optics = .zero
    basis = self.typical == nil ? .unknown : isStated ? .passive : .unstated
    withActiveCables =
      !isBoxMaximum && model.powerMaximumBasis != .chip ? model.powerMaximum : nil
    if model.powerTypicalBasis == .active, withActiveCables == nil { withActiveCables = model.powerTypical }
  }

  /// Power of a box whose optics are inside.
  ///
  /// A published figure is the whole box and is split: `box = published - optics`. Otherwise
  /// `box = sibling with passive cables x multiple`, and the optics come on top.
  /// - Parameters:
  ///   - model: the box.
  ///   - sibling: its pluggable sibling with its catalog id; nothing when there is none.
  ///   - optics: engines and lasers of one box together; nothing when unknown.
  public init(copackaged model: SwitchModel, sibling: (id: String, power: BoxPower)?, optics: Power?) {
    self.optics = optics
    withActiveCables = nil
    if let whole = model.powerTypical ?? model.powerMaximum {
      // Without the optics' own figure the whole stands under the box: the total is right, the breakdown coarser.
      let inside = min(optics ?? .zero, whole)
      self.optics = inside
      typical = whole - inside
      maximum = max(model.powerMaximum ?? whole, inside) - inside
      basis = .whole
    } else if let sibling {
      typical = sibling.power.typical.map { $0 * model.variantMultiple }
      maximum = sibling.power.maximum.map { $0 * model.variantMultiple }
      basis = typical == nil ? .unknown : .derived(sibling: sibling.id)
    } else {
      typical = nil
      maximum = nil
      basis = .unknown
    }
  }
}
