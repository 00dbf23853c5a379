import Foundation
import Testing

@testable import Numerics

@Suite("Special functions") struct SpecialFunctionTests {
  @Test("The normal tail equals its continued fraction from 3 to 37")
  func continuedFraction() {
    for step in 0...340 {
      let x = 3 + 0.1 * Double(step)
      // Q(x) = phi(x) / (x + 1/(x + 2/(x + 3/(x + ...)))) (Laplace).
      var fraction = x
      for k in stride(from: 400, to: 0, by: -1) { fraction = x + Double(k) / fraction }
      let expected = Foundation.exp(-x * x / 2) / (2 * Double.pi).squareRoot() / fraction
      // The reference's own exponent is rounded to x^2 / 2 units.
      #expect(abs(GaussianTail.probability(above: x) / expected - 1) < 1e-14 + 1.2e-16 * x * x / 2)
    }
  }

  @Test("The tails of both sides add up to one; beyond the doubles they are 0 and 1")
  func sides() {
    for x in [0, 0.3, 1, 2.7, 5, 9] {
      #expect(abs(GaussianTail.probability(above: x) + GaussianTail.probability(above: -x) - 1) < 1e-15)
    }
    #expect(GaussianTail.probability(above: .infinity) == 0 && GaussianTail.probability(above: -.infinity) == 1)
    #expect(GaussianTail.probability(above: 1e200) == 0 && GaussianTail.probability(above: .nan).isNaN)
  }

  @Test("The inverse leads back, from 1e-300 to nearly one")
  func inverse() {
    for exponent in stride(from: -300.0, through: -0.5, by: 1.3) {
      let probability = Foundation.pow(10, exponent)
      let back = GaussianTail.probability(above: GaussianTail.inverse(probability))
      // One unit in the last place of x moves Q by x^2 of its own units.
      #expect(abs(back / probability - 1) < 1e-13 + 3e-16 * -2 * Foundation.log(probability))
      #expect(abs(GaussianTail.inverse(1 - probability) + GaussianTail.inverse(probability)) < 1e-4 || exponent < -8)
    }
    #expect(GaussianTail.inverse(0) == .infinity && GaussianTail.inverse(1) == -.infinity)
    #expect(GaussianTail.inverse(0.5) == 0 || abs(GaussianTail.inverse(0.5)) < 1e-15)
    #expect(GaussianTail.inverse(-1).isNaN && GaussianTail.inverse(.nan).isNaN)
  }

  @Test("Logarithms of factorials and binomials equal those of whole numbers")
  func factorials() {
    var factorial = 1.0
    for n in 1...20 {
      factorial *= Double(n)
      #expect(abs(Combinatorics.logFactorial(n) - Foundation.log(factorial)) < 1e-13)
    }
    let row = Combinatorics.binomials(60)
    for k in 0...60 { #expect(abs(Combinatorics.logBinomial(60, k) - Foundation.log(row[k])) < 2e-14 * 60) }
    #expect(row[30] == 118_264_581_564_861_424)
    #expect(abs(Combinatorics.logFactorial(100_000) - lgamma(100_001.0)) < 1e-9)
    #expect(Combinatorics.logBinomial(5, 6) == -.infinity && Combinatorics.logFactorial(-1).isNaN)
  }

  @Test("The masses of a binomial distribution add up to one, and its mean is n p")
  func binomial() {
    for (trials, probability) in [(1, 0.3), (544, 0.01), (544, 0.5), (5000, 0.999), (100_000, 1e-5)] {
      let distribution = BinomialDistribution(trials: trials, probability: probability)
      var (sum, mean) = (CompensatedSum(), CompensatedSum())
      for count in 0...trials {
        sum.add(distribution.mass(count))
        mean.add(distribution.mass(count) * Double(count))
      }
      let expected = Double(trials) * probability
      #expect(abs(sum.value - 1) < 1e-12 && abs(mean.value / expected - 1) < 1e-12)
      #expect(abs(distribution.tail(from: 1) + distribution.mass(0) - 1) < 1e-13)
      #expect(distribution.tail(from: 0) == 1 && distribution.tail(from: trials + 1) == 0)
    }
    #expect(BinomialDistribution(trials: 3, probability: 1).tail(from: 3) == 1)
    #expect(BinomialDistribution(trials: 3, probability: 0).tail(from: 1) == 0)
  }

  @Test("A compensated sum keeps what a plain one loses")
  func compensated() {
    var sum = CompensatedSum()
    for term in [1, 1e100, 1, -1e100] { sum.add(term) }
    #expect(sum.value == 2)
  }

  @Test("A stream repeats from its seed; its numbers have the moments of their distributions")
  func stream() {
    var (one, same, other) = (RandomStream(seed: 8), RandomStream(seed: 8), RandomStream(seed: 9))
    #expect((0..<50).allSatisfy { _ in one.bits() == same.bits() } && one.bits() != other.bits())
    var (mean, square, fourth, level) = (0.0, 0.0, 0.0, [0, 0, 0])
    let count = 60_000
    for _ in 0..<count {
      let value = one.normal()
      mean += value
      square += value * value
      fourth += value * value * value * value
      level[one.integer(below: 3)] += 1
    }
    #expect(abs(mean / Double(count)) < 0.017 && abs(square / Double(count) - 1) < 0.025)
    #expect(abs(fourth / Double(count) - 3) < 0.17)
    #expect(level.allSatisfy { abs($0 - count / 3) < 500 } && one.integer(below: 0) == 0)
  }

  @Test("Bisection finds where a rising function passes a value, and the nearer end beyond it")
  func bisection() {
    let root = Bisection.argument(in: 0...2, reaching: 2) { $0 * $0 }
    #expect(abs(root - 2.0.squareRoot()) < 1e-15)
    #expect(Bisection.argument(in: 0...1, reaching: 9) { $0 } > 1 - 1e-15)
    let small = Bisection.positiveArgument(in: 1e-30...1, reaching: 1e-20) { $0 }
    #expect(abs(small / 1e-20 - 1) < 1e-13)
  }
}
