import Diagnostics
import Documents
import Electrical
import Quantities
import Reporting

/// `channel com`: Channel Operating Margin of a lane, and what limits it.
public struct ChannelComOperation: Operation {
  /// The victim's file, or one that holds the aggressors too.
  public var through: String
  /// Files of far-end aggressors.
  public var farEnd: [String] = []
  /// Files of near-end aggressors.
  public var nearEnd: [String] = []
  /// Name or file of the specification.
  public var specification: String
  /// Changes to it.
  public var settings: [String] = []
  /// Cases that are computed; all of them when empty.
  public var cases: [String] = []
  /// `annex` or `script`.
  public var method = "annex"
  /// How the ports of four-ports are joined, as `12-34` or `13-24`; nothing to find out.
  public var order: String?
  /// Which ports of a file of many ports belong together.
  public var pairs: String?
  /// The report to write, HTML or SVG.
  public var output: String?
  /// Options that were given besides and mean nothing for one margin, with their dashes.
  public var conflicting: [String] = []

  /// Asks for a margin.
  public init(through: String, specification: String) {
    self.through = through
    self.specification = specification
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    if let option = conflicting.first {
      throw Rejection(
        Finding(
          .conflictingOptions, .error, "`\(option)` means nothing without `--solve length`",
          help: ["add `--solve length` to search the longest line", "leave `\(option)` out"]))
    }
    if let output, ![".html", ".svg"].contains(where: { output.lowercased().hasSuffix($0) }) {
      throw Rejection(
        Finding(
          .conflictingOptions, .error, "the margin of one lane cannot be written into `\(output)`",
          expected: "a file that ends in .html or .svg", help: ["`--json` and `--csv` print it on standard output"]))
    }
    let (specification, remarks) = try specificationReader.read(in: workspace)
    let (channel, found) = try files.read(workspace.touchstoneLimits)
    let analysis = try ComAnalysis(
      specification: specification, channel: channel, method: ComMethod(named: method) ?? .annex)
    let result = try analysis.result(threads: ProcessorCount.available, progress: workspace.progress)
    let report = ComReport(
      files: files.names, specification: specification, channel: channel, result: result,
      returnLoss: analysis.returnLoss(com: result.worst?.com))
    var outcome = Outcome()
    outcome.report(remarks + found + result.findings + ComVerdict.findings(report))
    outcome.document = .value(ChannelComJSON.value(report))
    ComScreen.show(report, in: &outcome)
    try write(report, outcome.findings, workspace, &outcome)
    outcome.next = next(report)
    return outcome
  }

  private func write(_ report: ComReport, _ findings: [Finding], _ workspace: Workspace, _ outcome: inout Outcome)
    throws
  {
    guard let output else { return }
    let isPicture = output.lowercased().hasSuffix(".svg")
    let page = ComPage.page(report, findings: findings, version: HeliographVersion.text)
    let bytes = isPicture ? ComPage.picture(report) ?? page : page
    try OutputFile.write(to: output, progress: workspace.progress) { stream in try stream.write(bytes) }
    outcome.say("Wrote \(output).")
  }

  /// How the specification is read.
  var specificationReader: ComSpecificationReader {
    ComSpecificationReader(name: specification, settings: settings, cases: cases)
  }

  /// How the files are read.
  var files: LaneFiles {
    LaneFiles(
      through: through, farEnd: farEnd, nearEnd: nearEnd, order: order.flatMap(PortOrder.init(rawValue:)), pairs: pairs)
  }

  /// What helps next: why it fails and how far it would reach, or what the eye looks like.
  private func next(_ report: ComReport) -> [String] {
    let lane = "\(report.files.words) --spec \(specification)"
    let page = output == nil ? ["channel com \(lane) -o com.html"] : []
    return page
      + [
        report.passes
          ? "channel com \(lane) --solve length --line ultra-low-loss"
          : "explain \((report.hasMargin ? FindingCode.comReturnLossBelow : .comBelow).id)"
      ]
  }
}

/// Reads a specification, changes it, and leaves the cases that are asked for.
struct ComSpecificationReader: Sendable {
  /// Name or file.
  var name: String
  /// Changes to it.
  var settings: [String] = []
  /// Cases that stay; all when empty.
  var cases: [String] = []

  /// The specification with what is to be said about it.
  func read(in workspace: Workspace) throws -> (ComSpecification, [Finding]) {
    do throws(Rejection) {
      let library = ComLibrary(
        folders: ([workspace.catalogFolder] + workspace.overlays).map { $0 + "/com" }, limits: workspace.limits)
      var reading = try library.read(name, settings: settings)
      try select(&reading.specification)
      return (reading.specification, reading.findings + remarks(reading.specification))
    } catch {
      throw LocatedRejection(error, sources: ComLibrary.sources(of: settings))
    }
  }

