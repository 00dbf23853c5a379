import Diagnostics
import Documents
import Quantities
import Signaling

/// Reads a specification from a JSON object in PyChOpMarg's parameter names: GHz, ns, nF, nH, mm, V, unit intervals.
struct ComJSONReader {
  private var json: ComJSON
  private var document = ComDocument.ofUser

  private init(_ json: ComJSON) { self.json = json }

  /// The document that the object holds, and everything that is to be said about it.
  static func read(_ object: Node) -> (ComDocument, [Finding]) {
    var reader = ComJSONReader(ComJSON(object))
    reader.readSignaling()
    reader.readTransmitter()
    reader.readReceiver()
    reader.readPackages()
    // That program has no return loss: an object may have it in the keywords of the script.
    reader.document.returnLoss = ReturnLossFields.read(
      &reader.json, feedbackTaps: reader.document.receiver.feedback.taps.flatMap(\.limits).count)
    reader.document.source = "JSON in PyChOpMarg's parameter names"
    reader.noteIgnored()
    return (reader.document, reader.json.findings)
  }

  /// Names that are read, for suggestions.
  static let names = ReturnLossFields.keywords.union([
    "mode", "fb", "fstep", "L", "M", "DER_0", "T_r", "RLM", "A_v", "A_fe", "A_ne", "R_0", "A_DD", "SNR_TX", "eta_0",
    "sigma_Rj", "f_z", "f_p1", "f_p2", "f_p3", "f_LF", "g_DC", "g_DC2", "tx_taps_min", "tx_taps_max", "tx_taps_step",
    "c0_min", "f_r", "dfe_min", "dfe_max", "rx_taps_min", "rx_taps_max", "dw", "R_d", "C_d", "C_b", "C_p", "L_s", "z_c",
    "z_c_rx", "z_p", "z_pB", "zp_tx", "zp_rx", "zp_next", "zp_fext", "zp_cases", "gamma0", "a1", "a2", "tau", "N_qb",
    "P_qc", "Nfix", "Nwg", "Nwf", "mlsd", "dCOM_an", "include_pcb", "zbp_tx", "zbp_rx", "zbp_next", "zbp_fext",
    "brd_Z_c", "brd_gamma0_a1_a2", "brd_tau", "brd_C0", "brd_C1",
  ])

  private mutating func readSignaling() {
    document.signaling.rate = SheetUnit.gigabaud(json.required("fb", in: 1...1000))
    if let step = json.number("fstep", in: 1e-4...1) { document.signaling.step = SheetUnit.gigahertz(step) }
    if let samples = json.integer("M", in: 4...256) { document.signaling.samples = samples }
    document.signaling.errorRatio = json.required("DER_0", in: 1e-30...0.1)
    if let reference = json.number("R_0", in: 1...10_000) { document.reference = Resistance(ohms: reference) }
    json.demand("L")
    guard let levels = json.integer("L", in: 2...8) else { return }
    if let modulation = Modulation(levels: levels) {
      document.signaling.modulation = modulation
    } else {
      json.report("L", "there is no modulation of \(levels) levels; there are 2, 4, 6 and 8")
    }
  }

  private mutating func readTransmitter() {
    var transmitter = TransmitterFields()
    transmitter.riseTime = json.number("T_r", in: 0...1).map(SheetUnit.nanoseconds) ?? .zero
    transmitter.signalToNoise = Decibels(decibels: json.required("SNR_TX", in: 0...200))
    transmitter.levelMismatch = json.number("RLM", in: 0.1...1) ?? 1
    transmitter.victim = Voltage(volts: json.required("A_v", in: 1e-6...100))
    transmitter.farEnd = Voltage(volts: json.required("A_fe", in: 1e-6...100))
    transmitter.nearEnd = Voltage(volts: json.required("A_ne", in: 1e-6...100))
    transmitter.leastCursor = json.number("c0_min", in: 0...1) ?? 0
    transmitter.randomJitter = json.required("sigma_Rj", in: 0...1)
    transmitter.dualDiracJitter = json.required("A_DD", in: 0...1)
    let taps = readTransmitterTaps()
    // Three behind the cursor, the others before it, the farthest first.
    transmitter.preCursor = taps.dropLast(3).reversed()
    transmitter.postCursor = Array(taps.suffix(3))
    document.transmitter = transmitter
  }

