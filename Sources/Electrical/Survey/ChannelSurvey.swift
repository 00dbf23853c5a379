public import Quantities

/// What a file of a channel holds, with everything that later figures need and nothing of the rest.
public struct ChannelSurvey: Sendable {
  /// Number of ports.
  public var ports: Int
  /// Reference impedance of each port, in ohms.
  public var referenceOhms: [Double]
  /// Number of frequencies.
  public var points: Int
  /// The lowest frequency; nothing for a file without points.
  public var first: Frequency?
  /// The highest frequency; nothing for a file without points.
  public var last: Frequency?
  /// How the ports of a four-port are joined; nothing for any other number of ports.
  public var order: PortOrder?
  /// Passivity and reciprocity.
  public var quality: NetworkQuality
  /// The channel between its two ends: the differential two-port of a four-port, a two-port as it is; nothing for other
  /// numbers of ports, or where the references of a four-port differ.
  public var through: TwoPortSweep?
  /// The largest conversion from differential at one end to common at the other or back, of a four-port.
  public var modeConversion: ModeConversion?

  /// The largest conversion between modes.
  public struct ModeConversion: Sendable, Equatable {
    /// Its magnitude, 1 for everything.
    public var magnitude: Double
    /// Where it stands.
    public var frequency: Frequency
  }
}
