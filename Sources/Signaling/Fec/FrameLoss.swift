/// Ethernet frames that are lost with codewords that cannot be corrected.
public struct FrameLoss: Sendable, Equatable {
  /// Octets of a frame, from destination address to check sequence.
  public let octets: Int
  /// Frames that begin in the data of one codeword: rounded up to whole frames where more than one fits (8 frames of 64 octets in 5140
  /// bits), a fraction for longer frames.
  public let framesPerCodeword: Double
  /// The expected number of codeword errors that a frame meets, `CER (X + 1 / framesPerCodeword)` with X codewords interleaved: a bound on the
  /// share of lost frames, and very nearly that share while it is small. It may exceed 1.
  public let bound: Double

  /// Counts the frames of one size.
  /// - Parameters:
  ///   - octets: size of a frame, at least 1.
  ///   - code: outer code.
  ///   - interleave: codewords that share the line.
  ///   - codewordErrorRatio: share of codewords that cannot be corrected.
  public init(octets: Int, code: ReedSolomonCode, interleave: Int, codewordErrorRatio: Double) {
    self.octets = max(1, octets)
    let frames = Double(code.dimension * code.symbolBits) / Self.bitsOnLine(octets: self.octets)
    framesPerCodeword = frames > 1 ? frames.rounded(.up) : frames
    bound = codewordErrorRatio * (Double(max(1, interleave)) + 1 / framesPerCodeword)
  }

  /// The share of frames that are lost: the bound, at most 1.
  public var ratio: Double { min(1, bound) }

  /// Bits of a frame with its preamble (8 octets) and least gap (12), coded 256B/257B.
  static func bitsOnLine(octets: Int) -> Double { Double((octets + 20) * 8) * 257 / 256 }
}
