/// How a link is attached to the silicon at its ends.
public enum Technology: String, Sendable, CaseIterable {
  /// Passive copper (DAC).
  case copper
  /// Copper with linear redrivers (ACC, LACC).
  case acc
  /// Copper with retimers (AEC).
  case aec
  /// Optical cable with fixed ends (AOC).
  case aoc
  /// Pluggable module with a DSP.
  case pluggable
  /// Pluggable module with a DSP in one direction only.
  case lro
  /// Linear pluggable module.
  case lpo
  /// Near-package optics.
  case npo
  /// Co-packaged optics.
  case cpo
  /// Optical I/O in the accelerator's package.
  case oio
  /// Coherent module.
  case coherent
  /// Traces and cartridges inside one rack or board.
  case backplane
}

/// How fiber is laid between two panels.
public enum CablingStyle: String, Sendable, CaseIterable {
  /// One cord from port to port.
  case cords
  /// Trunks between patch panels, cords at both ends.
  case structured
}

/// What the scenario allows for the links of one layer.
public struct LinkPolicy: Sendable, Hashable {
  /// Technologies that may be used; empty for all.
  public var technologies: [Technology]
  /// Cords or trunks.
  public var style: CablingStyle
  /// Whether only pairs that the vendor rates may be used; otherwise the generic standard's reach counts.
  public var validatedOnly: Bool
  /// Parts that must not be used.
  public var excludedParts: [String]

  /// Allows everything, cords, vendor-rated pairs only.
  public init(
    technologies: [Technology] = [], style: CablingStyle = .cords, validatedOnly: Bool = true,
    excludedParts: [String] = []
  ) {
    self.technologies = technologies
    self.style = style
    self.validatedOnly = validatedOnly
    self.excludedParts = excludedParts
  }

  /// Whether a technology may be used.
  public func allows(_ technology: Technology) -> Bool { technologies.isEmpty || technologies.contains(technology) }
}
