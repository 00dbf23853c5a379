import Catalog
import Documents
import Fabrics

/// Reading and writing of documents, and sizing without a plan.
enum Formats {
  private static let records = 200_000
  private static let envelopes = 1_000

  static let benchmarks = [
    Benchmark("yaml-parse", "every file of the catalog; peers read the same files") { try yaml($0) },
    Benchmark("json-write", "200,000 small objects; peers write the same document") { try json($0) },
    Benchmark("catalog-open", "the catalog opened and all rows of all kinds read") { try catalog($0) },
    Benchmark("fabric-envelope", "1,000 fabrics of 12,500 hosts sized by arithmetic") { bench in [envelope(bench)] },
  ]

  private static func yaml(_ bench: Workbench) throws -> [Measurement] {
    let sources = try bench.catalogFiles.map { try InputFile.read($0) }
    let bytes = sources.reduce(0) { $0 + $1.text.utf8.count }
    let (timing, rows) = try Stopwatch.best(of: bench.samples) {
      try sources.reduce(0) { $0 + (try YAML.parse($1).entries?.count ?? 0) }
    }
    var result = bench.reading(timing, bytes, check: "\(rows) members")
    result.peers = try bench.peers.run("yaml", samples: bench.samples, files: bench.catalogFiles)
    return [result]
  }

  private static func json(_ bench: Workbench) throws -> [Measurement] {
    let (timing, bytes) = try Stopwatch.best(of: bench.samples) { try document() }
    var result = bench.rendering(timing, bytes.count)
    result.peers = try bench.peers.run(
      "json", samples: bench.samples, files: [try bench.write(bytes, to: "records.json")])
    return [result]
  }

  private static func document() throws -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      for record in 0..<records {
        json.object { json in
          json.member("name", "switch-with-a-longer-name")
          json.member("number", record)
          json.member("length_m", Double(record) * 0.37)
          json.member("is_lit", record.isMultiple(of: 3))
        }
      }
    }
    return try json.finish()
  }

  private static func catalog(_ bench: Workbench) throws -> [Measurement] {
    let (timing, rows) = try Stopwatch.best(of: bench.samples) { () -> Int in
      let catalog = try Catalog(folder: bench.root + "/Catalog")
      return try catalog.kinds().reduce(0) { $0 + (try catalog.rows(of: $1).count) }
    }
    let bytes = try bench.catalogFiles.reduce(0) { $0 + (try InputFile.read($1).text.utf8.count) }
    return [bench.reading(timing, bytes, check: "\(rows) rows")]
  }

  private static func envelope(_ bench: Workbench) -> Measurement {
    let (timing, links) = Stopwatch.best(of: bench.samples) {
      (0..<envelopes).reduce(0) { sum, extra in
        let leaf = SwitchTier(ports: 128)
        return sum + FabricSpec(topology: .rail, hosts: 12_500 + extra, leaf: leaf).size().links.total
      }
    }
    return Measurement(timing: timing, samples: bench.samples, check: "\(links) links")
  }
}

extension Workbench {
  /// The shipped catalog's files.
  var catalogFiles: [String] {
    FolderListing.names(in: root + "/Catalog").filter { $0.hasSuffix(".yaml") }.sorted().map { "\(root)/Catalog/\($0)" }
  }

  /// A reading of a text, which must come through memory once.
  func reading(_ timing: Timing, _ bytes: Int, check: String) -> Measurement {
    Measurement(
      timing: timing, samples: samples, check: check,
      limit: .init(text: "memory: \(bytes) bytes read", seconds: machine.secondsToRead(bytes)),
      figures: [("mb_per_s", Double(bytes) / 1e6 / timing.cpu)])
  }
}
