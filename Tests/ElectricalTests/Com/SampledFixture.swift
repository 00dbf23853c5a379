import Electrical
import FoundationEssentials
import Quantities
import Testing

/// The fixture's results for 200 Gb/s a lane, which have more members than the others.
enum SampledFixture {
  /// One computed margin.
  struct Expected: Decodable {
    let spec: String
    let channel: String
    let package: String
    let COM_DFE, delta_COM_mlsd, DER_MLSD, g_an, sigma_Q: Double
    let rx_ffe: [Double]
  }

  fileprivate struct Parameters: Decodable {
    let dw, Nfix, Nwg, Nwf, N_qb: Int
    let P_qc, dCOM_an: Double
    let rx_taps_min, rx_taps_max: [Double]
  }

  fileprivate struct Skipping<Value: Decodable>: Decodable {
    let value: Value?
    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
  }

  fileprivate struct File: Decodable {
    let specs: [String: Skipping<Parameters>]
    let results: [Skipping<Expected>]
  }

  /// The members that results of every specification have.
  fileprivate struct Bases: Decodable {
    let results: [Skipping<ComFixture.Expected>]
  }

  /// One result with its specification and channel.
  struct Case: CustomTestStringConvertible {
    let expected: Expected
    let base: ComFixture.Expected
    let specification: ComSpecification

    var testDescription: String { "\(expected.channel) \(expected.package)" }

    /// The analysis by a method, with other habits where needed.
    func analysis(_ method: ComMethod) throws -> ComAnalysis {
      try ComAnalysis(
        specification: specification, channel: try ComFixture.channel(expected.channel), method: method)
    }
  }

  /// Every result.
  static func cases() throws -> [Case] {
    let path = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Fixtures/com.json"
    let data = try Data(contentsOf: URL(filePath: path))
    let file = try JSONDecoder().decode(File.self, from: data)
    let bases: [ComFixture.Expected] = try JSONDecoder().decode(Bases.self, from: data).results.compactMap { $0.value }
    let results: [Expected] = file.results.compactMap { $0.value }
    return try results.compactMap { expected -> Case? in
      guard let parameters = file.specs[expected.spec]?.value,
        let base = bases.first(where: {
          $0.spec == expected.spec && $0.channel == expected.channel && $0.package == expected.package
        })
      else { return nil }
      var specification = try ComFixture.specification(for: base)
      specification.receiver.feedForward = parameters.feedForward
      specification.receiver.sequenceDetection = SequenceDetection(
        noiseAllowance: Decibels(decibels: parameters.dCOM_an))
      return Case(expected: expected, base: base, specification: specification)
    }
  }
}

extension SampledFixture.Parameters {
  fileprivate var feedForward: FeedForwardEqualizer {
    FeedForwardEqualizer(
      preCursor: dw, limits: (0..<Nfix).map { rx_taps_min[$0]...rx_taps_max[$0] },
      floating: FloatingTaps(
        groups: Nwg, tapsPerGroup: Nwf, farthest: rx_taps_min.count - 1 - dw, limit: rx_taps_max[Nfix]),
      quantizerBits: N_qb, clippingProbability: P_qc)
  }
}
