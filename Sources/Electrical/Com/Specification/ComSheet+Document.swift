import Diagnostics
import Documents
import Glibc
import Quantities
import Signaling

/// Reads a specification from the configuration sheet of the IEEE 802.3 COM script, saved as CSV.
///
/// Units are the sheet's: GBd and GHz, ns, nF, nH, mm, V, ohm, V^2/GHz, UI. Matrices `z_p` have a row for each line of the package
/// and a column for each case; `package_Z_c` has a row for each line and the columns transmitter and receiver.
struct ComSheetReader {
  private var sheet: ComSheet
  private var document = ComDocument.ofUser

  private init(_ sheet: ComSheet) { self.sheet = sheet }

  /// The document that the cells hold, and everything that is to be said about them.
  static func read(_ cells: [[Node]], name: String) -> (ComDocument, [Finding]) {
    var reader = ComSheetReader(ComSheet(cells: cells, name: name))
    reader.readSignaling()
    reader.readTransmitter()
    reader.readReceiver()
    reader.readPackages()
    reader.readThresholds()
    reader.document.returnLoss = ReturnLossFields.read(
      &reader.sheet, feedbackTaps: reader.document.receiver.feedback.taps.flatMap(\.limits).count)
    reader.document.source = "COM configuration sheet"
    reader.noteIgnored()
    return (reader.document, reader.sheet.findings)
  }

  private mutating func readSignaling() {
    let rate = sheet.required("f_b", in: 1...1000)
    document.signaling.rate = SheetUnit.gigabaud(rate)
    sheet.demand("L")
    if let levels = sheet.integer("L", in: 2...8) {
      if let modulation = Modulation(levels: levels) {
        document.signaling.modulation = modulation
      } else {
        sheet.report("L", "there is no modulation of \(levels) levels; there are 2, 4, 6 and 8")
      }
    }
    if let samples = sheet.integer("M", in: 4...256) { document.signaling.samples = samples }
    if let step = sheet.number("Delta_f", in: 1e-4...1) { document.signaling.step = SheetUnit.gigahertz(step) }
    document.signaling.errorRatio = sheet.required("DER_0", in: 1e-30...0.1)
    if let reference = sheet.number("R_0", in: 1...10_000) { document.reference = Resistance(ohms: reference) }
  }

  private mutating func readTransmitter() {
    var transmitter = TransmitterFields()
    transmitter.riseTime = sheet.number("T_r", in: 0...1).map(SheetUnit.nanoseconds) ?? .zero
    transmitter.signalToNoise = Decibels(decibels: sheet.required("SNR_TX", in: 0...200))
    transmitter.levelMismatch = sheet.required("R_LM", in: 0.1...1)
    transmitter.victim = Voltage(volts: sheet.required("A_v", in: 1e-6...100))
    transmitter.farEnd = Voltage(volts: sheet.required("A_fe", in: 1e-6...100))
    transmitter.nearEnd = Voltage(volts: sheet.required("A_ne", in: 1e-6...100))
    transmitter.preCursor = ["c(-1)", "c(-2)", "c(-3)", "c(-4)"].map { sheet.range($0) ?? .fixed(0) }
    transmitter.postCursor = ["c(1)", "c(2)", "c(3)"].map { sheet.range($0) ?? .fixed(0) }
    transmitter.leastCursor = sheet.required("c(0)", in: 0...1)
    transmitter.randomJitter = sheet.required("sigma_RJ", in: 0...1)
    transmitter.dualDiracJitter = sheet.required("A_DD", in: 0...1)
    document.transmitter = transmitter
  }

  private mutating func readReceiver() {
    var receiver = ReceiverFields()
    receiver.noise = SheetUnit.noise(sheet.required("eta_0", in: 0...1))
    receiver.bandwidth = sheet.required("f_r", in: 0.01...100)
    receiver.continuous = readContinuous()
    let floating = readFloating()
    receiver.feedForward = readFeedForward(floating)
    receiver.feedback = readFeedback()
    // The script gives floating taps to the feed-forward equalizer where there is one.
    if receiver.feedForward == nil { receiver.feedback.floating = floating }
    let isDetected = (sheet.either("MLSD", "MLSE").flatMap { sheet.number($0) } ?? 0) != 0
    if isDetected {
      let allowance = sheet.either("add_rx_noise", "COM Pass threshold").flatMap { sheet.number($0, in: 0...40) } ?? 3
      receiver.sequenceDetection = SequenceDetectionFields(noiseAllowance: Decibels(decibels: allowance))
    }
    document.receiver = receiver
  }

