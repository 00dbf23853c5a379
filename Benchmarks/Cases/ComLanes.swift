import Diagnostics
import Documents
import Operations

/// Margins of 1,000 lanes from a list: the seven example lanes over and over, in a process of its own.
enum ComLanes {
  /// First word on the command line of the process that computes one list.
  static let childWord = "com-batch-once"
  private static let lanes = 1_000
  private static let names = ["cpc-300mm", "dac-1m", "kr-28db", "kr-33db-stubs", "mr-20db", "vsr-05db", "vsr-12db"]

  static let benchmarks = [
    Benchmark(
      "com-batch", "COM of 1,000 lanes with crosstalk on the 100 Gb/s grid of the reference results, all processors"
    ) {
      try batch($0)
    }
  ]

  private static func batch(_ bench: Workbench) throws -> [Measurement] {
    let rows = (0..<lanes).map { index in
      let lane = bench.root + "/Channels/" + names[index % names.count]
      return "lane \(index),\(lane)-thru.s4p,\(lane)-fext.s4p,\(lane)-next.s4p"
    }
    let list = try bench.write(
      Array((["name,thru,fext,next"] + rows).joined(separator: "\n").utf8), to: "lanes.csv")
    let child = try ChildProcess([CommandLine.arguments[0], childWord, bench.root, list])
    let lines = child.output.split(separator: "\n").map(String.init)
    return [
      Measurement(
        timing: child.timing, samples: 1, check: lines.first ?? "", peakMemory: lines.last.flatMap(Int.init),
        figures: [("lanes_per_s", Double(lanes) / child.timing.wall)])
    ]
  }

  // MARK: In the process that is measured

  /// Computes a list; prints how many margins there are and the peak memory.
  static func runChild(_ words: [String]) throws {
    guard words.count == 2 else {
      throw Rejection(Finding(.benchmarkUsage, .error, "\(childWord) ROOT LIST"))
    }
    var operation = ChannelComBatchOperation(list: words[1])
    operation.specification = words[0] + "/Tests/ElectricalTests/Fixtures/com.json#100g-pam4-ck"
    let outcome = try operation.run(in: Workbench.workspace(root: words[0]))
    guard case .value(let document)? = outcome.document, case .array(let rows)? = document["rows"] else { return }
    Output.line("\(rows.count { $0["com_db"] != .null }) margins")
    Output.line("\(PeakMemory.bytes ?? 0)")
  }
}
