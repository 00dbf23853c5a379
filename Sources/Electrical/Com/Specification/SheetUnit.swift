import Quantities

/// Numbers of a sheet as quantities, exact: the decimal text of the number is shifted to the base unit.
enum SheetUnit {
  static func gigabaud(_ value: Double) -> SymbolRate { exact(value, "GBd", SymbolRate(baud: value * 1e9)) }
  static func gigahertz(_ value: Double) -> Frequency { exact(value, "GHz", Frequency(hertz: value * 1e9)) }
  static func hertz(_ value: Double) -> Frequency { exact(value, "Hz", Frequency(hertz: value)) }
  static func seconds(_ value: Double) -> Duration { exact(value, "s", Duration(seconds: value)) }
  static func nanoseconds(_ value: Double) -> Duration { exact(value, "ns", Duration(seconds: value * 1e-9)) }
  static func nanofarads(_ value: Double) -> Capacitance { exact(value, "nF", Capacitance(farads: value * 1e-9)) }
  static func nanohenries(_ value: Double) -> Inductance { exact(value, "nH", Inductance(henries: value * 1e-9)) }
  static func millimeters(_ value: Double) -> Length { exact(value, "mm", Length(meters: value * 1e-3)) }
  static func millivolts(_ value: Double) -> Voltage { exact(value, "mV", Voltage(volts: value * 1e-3)) }
  static func noise(_ value: Double) -> NoiseDensity {
    exact(value, "V^2/GHz", NoiseDensity(voltsSquaredPerHertz: value * 1e-9))
  }
  static func delay(_ value: Double) -> DelayPerLength {
    exact(value, "ns/mm", DelayPerLength(secondsPerMeter: value * 1e-6))
  }

  private static func exact<Q: Quantity>(_ value: Double, _ unit: String, _ rounded: Q) -> Q {
    (try? Q(parsing: NumberText.shortest(value) + " " + unit)) ?? rounded
  }
}
