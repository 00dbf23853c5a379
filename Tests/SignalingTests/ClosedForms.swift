import Foundation
import Testing

/// The exact values that were computed outside of the project; each section states its definition.
struct ClosedForms: Decodable {
  struct Tail: Decodable, Sendable { let x: Double, Q: String }
  struct Inverse: Decodable, Sendable { let Q: String, x: String }
  struct Rows<Row: Decodable & Sendable>: Decodable, Sendable { let rows: [Row] }
  struct Pam: Decodable, Sendable {
    let snr_dB: Double
    let pam4_ser: String, pam4_ber_gray: String, pam2_ber: String, pam6_ser: String, pam8_ser: String
  }
  struct Random: Decodable, Sendable {
    let code: String, pre_ber: String, symbol_error: String, codeword_error: String, post_symbol_error: String
    let post_ber: String, frame_loss_64B: String
  }
  struct Threshold: Decodable, Sendable { let code: String, post_ber: String, pre_ber: String }
  struct Burst: Decodable, Sendable {
    let code: String, p_start: String, a: String, precoding: Bool, interleave: Int, mean_burst: String
    let codeword_error: String
  }
  struct Hard: Decodable, Sendable {
    let pre_ber: String, post_inner_ber: String, post_inner_block_error: String, detected: String
    let rs_symbol_error: String, rs544_codeword_error: String, post_outer_ber: String
  }
  struct HardSection: Decodable, Sendable { let A_w: [String: String], rows: [Hard] }
  struct Isi: Decodable, Sendable, CustomTestStringConvertible {
    let name: String, L: Int, taps: [Double], cursor: Int, sigma: Double, patterns: Int
    let isi_rms: Double, isi_peak: Double, half_spacing: Double, worst_eye_height: Double, ser: Double
    let cdf_of_isi_plus_noise: [[Double]], inverse_cdf: [[Double]], cominess: Double
    var testDescription: String { name }
    enum CodingKeys: String, CodingKey {
      case name, L, taps, cursor, sigma, patterns, isi_rms, isi_peak, half_spacing, worst_eye_height, ser
      case cdf_of_isi_plus_noise, inverse_cdf
      case cominess = "com_like_dB_at_1e-4"
    }
  }
  struct IsiSection: Decodable, Sendable { let cases: [Isi] }

  let q: [Tail]
  let q_inverse: [Inverse]
  let pam: Rows<Pam>
  let rs_random: Rows<Random>
  let rs_threshold: [Threshold]
  let rs_burst: Rows<Burst>
  let inner_hamming_hard: HardSection
  let isi_enumeration: IsiSection

  static let all: ClosedForms = {
    let url = Bundle.module.url(forResource: "closed-forms", withExtension: "json", subdirectory: "Fixtures")
    do {
      return try JSONDecoder().decode(ClosedForms.self, from: Data(contentsOf: try #require(url)))
    } catch {
      Issue.record("closed-forms.json: \(error)")
      return ClosedForms()
    }
  }()

  private init() {
    (q, q_inverse, pam, rs_random, rs_threshold) = ([], [], Rows(rows: []), Rows(rows: []), [])
    (rs_burst, inner_hamming_hard) = (Rows(rows: []), HardSection(A_w: [:], rows: []))
    isi_enumeration = IsiSection(cases: [])
  }
}

/// Whether a value is the number of a text, within a relative tolerance and half a unit of the text's last digit.
func agrees(_ value: Double, _ text: String, within tolerance: Double) -> Bool {
  guard let expected = Double(text) else { return false }
  let mantissa = text.prefix { $0 != "e" && $0 != "E" }
  let digits = mantissa.filter(\.isNumber).drop { $0 == "0" }.count
  let lastDigit = digits > 0 ? 0.5 * 10 * Foundation.pow(10, -Double(digits)) : 0
  return abs(value - expected) <= (tolerance + (digits < 14 ? lastDigit : 0)) * abs(expected)
}

func agrees(_ value: Double, _ expected: Double, within tolerance: Double) -> Bool {
  abs(value - expected) <= tolerance * abs(expected)
}