  private mutating func readContinuous() -> ContinuousFields {
    let rate = document.signaling.rate.baud
    var continuous = ContinuousFields()
    sheet.demand("g_DC")
    continuous.gain = sheet.range("g_DC") ?? .fixed(0)
    continuous.zero = frequency("f_z") ?? Frequency(hertz: rate / 4)
    continuous.firstPole = frequency("f_p1") ?? Frequency(hertz: rate / 4)
    continuous.secondPole = frequency("f_p2") ?? Frequency(hertz: rate)
    if sheet.has("f_HP_Z") || sheet.has("f_HP_P") { return withOwnPoleAndZero(continuous) }
    guard let gain = sheet.range("g_DC_HP"), gain != .fixed(0) || sheet.has("f_HP_PZ") else { return continuous }
    sheet.demand("f_HP_PZ")
    let zero = frequency("f_HP_PZ") ?? Frequency(hertz: rate / 80)
    continuous.lowFrequency = LowFrequencyFields(gain: gain, zero: zero, ownPole: frequency("f_p3") ?? zero)
    return continuous
  }

  /// The equalizer of Annex 120E, `G (1 + j f/f_z) (1 + j f/f_HP_Z) / ((1 + j f/f_p1) (1 + j f/f_p2) (1 + j f/f_HP_P))`, `G` being
  /// `g_DC`. Its table gives each gain poles and zeros of its own, which no grid of gains over fixed poles can hold: one row at a
  /// time is computed.
  private mutating func withOwnPoleAndZero(_ usual: ContinuousFields) -> ContinuousFields {
    var continuous = usual
    for key in ["g_DC", "f_HP_Z", "f_HP_P", "f_z", "f_p1", "f_p2"] {
      guard let count = sheet.matrix(key)?.values.count, count > 1 else { continue }
      sheet.report(
        key,
        "`\(key)` lists \(count) values; with `f_HP_Z` each belongs to one setting of an equalizer whose poles move "
          + "with its gain, and one setting is computed at a time")
    }
    sheet.demand("f_HP_Z")
    sheet.demand("f_HP_P")
    guard let zero = frequency("f_HP_Z"), let pole = frequency("f_HP_P") else { return continuous }
    // Ours is `G + j f/zero`.
    continuous.zero = SheetUnit.gigahertz(continuous.zero.hertz / 1e9 / pow(10, continuous.gain.lowest / 20))
    continuous.lowFrequency = LowFrequencyFields(gain: .fixed(0), zero: zero, ownPole: pole)
    return continuous
  }

  private mutating func frequency(_ key: String) -> Frequency? {
    sheet.number(key, in: 1e-3...1e6).map(SheetUnit.gigahertz)
  }

  private mutating func readFeedback() -> FeedbackFields {
    sheet.demand("N_b")
    guard let count = sheet.integer("N_b", in: 0...1_000), count > 0 else { return FeedbackFields() }
    sheet.demand("b_max(1)")
    let first = sheet.number("b_max(1)", in: 0...100) ?? 0
    let upper = limits("b_max(2..N_b)", count - 1) ?? [Double](repeating: 0.2, count: count - 1)
    let lower = limits("b_min(2..N_b)", count - 1) ?? upper.map { -$0 }
    let highest = [first] + upper
    let lowest = [sheet.number("b_min(1)", in: -100...100) ?? -first] + lower
    let pairs = zip(lowest, highest).map { low, high in min(low, high)...max(low, high) }
    return FeedbackFields(taps: TapLimitFields.runs(pairs))
  }

  /// Limits of taps: one for all, or one for each.
  private mutating func limits(_ key: String, _ count: Int) -> [Double]? {
    guard count > 0, let values = sheet.matrix(key)?.values, let first = values.first else { return nil }
    if values.count == 1 { return [Double](repeating: first, count: count) }
    guard values.count >= count else {
      sheet.report(key, "`\(key)` has \(values.count) values for \(count) taps")
      return nil
    }
    guard values.allSatisfy({ (-100...100).contains($0) }) else {
      sheet.report(key, "`\(key)` has values outside -100 to 100")
      return nil
    }
    return Array(values.prefix(count))
  }

