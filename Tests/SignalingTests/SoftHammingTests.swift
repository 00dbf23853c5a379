import Foundation
import Numerics
import TestSupport
import Testing

@testable import Signaling

@Suite("The inner code with soft decisions") struct SoftHammingTests {
  @Test("The (8,4) code leaves as many wrong blocks as deciding for the nearest of all codewords (3 standard errors)")
  func nearest() throws {
    let code = try #require(ExtendedHammingCode(order: 3))
    let margin = 1.5
    let found = SoftHammingSimulation(
      code: code, modulation: .nrz, symbolBits: 2, seed: 5, blockLimit: 30_000, errorLimit: 30_000
    ).simulate(margin: margin)
    let codewords = (0..<256).filter { word in
      (0..<8).reduce(0) { word >> $1 & 1 == 1 ? $0 ^ $1 : $0 } == 0 && word.nonzeroBitCount % 2 == 0
    }
    var random = RandomStream(seed: 99)
    var wrong = 0
    let blocks = 30_000
    for _ in 0..<blocks {
      let received = (0..<8).map { _ in 1 + random.normal() / margin }
      let best = codewords.max { a, b in likelihood(a, received) < likelihood(b, received) }
      if best != 0 { wrong += 1 }
    }
    let expected = Double(wrong) / Double(blocks)
    let deviation = (2 * expected * (1 - expected) / Double(blocks)).squareRoot()
    #expect(abs(found.blockErrorRatio - expected) < 3 * deviation)
  }

  private func likelihood(_ codeword: Int, _ received: [Double]) -> Double {
    received.enumerated().reduce(0) { $0 + $1.element * (codeword >> $1.offset & 1 == 1 ? -1 : 1) }
  }

  @Test("Two seeds agree within 3 standard errors, one seed with itself to the bit")
  func seeds() throws {
    let margin = Modulation.pam4.margin(bitErrorRatio: 0.012)
    let outcomes = [1, 1, 2].map { seed in
      SoftHammingSimulation(seed: seed, blockLimit: 4000).simulate(margin: margin)
    }
    #expect(outcomes[0] == outcomes[1] && outcomes[0] != outcomes[2])
    guard case .simulated(let blocks, let bit, let block, let symbol) = outcomes[0].method else {
      Issue.record("not simulated")
      return
    }
    #expect(blocks == 4000)
    func near(_ value: KeyPath<InnerOutcome, Double>, _ deviation: Double) -> Bool {
      abs(outcomes[0][keyPath: value] - outcomes[2][keyPath: value]) < 3 * 2.0.squareRoot() * deviation
    }
    #expect(near(\.bitErrorRatio, bit) && near(\.blockErrorRatio, block) && near(\.symbolErrorRatio, symbol))
  }

  @Test(
    "Soft decisions leave less than hard ones, and the union bound lies little above them",
    arguments: [
      Modulation.nrz, .pam4, .pam8,
    ])
  func better(modulation: Modulation) {
    let ratio = 0.004
    let simulation = SoftHammingSimulation(modulation: modulation, seed: 4, blockLimit: 6000)
    let margin = modulation.margin(bitErrorRatio: ratio)
    let (soft, bound) = (simulation.simulate(margin: margin), simulation.bound(margin: margin))
    let hard = ExtendedHammingCode.inner.hardDecoded(bitErrorRatio: ratio, symbolBits: 10)
    #expect(soft.blockErrorRatio < hard.blockErrorRatio / 5)
    #expect(soft.blockErrorRatio > 0.4 * bound.blockErrorRatio && soft.blockErrorRatio < 1.2 * bound.blockErrorRatio)
  }

  @Test("Where errors are too rare to be met, the bound answers")
  func rare() {
    let found = SoftHammingSimulation().outcome(bitErrorRatio: 1e-4)
    #expect(found.method == .bound && found.bitErrorRatio > 0 && found.bitErrorRatio < 1e-9)
  }
}