  private mutating func readTransmitterTaps() -> [TapRange] {
    guard let lowest = json.list("tx_taps_min"), let highest = json.list("tx_taps_max"),
      let steps = json.list("tx_taps_step")
    else { return [] }
    guard lowest.count == highest.count, lowest.count == steps.count, (3...11).contains(lowest.count) else {
      json.report(
        "tx_taps_min",
        "`tx_taps_min`, `tx_taps_max` and `tx_taps_step` have \(lowest.count), \(highest.count) and "
          + "\(steps.count) values; as many in each, c(-3) to c(3) without c(0), are needed")
      return []
    }
    return lowest.indices.map { index in
      // A step of zero fixes the coefficient at zero, whatever its limits.
      guard steps[index] != 0 else { return .fixed(0) }
      do throws(TapRange.TextFault) {
        return try TapRange(from: lowest[index], by: steps[index], through: highest[index])
      } catch {
        json.report("tx_taps_step", "`tx_taps_step`: \(error.message)")
        return .fixed(0)
      }
    }
  }

  private mutating func readReceiver() {
    var receiver = ReceiverFields()
    receiver.noise = SheetUnit.noise(json.required("eta_0", in: 0...1))
    receiver.bandwidth = json.required("f_r", in: 0.01...100)
    receiver.continuous = readContinuous()
    receiver.feedback = FeedbackFields(taps: limits("dfe_min", "dfe_max", isMirrored: true))
    receiver.feedForward = readFeedForward()
    let allowance = json.number("dCOM_an", in: 0...40) ?? 3
    if json.flag("mlsd") {
      receiver.sequenceDetection = SequenceDetectionFields(noiseAllowance: Decibels(decibels: allowance))
    }
    document.receiver = receiver
  }

  private mutating func readContinuous() -> ContinuousFields {
    var continuous = ContinuousFields()
    json.demand("g_DC")
    continuous.gain = json.range("g_DC") ?? .fixed(0)
    continuous.zero = SheetUnit.gigahertz(json.required("f_z", in: 1e-3...1e6))
    continuous.firstPole = SheetUnit.gigahertz(json.required("f_p1", in: 1e-3...1e6))
    continuous.secondPole = SheetUnit.gigahertz(json.required("f_p2", in: 1e-3...1e6))
    let zero = json.number("f_LF", in: 1e-3...1e6).map(SheetUnit.gigahertz)
    let pole = json.number("f_p3", in: 1e-3...1e6).map(SheetUnit.gigahertz)
    guard let zero, let gain = json.range("g_DC2") else { return continuous }
    // At 0 dB a zero on its pole is no filter.
    if gain == .fixed(0), pole == nil || pole == zero { return continuous }
    continuous.lowFrequency = LowFrequencyFields(gain: gain, zero: zero, ownPole: pole ?? zero)
    return continuous
  }

  /// Limits of taps, of which neither key is there or both are.
  /// - Parameter isMirrored: whether lowest values that are missing are the negative highest ones, as in the script's sheet.
  private mutating func limits(
    _ lowKey: String, _ highKey: String, count: Int? = nil, isMirrored: Bool = false
  ) -> [TapLimitFields] {
    let (lowest, high) = (json.list(lowKey), json.list(highKey))
    let low = isMirrored && !json.has(lowKey) ? high?.map { 0 - $0 } : lowest
    guard let low, let high else {
      // A value that could not be read was reported already.
      if json.has(lowKey) != json.has(highKey) {
        let (given, missing) = json.has(lowKey) ? (lowKey, highKey) : (highKey, lowKey)
        json.report(given, "there is `\(given)` without `\(missing)`")
      }
      return []
    }
    guard low.count == high.count, low.count <= 1_000,
      zip(low, high).allSatisfy({ $0 <= $1 && abs($0) <= 100 && $1 <= 100 })
    else {
      json.report(lowKey, "`\(lowKey)` and `\(highKey)` are not as many limits, each lowest and highest")
      return []
    }
    return TapLimitFields.runs(zip(low, high).prefix(count ?? low.count).map { $0...$1 })
  }

