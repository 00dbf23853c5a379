public import Diagnostics
public import Documents
import Quantities
public import Signaling

/// Forward error correction as `heliograph fec --json` prints it.
public enum FecJSON {
  /// Name and version of the format; additions keep the number.
  public static let schema = "heliograph.fec/1"

  /// The whole document.
  public static func value(_ analysis: FecAnalysis, findings: [Finding]) -> JSONValue {
    let design = analysis.design
    return .object(
      [
        .init("schema", .string(schema)), .init("code", code(design.code)),
        .init("interleave", .integer(design.interleave)), .init("inner", inner(design.inner)),
        .init("modulation", .string(design.modulation.rawValue)), .init("errors", errors(analysis)),
      ] + point(analysis.performance, analysis)
        + [
          .init("codeword_error_ratio_range", range(analysis.codewordErrorRange)),
          .init("frame_octets", .integer(analysis.frames.octets)),
          .init("frames_per_codeword", .number(analysis.frames.framesPerCodeword)),
          .init("rate_bps", .number(analysis.rate.bitsPerSecond)),
          .init("line_rate_bps", .number(analysis.timing.lineRate.bitsPerSecond)),
          .init("mean_time_between_codeword_errors_s", meanTime(analysis)),
          .init("latency_ns", latency(analysis.timing)),
          .init("threshold", threshold(analysis.threshold)),
          .init("sweep", .array(analysis.sweep.map { .object(point($0, analysis)) })),
          .init("assumptions", .array(analysis.assumptions.map { .string($0) })),
          .init("findings", .array(findings.map(FindingDocument.value))),
        ])
  }

  private static func code(_ code: ReedSolomonCode) -> JSONValue {
    [
      "name": .string(code.description), "symbols": .integer(code.length), "data_symbols": .integer(code.dimension),
      "symbol_bits": .integer(code.symbolBits), "correctable_symbols": .integer(code.correctable),
    ]
  }

  private static func inner(_ inner: InnerDecoding?) -> JSONValue {
    inner.map { ["name": .string(ExtendedHammingCode.inner.description), "decisions": .string($0.rawValue)] } ?? .null
  }

  private static func errors(_ analysis: FecAnalysis) -> JSONValue {
    let chain = analysis.performance.chain
    let (kind, tap): (JSONValue, JSONValue) =
      switch analysis.design.errors {
      case .random: ("random", .null)
      case .bursts: ("bursts", .null)
      case .feedback(let tap, _): ("feedback", .number(tap))
      }
    return [
      "kind": kind, "dfe_tap": tap, "precoding": .bool(analysis.design.isPrecoded),
      "continuation": chain.map { .number($0.continuation) } ?? .null,
      "mean_burst_symbols": chain.map { .number(1 / max(1e-300, 1 - $0.continuation)) } ?? .null,
      "line_symbol_error_ratio": chain.map { .number($0.symbolErrorRatio) } ?? .null,
      "burst_lengths": .array((chain?.burstLengths(longest: 16) ?? []).map { .number($0) }),
    ]
  }

  /// What is left at one error ratio.
  private static func point(_ point: FecPerformance, _ analysis: FecAnalysis) -> [JSONValue.Member] {
    let frames = analysis.frames(at: point)
    return [
      .init("slicer_ber", .number(point.slicerBitErrorRatio)), .init("pre_fec_ber", .number(point.preFecBitErrorRatio)),
      .init("inner_result", outcome(point.inner)), .init("symbol_error_ratio", .number(point.outer.symbolErrorRatio)),
      .init("codeword_error_ratio", .number(point.outer.codewordErrorRatio)),
      .init("post_fec_symbol_error_ratio", .number(point.outer.residualSymbolErrorRatio)),
      .init("post_fec_ber", .number(point.postFecBitErrorRatio)), .init("frame_loss_ratio", .number(frames.ratio)),
      .init("frame_loss_bound", .number(frames.bound)),
    ]
  }

  private static func outcome(_ inner: InnerOutcome?) -> JSONValue {
    guard let inner else { return .null }
    var members: [JSONValue.Member] = [
      .init("post_inner_ber", .number(inner.bitErrorRatio)), .init("block_error_ratio", .number(inner.blockErrorRatio)),
      .init("symbol_error_ratio", .number(inner.symbolErrorRatio)),
    ]
    switch inner.method {
    case .exact(let detected):
      members += [.init("method", "exact"), .init("detected_block_ratio", .number(detected))]
    case .simulated(let blocks, let bit, let block, let symbol):
      members += [
        .init("method", "simulated"), .init("blocks", .integer(blocks)),
        .init("post_inner_ber_standard_error", .number(bit)),
        .init("block_error_ratio_standard_error", .number(block)),
        .init("symbol_error_ratio_standard_error", .number(symbol)),
      ]
    }
    return .object(members)
  }

  private static func range(_ range: ClosedRange<Double>?) -> JSONValue {
    range.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
  }

  /// Nothing where no codeword ever fails within the range of doubles.
  private static func meanTime(_ analysis: FecAnalysis) -> JSONValue {
    let time = analysis.timing.timeBetweenCodewordErrors(analysis.performance.outer.codewordErrorRatio)
    return time.seconds.isFinite ? .number(time.seconds) : .null
  }

  private static func latency(_ timing: FecTiming) -> JSONValue {
    [
      "accumulation": .number(timing.accumulation.seconds * 1e9), "decoding": .number(timing.decoding.seconds * 1e9),
      "decoding_is_estimate": .bool(timing.isDecodingEstimated), "total": .number(timing.latency.seconds * 1e9),
    ]
  }

  private static func threshold(_ threshold: FecThreshold) -> JSONValue {
    [
      "post_fec_ber": .number(threshold.target), "slicer_ber": .number(threshold.bitErrorRatio),
      "slicer_ber_standard_error": threshold.standardError.map { .number($0) } ?? .null,
      "snr_db": .number(threshold.snrInDecibels), "gross_coding_gain_db": .number(threshold.grossGainInDecibels),
      "net_coding_gain_db": .number(threshold.netGainInDecibels),
    ]
  }
}
