import Quantities

/// What the parts of a channel may measure.
enum SynthesisLimits {
  static let impedance = Resistance(ohms: 10)...Resistance(ohms: 400)
  static let commonImpedance = Resistance(ohms: 2)...Resistance(ohms: 200)
  static let length = Length(meters: 1e-6)...Length(meters: 20)
  static let capacitance = Capacitance.zero...Capacitance(farads: 1e-9)
  static let blockingCapacitance = Capacitance(farads: 1e-12)...Capacitance(farads: 1e-3)
  static let inductance = Inductance.zero...Inductance(henries: 1e-6)
  static let coupling = Decibels(decibels: -200)...Decibels(decibels: -20)
  static let frequency = Frequency(hertz: 1e3)...Frequency(hertz: 1e12)
  static let permittivity = 1.0...20.0
  static let lossTangent = 1e-5...0.05
  /// Points of a frequency grid.
  static let points = 100_000
  /// Blocks of a channel.
  static let blocks = 1000
  /// Complex numbers of the network of all lanes.
  static let values = 20_000_000
}
