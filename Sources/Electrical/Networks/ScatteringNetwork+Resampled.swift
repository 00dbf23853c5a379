import Numerics

extension ScatteringNetwork {
  /// The network at other frequencies, each parameter interpolated and extrapolated as `ResponseCurve` states.
  /// - Parameter frequencies: strictly rising, none below zero.
  /// - Returns: nothing when the frequencies do not rise, or the network has no points.
  public func resampled(atHz frequencies: [Double]) -> ScatteringNetwork? {
    guard points > 0, frequencies.allSatisfy({ $0 >= 0 && $0.isFinite }),
      zip(frequencies, frequencies.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    var values = [Complex](repeating: .zero, count: frequencies.count * ports * ports)
    for element in 0..<ports * ports {
      let curve = ResponseCurve(
        frequenciesHz: frequenciesHz, values: parameter(element / ports, element % ports))
      for (point, frequency) in frequencies.enumerated() {
        values[point * ports * ports + element] = curve.value(atHz: frequency)
      }
    }
    return ScatteringNetwork(
      ports: ports, frequenciesHz: frequencies, referenceOhms: referenceOhms, values: values)
  }

  /// Frequencies that several networks can be brought to without extrapolating any of them upwards: those of the first
  /// up to where the shortest ends, and not below where the latest begins; empty when they do not overlap.
  public static func commonFrequenciesHz(_ networks: [ScatteringNetwork]) -> [Double] {
    let start = networks.compactMap(\.frequenciesHz.first).max() ?? 0
    let end = networks.map { $0.frequenciesHz.last ?? -1 }.min() ?? -1
    return networks.first?.frequenciesHz.filter { $0 >= start && $0 <= end } ?? []
  }
}
