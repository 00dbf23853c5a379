import Glibc
public import Quantities

/// How waves travel along a pair.
public enum Propagation: Sendable, Equatable {
  /// By the frequency law of the standard, with a constant impedance.
  case law(LineLaw)
  /// By resistance, inductance, conductance and capacitance per length.
  case rlgc(RlgcModel)

  /// Whether the model is causal.
  public var isCausal: Bool {
    switch self {
    case .law: true
    case .rlgc(let model): model.isCausal
    }
  }

  func twoPort(hertz: Double, length: Length, impedance: Resistance, referenceOhms: Double) -> TwoPort {
    switch self {
    case .law(let law):
      TransmissionLine(length: length, impedance: impedance, law: law)
        .twoPort(gigahertz: hertz / 1e9, referenceOhms: referenceOhms)
    case .rlgc(let model):
      model.twoPort(hertz: hertz, length: length, impedance: impedance, referenceOhms: referenceOhms)
    }
  }
}

/// How strongly each neighboring lane couples along a piece of line.
///
/// The lanes are alike, so that their waves split into one mode where all are equal and others that sum to zero. Their
/// impedances differ by `rho` and their delays by `d`, which makes, for lanes side by side, crosstalk at the near end
/// `rho (1 - e^(-2 g l)) / (1 - rho^2 e^(-2 g l))` and at the far end `sin(2 pi f d)` times the lane's own transmission
/// (C. Paul, "Analysis of Multiconductor Transmission Lines", 2008, chapter 7). Each mode is a passive line, and
/// therefore so is the whole.
public struct LaneCoupling: Sendable, Equatable {
  /// Crosstalk of one neighbor at the near end of a long line, as a ratio of voltages.
  public var nearEnd: Double
  /// Half the difference of the modes' delays, in seconds.
  public var farEndSeconds: Double

  /// Describes a coupling.
  public init(nearEnd: Double, farEndSeconds: Double) {
    self.nearEnd = nearEnd
    self.farEndSeconds = farEndSeconds
  }

  /// Describes a coupling by its levels.
  /// - Parameters:
  ///   - nearEnd: crosstalk of one neighbor at the near end once it saturates; below 0 dB.
  ///   - farEnd: crosstalk of one neighbor at the far end, relative to the lane's own transmission, at `frequency`; below 0 dB.
  public init(nearEnd: Decibels, farEnd: Decibels, at frequency: Frequency) {
    self.nearEnd = pow(10, nearEnd.decibels / 20)
    farEndSeconds = asin(min(1, pow(10, farEnd.decibels / 20))) / (2 * Double.pi * frequency.hertz)
  }
}

/// A uniform differential pair of one length.
public struct PairLine: ChannelBlock, Equatable {
  /// Length.
  public var length: Length
  /// Differential characteristic impedance.
  public var impedance: Resistance
  /// Common-mode characteristic impedance; a quarter of the differential one where the legs do not couple.
  public var commonImpedance: Resistance
  /// How waves travel.
  public var propagation: Propagation
  /// Coupling with each neighboring lane; nothing for a lane alone.
  public var coupling: LaneCoupling?

  /// Describes a line.
  public init(
    length: Length, impedance: Resistance, commonImpedance: Resistance? = nil, propagation: Propagation,
    coupling: LaneCoupling? = nil
  ) {
    self.length = length
    self.impedance = impedance
    self.commonImpedance = commonImpedance ?? impedance / 4
    self.propagation = propagation
    self.coupling = coupling
  }

  /// See `ChannelBlock`.
  public func network(at point: SynthesisPoint) -> PairNetwork {
    PairNetwork(
      differential: mode(impedance, point.differentialOhms, point),
      common: mode(commonImpedance, point.commonOhms, point))
  }

  private func mode(_ impedance: Resistance, _ reference: Double, _ point: SynthesisPoint) -> TwoPort {
    guard let coupling, point.laneWeight != 0 else {
      return propagation.twoPort(
        hertz: point.hertz, length: length, impedance: impedance, referenceOhms: reference)
    }
    let rho = coupling.nearEnd * point.laneWeight
    return propagation.twoPort(
      hertz: point.hertz, length: length, impedance: impedance * ((1 + rho) / (1 - rho)), referenceOhms: reference
    ).delayed(radians: 2 * Double.pi * point.hertz * coupling.farEndSeconds * point.laneWeight)
  }

  /// See `ChannelBlock`.
  public var isCausal: Bool { propagation.isCausal }
  /// See `ChannelBlock`.
  public var hasCrosstalk: Bool { coupling != nil }
  /// See `ChannelBlock`.
  public func lengthened(by factor: Double) -> any ChannelBlock {
    var copy = self
    copy.length = length * factor
    return copy
  }
}