  private func select(_ specification: inout ComSpecification) throws(Rejection) {
    guard !cases.isEmpty else { return }
    let names = specification.cases.map(\.name)
    let unknown = cases.filter { !names.contains($0) }
    guard unknown.isEmpty else {
      throw Rejection(
        unknown.map { name in
          Finding(
            .unknownSpecification, .error, "`\(specification.id)` has no case `\(name)`",
            expected: "one of " + names.joined(separator: ", "),
            help: Spelling.nearest(to: name, among: names).map { ["did you mean `\($0)`?"] } ?? [])
        })
    }
    specification.cases = specification.cases.filter { cases.contains($0.name) }
  }

  private func remarks(_ specification: ComSpecification) -> [Finding] {
    guard !specification.isValidated else { return [] }
    return [
      Finding(
        .comNotValidated, .warning, "results under `\(specification.id)` are not validated against any reference",
        help: specification.notes.filter { $0.hasPrefix("Not validated") })
    ]
  }
}

/// What a margin means for the exit code.
enum ComVerdict {
  /// A finding for each case that fails, and for each end that reflects too much.
  static func findings(_ report: ComReport) -> [Finding] {
    report.result.cases.flatMap { oneCase in below(oneCase, report) + closed(oneCase, report) } + reflecting(report)
  }

  private static func reflecting(_ report: ComReport) -> [Finding] {
    guard let verdict = report.returnLoss else { return [] }
    let rule = verdict.rule
    let clause = rule.clause.isEmpty ? "" : " by \(rule.clause)"
    let below = verdict.below.map { end in
      Finding(
        .comReturnLossBelow, rule.standing == .normative ? .error : .warning,
        "effective return loss of `\(report.files.through)` \(found(end)) at the \(end.place.rawValue) end",
        expected: "at least \(rule.least ?? .zero)\(clause), \(rule.standing.rawValue)",
        help: ["`heliograph channel info \(report.files.through)` shows where the step impedance leaves the line's"],
        subject: end.place.rawValue)
    }
    return below + short(verdict, report)
  }

  private static func found(_ end: ReturnLossVerdict.End) -> String {
    guard end.countedSymbols > 0 else {
      return "cannot be told, the fixture's delay being all the time that the file holds,"
    }
    return "is " + (end.loss.map(decibels) ?? "unlimited")
  }

  /// A file whose step holds fewer symbols than the rule counts; a rule that counts all there are is content.
  private static func short(_ verdict: ReturnLossVerdict, _ report: ComReport) -> [Finding] {
    let counted = verdict.ends.filter { $0.loss != nil }.map(\.countedSymbols).min() ?? .max
    guard counted < verdict.rule.symbols, verdict.rule.symbols < 1_000_000 else { return [] }
    return [
      Finding(
        .comReturnLossShort, .note,
        "effective return loss of `\(report.files.through)` counts \(NumberText.grouped(counted)) of "
          + "\(NumberText.grouped(verdict.rule.symbols)) symbols: the file's frequency step holds no more time",
        subject: report.files.through)
    ]
  }

  private static func below(_ oneCase: ComCaseResult, _ report: ComReport) -> [Finding] {
    guard oneCase.com < report.result.passingMargin else { return [] }
    return [
      Finding(
        .comBelow, .error,
        "COM of `\(report.files.through)` is \(decibels(oneCase.com)) in case `\(oneCase.name)` of \(report.specification.id)",
        expected: "at least \(report.result.passingMargin)", help: [oneCase.limit], subject: oneCase.name)
    ]
  }

  private static func closed(_ oneCase: ComCaseResult, _ report: ComReport) -> [Finding] {
    guard let eye = report.eye(of: oneCase), !eye.opening.meets(eye.limit) else { return [] }
    let height = NumberText.fixed(eye.opening.height.volts * 1e3, decimals: 2)
    let closure = eye.opening.closure.map { " and closed by \(decibels($0))" } ?? ""
    return [
      Finding(
        .comBelow, .error,
        "the eye in case `\(oneCase.name)` is \(height) mV high\(closure)",
        expected: "at least \(eye.limit.height) and at most \(eye.limit.closure)", subject: oneCase.name)
    ]
  }

  static func decibels(_ value: Decibels) -> String { NumberText.fixed(value.decibels, decimals: 2) + " dB" }
}

/// What people see of a margin.
enum ComScreen {
  static func show(_ report: ComReport, in outcome: inout Outcome) {
    let (result, specification) = (report.result, report.specification)
    outcome.say("\(specification.title)   \(specification.id)   method \(result.method.name)")
    outcome.say("source: \(specification.source) (\(specification.confidence.rawValue))")
    outcome.show(ComTable.cases(report))
    outcome.show(ComTable.settings(report))
    let returnLoss = ReturnLossTexts(report)
    if let table = returnLoss.table { outcome.show(table) }
    guard let worst = result.worst else { return }
    outcome.show(ComTable.terms(worst))
    let verdict = report.hasMargin ? "passes" : "fails"
    outcome.say(returnLoss.sentence)
    outcome.say(
      "COM \(ComVerdict.decibels(worst.com)), \(verdict) (at least \(ComVerdict.decibels(result.passingMargin))). \(sentence(worst.limit))"
    )
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}
