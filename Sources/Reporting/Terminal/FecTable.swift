import Glibc
import Quantities
public import Signaling

/// What forward error correction makes of a line, as tables.
public enum FecTable {
  /// One row for each figure at the point of operation.
  public static func content(_ analysis: FecAnalysis) -> TableContent {
    let point = analysis.performance
    var rows: [[String]] = []
    func add(_ name: String, _ value: String, _ note: String = "") { rows.append([name, value, note]) }
    if analysis.design.isPrecoded {
      add("wrong bits at the slicer", Prose.given(point.slicerBitErrorRatio), "before precoding is undone")
    }
    add("wrong bits before decoding", Prose.given(point.preFecBitErrorRatio), "pre-FEC BER")
    if let chain = point.chain {
      add("wrong line symbols", Prose.ratio(chain.symbolErrorRatio))
      add(
        "mean burst, line symbols", Prose.ratio(1 / max(1e-300, 1 - chain.continuation)),
        "an error follows an error with \(Prose.given(chain.continuation))")
    }
    for row in inner(point.inner) { rows.append(row) }
    add("wrong code symbols", Prose.ratio(point.outer.symbolErrorRatio), symbols(analysis))
    add("codewords not corrected", Prose.ratio(point.outer.codewordErrorRatio), range(analysis))
    add("wrong bits after decoding", Prose.ratio(point.postFecBitErrorRatio), "post-FEC BER")
    add("frames lost", Prose.ratio(analysis.frames.ratio), "of \(analysis.frames.octets) octets")
    rows += times(analysis) + limits(analysis)
    return TableContent([.text(title(analysis.design)), .number("value"), .text("")], rows: rows)
  }

  /// One row for each point of a sweep; nothing without one.
  public static func sweep(_ analysis: FecAnalysis) -> TableContent? {
    guard !analysis.sweep.isEmpty else { return nil }
    let columns: [TableContent.Column] = [
      .number("at the slicer"), .number("codewords not corrected"), .number("after decoding"), .number("frames lost"),
    ]
    return TableContent(
      columns,
      rows: analysis.sweep.map { point in
        [
          Prose.given(point.slicerBitErrorRatio), Prose.ratio(point.outer.codewordErrorRatio),
          Prose.ratio(point.postFecBitErrorRatio), Prose.ratio(analysis.frames(at: point).ratio),
        ]
      })
  }

  /// The design in words.
  static func title(_ design: FecDesign) -> String {
    var parts = [design.code.description]
    if design.interleave > 1 { parts.append("\(design.interleave) interleaved") }
    if let inner = design.inner { parts.append("\(ExtendedHammingCode.inner) \(inner.rawValue)") }
    if design.isPrecoded { parts.append("precoded") }
    return parts.joined(separator: ", ")
  }

  private static func inner(_ inner: InnerOutcome?) -> [[String]] {
    guard let inner else { return [] }
    let (bits, blocks) =
      switch inner.method {
      case .exact: ("exact", "")
      case .simulated(let count, let bit, let block, _):
        (
          "standard error \(Prose.ratio(bit)), \(NumberText.grouped(count)) blocks simulated",
          "standard error \(Prose.ratio(block))"
        )
      }
    return [
      ["wrong bits after the inner code", Prose.ratio(inner.bitErrorRatio), bits],
      ["wrong blocks after the inner code", Prose.ratio(inner.blockErrorRatio), blocks],
    ]
  }

  private static func symbols(_ analysis: FecAnalysis) -> String {
    let size = "of \(analysis.design.code.symbolBits) bits"
    guard case .simulated(_, _, _, let error) = analysis.performance.inner?.method else { return size }
    return "\(size), standard error \(Prose.ratio(error))"
  }

  private static func range(_ analysis: FecAnalysis) -> String {
    guard let range = analysis.codewordErrorRange else { return "" }
    return "\(Prose.ratio(range.lowerBound)) to \(Prose.ratio(range.upperBound)) within 3 standard errors"
  }

  private static func times(_ analysis: FecAnalysis) -> [[String]] {
    let timing = analysis.timing
    let between = timing.timeBetweenCodewordErrors(analysis.performance.outer.codewordErrorRatio)
    return [
      ["time between failed codewords", Prose.time(between), "mean, at \(Prose.rate(analysis.rate))"],
      [
        "latency", Prose.time(timing.latency),
        "\(Prose.time(timing.accumulation)) to arrive, \(Prose.time(timing.decoding)) to decode"
          + (timing.isDecodingEstimated ? " (estimate)" : ""),
      ],
    ]
  }

  private static func limits(_ analysis: FecAnalysis) -> [[String]] {
    let threshold = analysis.threshold
    return [
      [
        "threshold", Prose.ratio(threshold.bitErrorRatio),
        "at the slicer, for \(Prose.given(threshold.target)) after decoding"
          + (threshold.standardError.map { ", standard error \(Prose.ratio($0))" } ?? ""),
      ],
      [
        "coding gain, dB", NumberText.fixed(threshold.grossGainInDecibels, decimals: 2),
        "\(NumberText.fixed(threshold.netGainInDecibels, decimals: 2)) dB net of redundancy",
      ],
    ]
  }
}
