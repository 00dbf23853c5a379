public import Numerics
public import Quantities

/// Scattering parameters of an n-port over frequency, as a file or a simulation gives them.
///
/// Power waves with real reference impedances; `S[i][j]` is the wave that leaves port `i` for one that enters port `j`.
public struct ScatteringNetwork: Sendable, Equatable {
  /// Number of ports.
  public let ports: Int
  /// Frequencies in hertz, strictly rising.
  public let frequenciesHz: [Double]
  /// Reference impedance of each port, in ohms.
  public let referenceOhms: [Double]
  /// Values, point after point, each a matrix row by row: `frequenciesHz.count * ports * ports` numbers.
  public let values: [Complex]

  /// Makes a network.
  /// - Returns: nothing when the counts do not fit together.
  public init?(ports: Int, frequenciesHz: [Double], referenceOhms: [Double], values: [Complex]) {
    guard ports > 0, referenceOhms.count == ports, values.count == frequenciesHz.count * ports * ports else {
      return nil
    }
    self.ports = ports
    self.frequenciesHz = frequenciesHz
    self.referenceOhms = referenceOhms
    self.values = values
  }

  /// Number of frequency points.
  public var points: Int { frequenciesHz.count }

  /// One frequency.
  public func frequency(at point: Int) -> Frequency { Frequency(hertz: frequenciesHz[point]) }

  /// One value; ports count from zero.
  public subscript(point: Int, row: Int, column: Int) -> Complex { values[(point * ports + row) * ports + column] }

  /// One parameter over all frequencies; ports count from zero.
  public func parameter(_ row: Int, _ column: Int) -> [Complex] {
    (0..<points).map { self[$0, row, column] }
  }
}
