import Glibc
import Numerics
import TestSupport
import Testing

@Suite("Fourier transform")
struct FourierTransformTests {
  /// The definition, summed term by term.
  static func direct(_ values: [Complex]) -> [Complex] {
    values.indices.map { k in
      values.indices.reduce(Complex.zero) { sum, n in
        sum + values[n]
          * Complex(magnitude: 1, phase: -2 * Double.pi * Double(k * n % values.count) / Double(values.count))
      }
    }
  }

  @Test("any length gives what the definition gives", arguments: [1, 2, 3, 8, 12, 35, 64, 97, 134, 187, 300, 595])
  func definition(count: Int) {
    let values = (0..<count).map { Complex(sin(Double($0 * $0) + 0.3), cos(Double($0) * 1.7)) }
    let transform = FourierTransform(count: count)
    for (got, expected) in zip(transform.forward(values), Self.direct(values)) {
      #expect((got - expected).magnitude < 1e-11 * Double(count))
    }
    for (got, expected) in zip(transform.inverse(transform.forward(values)), values) {
      #expect((got - expected).magnitude < 1e-13 * Double(count))
    }
  }

  @Test("a delayed impulse comes back from its spectrum", arguments: [16, 30, 3000])
  func impulse(count: Int) {
    let delay = count / 3
    let spectrum = (0...count / 2).map {
      Complex(magnitude: 1, phase: -2 * Double.pi * Double($0 * delay % count) / Double(count))
    }
    let signal = FourierTransform(count: count).inverseReal(spectrum)
    for n in signal.indices { #expect(abs(signal[n] - (n == delay ? 1 : 0)) < 1e-10) }
  }

  @Test(
    "a real signal's spectrum is half of the whole one, and gives the signal back",
    arguments: [1, 2, 6, 7, 34, 64, 134, 850])
  func real(count: Int) {
    let signal = (0..<count).map { sin(Double($0 * $0) + 0.3) }
    let transform = FourierTransform(count: count)
    let half = transform.forwardReal(signal)
    let whole = Self.direct(signal.map { Complex($0) })
    #expect(half.count == count / 2 + 1)
    for (got, expected) in zip(half, whole) { #expect((got - expected).magnitude < 1e-11 * Double(count)) }
    for (got, expected) in zip(transform.inverseReal(half), signal) {
      #expect(abs(got - expected) < 1e-13 * Double(count))
    }
  }

  @Test("a convenient count is the least even product of twos, threes and fives")
  func convenient() {
    #expect(
      [1, 3, 7, 17, 1000, 85_001, 131_071].map { FourierTransform.convenientCount(atLeast: $0) }
        == [2, 4, 8, 18, 1000, 86_400, 131_072])
  }
}
