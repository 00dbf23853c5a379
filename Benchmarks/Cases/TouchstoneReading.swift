import Diagnostics
import Dispatch
import Documents
import Electrical
import Glibc
import Numerics
import Synchronization

/// Reading of Touchstone files: the example channels into memory, and a gigabyte that goes by.
enum TouchstoneReading {
  /// First word on the command line of the process that streams one file.
  static let childWord = "stream-once"
  private static let streamedBytes = 1_000_000_000

  static let benchmarks = [
    Benchmark("touchstone-read", "the 21 example channels, 11 MB; the peer reads the same files") { try channels($0) },
    Benchmark("touchstone-stream", "1 GB of 4 ports, frequency by frequency, in a process of its own") {
      try stream($0)
    },
  ]

  private static func channels(_ bench: Workbench) throws -> [Measurement] {
    let files = FolderListing.names(in: bench.root + "/Channels").filter { $0.hasSuffix(".s4p") }.sorted()
      .map { "\(bench.root)/Channels/\($0)" }
    let texts = try files.map { try InputFile.readBytes($0) }
    let bytes = texts.reduce(0) { $0 + $1.count }
    let (timing, points) = try Stopwatch.best(of: bench.samples) {
      try files.reduce(0) { $0 + (try Touchstone.read($1).network.points) }
    }
    let (scan, lines) = Stopwatch.best(of: bench.samples) { texts.reduce(0) { $0 + countLines($1) } }
    var result = bench.reading(timing, bytes, check: "\(points) points in \(lines) lines")
    result.figures.append(("find_lines_mb_per_s", Double(bytes) / 1e6 / scan.cpu))
    result.peers = try bench.peers.run("touchstone", samples: bench.samples, files: files)
    var shared = try onAllProcessors(bench, files, bytes)
    shared.peers = result.peers
    return [result, shared]
  }

  /// The same files, as a batch of lanes reads them: each by one processor, whichever is free.
  private static func onAllProcessors(_ bench: Workbench, _ files: [String], _ bytes: Int) throws -> Measurement {
    let (timing, points) = Stopwatch.best(of: bench.samples) {
      let sum = Atomic<Int>(0)
      let cursor = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: ProcessorCount.available) { _ in
        while case let index = cursor.wrappingAdd(1, ordering: .relaxed).oldValue, index < files.count {
          let points = (try? Touchstone.read(files[index]).network.points) ?? 0
          sum.wrappingAdd(points, ordering: .relaxed)
        }
      }
      return sum.load(ordering: .relaxed)
    }
    var result = bench.reading(timing, bytes, check: "\(points) points")
    result.part = "all-processors"
    result.figures.append(("mb_per_s_wall", Double(bytes) / 1e6 / timing.wall))
    return result
  }

  /// How many lines a text has, by the C library's search: the least that a reader of lines does.
  private static func countLines(_ text: [UInt8]) -> Int {
    text.withUnsafeBytes { bytes in
      guard var cursor = bytes.baseAddress else { return 0 }
      let end = cursor + bytes.count
      var count = 0
      while let found = memchr(cursor, 0x0A, end - cursor) {
        count += 1
        cursor = UnsafeRawPointer(found) + 1
      }
      return count
    }
  }

  private static func stream(_ bench: Workbench) throws -> [Measurement] {
    let path = bench.scratch + "/long.s4p"
    try writeLongFile(bench, to: path)
    var best: ChildProcess?
    for _ in 0..<bench.samples {
      let child = try ChildProcess([CommandLine.arguments[0], childWord, path])
      if let known = best, known.timing.cpu <= child.timing.cpu { continue }
      best = child
    }
    unlink(path)
    guard let best else { throw Rejection(Finding(.benchmarkFailed, .error, "no samples")) }
    let lines = best.output.split(separator: "\n").map(String.init)
    var result = bench.reading(best.timing, streamedBytes, check: lines.first ?? "")
    result.peakMemory = lines.last.flatMap { Int($0) }
    return [result]
  }

  /// The numbers of an example channel again and again, at rising frequencies.
  private static func writeLongFile(_ bench: Workbench, to path: String) throws {
    let text = try InputFile.read(bench.root + "/Channels/kr-28db-thru.s4p").text
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("!") && !$0.hasPrefix("#") }
    try OutputFile.write(to: path, replacing: true) { stream in
      var written = 0
      var point = 0
      try stream.write("# Hz S RI R 50\n")
      while written < streamedBytes {
        let start = 4 * point % (rows.count - rows.count % 4)
        let values = rows[start].drop { $0 != " " } + "\n" + rows[start + 1..<start + 4].joined(separator: "\n")
        let record = "\(point)000\(values)\n"
        try stream.write(record)
        written += record.utf8.count
        point += 1
      }
    }
  }

  // MARK: In the process that is measured

  /// Streams a file; prints the points and the peak memory.
  static func runChild(_ words: [String]) throws {
    guard let path = words.first else {
      throw Rejection(Finding(.benchmarkUsage, .error, "\(childWord) FILE"))
    }
    var sum = 0.0
    let summary = try Touchstone.stream(path) { sum += $0[1, 0].squaredMagnitude }
    Output.line("\(summary.points) points of power \(Measurement.rounded(sum))")
    Output.line("\(PeakMemory.bytes ?? 0)")
  }
}