  private mutating func readFloating() -> FloatingFields? {
    guard let groups = sheet.integer("N_bg", in: 0...16), groups > 0 else { return nil }
    var floating = FloatingFields(groups: groups)
    floating.tapsPerGroup = sheet.integer("N_bf", in: 1...64) ?? 6
    let farthest = sheet.either("N_f", "N_bmax")
    if farthest == nil { sheet.demand("N_f") }
    floating.farthest = farthest.flatMap { sheet.integer($0, in: 1...1_000) } ?? floating.farthest
    floating.limit = sheet.number("bmaxg", in: 0...10) ?? 0.2
    if let most = sheet.number("B_float_RSS_MAX", in: 0...100), most > 0,
      let start = sheet.integer("N_tail_start", in: 0...1_000), start > 0
    {
      floating.tail = TailLimitFields(start: start, rootSumSquare: most)
    }
    return floating
  }

  private mutating func readFeedForward(_ floating: FloatingFields?) -> FeedForwardFields? {
    let before = sheet.integer("ffe_pre_tap_len", in: 0...100) ?? 0
    let behind = sheet.integer("ffe_post_tap_len", in: 0...900) ?? 0
    guard before + behind > 0 else { return nil }
    let usual = sheet.number("ffe_tapn_max", in: 0...100) ?? 0.7
    var limits = [Double](repeating: usual, count: before + 1 + behind)
    if before > 0 { limits[before - 1] = sheet.number("ffe_pre_tap1_max", in: 0...100) ?? 0.7 }
    if behind > 0 { limits[before + 1] = sheet.number("ffe_post_tap1_max", in: 0...100) ?? 0.7 }
    var ranges = limits.map { -$0...$0 }
    ranges[before] = 1...1
    return FeedForwardFields(
      preCursor: before, taps: TapLimitFields.runs(ranges), floating: floating,
      quantizerBits: sheet.integer("N_qb", in: 0...24) ?? 0,
      clippingProbability: sheet.number("P_qc", in: 1e-30...0.5) ?? min(0.5, 2 * document.signaling.errorRatio))
  }

  // MARK: Packages

  private mutating func readPackages() {
    sheet.demand("z_p (TX)")
    guard let transmitter = sheet.matrix("z_p (TX)"), transmitter.columns > 0 else { return }
    let far = lengths("z_p (FEXT)", like: transmitter) ?? transmitter
    // A block of its own may give the receiver another number of lines.
    let receiver = lengths("z_p (RX)", like: transmitter, mayDiffer: sheet.hasPackages) ?? transmitter
    let near = lengths("z_p (NEXT)", like: receiver) ?? receiver
    let lines = (transmitter: used(transmitter, far), receiver: used(receiver, near))
    // Within one sheet of tables both ends have the same lines.
    let both = Array(Set(lines.transmitter + lines.receiver)).sorted()
    let (outer, inner) = sheet.hasPackages ? lines : (both, both)
    document.packages = [
      ("transmitter", package(.transmitter, lines: outer, of: transmitter.rows.count)),
      ("receiver", package(.receiver, lines: inner, of: receiver.rows.count)),
    ]
    readBoards()
    for column in selectedCases(of: transmitter.columns) {
      func end(_ matrix: SheetMatrix, _ lines: [Int], _ package: String, _ board: String) -> EndFields {
        var end = EndFields(package: package, lengths: lines.map { SheetUnit.millimeters(matrix.rows[$0][column]) })
        addBoard(&end, board)
        return end
      }
      let first = lines.transmitter.first.map { transmitter.rows[$0][column] } ?? 0
      // Near-end aggressors transmit beside the victim's receiver: in a sheet of tables their lengths hold for its package.
      let nearPackage = sheet.hasPackages ? "receiver" : "transmitter"
      document.cases.append(
        CaseFields(
          name: caseName("z" + NumberText.shortest(first)), transmitter: end(transmitter, outer, "transmitter", "TX"),
          receiver: end(receiver, inner, "receiver", "RX"), farEnd: end(far, outer, "transmitter", "FEXT"),
          nearEnd: end(near, inner, nearPackage, "NEXT")))
    }
  }

