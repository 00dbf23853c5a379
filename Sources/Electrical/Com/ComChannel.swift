/// The measured or simulated part of a lane: the way from transmitter to receiver, and what other lanes add to it.
///
/// Differential two-ports at any one reference impedance each; port 1 is at the transmitter, port 2 at the receiver.
public struct ComChannel: Sendable, Equatable {
  /// One differential response with the name that results use for it.
  public struct Path: Sendable, Equatable {
    /// Name, as a rule that of the file.
    public var name: String
    /// The response, port 1 at the transmitter.
    public var sweep: TwoPortSweep

    /// Names a response.
    public init(name: String, sweep: TwoPortSweep) {
      self.name = name
      self.sweep = sweep
    }
  }

  /// The victim's own way.
  public var through: Path
  /// From each aggressor whose transmitter stands beside the victim's.
  public var farEnd: [Path]
  /// From each aggressor whose transmitter stands beside the victim's receiver.
  public var nearEnd: [Path]

  /// Joins the responses of a lane.
  public init(through: Path, farEnd: [Path] = [], nearEnd: [Path] = []) {
    self.through = through
    self.farEnd = farEnd
    self.nearEnd = nearEnd
  }

  /// Every path with its role: the victim, then far-end, then near-end aggressors.
  public var paths: [(role: ComRole, path: Path)] {
    [(.victim, through)] + farEnd.map { (.farEnd, $0) } + nearEnd.map { (.nearEnd, $0) }
  }
}

/// What a path is to the receiver.
public enum ComRole: String, Sendable, CaseIterable {
  /// The signal itself.
  case victim
  /// Crosstalk from a transmitter beside the victim's; it equalizes as the victim's does.
  case farEnd
  /// Crosstalk from a transmitter beside the receiver; it does not equalize.
  case nearEnd
}
