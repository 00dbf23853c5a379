import Electrical
import Glibc
import Quantities

/// Channel files as tables for the terminal and the page.
public enum ChannelTable {
  /// One file: a row for each figure.
  public static func detail(_ file: ChannelFile, _ info: ChannelInfo) -> TableContent {
    TableContent([.text(file.name), .text("value"), .text("where, how")], rows: rows(file, info))
  }

  /// Several files: a row for each of them.
  /// - Parameter isShort: whether files are named without their folders.
  public static func overview(_ info: ChannelInfo, isShort: Bool = false) -> TableContent {
    let frequencies = info.settings.frequencies
    let columns: [TableContent.Column] =
      [.text("file"), .number("ports"), .number("points"), .number("to GHz"), .word("order")]
      + frequencies.map { .number("dB at \(gigahertz($0))") }
      + [
        .number("RL dB"), .number("ILD dB"), .number("ERL dB"), .number("ohm"), .number("delay ns"), .word("checks"),
      ]
    return TableContent(
      columns, rows: info.files.map { row($0, isShort ? ChannelCharts.short($0.name) : $0.name, frequencies.count) })
  }

  private static func row(_ file: ChannelFile, _ name: String, _ frequencies: Int) -> [String] {
    let figures = file.figures
    let losses = figures.map { $0.losses.map { decibels($0.loss) } } ?? [String](repeating: "-", count: frequencies)
    let returns = [figures?.nearReturnLoss?.loss, figures?.farReturnLoss?.loss].compactMap(\.self)
    return [
      name, Prose.count(file.survey.ports), Prose.count(file.survey.points),
      file.survey.last.map { gigahertz($0) } ?? "-", file.survey.order?.rawValue ?? "-",
    ] + losses + [
      decibels(returns.min { $0.decibels < $1.decibels }), decibels(figures?.deviationMerit),
      decibels(worse(figures?.nearEffectiveReturnLoss, figures?.farEffectiveReturnLoss)),
      figures?.nearImpedance.map { ohms($0) } ?? "-", figures?.delay.map { nanoseconds($0) } ?? "-", checks(file),
    ]
  }

  private static func rows(_ file: ChannelFile, _ info: ChannelInfo) -> [[String]] {
    let survey = file.survey
    var rows = [
      ["ports", Prose.count(survey.ports), "reference " + references(survey)],
      ["points", Prose.count(survey.points), span(survey)],
    ]
    if survey.order != nil || file.lanes != nil {
      rows.append(["port order", survey.order?.rawValue ?? "lanes", file.orderOrigin ?? ""])
    }
    let quality = survey.quality
    rows.append([
      "largest singular value", quality.largestSingularText,
      (quality.isPassive ? "passive" : "not passive") + ", at " + gigahertz(quality.singularFrequency) + " GHz",
    ])
    rows.append([
      "largest |S - S^T|", NumberText.fixed(quality.reciprocityError, decimals: 6),
      quality.isReciprocal ? "reciprocal" : "not reciprocal, at " + gigahertz(quality.reciprocityFrequency) + " GHz",
    ])
    if let conversion = survey.modeConversion { rows.append(Self.conversion(conversion)) }
    if let figures = file.figures { rows += Self.figures(figures, info) }
    if let crosstalk = info.crosstalk, info.files.first?.name == file.name {
      rows.append([
        "integrated crosstalk", millivolts(crosstalk.total),
        "far end \(millivolts(crosstalk.farEnd)) of \(Prose.count(info.aggressors.farEnd, "aggressor")), near end "
          + "\(millivolts(crosstalk.nearEnd)) of \(Prose.count(info.aggressors.nearEnd, "aggressor"))",
      ])
    }
    return rows
  }

  private static func figures(_ figures: ChannelFigures, _ info: ChannelInfo) -> [[String]] {
    var rows = figures.losses.map { entry in
      ["insertion loss", decibels(entry.loss) + (entry.loss == nil ? "" : " dB"), place(entry, info)]
    }
    for (name, worst) in [("near", figures.nearReturnLoss), ("far", figures.farReturnLoss)] {
      guard let worst else { continue }
      rows.append([
        "worst return loss, \(name) end",
        worst.loss.decibels.isFinite ? decibels(worst.loss) + " dB" : "nothing returns",
        "at \(gigahertz(worst.frequency)) GHz",
      ])
    }
    if let fit = figures.fit { rows += Self.fit(fit, figures, info) }
    for (name, loss) in [("near", figures.nearEffectiveReturnLoss), ("far", figures.farEffectiveReturnLoss)] {
      guard let loss else { continue }
      rows.append(["effective return loss, \(name) end", decibels(loss) + " dB", "other end matched"])
    }
    for (name, range) in [("near", figures.nearImpedance), ("far", figures.farImpedance)] {
      guard let range else { continue }
      rows.append(["step impedance, \(name) end", ohms(range) + " ohm", "there and back through the channel"])
    }
    if let delay = figures.delay { rows.append(["delay", nanoseconds(delay) + " ns", "median group delay"]) }
    rows.append([
      "energy before the peak", figures.earlyEnergyShare.map { NumberText.fixed($0 * 100, decimals: 4) + " %" } ?? "-",
      figures.isCausal.map { $0 ? "causal" : "not causal" } ?? "too few points to tell whether it is causal",
    ])
    return rows
  }

