import Documents
import Planning
import Reporting

/// The files of a plan of 100,000 accelerators, rendered into memory.
enum OutputFiles {
  static let benchmarks = [
    Benchmark("cables-csv-100k", "cables.csv; the peer writes the same cells") { bench in
      let plan = try bench.plan()
      let (timing, size) = Stopwatch.best(of: bench.samples) { () -> Int in
        var size = 0
        CablesCSV(plan).write { size += $0.count }
        return size
      }
      var file: [UInt8] = []
      CablesCSV(plan).write { file += $0 }
      var result = bench.rendering(timing, size)
      result.peers = try bench.peers.run(
        "csv", samples: bench.samples, files: [try bench.write(file, to: "cables.csv")])
      return [result]
    },
    Benchmark("plan-json-100k", "plan.json") { bench in
      let plan = try bench.plan()
      let (timing, size) = try Stopwatch.best(of: bench.samples) { () -> Int in
        var size = 0
        try PlanJSON.write(plan) { size += $0.count }
        return size
      }
      return [bench.rendering(timing, size)]
    },
    Benchmark("report-100k", "report.html without the chart library") { bench in
      let plan = try bench.plan()
      let (timing, size) = Stopwatch.best(of: bench.samples) { HTMLReport.render(plan).count }
      return [bench.rendering(timing, size)]
    },
  ]
}

extension Workbench {
  /// A rendering into memory: its bytes must be written once.
  func rendering(_ timing: Timing, _ bytes: Int) -> Measurement {
    Measurement(
      timing: timing, samples: samples, check: "\(bytes) bytes",
      limit: .init(text: "memory: \(bytes) bytes written", seconds: machine.secondsToWrite(bytes)),
      figures: [("mb_per_s", Double(bytes) / 1e6 / timing.cpu)])
  }
}
