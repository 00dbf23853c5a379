import Diagnostics
import Documents
import Electrical
import Quantities
import Reporting

/// `channel synthesize`: scattering parameters of a channel that is described by its blocks.
public struct ChannelSynthesizeOperation: Operation {
  /// The specification; `-` for standard input.
  public var path: String
  /// File for the victim lane; nothing to write none.
  public var output: String?
  /// File for crosstalk at the far end.
  public var farEnd: String?
  /// File for crosstalk at the near end.
  public var nearEnd: String?
  /// File for all lanes together.
  public var allLanes: String?
  /// Whether existing files may be replaced.
  public var replaces = false

  /// Asks for a channel.
  public init(path: String) { self.path = path }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    try checkOutputs()
    let source = try InputFile.read(path, limits: workspace.limits)
    let parts = CatalogParts(catalog: try workspace.catalog(), specification: path)
    var outcome = Outcome()
    outcome.sources = [source.name: source.text]
    let resolved: ChannelSpec.Resolved
    do throws(Rejection) {
      resolved = try ChannelSpec.read(source, parts: parts, limits: workspace.limits)
    } catch {
      throw LocatedRejection(error, sources: outcome.sources)
    }
    outcome.report(resolved.findings)
    let channel = resolved.design.synthesized()
    let written = try write(channel, named: source.name, workspace)
    let summary = SynthesisSummary(channel, lengthScale: resolved.lengthScale, files: written)
    for block in summary.screen { outcome.screen.append(block) }
    outcome.document = .value(summary.document(resolved.findings))
    if let output {
      let files = ComReport.Files(
        through: output, farEnd: farEnd.map { [$0] } ?? [], nearEnd: nearEnd.map { [$0] } ?? [])
      outcome.next = ["channel info \(output)", "channel com \(files.words) --spec 802.3ck-kr"]
    }
    return outcome
  }

  /// One file cannot take two results, nor the specification's place.
  private func checkOutputs() throws(Rejection) {
    var seen: Set<String> = [path]
    for output in [output, farEnd, nearEnd, allLanes] {
      guard let output, !seen.insert(output).inserted else { continue }
      throw Rejection(
        Finding(
          .conflictingOptions, .error, "`\(output)` is named twice",
          help: ["give the channel and each kind of crosstalk a file of its own"]))
    }
  }

  private func write(
    _ channel: SynthesizedChannel, named name: String, _ workspace: Workspace
  ) throws -> [SynthesisSummary.File] {
    let place = Place(file: name, line: 1, column: 1)
    guard channel.isFinite else {
      throw Rejection(
        Finding(
          .unresolvedReflection, .error, "the channel `\(channel.design.name)` has no finite scattering parameters",
          at: place))
    }
    guard channel.hasCrosstalk || (farEnd == nil && nearEnd == nil && allLanes == nil) else {
      throw Rejection(
        Finding(
          .noCrosstalk, .error, "no block of `\(channel.design.name)` couples with other lanes", at: place,
          help: ["give a line or cable `crosstalk: {next: -46 dB, fext: -46 dB}`", "leave the option out"]))
    }
    let name = channel.design.name
    let files: [(path: String?, what: String, network: ScatteringNetwork?)] = [
      (output, "through", channel.through), (farEnd, "far-end crosstalk", channel.farEnd),
      (nearEnd, "near-end crosstalk", channel.nearEnd),
      (allLanes, "all lanes", allLanes == nil ? nil : channel.allLanes),
    ]
    var written: [SynthesisSummary.File] = []
    for (path, what, network) in files {
      guard let path, let network else { continue }
      var writer = TouchstoneWriter()
      writer.comments = [
        "\(name): \(what), synthesized by heliograph \(HeliographVersion.text)",
        "ports: 1 -> 2, 3 -> 4 (1, 3 near pair; 2, 4 far pair)",
      ]
      try writer.write(network, to: path, replacing: replaces, progress: workspace.progress)
      written.append(SynthesisSummary.File(what: what, path: path))
    }
    return written
  }
}
