import Foundation
import Testing

/// The Monte Carlo of the soft inner code that was made outside of the project (`Fixtures/soft-inner-code.py`).
struct SoftInnerCode: Decodable {
  struct Estimate: Decodable, Sendable {
    let value: Double, standardError: Double
    enum CodingKeys: String, CodingKey {
      case value
      case standardError = "standard_error"
    }
  }
  struct Point: Decodable, Sendable, CustomTestStringConvertible {
    let modulation: String, layout: String, ratio: Double, margin: Double
    let bit: Estimate, block: Estimate, symbol: Estimate
    var testDescription: String { "\(modulation) at \(ratio)" }
    enum CodingKeys: String, CodingKey {
      case modulation, layout, margin
      case ratio = "pre_fec_ber"
      case bit = "post_inner_ber"
      case block = "block_error_ratio"
      case symbol = "rs_symbol_error_ratio"
    }
  }

  let points: [Point]

  /// Those whose bits lie on the symbols as ours do.
  static let points: [Point] = {
    guard let url = Bundle.module.url(forResource: "soft-inner-code", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url), let found = try? JSONDecoder().decode(Self.self, from: data)
    else {
      Issue.record("the Monte Carlo cannot be read")
      return []
    }
    return found.points.filter { $0.layout == "natural" }
  }()
}
