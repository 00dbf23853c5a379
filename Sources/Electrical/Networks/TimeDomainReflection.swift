public import Numerics
public import Quantities

/// The impedance that a step sees on its way into a port.
///
/// The step response `s(t)` is the running sum of the impulse response of the reflection from half a window before
/// zero; `Z(t) = R (1 + s) / (1 - s)`. Time is there and back: what stands `t / 2` away.
public struct TimeDomainReflection: Sendable, Equatable {
  /// Time between samples, in seconds.
  public let stepSeconds: Double
  /// Impedances from time zero on, in ohms.
  public let ohms: [Double]

  /// Reflects a step.
  /// - Parameters:
  ///   - reflection: `S11` or `S22`.
  ///   - reference: the port's reference impedance.
  public init(frequenciesHz: [Double], reflection: [Complex], reference: Resistance) {
    let impulse = ImpulseResponse(frequenciesHz: frequenciesHz, values: reflection)
    stepSeconds = impulse.stepSeconds
    let half = impulse.samples.count / 2
    var sum = impulse.samples.suffix(impulse.samples.count - half).reduce(0, +)
    ohms = impulse.samples.prefix(max(1, half)).map { sample in
      sum += sample
      return reference.ohms * (1 + sum) / (1 - sum)
    }
  }

  /// Lowest and highest impedance from time zero to a time; nothing when there are no samples.
  public func range(upTo time: Duration) -> (lowest: Resistance, highest: Resistance)? {
    guard stepSeconds > 0, time.seconds >= 0 else { return nil }
    let count = min(Double(ohms.count), (time.seconds / stepSeconds).rounded() + 1)
    let seen = ohms.prefix(Int(count))
    guard let lowest = seen.min(), let highest = seen.max() else { return nil }
    return (Resistance(ohms: lowest), Resistance(ohms: highest))
  }
}
