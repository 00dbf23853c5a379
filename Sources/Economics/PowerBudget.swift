public import Fabrics
public import Quantities

/// What turns electricity into heat.
public enum PowerCause: String, Sendable, CaseIterable {
  /// Accelerators at their design power.
  case accelerator
  /// Processors, memory, fans, losses: the host's total less its accelerators and adapters.
  case host
  /// Network adapters, without what is plugged into them.
  case nic
  /// Switch boxes with passive cables: silicon, fans, supplies.
  case switchSilicon = "switch"
  /// Modules and active cables.
  case optics
  /// Engines and external lasers inside switch boxes.
  case copackaged
}

/// Watts of one cause in one tier.
public struct PowerEntry: Sendable {
  /// The network that causes it; nothing for hosts.
  public var tier: Tier?
  /// What causes it.
  public var cause: PowerCause
  /// Typical load, for energy.
  public var typical: Total<Power>
  /// Maximum, for provisioning.
  public var maximum: Total<Power>

  /// Makes an entry.
  public init(tier: Tier?, cause: PowerCause, typical: Total<Power>, maximum: Total<Power>) {
    self.tier = tier
    self.cause = cause
    self.typical = typical
    self.maximum = maximum
  }
}

/// Every watt once.
public struct PowerBudget: Sendable {
  /// Entries by tier and cause.
  public var entries: [PowerEntry]

  /// Makes a budget.
  public init(entries: [PowerEntry]) { self.entries = entries }

  /// Typical power of the entries that a condition selects.
  public func typical(where isSelected: (PowerEntry) -> Bool = { _ in true }) -> Total<Power> {
    entries.filter(isSelected).reduce(into: Total()) { $0.add($1.typical) }
  }

  /// Maximum power of the entries that a condition selects.
  public func maximum(where isSelected: (PowerEntry) -> Bool = { _ in true }) -> Total<Power> {
    entries.filter(isSelected).reduce(into: Total()) { $0.add($1.maximum) }
  }
}
