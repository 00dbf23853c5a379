import Foundation
import Numerics
import Signaling
import Testing

@Suite("Closed forms") struct ClosedFormTests {
  static func code(_ name: String) -> ReedSolomonCode { name == "RS(528,514)" ? .kr4 : .kp4 }

  @Test("The tail of the normal distribution", arguments: ClosedForms.all.q)
  func tail(row: ClosedForms.Tail) {
    #expect(agrees(GaussianTail.probability(above: row.x), row.Q, within: 2e-15 + 5e-15))
  }

  @Test("Its inverse", arguments: ClosedForms.all.q_inverse)
  func inverse(row: ClosedForms.Inverse) throws {
    #expect(agrees(GaussianTail.inverse(try #require(Double(row.Q))), row.x, within: 1e-14))
  }

  @Test("Error ratios of PAM from signal to noise", arguments: ClosedForms.all.pam.rows)
  func pam(row: ClosedForms.Pam) {
    func noise(_ modulation: Modulation) -> DecisionNoise {
      .gaussian(margin: modulation.margin(snr: Foundation.pow(10, row.snr_dB / 10)))
    }
    #expect(agrees(Modulation.pam4.symbolErrorRatio(noise(.pam4)), row.pam4_ser, within: 1e-10))
    #expect(agrees(Modulation.pam6.symbolErrorRatio(noise(.pam6)), row.pam6_ser, within: 1e-10))
    #expect(agrees(Modulation.pam8.symbolErrorRatio(noise(.pam8)), row.pam8_ser, within: 1e-10))
    #expect(agrees(Modulation.pam4.bitErrorRatio(noise(.pam4)), row.pam4_ber_gray, within: 1e-10))
    #expect(agrees(Modulation.nrz.bitErrorRatio(noise(.nrz)), row.pam2_ber, within: 1e-10))
    #expect(agrees(Modulation.nrz.symbolErrorRatio(noise(.nrz)), row.pam2_ber, within: 1e-10))
  }

  @Test("Reed-Solomon codes with independent errors", arguments: ClosedForms.all.rs_random.rows)
  func random(row: ClosedForms.Random) throws {
    let code = Self.code(row.code)
    let ratio = try #require(Double(row.pre_ber))
    let found = try FecDesign(code: code).performance(bitErrorRatio: ratio)
    #expect(agrees(code.symbolErrorRatio(bitErrorRatio: ratio), row.symbol_error, within: 1e-10))
    #expect(agrees(found.outer.codewordErrorRatio, row.codeword_error, within: 1e-10))
    #expect(agrees(found.outer.residualSymbolErrorRatio, row.post_symbol_error, within: 1e-10))
    #expect(agrees(found.postFecBitErrorRatio, row.post_ber, within: 1e-10))
    let loss = FrameLoss(
      octets: 64, code: code, interleave: 1, codewordErrorRatio: found.outer.codewordErrorRatio)
    #expect(loss.framesPerCodeword == 8 && loss.ratio <= 1)
    #expect(agrees(loss.bound, row.frame_loss_64B, within: 1e-10))
  }

  @Test("The largest error ratio for a target", arguments: ClosedForms.all.rs_threshold)
  func threshold(row: ClosedForms.Threshold) throws {
    let target = try #require(Double(row.post_ber))
    let found = try FecDesign(code: Self.code(row.code)).threshold(target: target)
    #expect(agrees(found.bitErrorRatio, row.pre_ber, within: 1e-10))
  }

  @Test("Reed-Solomon codes with bursts", arguments: ClosedForms.all.rs_burst.rows)
  func burst(row: ClosedForms.Burst) throws {
    let (start, after) = (try #require(Double(row.p_start)), try #require(Double(row.a)))
    let chain = SymbolErrorChain.bursts(
      start: start, continuation: after == 0 ? start : after, precoding: row.precoding)
    let found = Self.code(row.code).outcome(chain: chain, lineSymbols: 5, interleave: row.interleave)
    #expect(agrees(found.codewordErrorRatio, row.codeword_error, within: 1e-8))
    let mean = 1 / (1 - chain.continuation)
    #expect(agrees(mean, row.mean_burst, within: 1e-7))
  }

  @Test("The inner code with hard decisions", arguments: ClosedForms.all.inner_hamming_hard.rows)
  func hard(row: ClosedForms.Hard) throws {
    let ratio = try #require(Double(row.pre_ber))
    let found = try FecDesign(code: .kp4, inner: .hard).performance(bitErrorRatio: ratio)
    let inner = try #require(found.inner)
    #expect(agrees(inner.bitErrorRatio, row.post_inner_ber, within: 1e-10))
    #expect(agrees(inner.blockErrorRatio, row.post_inner_block_error, within: 1e-10))
    #expect(agrees(inner.symbolErrorRatio, row.rs_symbol_error, within: 1e-10))
    guard case .exact(let detected) = inner.method else {
      Issue.record("not exact")
      return
    }
    #expect(agrees(detected, row.detected, within: 1e-10))
    #expect(agrees(found.outer.codewordErrorRatio, row.rs544_codeword_error, within: 1e-10))
    #expect(agrees(found.postFecBitErrorRatio, row.post_outer_ber, within: 1e-10))
  }

  @Test("The weights of the inner code", arguments: ClosedForms.all.inner_hamming_hard.A_w.sorted { $0.key < $1.key })
  func weights(weight: String, count: String) throws {
    let weight = try #require(Int(weight))
    #expect(agrees(ExtendedHammingCode.inner.weights[weight], count, within: 1e-13))
  }

  @Test("Interference by enumeration", arguments: ClosedForms.all.isi_enumeration.cases)
  func interference(row: ClosedForms.Isi) throws {
    let modulation = try #require(Modulation(levels: row.L))
    let found = try #require(InterferencePatterns(taps: row.taps, cursor: row.cursor, modulation: modulation))
    #expect(found.values.count == row.patterns)
    #expect(agrees(found.rootMeanSquare, row.isi_rms, within: 1e-9) && agrees(found.peak, row.isi_peak, within: 1e-9))
    #expect(agrees(found.halfSpacing, row.half_spacing, within: 1e-12))
    #expect(agrees(found.worstEyeHeight, row.worst_eye_height, within: 1e-9))
    #expect(agrees(found.symbolErrorRatio(sigma: row.sigma), row.ser, within: 1e-9))
    for pair in row.cdf_of_isi_plus_noise {
      #expect(agrees(found.cumulative(pair[0], sigma: row.sigma), pair[1], within: 1e-9))
    }
    for pair in row.inverse_cdf {
      let y = found.inverseCumulative(pair[0], sigma: row.sigma)
      #expect(agrees(y, pair[1], within: 1e-9))
      if pair[0] == 1e-4 {
        #expect(agrees(20 * log10(found.halfSpacing / -y), row.cominess, within: 1e-9))
      }
    }
  }
}
