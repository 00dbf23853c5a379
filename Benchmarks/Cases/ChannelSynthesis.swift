import Documents
import Operations

/// Scattering parameters of a channel that is described by its blocks.
enum ChannelSynthesis {
  static let benchmarks = [
    Benchmark(
      "channel-synthesize", "the example kr-28db.yaml, scaled to its loss: the lane and both kinds of crosstalk"
    ) {
      [try synthesize($0)]
    }
  ]

  private static func synthesize(_ bench: Workbench) throws -> Measurement {
    let paths = ["thru", "fext", "next"].map { bench.scratch + "/synthesized-\($0).s4p" }
    var operation = ChannelSynthesizeOperation(path: bench.root + "/Channels/kr-28db.yaml")
    (operation.output, operation.farEnd, operation.nearEnd) = (paths[0], paths[1], paths[2])
    operation.replaces = true
    let workspace = try Workbench.workspace(root: bench.root)
    let (timing, _) = try Stopwatch.best(of: bench.samples) { try operation.run(in: workspace) }
    let bytes = try paths.reduce(0) { $0 + (try InputFile.readBytes($1).count) }
    return Measurement(
      timing: timing, samples: bench.samples, check: "\(bytes) bytes in \(paths.count) files",
      limit: .init(text: "\(bytes) bytes to disk", seconds: Double(bytes) / bench.machine.file, isOnWall: true))
  }
}
