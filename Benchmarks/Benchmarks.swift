import Diagnostics
import Glibc

/// `Benchmarks [--list] [--samples N] [--json FILE] [NAME ...]`: measures speed and memory, one JSON line a case.
///
/// A name chooses the cases that contain it; without names all run.
@main struct Benchmarks {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch let rejection as Rejection {
      fail(rejection.findings.map(\.message).joined(separator: "\n"))
    } catch {
      fail("\(error)")
    }
  }

  private static func run(_ words: [String]) throws {
    // A plan whose peak memory is measured runs in a process of its own: this program, called with these words.
    if words.first == WholePlan.childWord { return try WholePlan.runChild(Array(words.dropFirst())) }
    if words.first == TouchstoneReading.childWord { return try TouchstoneReading.runChild(Array(words.dropFirst())) }
    if words.first == ComLanes.childWord { return try ComLanes.runChild(Array(words.dropFirst())) }
    let request = try BenchmarkRequest(words)
    if request.listsOnly {
      for benchmark in Benchmark.all { Output.line("\(benchmark.name): \(benchmark.summary)") }
      return
    }
    let bench = try Workbench(samples: request.samples)
    defer { bench.removeScratch() }
    var lines = [bench.machine.line]
    Output.line(bench.machine.line)
    for benchmark in Benchmark.all where request.chooses(benchmark.name) {
      for measurement in try benchmark.measure(bench) {
        let line = measurement.line(named: benchmark.name)
        Output.line(line)
        lines.append(line)
      }
    }
    if let path = request.file { try Output.write(lines, to: path) }
  }

  private static func fail(_ message: String) -> Never {
    Output.complain(message)
    exit(2)
  }
}
