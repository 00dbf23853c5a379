import Glibc
public import Numerics
public import Quantities

/// The impulse response of a band-limited spectrum.
///
/// The inverse Fourier transform of the response times `cos^2(pi k / (2 (n - 1)))` over its `n` points from zero
/// frequency, without padding: `2 (n - 1)` samples. The second half of the window is the time before zero.
public struct ImpulseResponse: Sendable, Equatable {
  /// Time between samples, in seconds.
  public let stepSeconds: Double
  /// Samples from time zero on; the second half stands for negative times.
  public let samples: [Double]

  /// Transforms a response.
  ///
  /// Frequencies that do not begin at zero, or are not evenly spaced, are brought to an even grid first, see
  /// `EvenSpectrum`.
  public init(frequenciesHz: [Double], values: [Complex]) {
    self.init(EvenSpectrum(frequenciesHz: frequenciesHz, values: values))
  }

  /// Transforms an even spectrum.
  public init(_ spectrum: EvenSpectrum) {
    let last = spectrum.values.count - 1
    let tapered = spectrum.values.enumerated().map { index, value in
      let edge = last > 0 ? cos(Double.pi * Double(index) / Double(2 * last)) : 1
      return value * (edge * edge)
    }
    samples = FourierTransform(count: max(1, 2 * last)).inverseReal(tapered)
    stepSeconds = last > 0 ? 1 / (2 * Double(last) * spectrum.stepHz) : 0
  }

  /// Index of the sample of the largest magnitude; 0 when there are none.
  public var peakIndex: Int { samples.indices.max { abs(samples[$0]) < abs(samples[$1]) } ?? 0 }

  /// Share of the energy that arrives earlier than a time before the peak, out of half the window before the peak: what
  /// a causal response, whose energy cannot precede the delay of its line, keeps at the leakage of the taper.
  public func earlyEnergyShare(beforePeak distance: Duration) -> Double {
    let energy = samples.reduce(0) { $0 + $1 * $1 }
    guard energy > 0, stepSeconds > 0, distance.seconds < Double(samples.count) * stepSeconds else { return 0 }
    let skipped = Int((distance.seconds / stepSeconds).rounded())
    let start = peakIndex - samples.count / 2
    var early = 0.0
    for index in start..<max(start, peakIndex - skipped) {
      let sample = samples[(index + samples.count) % samples.count]
      early += sample * sample
    }
    return early / energy
  }
}
