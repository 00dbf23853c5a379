import Numerics
import Testing

@testable import Electrical

@Suite("The density of noise at the detector") struct MarginDensityTests {
  @Test("Noise far beyond the signal takes no more bins and keeps its quantile", arguments: [1.0, 100, 1e4])
  func loudNoise(sigmaVolts: Double) throws {
    let specification = try ComFixture.specification(for: #require(try ComFixture.exact().first))
    let target = specification.signaling.detectorErrorRatio
    let source = MarginDensity.Source(
      kind: .receiver, variance: sigmaVolts * sigmaVolts, total: sigmaVolts * sigmaVolts)
    let margin = MarginDensity([source], signal: 0.01, specification: specification)
    #expect(margin.density.masses.count < 530_000)
    #expect(abs(margin.noise / (sigmaVolts * GaussianTail.inverse(target)) - 1) < 1e-4)
  }

  @Test("Noise of the signal's size has the bins of 93A.1.7.1")
  func ordinaryNoise() throws {
    let specification = try ComFixture.specification(for: #require(try ComFixture.exact().first))
    let source = MarginDensity.Source(kind: .receiver, variance: 0.01 * 0.01, samples: [0.01, -0.02], total: 0.01)
    let margin = MarginDensity([source], signal: 0.01, specification: specification)
    #expect(margin.density.step == 0.01 / 2000)
  }
}