  /// Lines that some case has: sheets fill a package of two lines up to four.
  private func used(_ matrices: SheetMatrix...) -> [Int] {
    guard let rows = matrices.first?.rows.indices else { return [] }
    return rows.filter { row in matrices.contains { $0.rows[row].contains { $0 != 0 } } }
  }

  private func caseName(_ base: String) -> String {
    let count = document.cases.count { $0.name == base || $0.name.hasPrefix(base + " (") }
    return count == 0 ? base : "\(base) (\(count + 1))"
  }

  private mutating func lengths(_ key: String, like shape: SheetMatrix, mayDiffer: Bool = false) -> SheetMatrix? {
    guard let matrix = sheet.matrix(key) else { return nil }
    guard mayDiffer || matrix.rows.count == shape.rows.count, matrix.columns == shape.columns else {
      sheet.report(
        key,
        "`\(key)` has \(matrix.rows.count) lines in \(matrix.columns) cases, `z_p (TX)` \(shape.rows.count) in \(shape.columns)"
      )
      return nil
    }
    guard matrix.values.allSatisfy({ (0...100_000).contains($0) }) else {
      sheet.report(key, "`\(key)` has lengths outside 0 to 100,000 mm")
      return nil
    }
    return matrix
  }

  /// The columns that `z_p select` names, all of them by default.
  private mutating func selectedCases(of count: Int) -> [Int] {
    guard let selection = sheet.matrix("z_p select")?.values, !selection.isEmpty else {
      return Array(0..<min(count, 64))
    }
    let columns = selection.prefix(64).compactMap { value in
      value == value.rounded() && value >= 1 && value <= Double(count) ? Int(value) - 1 : nil
    }
    if columns.count != min(selection.count, 64) {
      sheet.report("z_p select", "`z_p select` names cases that `z_p (TX)` does not have; it has \(count)")
    }
    return columns
  }

  private mutating func package(_ end: ComSheet.End, lines: [Int], of count: Int) -> PackageFields {
    var package = PackageFields()
    package.pads = pads(end)
    package.bump = sheet.value("C_b", of: end).map(SheetUnit.nanofarads) ?? .zero
    package.ball = sheet.value("C_p", of: end).map(SheetUnit.nanofarads) ?? .zero
    if end == .transmitter || sheet.hasPackages { sheet.demand("R_d", of: end) }
    package.termination = Resistance(ohms: sheet.value("R_d", of: end) ?? 50)
    package.law = law("package_tl_gamma0_a1_a2", "package_tl_tau", end, [0, 1.734e-3, 1.455e-4], 6.141e-3)
    package.impedances = impedances(end, lines: lines, of: count)
    return package
  }

  private mutating func impedances(_ end: ComSheet.End, lines: [Int], of count: Int) -> [Resistance] {
    let matrix = sheet.matrix("package_Z_c", of: end) ?? SheetMatrix(rows: [[78.2]])
    guard matrix.rows.count == count, (1...2).contains(matrix.columns) else {
      if end == .transmitter || sheet.hasPackages {
        let lengths = end == .transmitter ? "z_p (TX)" : "z_p (RX)"
        sheet.report(
          "package_Z_c",
          "`package_Z_c` is \(matrix.rows.count) by \(matrix.columns), `\(lengths)` has \(count) lines; a row for each, "
            + "`TX RX` in it", of: end)
      }
      return lines.map { _ in Resistance(ohms: 100) }
    }
    return lines.map { Resistance(ohms: matrix.rows[$0][end == .receiver ? matrix.columns - 1 : 0]) }
  }

  /// `C_d` and `L_s`: one value, `[TX RX]`, or a row of sections for each end.
  private mutating func pads(_ end: ComSheet.End) -> [PadFields] {
    if end == .transmitter { sheet.demand("C_d") }
    let capacitances = sections("C_d", end)
    let inductances = sections("L_s", end)
    if !inductances.isEmpty, inductances.count != capacitances.count, end == .transmitter {
      sheet.report("L_s", "`L_s` has \(inductances.count) sections, `C_d` \(capacitances.count)")
    }
    return capacitances.indices.prefix(16).map { index in
      PadFields(
        capacitance: SheetUnit.nanofarads(capacitances[index]),
        inductance: index < inductances.count ? SheetUnit.nanohenries(inductances[index]) : .zero)
    }
  }

