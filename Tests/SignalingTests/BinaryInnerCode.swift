import Foundation
import Testing

/// A row of `fec-inner-monte-carlo.json`: antipodal bits in Gaussian noise, Chase's algorithm on the 6 least reliable.
struct BinaryInnerCode: Decodable, Sendable, CustomTestStringConvertible {
  struct Expected: Decodable, Sendable { let output_ber: Double, codeword_error_ratio: Double }

  let channel_ber: Double
  let expected: Expected
  /// Of the wrong blocks that were counted: one over the root of their number.
  let statistical_error_relative: Double
  var testDescription: String { "\(channel_ber)" }

  private struct File: Decodable {
    struct Family: Decodable { let cases: [BinaryInnerCode] }
    let families: [String: Family]
  }

  static let cases: [BinaryInnerCode] = {
    let url = Bundle.module.url(forResource: "fec-inner-monte-carlo", withExtension: "json", subdirectory: "Fixtures")
    do {
      let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: try #require(url)))
      return try #require(file.families["hamming_128_120_soft"]).cases
    } catch {
      Issue.record("fec-inner-monte-carlo.json: \(error)")
      return []
    }
  }()
}
