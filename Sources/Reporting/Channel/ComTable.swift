public import Electrical
import Quantities

/// The tables of a margin.
public enum ComTable {
  /// A row for each case.
  public static func cases(_ report: ComReport) -> TableContent {
    let hasEye = report.specification.eye != nil
    let eye: [TableContent.Column] = hasEye ? [.number("eye height mV"), .number("VEC dB")] : []
    return TableContent(
      [
        .word("case"), .number("COM dB"), .text("verdict"), .number("FOM dB"), .number("A_s mV"), .number("A_ni mV"),
      ] + eye,
      rows: report.result.cases.map { oneCase in
        let verdict = oneCase.com >= report.result.passingMargin ? "passes" : "fails"
        let opening =
          report.eye(of: oneCase).map(\.opening).map {
            [millivolts($0.height), $0.closure.map(decibels) ?? "closed"]
          } ?? []
        return [
          oneCase.name, decibels(oneCase.com), verdict, decibels(oneCase.figureOfMerit), millivolts(oneCase.signal),
          millivolts(oneCase.noise),
        ] + opening
      })
  }

  /// What the equalizers were set to, a row for each case.
  public static func settings(_ report: ComReport) -> TableContent {
    TableContent(
      [.word("case"), .number("g_DC dB"), .number("g_DC2 dB"), .text("transmitter c(i)"), .text("feedback b(n)")]
        + (hasFeedForward(report) ? [.text("receiver w(i)")] : []),
      rows: report.result.cases.map { oneCase in
        let settings = oneCase.settings
        return [
          oneCase.name, NumberText.shortest(settings.gain.decibels),
          NumberText.shortest(settings.lowFrequencyGain.decibels),
          transmitter(settings), feedback(settings),
        ] + (hasFeedForward(report) ? [list(settings.feedForward, atMost: 16)] : [])
      })
  }

  private static func hasFeedForward(_ report: ComReport) -> Bool {
    report.result.cases.contains { !$0.settings.feedForward.isEmpty }
  }

  private static func transmitter(_ settings: EqualizerSettings) -> String {
    let before = settings.preCursor.enumerated().reversed().map { (-1 - $0, $1) }
    let behind = settings.postCursor.enumerated().map { (1 + $0, $1) }
    return (before + [(0, settings.cursorCoefficient)] + behind)
      .map { "c(\($0)) \(NumberText.fixed($1, decimals: 3))" }.joined(separator: ", ")
  }

  private static func feedback(_ settings: EqualizerSettings) -> String {
    let text = list(settings.feedback, atMost: 14)
    guard !settings.floatingGroups.isEmpty else { return text }
    return text + "; floating from " + settings.floatingGroups.map(String.init).joined(separator: ", ")
  }

  private static func list(_ values: [Double], atMost limit: Int) -> String {
    let shown = values.prefix(limit).map { NumberText.fixed($0, decimals: 3) }.joined(separator: " ")
    return values.count > limit ? "\(shown) ... (\(values.count))" : shown
  }

  /// Every term of the noise of a case, the one that costs most first.
  public static func terms(_ oneCase: ComCaseResult) -> TableContent {
    TableContent(
      [
        .text("noise in case \(oneCase.name)"), .number("sigma mV"), .number("COM if this were zero, dB"),
        .number("costs dB"),
      ],
      rows: ranked(oneCase).map { term in
        let cost = term.comWithout.decibels - oneCase.com.decibels
        return [
          term.title, NumberText.fixed(term.sigma.volts * 1e3, decimals: 3), decibels(term.comWithout),
          NumberText.fixed(max(0, cost), decimals: 2),
        ]
      })
  }

  /// Terms, the one that costs most first; those that cost nothing keep their order.
  static func ranked(_ oneCase: ComCaseResult) -> [NoiseTerm] {
    oneCase.terms.enumerated().sorted { left, right in
      let (first, second) = (left.element.comWithout.decibels, right.element.comWithout.decibels)
      return first != second ? first > second : left.offset < right.offset
    }.map(\.element)
  }

  private static func decibels(_ value: Decibels) -> String { NumberText.fixed(value.decibels, decimals: 2) }
  private static func millivolts(_ value: Voltage) -> String { NumberText.fixed(value.volts * 1e3, decimals: 2) }
}
