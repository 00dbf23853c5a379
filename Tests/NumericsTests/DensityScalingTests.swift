import Numerics
import TestSupport
import Testing

@Suite("Scaling of densities")
struct DensityScalingTests {
  @Test("a scaled density keeps its mass, scales its mean and its deviation", arguments: [0.3, 0.85, 1, 1.7, -0.5])
  func moments(factor: Double) throws {
    let density = try #require(Density(step: 0.01, first: -120, masses: (0..<300).map { Double($0 % 37 + 1) / 5600 }))
    let scaled = density.scaled(by: factor)
    #expect(abs(scaled.total - density.total) < 1e-12)
    #expect(abs(scaled.mean / scaled.total - factor * density.mean / density.total) < 1e-4)
    let expected = factor * factor * density.variance
    #expect(abs(scaled.variance - expected) < 0.01 * expected)
  }

  @Test("a coarser step shares masses among its bins")
  func coarser() throws {
    let density = try #require(Density(step: 1, first: -1, masses: [0.25, 0.5, 0.25]))
    let scaled = density.scaled(by: 1, step: 3)
    #expect(scaled.first == 0)
    #expect(scaled.masses.first == 1)
    #expect(scaled.masses.dropFirst().allSatisfy { $0 == 0 })
  }

  @Test("a factor of zero puts all mass at zero")
  func zero() {
    let density = Density.gaussian(sigma: 1, step: 0.1).scaled(by: 0)
    #expect(density == .impulse(step: 0.1))
  }
}
