public import Diagnostics
public import Documents
import Electrical
import Quantities
import Signaling

/// The eyes of a lane as `heliograph channel eye --json` prints them.
public enum EyeJSON {
  /// Name and version of the format; additions keep the number.
  public static let schema = "heliograph.eye/1"

  /// The whole document.
  public static func value(_ report: EyeReport, findings: [Finding]) -> JSONValue {
    [
      "schema": .string(schema), "thru": .string(report.files.through),
      "fext": .array(report.files.farEnd.map { .string($0) }), "next": .array(report.files.nearEnd.map { .string($0) }),
      "specification": .string(report.specification.id),
      "modulation": .string(report.specification.signaling.modulation.rawValue),
      "detector_error_ratio": .number(report.specification.signaling.detectorErrorRatio),
      "code": .string(report.code.description), "cases": .array(report.cases.map { value($0, report) }),
      "assumptions": .array(report.assumptions.map { .string($0) }),
      "findings": .array(findings.map(FindingDocument.value)),
    ]
  }

  private static func value(_ oneCase: EyeReport.Case, _ report: EyeReport) -> JSONValue {
    let (eye, result) = (oneCase.eye, oneCase.result)
    var document: JSONValue = [
      "name": .string(result.name), "is_open": .bool(report.isOpen(oneCase)), "com_db": .number(result.com.decibels),
      "cursor_mv": .number(eye.cursorVolts * 1e3), "settings": settings(result.settings),
      "symbol_error_ratio": .number(eye.symbolErrorRatio), "bit_error_ratio": .number(eye.bitErrorRatio),
      "eyes": .array((0..<eye.eyeCount).map { value(eye, $0, report) }),
      "timing_bathtub": .array(
        eye.timingBathtub.map {
          ["phase_ui": .number($0.position), "symbol_error_ratio": .number($0.symbolErrorRatio)]
        }),
      "without_precoding": coded(oneCase.plain), "with_precoding": coded(oneCase.precoded),
    ]
    if let sampled = result.sampled { ChannelComJSON.setSampled(sampled, in: &document) }
    return document
  }

  private static func value(_ eye: StatisticalEye, _ index: Int, _ report: EyeReport) -> JSONValue {
    [
      "threshold_mv": .number(eye.thresholds[index] * 1e3),
      "symbol_error_ratio": .number(eye.symbolErrorRatio(eye: index)),
      "openings": .array(
        report.probabilities.compactMap { eye.opening(eye: index, probability: $0) }.map { opening in
          [
            "probability": .number(opening.probability), "height_mv": .number(opening.heightVolts * 1e3),
            "width_ui": .number(opening.width), "left_ui": .number(opening.leftWidth),
            "right_ui": .number(opening.rightWidth),
          ]
        }),
    ]
  }

  private static func settings(_ settings: EqualizerSettings) -> JSONValue {
    [
      "g_dc_db": .number(settings.gain.decibels), "g_dc2_db": .number(settings.lowFrequencyGain.decibels),
      "pre_cursor": .array(settings.preCursor.map { .number($0) }),
      "post_cursor": .array(settings.postCursor.map { .number($0) }),
      "feedback": .array(settings.feedback.map { .number($0) }),
      "feed_forward": .array(settings.feedForward.map { .number($0) }),
    ]
  }

  private static func coded(_ found: FecPerformance?) -> JSONValue {
    guard let found else { return .null }
    return [
      "continuation": found.chain.map { .number($0.continuation) } ?? .null,
      "burst_lengths": .array((found.chain?.burstLengths(longest: 16) ?? []).map { .number($0) }),
      "slicer_ber": .number(found.slicerBitErrorRatio), "pre_fec_ber": .number(found.preFecBitErrorRatio),
      "codeword_error_ratio": .number(found.outer.codewordErrorRatio),
      "post_fec_ber": .number(found.postFecBitErrorRatio),
    ]
  }
}
