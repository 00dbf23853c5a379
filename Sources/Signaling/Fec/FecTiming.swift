public import Quantities

/// Times of a design at a rate of data.
public struct FecTiming: Sendable, Equatable {
  /// Bits a second on the line, transcoding (256B/257B) and outer code included, the inner code not.
  public let lineRate: BitRate
  /// Until the interleaved codewords have arrived: nothing can be decoded before.
  public let accumulation: Duration
  /// Until they are decoded: an estimate unless it was given.
  public let decoding: Duration
  /// Whether the time of decoding is an estimate.
  public let isDecodingEstimated: Bool
  /// Codewords a second.
  public let codewordsPerSecond: Double

  /// Computes times.
  ///
  /// Decoding, estimated: the search for places and values takes as long as the codewords took to arrive, and the key equation 2t steps of
  /// 1 ns.
  /// - Parameters:
  ///   - design: code and interleaving.
  ///   - rate: rate of data, above zero, such as 800 Gb/s.
  ///   - decoding: time of decoding, when it is known.
  public init(_ design: FecDesign, rate: BitRate, decoding: Duration? = nil) {
    let code = design.code
    lineRate = rate * (257.0 / 256) / code.rate
    codewordsPerSecond = lineRate.bitsPerSecond / Double(code.codewordBits)
    accumulation = Duration(seconds: Double(design.interleave) / codewordsPerSecond)
    isDecodingEstimated = decoding == nil
    self.decoding = decoding ?? accumulation + Duration(seconds: 2e-9 * Double(code.correctable))
  }

  /// From the first bit of a codeword to its data.
  public var latency: Duration { accumulation + decoding }

  /// The mean time between codewords that cannot be corrected; infinite when there are none.
  public func timeBetweenCodewordErrors(_ ratio: Double) -> Duration {
    Duration(seconds: ratio > 0 ? 1 / (ratio * codewordsPerSecond) : .infinity)
  }
}
