public import Quantities

/// A device and its package, from the die out to the ball, as COM models them.
public struct DevicePackage: Sendable, Equatable {
  /// One section of the die's termination: a shunt capacitance and the inductance behind it.
  public struct Pad: Sendable, Equatable {
    /// `C_d`, single-ended.
    public var capacitance: Capacitance
    /// `L_s`, single-ended; zero where the specification has none.
    public var inductance: Inductance

    /// Describes a section.
    public init(capacitance: Capacitance, inductance: Inductance) {
      self.capacitance = capacitance
      self.inductance = inductance
    }
  }

  /// Sections of the die, the one at the driver first.
  public var pads: [Pad]
  /// Capacitance of the bump, `C_b`; zero where the specification has none.
  public var bump: Capacitance
  /// Lines of the package, the one at the die first.
  public var lines: [TransmissionLine]
  /// Capacitance of the ball, `C_p`.
  public var ball: Capacitance
  /// Termination of the device, `R_d`, single-ended.
  public var termination: Resistance

  /// Describes a package.
  public init(
    pads: [Pad], bump: Capacitance, lines: [TransmissionLine], ball: Capacitance, termination: Resistance
  ) {
    self.pads = pads
    self.bump = bump
    self.lines = lines
    self.ball = ball
    self.termination = termination
  }
}

/// A host board between package and connector: a line with a capacitance at each end.
public struct HostBoard: Sendable, Equatable {
  /// Capacitance at the package, `C_0`.
  public var packageEnd: Capacitance
  /// The board's line.
  public var line: TransmissionLine
  /// Capacitance at the connector, `C_1`.
  public var connectorEnd: Capacitance

  /// Describes a board.
  public init(packageEnd: Capacitance, line: TransmissionLine, connectorEnd: Capacitance) {
    self.packageEnd = packageEnd
    self.line = line
    self.connectorEnd = connectorEnd
  }
}

/// What stands at one end of the channel.
public struct ChannelEnd: Sendable, Equatable {
  /// Device and package.
  public var package: DevicePackage
  /// Board between package and channel, where the channel file lacks it.
  public var board: HostBoard?

  /// Describes an end.
  public init(package: DevicePackage, board: HostBoard? = nil) {
    self.package = package
    self.board = board
  }
}

/// One test case of a specification: what stands at each end, for the victim and for each kind of aggressor.
///
/// All are written from the die out; the receiver is turned round when it is joined.
public struct PackageCase: Sendable, Equatable {
  /// Name, such as `short`, `A33`, `z12`.
  public var name: String
  /// The victim's transmitter.
  public var transmitter: ChannelEnd
  /// The victim's receiver.
  public var receiver: ChannelEnd
  /// Transmitters of far-end aggressors.
  public var farEnd: ChannelEnd
  /// Transmitters of near-end aggressors.
  public var nearEnd: ChannelEnd

  /// Describes a case.
  public init(
    name: String, transmitter: ChannelEnd, receiver: ChannelEnd, farEnd: ChannelEnd, nearEnd: ChannelEnd
  ) {
    self.name = name
    self.transmitter = transmitter
    self.receiver = receiver
    self.farEnd = farEnd
    self.nearEnd = nearEnd
  }
}
