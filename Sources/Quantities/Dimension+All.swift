extension Dimension {
  /// Every dimension, so that a unit of the wrong one can be named in a message.
  public static let all: [Dimension] = [
    Length.dimension,
    Area.dimension,
    Mass.dimension,
    LinearDensity.dimension,
    Duration.dimension,
    DelayPerLength.dimension,
    Frequency.dimension,
    BitRate.dimension,
    DataSize.dimension,
    ComputeRate.dimension,
    Power.dimension,
    Energy.dimension,
    EnergyPerBit.dimension,
    Money.dimension,
    EnergyPrice.dimension,
    PricePerLength.dimension,
    Decibels.dimension,
    Attenuation.dimension,
    OpticalPower.dimension,
    Temperature.dimension,
    Share.dimension,
  ]
}
