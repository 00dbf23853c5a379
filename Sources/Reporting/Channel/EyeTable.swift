import Electrical
import Quantities
import Signaling

/// The tables of a lane's eyes.
public enum EyeTable {
  /// A row for each case, eye and probability.
  public static func openings(_ report: EyeReport) -> TableContent {
    TableContent(
      [.word("case"), .number("eye"), .number("probability"), .number("height mV"), .number("width UI")],
      rows: report.cases.flatMap { oneCase in
        (0..<oneCase.eye.eyeCount).flatMap { eye in
          report.probabilities.compactMap { probability in
            oneCase.eye.opening(eye: eye, probability: probability).map { row(oneCase.result.name, $0) }
          }
        }
      })
  }

  /// Errors before and behind the code, a row for each case with and without precoding.
  public static func errors(_ report: EyeReport) -> TableContent {
    TableContent(
      [
        .word("case"), .text("precoding"), .number("COM dB"), .number("wrong symbols"), .number("wrong bits"),
        .number("an error follows"), .number("pre-FEC BER"), .number("codewords lost"), .number("post-FEC BER"),
      ],
      rows: report.cases.flatMap { oneCase in
        [("no", oneCase.plain), ("yes", oneCase.precoded)].map { precoding, found in
          [
            oneCase.result.name, precoding, NumberText.fixed(oneCase.result.com.decibels, decimals: 2),
            Prose.ratio(oneCase.eye.symbolErrorRatio), Prose.ratio(oneCase.eye.bitErrorRatio),
            found?.chain.map { Prose.ratio($0.continuation) } ?? "", ratio(found?.preFecBitErrorRatio),
            ratio(found?.outer.codewordErrorRatio), ratio(found?.postFecBitErrorRatio),
          ]
        }
      })
  }

  /// The margin at the slicer, which is what the eye shows, and what detecting sequences adds to it; nothing without a sampled receiver.
  public static func detection(_ report: EyeReport) -> TableContent? {
    let rows = report.cases.compactMap { oneCase -> [String]? in
      guard let sampled = oneCase.result.sampled else { return nil }
      return [
        oneCase.result.name, NumberText.fixed(sampled.feedbackMargin.decibels, decimals: 2),
        sampled.sequenceGain.map { NumberText.fixed($0.decibels, decimals: 2) } ?? "none",
        sampled.sequenceErrorRatio.map(Prose.ratio) ?? "", NumberText.fixed(oneCase.result.com.decibels, decimals: 2),
      ]
    }
    guard !rows.isEmpty else { return nil }
    return TableContent(
      [
        .word("case"), .number("slicer COM dB"), .number("sequence detection dB"), .number("its error ratio"),
        .number("COM dB"),
      ], rows: rows)
  }

  private static func ratio(_ value: Double?) -> String { value.map(Prose.ratio) ?? "unknown" }

  private static func row(_ name: String, _ opening: EyeOpening) -> [String] {
    [
      name, String(opening.eye + 1), Prose.ratio(opening.probability),
      opening.isOpen ? NumberText.fixed(opening.heightVolts * 1e3, decimals: 2) : "closed",
      NumberText.fixed(opening.width, decimals: 3),
    ]
  }
}
