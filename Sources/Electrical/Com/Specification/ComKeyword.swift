import Quantities
import Signaling

/// A keyword of the COM script's sheet, or of PyChOpMarg, that stands for fields of a specification.
struct ComKeyword {
  /// How a value is written under the keyword.
  enum Form {
    /// A number that the unit is added to; a value with a unit stays as it is.
    case quantity(String)
    /// A number without a unit.
    case number
    /// A number or a range, in brackets or not.
    case range
    /// The number of levels.
    case levels
  }

  let form: Form
  let paths: [String]

  /// What a message says is expected.
  var expectation: String {
    switch form {
    case .quantity(let unit): "a number in \(unit), or one with its unit"
    case .number: "a number"
    case .range: "a number, `lowest:step:highest`, or a row of values such as `[0 0.02 0.05]`"
    case .levels: "2, 4, 6 or 8"
    }
  }

  /// The value as the field takes it; nothing when it cannot be read.
  func value(_ text: String) -> String? {
    switch form {
    case .quantity(let unit): NumberText.parse(text) == nil ? text : "\(text) \(unit)"
    case .number: (try? SheetMatrix(text: text))?.scalar.map(NumberText.shortest)
    case .levels:
      (try? SheetMatrix(text: text))?.scalar.flatMap { Int(exactly: $0) }.flatMap(Modulation.init(levels:))?.rawValue
    case .range:
      Self.range(text)
    }
  }

  /// A range as it was written, so that findings quote it; in brackets where the field reads it only so.
  private static func range(_ text: String) -> String? {
    // A column is no list of values: the script would try all of it at once.
    guard let matrix = try? SheetMatrix(text: text), matrix.rows.count == 1 else { return nil }
    return [text, "[\(text)]"].first { (try? TapRange(text: $0)) != nil }
  }

  /// Every keyword.
  static let named: [String: ComKeyword] = {
    var named: [String: ComKeyword] = [:]
    for (names, form, paths) in table {
      for name in names { named[name] = ComKeyword(form: form, paths: paths) }
    }
    return named
  }()

  private static let table: [([String], Form, [String])] = [
    (["f_b", "fb"], .quantity("GBd"), ["signaling.rate"]),
    (["L"], .levels, ["signaling.modulation"]),
    (["M"], .number, ["signaling.samples_per_symbol"]),
    (["Delta_f", "fstep"], .quantity("GHz"), ["signaling.frequency_step"]),
    (["DER_0"], .number, ["signaling.detector_error_ratio"]),
    (["R_0"], .quantity("ohm"), ["reference"]),
    (["COM Pass threshold"], .quantity("dB"), ["passing_margin"]),
    (["ERL Pass threshold"], .quantity("dB"), ["return_loss.limit"]),
    (["TR_TDR"], .quantity("ns"), ["return_loss.rise_time"]), (["N"], .number, ["return_loss.symbols"]),
    (["N_bx"], .number, ["return_loss.equalized_symbols"]), (["rho_x"], .number, ["return_loss.permitted_reflection"]),
    (["beta_x"], .quantity("Hz"), ["return_loss.incremental_loss"]),
    (["Z_t"], .quantity("ohm"), ["return_loss.reference"]),
    (["T_r"], .quantity("ns"), ["transmitter.rise_time"]),
    (["SNR_TX"], .quantity("dB"), ["transmitter.signal_to_noise"]),
    (["R_LM", "RLM"], .number, ["transmitter.level_mismatch"]),
    (["A_v"], .quantity("V"), ["transmitter.victim_amplitude"]),
    (["A_fe"], .quantity("V"), ["transmitter.far_end_amplitude"]),
    (["A_ne"], .quantity("V"), ["transmitter.near_end_amplitude"]),
    (["c(0)", "c0_min"], .number, ["transmitter.least_cursor"]),
    (["c(-1)"], .range, ["transmitter.pre_cursor[0]"]), (["c(-2)"], .range, ["transmitter.pre_cursor[1]"]),
    (["c(-3)"], .range, ["transmitter.pre_cursor[2]"]), (["c(-4)"], .range, ["transmitter.pre_cursor[3]"]),
    (["c(1)"], .range, ["transmitter.post_cursor[0]"]), (["c(2)"], .range, ["transmitter.post_cursor[1]"]),
    (["c(3)"], .range, ["transmitter.post_cursor[2]"]),
    (["sigma_RJ", "sigma_Rj"], .number, ["transmitter.random_jitter"]),
    (["A_DD"], .number, ["transmitter.dual_dirac_jitter"]),
    (["eta_0"], .quantity("V^2/GHz"), ["receiver.noise"]),
    (["f_r"], .number, ["receiver.bandwidth"]),
    (["g_DC"], .range, ["receiver.continuous.gain"]),
    (["f_z"], .quantity("GHz"), ["receiver.continuous.zero"]),
    (["f_p1"], .quantity("GHz"), ["receiver.continuous.first_pole"]),
    (["f_p2"], .quantity("GHz"), ["receiver.continuous.second_pole"]),
    (["g_DC_HP", "g_DC2"], .range, ["receiver.continuous.low_frequency.gain"]),
    (
      ["f_HP_PZ", "f_LF"], .quantity("GHz"),
      ["receiver.continuous.low_frequency.zero", "receiver.continuous.low_frequency.pole"]
    ),
    (["f_p3"], .quantity("GHz"), ["receiver.continuous.low_frequency.pole"]),
    (["N_qb"], .number, ["receiver.feed_forward.quantizer_bits"]),
    (["P_qc"], .number, ["receiver.feed_forward.clipping_probability"]),
    (["bmaxg"], .number, ["receiver.feedback.floating.limit"]),
    (["C_b"], .quantity("nF"), ["packages.*.bump"]), (["C_p"], .quantity("nF"), ["packages.*.ball"]),
    (["R_d"], .quantity("ohm"), ["packages.*.termination"]),
  ]
}
