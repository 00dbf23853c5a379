import Diagnostics
import Documents
import Quantities

/// The settings of a COM configuration sheet by keyword, with the place of each.
struct ComSheet {
  /// A setting as the sheet has it.
  struct Setting {
    let keyword: Node
    let value: Node
  }

  /// Where the sheet begins.
  let start: Place
  private(set) var findings: [Finding] = []
  private var settings: [String: Setting] = [:]
  /// Keywords that nothing here reads, in the order of the sheet.
  private(set) var ignored: [Setting] = []

  /// Finds the settings among the cells. The sheet has several tables beside each other; a keyword's setting is in the next cell.
  init(cells: [[Node]], name: String) {
    start = Place(file: name, line: 1, column: 1)
    let columns = Self.keywordColumns(cells)
    for row in cells {
      var column = 0
      while column + 1 < row.count {
        let key = (row[column].text ?? "").trimmed
        let value = (row[column + 1].text ?? "").trimmed
        let isKeyword = SheetKeywords.known.contains(key) || columns.contains(column)
        guard isKeyword, !key.isEmpty, !value.isEmpty, !SheetKeywords.headings.contains(key) else {
          column += 1
          continue
        }
        add(key, Setting(keyword: row[column], value: row[column + 1]))
        column += 2
      }
    }
  }

  /// Columns in which at least two keywords stand.
  private static func keywordColumns(_ cells: [[Node]]) -> Set<Int> {
    var counts: [Int: Int] = [:]
    for row in cells {
      for (column, cell) in row.enumerated() where SheetKeywords.known.contains((cell.text ?? "").trimmed) {
        counts[column, default: 0] += 1
      }
    }
    return Set(counts.filter { $0.value >= 2 }.keys)
  }

  private mutating func add(_ key: String, _ setting: Setting) {
    guard SheetKeywords.read.contains(key) else {
      ignored.append(setting)
      warn(key, setting)
      return
    }
    guard let earlier = settings[key] else {
      settings[key] = setting
      return
    }
    guard earlier.value.text?.trimmed != setting.value.text?.trimmed else { return }
    findings.append(
      Finding(
        .badSheetSetting, .error, "`\(key)` is set twice, to different values", at: setting.keyword.place,
        label: "first set in line \(earlier.keyword.place.line)", help: ["keep one of the two"]))
  }

  /// Warns of a setting that changes results in the script, has no counterpart here, and is not at the value that is computed.
  private mutating func warn(_ key: String, _ setting: Setting) {
    guard let usual = SheetKeywords.fixedHere[key], let text = setting.value.text?.trimmed else { return }
    let isUsual =
      NumberText.parse(text).map { NumberText.parse(usual) == $0 } ?? (text.lowercased() == usual.lowercased())
    guard !isUsual else { return }
    findings.append(
      Finding(
        .ignoredSetting, .warning, "`\(key)` is \(text), but COM is computed as with \(usual)", at: setting.value.place)
    )
  }

  // MARK: Reading settings

  /// Whether the sheet has a keyword.
  func has(_ key: String) -> Bool { settings[key] != nil }

  /// The first of the keywords that the sheet has.
  func either(_ keys: String...) -> String? { keys.first(where: has) }

  /// Where a keyword's value stands.
  func place(_ key: String) -> Place { settings[key]?.value.place ?? start }

  /// A setting as a matrix; nothing when the sheet lacks it or, after a finding, when it cannot be read.
  mutating func matrix(_ key: String) -> SheetMatrix? {
    guard let setting = settings[key], let text = setting.value.text?.trimmed else { return nil }
    do throws(SheetMatrix.Fault) {
      return try SheetMatrix(text: text)
    } catch {
      report(key, error.message)
      return nil
    }
  }

  /// A setting as a number within limits.
  mutating func number(_ key: String, in limits: ClosedRange<Double> = -1e30...1e30) -> Double? {
    guard let matrix = matrix(key) else { return nil }
    guard let value = matrix.scalar else {
      report(key, "`\(key)` is \(matrix.values.count) values, one is needed")
      return nil
    }
    guard limits.contains(value) else {
      report(key, "`\(key)` is \(value), outside \(limits.lowerBound) to \(limits.upperBound)")
      return nil
    }
    return value
  }

  /// A number without which nothing can be computed.
  mutating func required(_ key: String, in limits: ClosedRange<Double> = -1e30...1e30) -> Double {
    demand(key)
    return number(key, in: limits) ?? limits.lowerBound
  }

  /// A whole number.
  mutating func integer(_ key: String, in limits: ClosedRange<Int>) -> Int? {
    guard let value = number(key, in: Double(limits.lowerBound)...Double(limits.upperBound)) else { return nil }
    guard value == value.rounded() else {
      report(key, "`\(key)` is \(value), not a whole number")
      return nil
    }
    return Int(value)
  }

