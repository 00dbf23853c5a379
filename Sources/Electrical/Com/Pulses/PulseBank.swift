import Glibc
import Numerics
public import Quantities

/// The pulses of a lane in one test case at every setting of its continuous-time equalizer, from a handful of inverse
/// transforms.
///
/// A pulse is `h(t) = IFFT[A T_b sinc(f T_b) H]` (equation 93A-24). It is linear in the transmitter's coefficients,
/// which shift and add it (`TransmitterFilter`), and a sum of fixed parts times products of the equalizer's gains
/// (`ContinuousEqualizer.parts`). So each path is transformed once a part, without any transmitter filter, and every
/// other pulse follows by sums.
public struct PulseBank: Sendable {
  /// The pulses of one path.
  public struct Path: Sendable {
    /// What the path is to the receiver.
    public let role: ComRole
    /// Name of the path.
    public let name: String
    /// One pulse for each of `ContinuousEqualizer.parts`, in volts, without the transmitter's filter.
    public let parts: [[Double]]

    /// The pulse at a setting of the gains, without the transmitter's filter.
    /// - Parameter weights: of `ContinuousEqualizer.weights`.
    public func pulse(_ weights: [Double]) -> [Double] {
      let count = parts.first?.count ?? 0
      return [Double](unsafeUninitializedCapacity: count) { sum, initialized in
        sum.initialize(repeating: 0)
        for (part, weight) in zip(parts, weights) { sum.add(part, times: weight) }
        initialized = count
      }
    }
  }

  /// What the pulses are for.
  public let specification: ComSpecification
  /// Samples in a symbol, `M`.
  public let samplesPerSymbol: Int
  /// Samples of a pulse: one period of the frequency grid.
  public let sampleCount: Int
  /// Distance of frequencies, so that a symbol has exactly `M` samples: `f_b M / sampleCount`.
  public let frequencyStep: Frequency
  /// The victim first, then far-end and near-end aggressors.
  public let paths: [Path]
  /// `|H_r|^2` times products of the equalizer's parts, integrated over frequency in hertz: receiver noise is quadratic
  /// in the gains.
  let noiseProducts: [[Double]]

  /// The victim's pulses.
  public var victim: Path { paths[0] }
  /// The aggressors' pulses.
  public var aggressors: ArraySlice<Path> { paths.dropFirst() }
  /// Time between samples.
  public var interval: Duration {
    Duration(seconds: 1 / (specification.signaling.rate.baud * Double(samplesPerSymbol)))
  }

  /// Computes the parts of every path.
  /// - Parameters:
  ///   - specification: with sound numbers, as `ComAnalysis` checks them.
  ///   - channel: with at least two frequencies in each path.
  init(specification: ComSpecification, channel: ComChannel, testCase: PackageCase, habits: ComHabits) {
    self.specification = specification
    samplesPerSymbol = specification.signaling.samplesPerSymbol
    let rate = specification.signaling.rate.baud * Double(samplesPerSymbol)
    sampleCount = Int((rate / specification.signaling.frequencyStep.hertz).rounded())
    let step = rate / Double(sampleCount)
    frequencyStep = Frequency(hertz: step)
    let filters = SharedFilters(specification, points: sampleCount / 2 + 1, step: step)
    noiseProducts = filters.noiseProducts
    let transform = FourierTransform(count: sampleCount, isReal: true)
    var ends = EndResponses(ohms: 2 * specification.reference.ohms)
    paths = channel.paths.map { role, path in
      let transfer = testCase.voltageTransfer(
        of: path.sweep, role: role, reference: specification.reference,
        mirrorsReceiverLines: habits.mirrorsReceiverLines, &ends)
      var spectrum = filters.analog(
        transfer, at: path.sweep.frequenciesHz, step: step, followsTrend: habits.followsDelayTrend)
      if let cut = habits.impulseCut { spectrum = Self.cut(spectrum, below: cut, by: transform) }
      let amplitude = specification.transmitter.amplitude(of: role).volts
      return Path(
        role: role, name: path.name,
        parts: filters.parts.map { transform.inverseReal(Self.product(spectrum, $0, times: amplitude)) })
    }
  }

  private static func product(_ left: [Complex], _ right: [Complex], times scale: Double) -> [Complex] {
    let count = min(left.count, right.count)
    return [Complex](unsafeUninitializedCapacity: count) { product, initialized in
      for index in 0..<count { product[index] = left[index] * right[index] * scale }
      initialized = count
    }
  }

