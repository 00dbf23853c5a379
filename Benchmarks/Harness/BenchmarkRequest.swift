import Diagnostics

/// What the command line asks for.
struct BenchmarkRequest {
  private(set) var listsOnly = false
  /// Runs of each case, of which the best counts.
  private(set) var samples = 5
  /// Where the lines go besides standard output.
  private(set) var file: String?
  private var names: [String] = []

  init(_ words: [String]) throws(Rejection) {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--list": listsOnly = true
      case "--json": file = try Self.value(of: word, &rest)
      case "--samples":
        guard let count = Int(try Self.value(of: word, &rest)), count > 0 else {
          throw Self.refusal("--samples takes a whole number above 0")
        }
        samples = count
      case _ where word.hasPrefix("-"):
        throw Self.refusal("unknown option `\(word)`; there are --list, --samples N, --json FILE and names of cases")
      default: names.append(word)
      }
    }
    for name in names where !Benchmark.all.contains(where: { $0.name.contains(name) }) {
      throw Self.refusal("no case has `\(name)` in its name; --list shows all")
    }
  }

  /// Whether a case is to run.
  func chooses(_ name: String) -> Bool { names.isEmpty || names.contains { name.contains($0) } }

  private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(Rejection) -> String {
    guard let value = rest.popFirst() else { throw refusal("\(option) needs a value") }
    return value
  }

  private static func refusal(_ message: String) -> Rejection {
    Rejection(Finding(.benchmarkUsage, .error, message))
  }
}

extension FindingCode {
  /// A mistake on the command line of the benchmarks.
  static let benchmarkUsage = FindingCode(
    "HG5090", "wrong use of the benchmarks", "`Benchmarks --list` shows the cases.")
  /// A measurement that could not be made.
  static let benchmarkFailed = FindingCode("HG5091", "failed benchmark", "A case could not be measured.")
}
