import Electrical
import Glibc
import Numerics
import Quantities
import TestSupport
import Testing

@Suite("Responses between, below and above the points of a file")
struct ResponseCurveTests {
  @Test("points come back, and between two the magnitude and the phase are halfway")
  func between() {
    let frequencies = [1e9, 2e9, 3e9]
    let values = [
      Complex(magnitude: 1, phase: 0), Complex(magnitude: 0.6, phase: -3), Complex(magnitude: 0.2, phase: -6),
    ]
    let curve = ResponseCurve(frequenciesHz: frequencies, values: values)
    for (frequency, value) in zip(frequencies, values) {
      #expect((curve.value(atHz: frequency) - value).magnitude < 1e-12)
    }
    // -6 is reported as 0.28: unwrapped it is 3 rad below its neighbor, and halfway is -4.5.
    #expect((curve.value(atHz: 2.5e9) - Complex(magnitude: 0.4, phase: -4.5)).magnitude < 1e-12)
  }

  @Test("zero frequency is real, on the straight line of the first points, with the sign that the delay asks for")
  func start() {
    for sign in [1.0, -1] {
      let frequencies = (1...40).map { Double($0) * 40e6 }
      let values = frequencies.map { frequency in
        Complex(magnitude: sign * (0.98 - frequency / 1e11), phase: -2 * Double.pi * frequency * 3e-9)
      }
      let start = ResponseCurve(frequenciesHz: frequencies, values: values).value(atHz: 0)
      #expect(abs(start.real - sign * 0.98) < 1e-12)
      #expect(abs(start.imaginary) < 1e-12)
    }
  }

  @Test("above the last point loss goes on along the upper half and the delay stays")
  func end() {
    let frequencies = (0...100).map { Double($0) * 1e8 }
    func value(_ frequency: Double) -> Complex {
      Complex(magnitude: 0.9 - 0.05 * frequency / 1e9, phase: -2 * Double.pi * frequency * 1e-9)
    }
    let curve = ResponseCurve(frequenciesHz: frequencies, values: frequencies.map(value))
    #expect((curve.value(atHz: 12.3e9) - value(12.3e9)).magnitude < 1e-9)
    #expect(curve.value(atHz: 40e9) == .zero)
  }

  @Test("magnitudes never rise above the last point, and never fall below zero")
  func neverRising() {
    let failure = counterexample(runs: 200) { choices in
      let count = choices.integer(1...30)
      let frequencies = (0..<count).map { Double($0 + 1) * 1e9 }
      let values = frequencies.map { _ in
        Complex(Double(choices.integer(-100...100)) / 100, Double(choices.integer(-100...100)) / 100)
      }
      let curve = ResponseCurve(frequenciesHz: frequencies, values: values)
      var last = values.last?.magnitude ?? 0
      for step in 1...20 {
        let magnitude = curve.value(atHz: Double(count) * 1e9 + Double(step) * 3e8).magnitude
        guard magnitude <= last + 1e-12 else { return "rises from \(last) to \(magnitude)" }
        last = magnitude
      }
      return abs(curve.value(atHz: 0).imaginary) < 1e-9 ? nil : "not real at zero"
    }
    #expect(failure == nil)
  }

  @Test("no points, one point and points that lie anywhere answer without an error")
  func few() {
    #expect(ResponseCurve(frequenciesHz: [], values: []).value(atHz: 1e9) == .zero)
    let one = ResponseCurve(frequenciesHz: [1e9], values: [Complex(0.5)])
    #expect(abs(one.value(atHz: 0).real - 0.5) < 1e-12)
    #expect(abs(one.value(atHz: 5e9).real - 0.5) < 1e-12)
  }

  @Test("a network on its own frequencies stays the same, and its missing start is added")
  func resampled() throws {
    let network = try ChannelFixture.network("vsr-05db-thru.s4p")
    let same = try #require(network.resampled(atHz: network.frequenciesHz))
    #expect(zip(same.values, network.values).allSatisfy { ($0 - $1).magnitude < 1e-9 })
    // Without its first point the through of a lossless start at zero is 1 within the loss of the first points.
    let cut = try #require(
      ScatteringNetwork(
        ports: 4, frequenciesHz: Array(network.frequenciesHz.dropFirst()), referenceOhms: network.referenceOhms,
        values: Array(network.values.dropFirst(16))))
    let again = try #require(cut.resampled(atHz: network.frequenciesHz))
    let start = try #require(again.differential()).values[0].s21
    #expect(abs(start.real - 1) < 0.02)
    #expect(abs(start.imaginary) < 1e-9)
    #expect(network.resampled(atHz: [2e9, 1e9]) == nil)
  }

  @Test("the common frequencies of two files are those of the first within both")
  func common() throws {
    func network(_ frequencies: [Double]) throws -> ScatteringNetwork {
      try #require(
        ScatteringNetwork(
          ports: 1, frequenciesHz: frequencies, referenceOhms: [50], values: frequencies.map { _ in .zero }))
    }
    let first = try network([0, 1e9, 2e9, 3e9])
    #expect(ScatteringNetwork.commonFrequenciesHz([first, try network([0.5e9, 2.2e9])]) == [1e9, 2e9])
    #expect(ScatteringNetwork.commonFrequenciesHz([first, try network([8e9, 9e9])]).isEmpty)
  }
}