  private static func place(
    _ entry: (frequency: Frequency, loss: Decibels?), _ info: ChannelInfo
  ) -> String {
    let at = "at \(gigahertz(entry.frequency)) GHz"
    guard entry.loss != nil else { return at + ", above the last point" }
    guard let limit = info.mask?.loss(at: entry.frequency) else { return at }
    return at + ", limit \(decibels(limit)) dB"
  }

  private static func fit(_ fit: FittedLoss, _ figures: ChannelFigures, _ info: ChannelInfo) -> [[String]] {
    let nyquist = info.settings.nyquist
    var rows = [
      [
        "fitted loss", decibels(fit.loss(at: nyquist)) + " dB",
        "at \(gigahertz(nyquist)) GHz: " + coefficients(fit),
      ]
    ]
    if let merit = figures.deviationMerit {
      rows.append([
        "deviation, FOM_ILD", NumberText.fixed(merit.decibels, decimals: 3) + " dB",
        "unweighted \(NumberText.fixed(fit.deviation.decibels, decimals: 3)) dB",
      ])
    }
    return rows
  }

  private static func coefficients(_ fit: FittedLoss) -> String {
    let names = ["", " sqrt f", " f", " f^2"]
    return zip(fit.coefficients, names).enumerated().map { index, term in
      let text = NumberText.shortest((term.0.magnitude * 1e5).rounded() / 1e5) + term.1
      return (term.0 < 0 ? (index == 0 ? "-" : " - ") : index == 0 ? "" : " + ") + text
    }.joined()
  }

  private static func conversion(_ conversion: ChannelSurvey.ModeConversion) -> [String] {
    let level = 20 * log10(conversion.magnitude)
    return [
      "worst mode conversion", level.isFinite ? NumberText.fixed(level, decimals: 1) + " dB" : "none",
      level.isFinite ? "at \(gigahertz(conversion.frequency)) GHz" : "",
    ]
  }

  private static func references(_ survey: ChannelSurvey) -> String {
    let different = survey.referenceOhms.reduce(into: [Double]()) { if !$0.contains($1) { $0.append($1) } }
    return different.map { NumberText.shortest($0) }.joined(separator: ", ") + " ohm"
  }

  private static func span(_ survey: ChannelSurvey) -> String {
    guard let first = survey.first, let last = survey.last else { return "" }
    return "\(gigahertz(first)) to \(gigahertz(last)) GHz"
  }

  private static func checks(_ file: ChannelFile) -> String {
    let quality = file.survey.quality
    var faults: [String] = []
    if !quality.isPassive { faults.append("active") }
    if !quality.isReciprocal { faults.append("one-way") }
    if file.figures?.isCausal == false { faults.append("not causal") }
    return faults.isEmpty ? "ok" : faults.joined(separator: ", ")
  }

  // MARK: Words

  private static func worse(_ first: Decibels?, _ second: Decibels?) -> Decibels? {
    [first, second].compactMap(\.self).min { $0.decibels < $1.decibels }
  }

  private static func decibels(_ value: Decibels?) -> String {
    guard let value, value.decibels.isFinite else { return "-" }
    return NumberText.fixed(value.decibels, decimals: 2)
  }

  /// Two decimals, or three where they say it exactly.
  private static func gigahertz(_ value: Frequency) -> String {
    let isExact = (value.hertz / 1e6).rounded() == value.hertz / 1e6
    return NumberText.shortest(isExact ? value.hertz / 1e9 : (value.hertz / 1e7).rounded() / 100)
  }

  private static func nanoseconds(_ value: Duration) -> String { NumberText.fixed(value.seconds * 1e9, decimals: 3) }

  private static func millivolts(_ value: Voltage) -> String {
    NumberText.fixed(value.volts * 1e3, decimals: 3) + " mV"
  }

  private static func ohms(_ range: (lowest: Resistance, highest: Resistance)) -> String {
    "\(NumberText.fixed(range.lowest.ohms, decimals: 1)) to \(NumberText.fixed(range.highest.ohms, decimals: 1))"
  }
}
