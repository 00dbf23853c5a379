import Glibc
import Numerics
import Quantities
import Signaling

/// The density of all noise and interference at the detector, and what each source costs (93A.1.7).
struct MarginDensity {
  /// One source: what is Gaussian of it, samples of pulses that meet random symbols, and widths of uniform densities.
  struct Source {
    let kind: NoiseTerm.Kind
    var name = ""
    var variance: Double
    var samples: [Double] = []
    var widths: [Double] = []
    /// Variance of everything, for people.
    var total: Double
  }

  let terms: [NoiseTerm]
  /// All sources together.
  let density: Density
  /// `A_ni`.
  let noise: Double

  /// All sources but those that are Gaussian.
  let bounded: Density
  /// Variance of Gaussian noise.
  let gaussian: Double

  /// Bins that all sources may take together. Noise that needs more is many times the signal, and its bins may be coarser.
  private static let mostBins = 524_288.0

  init(_ detection: Detection, specification: ComSpecification, habits: ComHabits) {
    self.init(
      Self.sources(detection, specification, habits), signal: detection.signal, specification: specification)
  }

  /// Adds up sources behind a detector of any kind.
  /// - Parameter signal: `A_s`, in volts.
  init(_ sources: [Source], signal: Double, specification: ComSpecification) {
    let amplitudes = specification.signaling.modulation.amplitudes
    let target = specification.signaling.detectorErrorRatio
    // Half the bin that 93A.1.7.1 asks for: rounding then moves the result by less than 0.005 dB.
    let step = max(min(signal / 2000, 10e-6), NoiseSum.spread(sources) / Self.mostBins)
    let sum = NoiseSum(
      parts: sources.map { ($0.variance, $0.samples, $0.widths) }, amplitudes: amplitudes, step: step, target: target)
    density = sum.density(without: nil)
    bounded = sum.bounded
    gaussian = sources.reduce(0) { $0 + $1.variance }
    let noise = -density.quantile(target)
    self.noise = noise
    terms = sources.enumerated().map { index, source in
      let rest = -sum.density(without: index).quantile(target)
      return NoiseTerm(
        kind: source.kind, source: source.name, sigma: Voltage(volts: source.total.squareRoot()),
        comWithout: Self.margin(signal: signal, noise: rest))
    }
  }

  /// `COM = 20 log10(A_s / A_ni)` (equation 93A-1).
  static func margin(signal: Double, noise: Double) -> Decibels {
    Decibels(decibels: 20 * log10(signal / max(noise, signal * 1e-6)))
  }

  private static func sources(_ detection: Detection, _ specification: ComSpecification, _ habits: ComHabits)
    -> [Source]
  {
    let power = specification.signaling.modulation.symbolPower
    let transmitter = specification.transmitter
    let random = transmitter.randomJitter * transmitter.randomJitter * detection.jitterPerUnit
    func interference(_ kind: NoiseTerm.Kind, _ samples: [Double], _ name: String = "") -> Source {
      split(samples, kind, name, power, detection.signal, habits)
    }
    let crosstalk = detection.crosstalk.map { crosstalk in
      interference(
        crosstalk.path.role == .nearEnd ? .nearEndCrosstalk : .farEndCrosstalk, crosstalk.samples, crosstalk.path.name)
    }
    return [
      interference(.intersymbol, detection.residuals),
      Source(
        kind: .transmitter, variance: detection.transmitterNoise, total: detection.transmitterNoise),
      Source(kind: .randomJitter, variance: random, total: random),
      interference(.dualDiracJitter, detection.slopes.map { $0 * transmitter.dualDiracJitter }),
    ] + crosstalk + [Source(kind: .receiver, variance: detection.receiverNoise, total: detection.receiverNoise)]
  }

  /// Small samples are dropped, or kept as what very many of them are together: Gaussian.
  static func split(
    _ samples: [Double], _ kind: NoiseTerm.Kind, _ name: String, _ power: Double, _ signal: Double, _ habits: ComHabits
  ) -> Source {
    let threshold = signal * (habits.droppedFraction ?? 1e-3)
    let large = samples.filter { abs($0) > threshold }
    let largeVariance = power * large.reduce(0) { $0 + $1 * $1 }
    let all = power * samples.reduce(0) { $0 + $1 * $1 }
    let isDropped = true
    return Source(
      kind: kind, name: name, variance: isDropped ? 0 : max(0, all - largeVariance), samples: large,
      total: habits.dropsFromMerit && kind != .intersymbol ? largeVariance : all)
  }
}

