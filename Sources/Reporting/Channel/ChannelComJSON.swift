public import Documents
import Electrical
import Quantities

/// The document of `channel com`.
public enum ChannelComJSON {
  /// Name and version.
  public static let schema = "heliograph.channel-com/1"

  /// The document of one lane.
  public static func value(_ report: ComReport) -> JSONValue {
    var value: JSONValue = ["schema": .string(schema)]
    for member in members(report) { value.set(member.key, member.value) }
    return value
  }

  /// Everything but the schema, for documents that hold several lanes.
  public static func members(_ report: ComReport) -> [JSONValue.Member] {
    let (result, specification) = (report.result, report.specification)
    return [
      .init("thru", .string(report.files.through)), .init("fext", .array(report.files.farEnd.map { .string($0) })),
      .init("next", .array(report.files.nearEnd.map { .string($0) })),
      .init(
        "spec",
        [
          "id": .string(specification.id), "title": .string(specification.title),
          "source": .string(specification.source),
          "confidence": .string(specification.confidence.rawValue), "validated": .bool(specification.isValidated),
        ]),
      .init("method", .string(result.method.name)), .init("com_db", number(result.worst?.com.decibels)),
      .init("passing_margin_db", .number(result.passingMargin.decibels)), .init("passes", .bool(report.passes)),
      .init("worst_case", result.worst.map { .string($0.name) } ?? .null),
      .init("limit", result.worst.map { .string($0.limit) } ?? .null),
      .init("erl_db", number(report.returnLoss?.worst?.loss?.decibels)),
      .init("erl", ReturnLossTexts(report).document),
      .init("cases", .array(result.cases.map { oneCase($0, report) })),
    ]
  }

  private static func oneCase(_ oneCase: ComCaseResult, _ report: ComReport) -> JSONValue {
    let random = [NoiseTerm.Kind.randomJitter, .dualDiracJitter].map { oneCase.sigma($0).volts }
    let crosstalk = [NoiseTerm.Kind.farEndCrosstalk, .nearEndCrosstalk].map { oneCase.sigma($0).volts }
    var value: JSONValue = [
      "name": .string(oneCase.name), "com_db": .number(oneCase.com.decibels),
      "fom_db": .number(oneCase.figureOfMerit.decibels),
      "passes": .bool(oneCase.com >= report.result.passingMargin), "as_v": .number(oneCase.signal.volts),
      "ani_v": .number(oneCase.noise.volts), "sigma_tx_v": .number(oneCase.sigma(.transmitter).volts),
      "sigma_isi_v": .number(oneCase.sigma(.intersymbol).volts), "sigma_j_v": .number(rootSumSquare(random)),
      "sigma_rj_v": .number(random[0]), "sigma_dd_v": .number(random[1]),
      "sigma_xt_v": .number(rootSumSquare(crosstalk)),
      "sigma_n_v": .number(oneCase.sigma(.receiver).volts), "sigma_q_v": .number(oneCase.sigma(.quantizer).volts),
      "g_dc_db": .number(oneCase.settings.gain.decibels),
      "g_dc2_db": .number(oneCase.settings.lowFrequencyGain.decibels),
      "tx_taps": taps(oneCase.settings), "dfe_taps": numbers(oneCase.settings.feedback),
      "floating_groups": .array(oneCase.settings.floatingGroups.map { .integer($0) }),
      "rx_ffe_taps": numbers(oneCase.settings.feedForward), "candidates": .integer(oneCase.candidates),
      "cursor_sample": .integer(oneCase.pulse.cursor), "limit": .string(oneCase.limit),
      "noise_terms": .array(oneCase.terms.map(term)),
    ]
    if let eye = report.eye(of: oneCase) {
      value.set("eye_height_v", .number(eye.opening.height.volts))
      value.set("vec_db", eye.opening.closure.map { .number($0.decibels) } ?? .null)
      value.set("eye_is_validated", .bool(eye.opening.isValidated))
    }
    if let sampled = oneCase.sampled { setSampled(sampled, in: &value) }
    return value
  }

  /// What Annex 178A adds: the margin without sequence detection, and what the detector gains.
  static func setSampled(_ sampled: SampledFigures, in value: inout JSONValue) {
    value.set("com_dfe_db", .number(sampled.feedbackMargin.decibels))
    value.set("mlsd_gain_db", sampled.sequenceGain.map { .number($0.decibels) } ?? .null)
    value.set("mlsd_der", sampled.sequenceErrorRatio.map { .number($0) } ?? .null)
    value.set("quantizer_step_v", .number(sampled.quantizerStep.volts))
  }

  /// Coefficients with their places: -1 is the one before the cursor, 0 the cursor.
  private static func taps(_ settings: EqualizerSettings) -> JSONValue {
    let before = settings.preCursor.enumerated().reversed().map { (-1 - $0, $1) }
    let behind = settings.postCursor.enumerated().map { (1 + $0, $1) }
    return .array(
      (before + [(0, settings.cursorCoefficient)] + behind).map { place, value in
        ["tap": .integer(place), "value": .number(value)]
      })
  }

  private static func term(_ term: NoiseTerm) -> JSONValue {
    [
      "kind": .string(term.kind.rawValue), "source": .string(term.source), "title": .string(term.title),
      "sigma_v": .number(term.sigma.volts), "com_without_db": .number(term.comWithout.decibels),
    ]
  }

  private static func rootSumSquare(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  private static func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .number($0) }) }
  private static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
}
