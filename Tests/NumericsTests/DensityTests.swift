import Glibc
import Numerics
import Testing

@Suite("Densities on a grid")
struct DensityTests {
  @Test("a normal density has its variance, its quantiles, and tails as the error function has them")
  func gaussian() {
    let density = Density.gaussian(sigma: 0.02, step: 1e-4)
    #expect(abs(density.total - 1) < 1e-14)
    #expect(abs(density.mean) < 1e-16)
    // Bins add a twelfth of their square.
    #expect(abs(density.variance - (4e-4 + 1e-8 / 12)) < 1e-10)
    for multiple in [1.0, 5, 8, 20, 30] {
      let exact = 0.5 * erfc(multiple / 2.0.squareRoot())
      let limit = -multiple * 0.02 + 0.5e-4
      #expect(abs(density.cumulative(at: (limit / 1e-4).rounded(.down) * 1e-4 + 0.5e-4) / exact - 1) < 0.2)
    }
    // At the border of a bin the sum of masses is the integral itself.
    let border = (-1600.0 - 0.5) * 1e-4
    #expect(abs(density.cumulative(at: border) / (0.5 * erfc(-border / 0.02 / 2.0.squareRoot())) - 1) < 1e-11)
    #expect(abs(density.quantile(density.cumulative(at: border)) - border) < 1e-12)
    #expect(density.exceedance(at: -border) == density.cumulative(at: border))
  }

  @Test("a uniform density keeps its mass, width and variance", arguments: [1e-3, 0.0105, 3.3e-5])
  func uniform(width: Double) {
    let density = Density.uniform(width: width, step: 1e-5)
    #expect(abs(density.total - 1) < 1e-13)
    #expect(abs(density.mean) < 1e-16)
    #expect(abs(density.variance - width * width / 12) < 0.3 * 1e-5 * width)
  }

  @Test("symbols times samples are every sum of levels with its probability")
  func symbols() throws {
    let density = Density.symbols([0.3, -0.1], amplitudes: [-1, -1 / 3.0, 1 / 3.0, 1], step: 0.01)
    #expect(abs(density.total - 1) < 1e-15)
    // 0.3 x 1 and -0.1 x -1 meet in one of sixteen ways; the variance is 5/9 of the sum of squares, but for rounding into bins.
    #expect(abs(density.exceedance(at: 0.395) - 1 / 16.0) < 1e-15)
    #expect(abs(density.variance - 5 / 9.0 * 0.1) < 1e-3)
    let enumerated = try #require(Density(step: 0.01, first: -40, masses: density.masses))
    #expect(enumerated == density)
  }

  @Test("convolution by transforms is the direct one, within 1e-15 of the whole; means and variances add")
  func convolution() {
    let one = Density.gaussian(sigma: 0.01, step: 1e-4).trimmed(below: 1e-30)
    let other = Density.symbols([0.02, 0.013, -0.004], amplitudes: [-1, 1], step: 1e-4)
    let direct = one.convolved(with: other)
    let fast = one.convolved(with: other, precision: .absolute)
    #expect(direct.first == fast.first && direct.masses.count == fast.masses.count)
    for (left, right) in zip(direct.masses, fast.masses) { #expect(abs(left - right) < 1e-15) }
    #expect(abs(direct.total - 1) < 1e-13)
    #expect(abs(direct.variance - one.variance - other.variance) < 1e-12)
    // Far in the tail the sum of normal and levels is one eighth of the normal moved by all levels together.
    let limit = -0.037 - 0.10005
    #expect(abs(direct.cumulative(at: limit) / (one.cumulative(at: limit + 0.037) / 8) - 1) < 1e-3)
  }

  @Test("what is no density is refused")
  func refusals() {
    #expect(Density(step: 0, first: 0, masses: [1]) == nil)
    #expect(Density(step: 1, first: 0, masses: []) == nil)
    #expect(Density(step: 1, first: 0, masses: [-1, 2]) == nil)
    #expect(Density(step: 1, first: 0, masses: [.nan]) == nil)
    #expect(Density.gaussian(sigma: 0, step: 1) == .impulse(step: 1))
  }
}