/// Sums of independent sources, with any one of them left out.
private struct NoiseSum {
  /// How far Gaussian tails are kept, in standard deviations.
  private static let reach = 12.0
  /// Below this target probability the rounding of Fourier transforms would show.
  private static let leastTransformTarget = 1e-10

  /// From end to end of what all sources add up to, in volts.
  static func spread(_ sources: [MarginDensity.Source]) -> Double {
    let variance = sources.reduce(0) { $0 + $1.variance }
    return sources.reduce(2 * reach * variance.squareRoot()) { sum, source in
      sum + source.samples.reduce(0) { $0 + 2 * $1.magnitude } + source.widths.reduce(0, +)
    }
  }

  let variances: [Double]
  let samples: [[Double]]
  let widths: [[Double]]
  let amplitudes: [Double]
  let step: Double
  let isExactTailNeeded: Bool
  private let densities: [Density]
  private let spectra: [[Complex]]
  private let transform: FourierTransform

  init(
    parts: [(variance: Double, samples: [Double], widths: [Double])], amplitudes: [Double], step: Double, target: Double
  ) {
    variances = parts.map(\.variance)
    samples = parts.map(\.samples)
    widths = parts.map(\.widths)
    self.amplitudes = amplitudes
    self.step = step
    let isExactTailNeeded = target < Self.leastTransformTarget
    self.isExactTailNeeded = isExactTailNeeded
    let densities = parts.map { part in
      isExactTailNeeded
        ? Density.impulse(step: step)
        : part.widths.reduce(.symbols(part.samples, amplitudes: amplitudes, step: step)) { density, width in
          density.convolved(with: .uniform(width: width, step: step), precision: .absolute)
        }
    }
    let gaussian = Density.gaussian(sigma: variances.reduce(0, +).squareRoot(), step: step, reach: Self.reach)
    let count = densities.reduce(gaussian.masses.count) { $0 + $1.masses.count - 1 }
    let transform = FourierTransform(count: FourierTransform.convenientCount(atLeast: count), isReal: true)
    self.densities = densities
    self.transform = transform
    spectra = isExactTailNeeded ? [] : densities.map { $0.masses.count > 1 ? transform.forwardReal($0.masses) : [] }
  }

  /// The density of the sum of all sources but one.
  func density(without excluded: Int?) -> Density {
    var variance = 0.0
    for index in variances.indices where index != excluded { variance += variances[index] }
    let gaussian = Density.gaussian(sigma: variance.squareRoot(), step: step, reach: Self.reach)
    return sum(with: gaussian, without: excluded)
  }

  /// The density of the sum of all sources but what is Gaussian of them.
  var bounded: Density { sum(with: .impulse(step: step), without: nil) }

  private func sum(with gaussian: Density, without excluded: Int?) -> Density {
    guard !isExactTailNeeded else { return mixed(gaussian, without: excluded) }
    var product = transform.forwardReal(gaussian.masses)
    var first = gaussian.first
    var count = gaussian.masses.count
    for index in spectra.indices where index != excluded && !spectra[index].isEmpty {
      for k in product.indices { product[k] *= spectra[index][k] }
      first += densities[index].first
      count += densities[index].masses.count - 1
    }
    let masses = transform.inverseReal(product).prefix(count).map { max(0, $0) }
    return Density(step: step, first: first, masses: masses) ?? gaussian
  }

  /// Sample after sample, so that every probability is exact to rounding.
  private func mixed(_ gaussian: Density, without excluded: Int?) -> Density {
    var density = gaussian
    for index in samples.indices where index != excluded {
      for sample in samples[index] { density = density.mixed(with: amplitudes.map { $0 * sample }) }
      for width in widths[index] { density = density.convolved(with: .uniform(width: width, step: step)) }
    }
    return density
  }
}