  private mutating func readFeedForward() -> FeedForwardFields? {
    let count = json.list("rx_taps_min")?.count ?? 0
    let before = json.integer("dw", in: 0...100) ?? 0
    let fixed = json.integer("Nfix", in: 1...1_000)
    let groups = json.integer("Nwg", in: 0...16) ?? 0
    let perGroup = json.integer("Nwf", in: 0...64) ?? 0
    let highest = json.list("rx_taps_max") ?? []
    var equalizer = FeedForwardFields(
      preCursor: before, taps: limits("rx_taps_min", "rx_taps_max", count: fixed),
      quantizerBits: json.integer("N_qb", in: 0...24) ?? 0,
      clippingProbability: json.number("P_qc", in: 1e-30...0.5) ?? 1e-7)
    // The cursor's tap alone equalizes nothing.
    guard count > 1 else { return nil }
    if let fixed, groups > 0, perGroup > 0, fixed < highest.count {
      equalizer.floating = FloatingFields(
        groups: groups, tapsPerGroup: perGroup, farthest: max(1, count - 1 - before), limit: highest[fixed])
    }
    return equalizer
  }

  // MARK: Packages

  private mutating func readPackages() {
    json.demand("z_c")
    guard let impedances = json.list("z_c"), !impedances.isEmpty else { return }
    let receiverImpedances = json.list("z_c_rx") ?? impedances
    document.packages = [
      ("transmitter", package(impedances, receiver: false)), ("receiver", package(receiverImpedances, receiver: true)),
    ]
    let boards = readBoards()
    let usual = usualLengths(impedances.count)
    var listed = json.objects("zp_cases")
    let cases: [[[Double]?]]
    if listed.isEmpty {
      let given = Self.roles.map { json.list($0) }
      // Lengths for every role leave nothing to vary; else every length of `z_p` is a case.
      cases = (given.allSatisfy { $0 != nil } ? [[]] : usual).map { base in given.map { $0 ?? base } }
    } else {
      cases = listed.indices.map { index in
        Self.roles.map { role in listed[index].list(role) ?? json.list(role) ?? usual.first }
      }
      for inner in listed { json.take(inner) }
    }
    for lengths in cases { addCase(lengths.map { $0 ?? [] }, impedances.count, boards) }
  }

  private static let roles = ["zp_tx", "zp_rx", "zp_fext", "zp_next"]

  /// The lengths of a package for each case that `z_p` stands for.
  private mutating func usualLengths(_ lines: Int) -> [[Double]] {
    let lengths = json.list("z_p") ?? []
    let second = json.number("z_pB", in: 0...1_000) ?? 1.8
    switch lines {
    case 1: return lengths.map { [$0] }
    case 2:
      // With two lines `z_p` lists cases of the first one; a tool that repeats the second line there means one case.
      let firsts = lengths.count == 2 && lengths[1] == second ? [lengths[0]] : lengths
      return firsts.map { [$0, second] }
    default: return [lengths]
    }
  }

  private mutating func addCase(_ lengths: [[Double]], _ lines: Int, _ boards: [Double?]) {
    guard lengths.allSatisfy({ $0.count == lines && $0.allSatisfy((0...100_000).contains) }) else {
      json.report("z_p", "a case has not one length from 0 to 100,000 mm for each of the \(lines) lines of `z_c`")
      return
    }
    let ends = lengths.enumerated().map { role, millimeters in
      let isReceiver = role == 1
      var end = EndFields(
        package: isReceiver ? "receiver" : "transmitter", lengths: millimeters.map(SheetUnit.millimeters))
      if let board = boards[role] {
        end.board = isReceiver ? "receiver" : "transmitter"
        end.boardLength = SheetUnit.millimeters(board)
      }
      return end
    }
    let base = "z" + NumberText.shortest(lengths[0].first ?? 0)
    let count = document.cases.count { $0.name == base || $0.name.hasPrefix(base + " (") }
    document.cases.append(
      CaseFields(
        name: count == 0 ? base : "\(base) (\(count + 1))", transmitter: ends[0], receiver: ends[1], farEnd: ends[2],
        nearEnd: ends[3]))
  }

