public import Documents
import Electrical
import Glibc
import Quantities

/// Channel files as `heliograph channel info --json` prints them.
public enum ChannelInfoJSON {
  /// Name and version of the format; additions keep the number.
  public static let schema = "heliograph.channel-info/1"

  /// The whole document.
  public static func value(_ info: ChannelInfo) -> JSONValue {
    .object([
      .init("schema", .string(schema)), .init("symbol_rate_gbd", .number(info.settings.rate.baud / 1e9)),
      .init("mask", info.mask.map { .string($0.name) } ?? .null),
      .init("files", .array(info.files.map { file($0, info) })), .init("crosstalk", crosstalk(info)),
      .init("findings", .array(info.findings.map(FindingDocument.value))),
    ])
  }

  private static func file(_ file: ChannelFile, _ info: ChannelInfo) -> JSONValue {
    let survey = file.survey
    let quality = survey.quality
    return .object(
      [
        .init("file", .string(file.name)), .init("ports", .integer(survey.ports)),
        .init("reference_ohm", .array(survey.referenceOhms.map { .number($0) })),
        .init("points", .integer(survey.points)), .init("first_frequency_hz", number(survey.first?.hertz)),
        .init("last_frequency_hz", number(survey.last?.hertz)),
        .init("port_order", survey.order.map { .string($0.rawValue) } ?? .null),
        .init("port_order_origin", file.orderOrigin.map { .string($0) } ?? .null),
        .init(
          "passivity",
          .object([
            .init("is_passive", .bool(quality.isPassive)),
            .init("largest_singular_value", number(quality.largestSingularValue)),
            .init("frequency_hz", number(quality.singularFrequency.hertz)),
            .init("active_points", .integer(quality.activePoints)),
          ])),
        .init(
          "reciprocity",
          .object([
            .init("is_reciprocal", .bool(quality.isReciprocal)),
            .init("largest_difference", number(quality.reciprocityError)),
            .init("frequency_hz", number(quality.reciprocityFrequency.hertz)),
          ])),
        .init("mode_conversion", conversion(survey.modeConversion)),
      ] + (file.figures.map { figures($0, info) } ?? []))
  }

  private static func figures(_ figures: ChannelFigures, _ info: ChannelInfo) -> [JSONValue.Member] {
    [
      .init(
        "insertion_loss",
        .array(
          figures.losses.map { entry in
            .object([
              .init("frequency_hz", .number(entry.frequency.hertz)), .init("loss_db", number(entry.loss?.decibels)),
              .init("limit_db", number(info.mask?.loss(at: entry.frequency)?.decibels)),
            ])
          })),
      .init("return_loss_near", worst(figures.nearReturnLoss)), .init("return_loss_far", worst(figures.farReturnLoss)),
      .init("fitted_loss", fit(figures, info)),
      .init("effective_return_loss_near_db", number(figures.nearEffectiveReturnLoss?.decibels)),
      .init("effective_return_loss_far_db", number(figures.farEffectiveReturnLoss?.decibels)),
      .init("step_impedance_near", impedance(figures.nearImpedance)),
      .init("step_impedance_far", impedance(figures.farImpedance)),
      .init("delay_s", number(figures.delay?.seconds)),
      .init(
        "causality",
        .object([
          .init("is_causal", figures.isCausal.map { .bool($0) } ?? .null),
          .init("early_energy_fraction", number(figures.earlyEnergyShare)),
        ])),
    ]
  }

  private static func fit(_ figures: ChannelFigures, _ info: ChannelInfo) -> JSONValue {
    guard let fit = figures.fit else { return .null }
    return .object([
      .init("from_hz", number(fit.frequenciesHz.first)), .init("to_hz", number(fit.frequenciesHz.last)),
      .init("coefficients_db_per_ghz", .array(fit.coefficients.map { number($0) })),
      .init("nyquist_hz", .number(info.settings.nyquist.hertz)),
      .init("at_nyquist_db", number(fit.loss(at: info.settings.nyquist).decibels)),
      .init("deviation_rms_db", number(fit.deviation.decibels)),
      .init("fom_ild_db", number(figures.deviationMerit?.decibels)),
    ])
  }

  private static func crosstalk(_ info: ChannelInfo) -> JSONValue {
    guard let crosstalk = info.crosstalk else { return .null }
    return .object([
      .init("icn_v", number(crosstalk.total.volts)), .init("far_end_v", number(crosstalk.farEnd.volts)),
      .init("near_end_v", number(crosstalk.nearEnd.volts)),
      .init("far_end_aggressors", .integer(info.aggressors.farEnd)),
      .init("near_end_aggressors", .integer(info.aggressors.nearEnd)),
    ])
  }

  private static func worst(_ worst: ChannelFigures.Worst?) -> JSONValue {
    guard let worst else { return .null }
    return .object([
      .init("loss_db", number(worst.loss.decibels)), .init("frequency_hz", number(worst.frequency.hertz)),
    ])
  }

  private static func conversion(_ conversion: ChannelSurvey.ModeConversion?) -> JSONValue {
    guard let conversion else { return .null }
    return .object([
      .init("largest_magnitude", number(conversion.magnitude)),
      .init("largest_db", number(20 * log10(conversion.magnitude))),
      .init("frequency_hz", number(conversion.frequency.hertz)),
    ])
  }

  private static func impedance(_ range: (lowest: Resistance, highest: Resistance)?) -> JSONValue {
    guard let range else { return .null }
    return .object([
      .init("lowest_ohm", number(range.lowest.ohms)), .init("highest_ohm", number(range.highest.ohms)),
    ])
  }

  /// What is not finite, such as the loss of a null, is nothing in JSON.
  private static func number(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .number(value)
  }
}
