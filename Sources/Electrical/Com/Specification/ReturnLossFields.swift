import Documents
import Quantities

/// How a file writes what is asked of a channel's effective return loss.
struct ReturnLossFields: Declared {
  var clause = ""
  var least: Decibels?
  var standing = ReturnLossRule.Standing.normative
  var waivedFrom: Decibels?
  var riseTime = Duration.zero
  var equalizedSymbols = 0
  var symbols = Self.mostSymbols
  var permittedReflection = 0.618
  var incrementalLoss = Frequency.zero
  var nearFixture = Duration.zero
  var farFixture = Duration.zero
  var isFiltered = true
  var isWindowed = false
  var includesTransmitter = false
  var reference: Resistance?

  static let mostSymbols = 1_000_000
  /// Keys without which there is no rule, each with the keyword of the sheet and a value that shows how it is written.
  static let needed: [(key: String, keyword: String, example: String)] = [
    ("rise_time", "TR_TDR", "10 ps"), ("equalized_symbols", "N_bx", "21"),
    ("symbols", "N", "3500"), ("permitted_reflection", "rho_x", "0.618"),
  ]
  private static let limits = Decibels(decibels: -40)...Decibels(decibels: 80)
  private static let delays = Duration.zero...Duration(seconds: 1e-6)

  mutating func declare(_ fields: Fields) {
    fields.string("clause", &clause, "The clause that has the limit, such as `IEEE 802.3ck clause 163.10`.")
    fields.quantity("limit", &least, in: Self.limits, "Least effective return loss of each end; none by default.")
    fields.choice("standing", &standing, "What the limit is: a normative one fails a lane, an informative one warns.")
    fields.quantity(
      "waived_from", &waivedFrom, in: Self.limits, "COM from which on the limit does not apply, where there is one.")
    fields.quantity(
      "rise_time", &riseTime, in: .zero...Duration(seconds: 1e-9), "Rise time of the pulse from 20 to 80 %, `TR_TDR`.")
    fields.integer(
      "equalized_symbols", &equalizedSymbols, in: 0...10_000, "Symbols whose reflections are corrected, `N_bx`.")
    fields.integer("symbols", &symbols, in: 1...Self.mostSymbols, "Symbols that are counted, `N`.")
    fields.number("permitted_reflection", &permittedReflection, in: 0...1, "Permitted reflection, `rho_x`.")
    fields.quantity(
      "incremental_loss", &incrementalLoss, in: .zero...Frequency(hertz: 1e12),
      "Incremental loss of the signal, `beta_x`.")
    fields.quantity("near_fixture", &nearFixture, in: Self.delays, "Delay of the fixture at the transmitter, `T_fx`.")
    fields.quantity("far_fixture", &farFixture, in: Self.delays, "Delay of the fixture at the receiver, `T_fx`.")
    fields.flag("filter", &isFiltered, "Whether the receiver's input filter shapes the pulse.")
    fields.flag("window", &isWindowed, "Whether a Tukey window ends the pulse's spectrum at the symbol rate.")
    fields.flag(
      "transmitter_package", &includesTransmitter,
      "Whether the first case's transmitter stands at port 1 when port 2 is judged.")
    fields.quantity(
      "reference", &reference, in: Resistance.ofLines, "Single-ended reference impedance, `Z_t`; `R_0` by default.")
    fields.require("rise_time", "equalized_symbols", "symbols", "permitted_reflection")
  }

  var rule: ReturnLossRule {
    ReturnLossRule(
      clause: clause, least: least, standing: standing, waivedFrom: waivedFrom, riseTime: riseTime,
      equalizedSymbols: equalizedSymbols, symbols: symbols, permittedReflection: permittedReflection,
      incrementalLoss: incrementalLoss, nearFixtureDelay: nearFixture, farFixtureDelay: farFixture,
      isFiltered: isFiltered, isWindowed: isWindowed, includesTransmitter: includesTransmitter, reference: reference)
  }
}

extension ReturnLossFields {
  /// Keywords of the script that are read.
  static let keywords: Set<String> = [
    "ERL", "ERL Pass threshold", "TR_TDR", "N", "N_bx", "beta_x", "rho_x", "fixture delay time", "TDR_W_TXPKG",
    "TDR_Butterworth", "Tukey_Window", "Z_t",
  ]

  /// What a user's settings ask for, in the script's units: nanoseconds for `TR_TDR`, seconds for the fixture, hertz for
  /// `beta_x`. What is missing has the script's value.
  /// - Parameter feedbackTaps: `N_b`, the script's `N_bx` by default.
  /// - Returns: nothing when `ERL` is off, or neither it nor a threshold is there.
  static func read(_ settings: inout some KeywordSettings, feedbackTaps: Int) -> ReturnLossFields? {
    let isWanted = settings.number("ERL", in: 0...2).map { $0 != 0 }
    let threshold = settings.number("ERL Pass threshold", in: -40...80)
    guard isWanted ?? ((threshold ?? 0) != 0) else { return nil }
    var fields = ReturnLossFields()
    if let threshold, threshold != 0 { fields.least = Decibels(decibels: threshold) }
    fields.riseTime = SheetUnit.nanoseconds(settings.number("TR_TDR", in: 0...1) ?? 8e-3)
    fields.equalizedSymbols = settings.integer("N_bx", in: 0...10_000) ?? feedbackTaps
    if let count = settings.integer("N", in: 0...mostSymbols), count > 0 { fields.symbols = count }
    fields.incrementalLoss = SheetUnit.hertz(settings.number("beta_x", in: 0...1e12) ?? 0)
    fields.permittedReflection = settings.number("rho_x", in: 0...1) ?? 0.618
    if let delays = settings.pair("fixture delay time") {
      (fields.nearFixture, fields.farFixture) = (
        SheetUnit.seconds(delays.transmitter), SheetUnit.seconds(delays.receiver)
      )
      if !Self.delays.contains(fields.nearFixture) || !Self.delays.contains(fields.farFixture) {
        settings.report("fixture delay time", "a fixture delays by 0 to 1 microsecond; the setting is in seconds")
      }
    }
    fields.isFiltered = settings.number("TDR_Butterworth", in: 0...1) != 0
    fields.isWindowed = (settings.number("Tukey_Window", in: 0...1) ?? 0) != 0
    fields.includesTransmitter = (settings.number("TDR_W_TXPKG", in: 0...1) ?? 0) != 0
    fields.reference = settings.number("Z_t", in: 1...10_000).map { Resistance(ohms: $0) }
    return fields
  }
}