  private mutating func package(_ impedances: [Double], receiver isReceiver: Bool) -> PackageFields {
    var package = PackageFields()
    let capacitances = sections("C_d", isReceiver)
    let inductances = sections("L_s", isReceiver)
    package.pads = capacitances.indices.prefix(16).map { index in
      PadFields(
        capacitance: SheetUnit.nanofarads(capacitances[index]),
        inductance: index < inductances.count ? SheetUnit.nanohenries(inductances[index]) : .zero)
    }
    if !isReceiver {
      json.demand("C_d")
      json.demand("R_d")
    }
    package.bump = json.end("C_b", receiver: isReceiver).map(SheetUnit.nanofarads) ?? .zero
    package.ball = json.end("C_p", receiver: isReceiver).map(SheetUnit.nanofarads) ?? .zero
    package.termination = Resistance(ohms: json.end("R_d", receiver: isReceiver) ?? 50)
    package.impedances = impedances.map { Resistance(ohms: $0) }
    package.law = LineLawFields(
      gamma0: json.required("gamma0", in: 0...1), a1: json.required("a1", in: 0...1),
      a2: json.required("a2", in: 0...1),
      delay: SheetUnit.delay(json.required("tau", in: 0...1)))
    return package
  }

  /// Sections of a die: a list for each end, or a value for each end.
  private mutating func sections(_ key: String, _ isReceiver: Bool) -> [Double] {
    guard let rows = json.rows(key), let first = rows.first else { return [] }
    if rows.count > 1 { return isReceiver ? rows[rows.count - 1] : first }
    return first.count <= 2 ? [isReceiver ? first.last : first.first].compactMap(\.self) : first
  }

  /// The boards' lengths by role, in millimeters.
  private mutating func readBoards() -> [Double?] {
    let choice = json.integer("include_pcb", in: 0...2) ?? 0
    let keys = ["zbp_tx", "zbp_rx", "zbp_fext", "zbp_next"]
    let lengths = keys.map { json.number($0, in: 0...100_000) }
    let law = json.list("brd_gamma0_a1_a2") ?? [0, 4.114e-4, 2.547e-4]
    let delay = json.number("brd_tau", in: 0...1) ?? 6.191e-3
    let ends = [false, true].map { isReceiver in
      (
        packageEnd: json.end("brd_C0", receiver: isReceiver), connectorEnd: json.end("brd_C1", receiver: isReceiver),
        impedance: json.end("brd_Z_c", receiver: isReceiver) ?? 109.8
      )
    }
    guard choice > 0 else { return [nil, nil, nil, nil] }
    guard law.count == 3 else {
      json.report("brd_gamma0_a1_a2", "`brd_gamma0_a1_a2` has \(law.count) values, the law has 3")
      return [nil, nil, nil, nil]
    }
    document.boards = zip(["transmitter", "receiver"], ends).map { name, end in
      var board = BoardFields()
      board.packageEnd = end.packageEnd.map(SheetUnit.nanofarads) ?? .zero
      board.connectorEnd = end.connectorEnd.map(SheetUnit.nanofarads) ?? .zero
      board.impedance = Resistance(ohms: end.impedance)
      board.law = LineLawFields(gamma0: law[0], a1: law[1], a2: law[2], delay: SheetUnit.delay(delay))
      return (name, board)
    }
    return zip(lengths, [151, 151, 72, 72]).enumerated().map { role, pair in
      choice == 2 && role != 1 ? nil : pair.0 ?? pair.1
    }
  }

  private mutating func noteIgnored() {
    let unread = json.unread.filter { !Self.searchControl.contains($0.key) }
    guard let first = unread.first else { return }
    let names = unread.map(\.key)
    json.note(
      Finding(
        .ignoredSetting, .note,
        "\(names.count) names do not enter COM here: "
          + names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", ..." : ""),
        at: first.keyPlace, count: names.count))
  }

  /// How that tool searches, which says nothing about the interface.
  private static let searchControl: Set<String> = ["mode", "local_search", "ts_srch_mode", "ts_track", "ts_sample_adj"]
}
