import Catalog
import Diagnostics
import Documents
import Electrical
public import Quantities
import Reporting

/// `channel info`: what files of channels hold, and what is wrong with them.
public struct ChannelInfoOperation: Operation {
  /// Files of channels.
  public let paths: [String]
  /// How the ports of four-ports are joined, as `12-34` or `13-24`; nothing to find out.
  public var order: String?
  /// Symbol rate; nothing for the usual ones.
  public var rate: SymbolRate?
  /// The limit of loss: a row of the catalog, or a file.
  public var mask: String?
  /// Files of far-end aggressors of the one channel.
  public var farEnd: [String] = []
  /// Files of near-end aggressors of the one channel.
  public var nearEnd: [String] = []
  /// The report to write: HTML, or the loss alone as SVG.
  public var output: String?

  /// Asks about files.
  public init(paths: [String]) { self.paths = paths }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    guard paths.count == 1 || (farEnd.isEmpty && nearEnd.isEmpty) else {
      throw Rejection(
        Finding(
          .conflictingOptions, .error, "crosstalk belongs to one channel, and \(paths.count) are named",
          expected: "one file, its aggressors after `--fext` and `--next`"))
    }
    if let rate, !(1e9...1e12).contains(rate.baud) {
      throw Rejection(
        Finding(
          .conflictingOptions, .error, "`--rate \(rate)` is no symbol rate of a lane",
          expected: "from 1 GBd to 1000 GBd"))
    }
    let settings = ChannelFigures.Settings(rate: rate)
    let reader = ChannelReader(order: order.flatMap(PortOrder.init(rawValue:)), limits: workspace.limits)
    var outcome = Outcome()
    let files = try paths.enumerated().map { index, path in
      try workspace.progress.report("files", index, of: paths.count)
      return try reader.file(path, settings)
    }
    var info = ChannelInfo(
      files: files, settings: settings, mask: try limit(in: workspace), findings: files.flatMap(\.findings))
    info.findings += overBudget(info)
    try addCrosstalk(to: &info, reader)
    // Notes, such as the port order found, stand in the table and in the document.
    outcome.report(info.findings.filter { $0.severity != .note })
    outcome.document = .value(ChannelInfoJSON.value(info))
    outcome.show(
      files.count == 1
        ? files.first.map { ChannelTable.detail($0, info) } ?? ChannelTable.overview(info) : ChannelTable.overview(info)
    )
    try write(info, workspace, &outcome)
    if let path = paths.first, files.first?.figures != nil, farEnd.isEmpty || files.count == 1 {
      let lane = ComReport.Files(through: path, farEnd: farEnd, nearEnd: nearEnd)
      outcome.next = ["channel com \(lane.words) --spec 802.3ck-kr"]
    }
    return outcome
  }

  // MARK: Limits

  /// The limit of loss: a row of the catalog by its id, else a file.
  private func limit(in workspace: Workspace) throws -> LossLimit? {
    guard let mask else { return nil }
    let rows = try workspace.catalog().rows(of: "loss-limit")
    if let row = rows.first(where: { $0.id == mask }) {
      let (limit, findings) = row.decode(LossLimit.self)
      guard !findings.hasErrors else { throw Rejection(findings) }
      return limit
    }
    guard mask.contains("/") || mask.contains(".y") else {
      let near = Spelling.nearest(to: mask, among: rows.map(\.id)).map { "did you mean `\($0)`?" }
      throw Rejection(
        Finding(
          .unknownTopic, .error, "there is no limit of loss named `\(mask)`",
          expected: "the id of a row, or a file that ends in .yaml",
          help: [near, "`heliograph catalog list loss-limit` lists them"].compactMap(\.self)))
    }
    return try LossLimit.read(mask, limits: workspace.limits)
  }

  /// A warning for each file that loses more than the limit allows.
  private func overBudget(_ info: ChannelInfo) -> [Finding] {
    guard let mask = info.mask else { return [] }
    return info.files.compactMap { file in
      guard let sweep = file.survey.through, let worst = mask.worstExcess(of: sweep) else { return nil }
      let loss =
        "\(NumberText.fixed(worst.loss.decibels, decimals: 2)) dB at "
        + FrequencyText.gigahertz(worst.frequency.hertz)
      return Finding(
        .overBudget, .error, "`\(file.name)` loses \(loss)",
        expected: "at most \(NumberText.fixed(worst.limit.decibels, decimals: 2)) dB for \(mask.name)",
        help: ["shorten the channel, or use a material or a cable of less loss"], subject: file.name)
    }
  }

  // MARK: Crosstalk

  private func addCrosstalk(to info: inout ChannelInfo, _ reader: ChannelReader) throws {
    let inside = info.files.count == 1 ? info.files.first?.lanes : nil
    let order = info.files.first?.survey.order
    let far = try farEnd.map { try reader.aggressor($0, order) } + (inside?.farEnd ?? [])
    let near = try nearEnd.map { try reader.aggressor($0, order) } + (inside?.nearEnd ?? [])
    guard !far.isEmpty || !near.isEmpty else { return }
    let weighting = LinkWeighting.typical(info.settings.rate)
    info.crosstalk = IntegratedCrosstalk(farEnd: far, nearEnd: near, IntegratedCrosstalk.Settings(weighting))
    info.aggressors = (far.count, near.count)
  }

  // MARK: Writing

  private func write(_ info: ChannelInfo, _ workspace: Workspace, _ outcome: inout Outcome) throws {
    guard let output else { return }
    let isPicture = output.lowercased().hasSuffix(".svg")
    let bytes = isPicture ? ChannelReport.picture(info) : ChannelReport.page(info, version: HeliographVersion.text)
    guard let bytes else {
      throw Rejection(
        Finding(
          .portsDoNotFit, .error, "none of the files has a channel between two ends to draw",
          expected: "a two-port or a four-port of one reference impedance"))
    }
    try OutputFile.write(to: output, progress: workspace.progress) { stream in try stream.write(bytes) }
    outcome.say("Wrote \(output).")
  }
}
