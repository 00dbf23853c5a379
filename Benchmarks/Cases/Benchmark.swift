/// A named case.
struct Benchmark: Sendable {
  let name: String
  let summary: String
  let measure: @Sendable (Workbench) throws -> [Measurement]

  init(_ name: String, _ summary: String, _ measure: @escaping @Sendable (Workbench) throws -> [Measurement]) {
    self.name = name
    self.summary = summary
    self.measure = measure
  }

  /// Every case in the order in which they run: those that need an idle machine first.
  static let all: [Benchmark] =
    WholePlan.benchmarks + PipelineSteps.benchmarks + OutputFiles.benchmarks + Formats.benchmarks
    + TouchstoneReading.benchmarks + ChannelOperatingMargin.benchmarks + ChannelOperatingMargin200G.benchmarks
    + ComLanes.benchmarks + ChannelSynthesis.benchmarks + Eyes.benchmarks
}
