import Diagnostics
import Glibc
import Operations

/// Full plans, from the scenario's file to five files on disk, each in a process of its own.
enum WholePlan {
  /// First word on the command line of the process that makes one plan.
  static let childWord = "plan-once"
  private static let sizes = [1_000, 3_000, 10_000, 30_000, 100_000]

  static let benchmarks = [
    Benchmark("plan-1k", "full plan of 1,000 accelerators with its five files") { bench in
      [try measure(bench, "hundred-thousand-accelerators", hosts: 125)]
    },
    Benchmark("plan-10k", "full plan of ten-thousand-accelerators with its five files") { bench in
      [try measure(bench, "ten-thousand-accelerators", hosts: nil)]
    },
    Benchmark("plan-100k", "full plan of hundred-thousand-accelerators with its five files") { bench in
      [try measure(bench, "hundred-thousand-accelerators", hosts: nil)]
    },
    Benchmark("growth", "full plans from 1,000 to 100,000 accelerators: exponent of time over size") { bench in
      try growth(bench)
    },
  ]

  // MARK: In the process that measures

  private static func measure(_ bench: Workbench, _ scenario: String, hosts: Int?) throws -> Measurement {
    let folder = bench.scratch + "/plan"
    let file = try bench.scenario(scenario, hosts: hosts)
    var best: ChildProcess?
    for _ in 0..<bench.samples {
      let child = try ChildProcess([CommandLine.arguments[0], childWord, bench.root, file, folder])
      if let known = best, known.timing.wall <= child.timing.wall { continue }
      best = child
    }
    guard let best else { throw Rejection(Finding(.benchmarkFailed, .error, "no samples")) }
    let bytes = FileSizes.total(in: folder)
    let lines = best.output.split(separator: "\n").map(String.init)
    return Measurement(
      timing: best.timing, samples: bench.samples,
      check: lines.first ?? "",
      limit: .init(text: "\(bytes) bytes to disk", seconds: Double(bytes) / bench.machine.file, isOnWall: true),
      peakMemory: lines.last.flatMap(Int.init))
  }

  private static func growth(_ bench: Workbench) throws -> [Measurement] {
    var points: [(size: Double, seconds: Double)] = []
    var all: [Measurement] = []
    for size in sizes {
      var measurement = try measure(bench, "hundred-thousand-accelerators", hosts: size / 8)
      measurement.part = "\(size)"
      points.append((Double(size), measurement.timing.cpu))
      if points.count > 1 {
        measurement.figures = [("exponent_of_step", exponent(Array(points.suffix(2))))]
      }
      if points.count == sizes.count { measurement.figures.append(("exponent", exponent(points))) }
      all.append(measurement)
    }
    return all
  }

  /// Slope of the straight line through the logarithms, by least squares.
  private static func exponent(_ points: [(size: Double, seconds: Double)]) -> Double {
    let xs = points.map { log($0.size) }
    let ys = points.map { log($0.seconds) }
    let meanX = xs.reduce(0, +) / Double(xs.count)
    let meanY = ys.reduce(0, +) / Double(ys.count)
    let covariance = zip(xs, ys).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let variance = xs.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    return covariance / variance
  }

  // MARK: In the process that is measured

  /// Plans once, as `heliograph plan SCENARIO -o FOLDER --force` does; prints the sizes and its peak memory.
  static func runChild(_ words: [String]) throws {
    guard words.count == 3 else {
      throw Rejection(Finding(.benchmarkUsage, .error, "\(childWord) ROOT SCENARIO FOLDER"))
    }
    let operation = PlanOperation(path: words[1], output: words[2], replaces: true, writesFolder: true)
    let outcome = try operation.run(in: Workbench.workspace(root: words[0]))
    if case .text(let sizes)? = outcome.screen.dropFirst().first { Output.line(sizes) }
    Output.line("\(PeakMemory.bytes ?? 0)")
  }
}