  /// The impulse response without what comes after its last sample above a fraction of its peak.
  private static func cut(_ spectrum: [Complex], below fraction: Double, by transform: FourierTransform) -> [Complex] {
    var impulse = transform.inverseReal(spectrum)
    let peak = impulse.reduce(0) { max($0, abs($1)) }
    let end = (impulse.lastIndex { abs($0) > fraction * peak } ?? impulse.count - 1) + 1
    for index in end..<impulse.count { impulse[index] = 0 }
    return transform.forwardReal(impulse)
  }

  /// The pulse of a path behind the transmitter's filter, which near-end aggressors do not have.
  public func equalized(_ path: Path, _ settings: EqualizerSettings) -> [Double] {
    let pulse = path.pulse(weights(of: settings))
    return path.role == .nearEnd ? pulse : settings.transmitter.apply(to: pulse, samplesPerSymbol: samplesPerSymbol)
  }

  /// What the parts are multiplied by.
  public func weights(of settings: EqualizerSettings) -> [Double] {
    specification.receiver.continuous.weights(gain: settings.gain, lowFrequencyGain: settings.lowFrequencyGain)
  }

  /// Variance of the receiver's noise behind its filters, `eta_0` times the integral of `|H_r H_ctf|^2` (equation
  /// 93A-35), in square volts.
  public func receiverNoise(_ weights: [Double]) -> Double {
    var sum = 0.0
    for (row, left) in zip(noiseProducts, weights) {
      for (product, right) in zip(row, weights) { sum += product * left * right }
    }
    return specification.receiver.noise.voltsSquaredPerHertz * sum
  }
}

/// Responses that all paths share, on the grid of frequencies.
private struct SharedFilters {
  let specification: ComSpecification
  /// Points of the grid.
  let points: Int
  /// `M sinc(f T_b)` times each part of the continuous-time equalizer, part after part.
  let parts: [[Complex]]
  /// `|H_r|^2` times products of parts, integrated by the trapezoidal rule; imaginary parts cancel between a pair and
  /// its mirror.
  let noiseProducts: [[Double]]

  init(_ specification: ComSpecification, points: Int, step: Double) {
    self.specification = specification
    self.points = points
    let samples = Double(specification.signaling.samplesPerSymbol)
    let equalizer = specification.receiver.continuous
    let count = equalizer.partCount
    var parts = [[Complex]](repeating: [Complex](repeating: .zero, count: points), count: count)
    var products = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    let turn = Double.pi * step / specification.signaling.rate.baud
    withUnsafeTemporaryAllocation(of: Complex.self, capacity: count) { here in
      PhasorRun(step: turn).forEach(points) { k, phasor in
        let hertz = Double(k) * step
        equalizer.fillParts(hertz: hertz, here)
        let pulse = k == 0 ? samples : samples * phasor.imaginary / (Double(k) * turn)
        let share = (k == 0 || k == points - 1 ? 0.5 : 1) * step
        let power = specification.receiverFilter(hertz: hertz).squaredMagnitude * share
        for row in 0..<count {
          parts[row][k] = here[row] * pulse
          for column in 0..<count {
            let product = here[row].real * here[column].real + here[row].imaginary * here[column].imaginary
            products[row][column] += power * product
          }
        }
      }
    }
    self.parts = parts
    noiseProducts = products
  }

  /// `H_t H21 H_r` on the grid.
  func analog(
    _ transfer: [Complex], at frequencies: [Double], step: Double, followsTrend: Bool
  ) -> [Complex] {
    let filtered = zip(transfer, frequencies).map { value, hertz in
      value * specification.transmitterFilter(hertz: hertz) * specification.receiverFilter(hertz: hertz)
    }
    return TransferInterpolation(
      frequencies: frequencies, values: filtered, end: Double(points - 1) * step, followsTrend: followsTrend
    ).values(count: points, step: step)
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Adds multiples of as many numbers, as far as there are any.
  @inline(__always)
  func add(_ other: some Collection<Double>, times weight: Double) {
    _ = other.withContiguousStorageIfAvailable { other in
      for index in 0..<Swift.min(count, other.count) { self[index] += weight * other[index] }
    }
  }
}

extension ComTransmitter {
  /// Peak differential output of a role.
  func amplitude(of role: ComRole) -> Voltage {
    switch role {
    case .victim: victimAmplitude
    case .farEnd: farEndAmplitude
    case .nearEnd: nearEndAmplitude
    }
  }
}
