/// The keywords of the COM script's configuration sheet.
enum SheetKeywords {
  /// Keywords that are read.
  static let read = ReturnLossFields.keywords.union([
    "f_b", "Delta_f", "C_d", "L_s", "C_b", "z_p select", "z_p (TX)", "z_p (NEXT)", "z_p (FEXT)", "z_p (RX)", "C_p",
    "R_0",
    "R_d", "A_v", "A_fe", "A_ne", "L", "M", "f_r", "c(0)", "c(-1)", "c(-2)", "c(-3)", "c(-4)", "c(1)", "c(2)", "c(3)",
    "N_b", "b_max(1)", "b_max(2..N_b)", "b_min(1)", "b_min(2..N_b)", "g_DC", "f_z", "f_p1", "f_p2", "f_p3", "g_DC_HP",
    "f_HP_PZ", "ffe_pre_tap_len", "ffe_post_tap_len", "ffe_pre_tap1_max", "ffe_post_tap1_max", "ffe_tapn_max", "N_bg",
    "N_bf", "N_f", "N_bmax", "bmaxg", "B_float_RSS_MAX", "N_tail_start", "DER_0", "T_r", "sigma_RJ", "A_DD", "eta_0",
    "SNR_TX", "R_LM", "package_tl_gamma0_a1_a2", "package_tl_tau", "package_Z_c", "board_tl_gamma0_a1_a2",
    "board_tl_tau", "board_Z_c", "z_bp (TX)", "z_bp (NEXT)", "z_bp (FEXT)", "z_bp (RX)", "C_0", "C_1", "Include PCB",
    "COM Pass threshold", "EH_min", "VEC Pass threshold", "N_qb", "P_qc", "MLSD", "MLSE", "add_rx_noise",
    "f_HP_Z", "f_HP_P", "PKG_NAME",
  ])

  /// Keywords that are known, also those that change nothing here.
  static let known: Set<String> = read.union(fixedHere.keys).union([
    "f_min", "DIAGNOSTICS", "DISPLAY_WINDOW", "CSV_REPORT", "RESULT_DIR", "SAVE_FIGURES", "Port Order", "RUNTAG",
    "COM_CONTRIBUTION", "TDR", "filter and Eq", "f_f", "f_n", "f_2", "A_ft", "A_nt", "Local Search", "PDF bin size",
    "SAVE_FIGURE_to_CSV",
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
    "Rxpskew": "0", "Rxnskew": "0", "skew_ps": "0", "ERL_ONLY": "0", "AUTO_TFX": "0", "Grr_limit": "1", "Grr": "1",
    "Gx": "0", "TDMODE": "0",
  ]

  /// Keywords that a package block may hold, besides those that are for one end alone.
  static let ofPackages: Set<String> = [
    "C_p", "R_d", "package_tl_gamma0_a1_a2", "package_tl_tau", "package_Z_c",
  ]

  /// Keywords that belong to one end, whatever block names it: the others of a block are asked for with their end.
  static let ends: [String: ComSheet.End] = [
    "z_p (TX)": .transmitter, "z_p (FEXT)": .transmitter, "A_v": .transmitter, "A_fe": .transmitter,
    "z_p (RX)": .receiver, "z_p (NEXT)": .receiver, "A_ne": .receiver,
  ]
}