  private mutating func sections(_ key: String, _ end: ComSheet.End) -> [Double] {
    guard let matrix = sheet.matrix(key), matrix.columns > 0 else { return [] }
    let isReceiver = end == .receiver
    if matrix.rows.count == 2 { return matrix.rows[isReceiver ? 1 : 0] }
    guard matrix.rows.count == 1 else {
      sheet.report(key, "`\(key)` has \(matrix.rows.count) rows; one, or one for each end, is needed")
      return []
    }
    return matrix.columns == 2 ? [matrix.rows[0][isReceiver ? 1 : 0]] : matrix.rows[0]
  }

  private mutating func law(
    _ key: String, _ delayKey: String, _ end: ComSheet.End, _ usual: [Double], _ usualDelay: Double
  ) -> LineLawFields {
    var values = sheet.matrix(key, of: end)?.values ?? usual
    if values.count != 3 {
      sheet.report(key, "`\(key)` has \(values.count) values, the law has 3: gamma0, a1 and a2", of: end)
      values = usual
    }
    let delay = sheet.value(delayKey, of: end) ?? usualDelay
    if !(0...1).contains(delay) {
      sheet.report(delayKey, "`\(delayKey)` is \(NumberText.shortest(delay)), outside 0 to 1", of: end)
    }
    return LineLawFields(
      gamma0: values[0], a1: values[1], a2: values[2], delay: SheetUnit.delay(min(1, max(0, delay))))
  }

  // MARK: Boards

  /// `Include PCB`: 0 for none, 1 for both ends, 2 for the receiver alone.
  private mutating func readBoards() {
    guard let choice = sheet.integer("Include PCB", in: 0...2), choice > 0 else { return }
    for (name, end) in [("transmitter", ComSheet.End.transmitter), ("receiver", .receiver)] {
      var board = BoardFields()
      board.packageEnd = sheet.value("C_0", of: end).map(SheetUnit.nanofarads) ?? .zero
      board.connectorEnd = sheet.value("C_1", of: end).map(SheetUnit.nanofarads) ?? .zero
      board.impedance = Resistance(ohms: sheet.value("board_Z_c", of: end) ?? 109.8)
      board.law = law("board_tl_gamma0_a1_a2", "board_tl_tau", end, [0, 4.114e-4, 2.547e-4], 6.191e-3)
      document.boards.append((name, board))
    }
    boardLengths = [
      "TX": sheet.number("z_bp (TX)", in: 0...100_000) ?? 151, "RX": sheet.number("z_bp (RX)", in: 0...100_000) ?? 151,
      "FEXT": sheet.number("z_bp (FEXT)", in: 0...100_000) ?? 72,
      "NEXT": sheet.number("z_bp (NEXT)", in: 0...100_000) ?? 72,
    ]
    if choice == 2 { boardLengths = boardLengths.filter { $0.key == "RX" } }
  }

  private var boardLengths: [String: Double] = [:]

  private func addBoard(_ end: inout EndFields, _ role: String) {
    guard let length = boardLengths[role] else { return }
    end.board = role == "RX" ? "receiver" : "transmitter"
    end.boardLength = SheetUnit.millimeters(length)
  }

  // MARK: Thresholds

  private mutating func readThresholds() {
    if let least = sheet.number("COM Pass threshold", in: -40...40) {
      document.passingMargin = Decibels(decibels: least)
    }
    if let height = sheet.number("EH_min", in: 0...10_000), height > 0,
      let closure = sheet.number("VEC Pass threshold", in: 0...80), closure > 0
    {
      // The sheet writes millivolts.
      document.eye = EyeFields(height: SheetUnit.millivolts(height), closure: Decibels(decibels: closure))
      document.isValidated = false
    }
  }

  private mutating func noteIgnored() {
    guard let first = sheet.ignored.first else { return }
    let names = sheet.ignored.map(\.key)
    document.notes.append(
      "Settings of the sheet that do not enter COM here: " + names.prefix(200).joined(separator: ", "))
    sheet.note(
      Finding(
        .ignoredSetting, .note,
        "\(names.count) settings of the sheet do not enter COM here: "
          + names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", ..." : ""),
        at: first.keyword.place, count: names.count))
  }
}