  /// The values of a search.
  mutating func range(_ key: String) -> TapRange? {
    guard let matrix = matrix(key), !matrix.values.isEmpty else { return nil }
    if let range = matrix.range { return range }
    do throws(TapRange.TextFault) {
      return try TapRange(values: matrix.values)
    } catch {
      report(key, error.message)
      return nil
    }
  }

  /// One value for the transmitter and one for the receiver.
  mutating func pair(_ key: String) -> (transmitter: Double, receiver: Double)? {
    guard let values = matrix(key)?.values, let first = values.first else { return nil }
    guard values.count <= 2 else {
      report(key, "`\(key)` is \(values.count) values; one, or `[TX RX]`, is needed")
      return nil
    }
    return (first, values.last ?? first)
  }

  /// Reports a keyword that is missing.
  mutating func demand(_ key: String) {
    guard settings[key] == nil else { return }
    let near = Spelling.nearest(to: key, among: ignored.compactMap { $0.keyword.text?.trimmed })
    findings.append(
      Finding(
        .missingSetting, .error, "the sheet has no setting `\(key)`", at: start,
        help: near.map { ["did you mean to write `\(key)` for `\($0)`?"] } ?? []))
  }

  /// Adds something worth knowing.
  mutating func note(_ finding: Finding) { findings.append(finding) }

  /// Reports what is wrong with a setting.
  mutating func report(_ key: String, _ message: String) {
    findings.append(
      Finding(
        .badSheetSetting, .error, message, at: place(key), label: key, subject: key))
  }
}

/// The keywords of the COM script's configuration sheet.
enum SheetKeywords {
  /// Keywords that are read.
  static let read: Set<String> = [
    "f_b", "Delta_f", "C_d", "L_s", "C_b", "z_p select", "z_p (TX)", "z_p (NEXT)", "z_p (FEXT)", "z_p (RX)", "C_p",
    "R_0",
    "R_d", "A_v", "A_fe", "A_ne", "L", "M", "f_r", "c(0)", "c(-1)", "c(-2)", "c(-3)", "c(-4)", "c(1)", "c(2)", "c(3)",
    "N_b", "b_max(1)", "b_max(2..N_b)", "b_min(1)", "b_min(2..N_b)", "g_DC", "f_z", "f_p1", "f_p2", "f_p3", "g_DC_HP",
    "f_HP_PZ", "ffe_pre_tap_len", "ffe_post_tap_len", "ffe_pre_tap1_max", "ffe_post_tap1_max", "ffe_tapn_max", "N_bg",
    "N_bf", "N_f", "N_bmax", "bmaxg", "B_float_RSS_MAX", "N_tail_start", "DER_0", "T_r", "sigma_RJ", "A_DD", "eta_0",
    "SNR_TX", "R_LM", "package_tl_gamma0_a1_a2", "package_tl_tau", "package_Z_c", "board_tl_gamma0_a1_a2",
    "board_tl_tau", "board_Z_c", "z_bp (TX)", "z_bp (NEXT)", "z_bp (FEXT)", "z_bp (RX)", "C_0", "C_1", "Include PCB",
    "COM Pass threshold", "ERL Pass threshold", "EH_min", "VEC Pass threshold", "N_qb", "P_qc", "MLSD", "MLSE",
    "add_rx_noise",
  ]

  /// Keywords that are known, also those that change nothing here.
  static let known: Set<String> = read.union(fixedHere.keys).union([
    "f_min", "DIAGNOSTICS", "DISPLAY_WINDOW", "CSV_REPORT", "RESULT_DIR", "SAVE_FIGURES", "Port Order", "RUNTAG",
    "COM_CONTRIBUTION", "ERL", "TDR", "TR_TDR", "N", "beta_x", "rho_x", "filter and Eq", "f_f", "f_n", "f_2", "A_ft",
    "A_nt",
    "Local Search", "PDF bin size", "SAVE_FIGURE_to_CSV", "ERL_ONLY", "TDR_Butterworth", "fixture delay time",
  ])

  /// Headings of the tables.
  static let headings: Set<String> = ["Parameter", "filter and Eq", "I/O control", "Operational", "Receiver testing"]

  /// Settings of the script that change results and have one value here.
  static let fixedHere: [String: String] = [
    "FORCE_TR": "1", "INC_PACKAGE": "1", "IDEAL_TX_TERM": "0", "IDEAL_RX_TERM": "0", "INCLUDE_CTLE": "1",
    "INCLUDE_TX_RX_FILTER": "1", "RX_CALIBRATION": "0", "Raised_Cosine": "0", "Bessel_Thomson": "0", "Butterworth": "1",
    "ffe_tap_step_size": "0", "ffe_main_cursor_min": "1", "ffe_backoff": "0", "PKG_Tx_FFE_preset": "0",
    "AC_CM_RMS": "0",
    "kappa1": "1", "kappa2": "1", "C_v": "0", "GDC_MIN": "0", "N_b_step": "0", "Txpskew": "0", "Txnskew": "0",
    "Rxpskew": "0", "Rxnskew": "0", "skew_ps": "0",
  ]
}
