import Diagnostics
import Dispatch
import Documents
import Electrical
import Quantities
import Reporting
import Synchronization

/// `channel com --batch`: margins of the lanes of a list, on every processor.
public struct ChannelComBatchOperation: Operation {
  /// The list, or `-`.
  public var list: String
  /// Specification of rows that name none.
  public var specification: String?
  /// Changes to every specification.
  public var settings: [String] = []
  /// Cases that are computed; all of them when empty.
  public var cases: [String] = []
  /// `annex` or `script`.
  public var method = "annex"
  /// How the ports of four-ports are joined; nothing to find out.
  public var order: String?
  /// File to write: CSV, JSON or JSON lines by its ending.
  public var output: String?
  /// Options that were given besides and mean nothing for a list, with their dashes.
  public var conflicting: [String] = []

  /// Asks for a list.
  public init(list: String) { self.list = list }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    if let option = conflicting.first {
      throw Rejection(
        Finding(
          .conflictingOptions, .error, "`\(option)` does not go with `--batch`",
          help: ["name the files of each lane in columns of the list", "leave `--batch` out for one lane"]))
    }
    if let output, ![".csv", ".json", ".jsonl"].contains(where: { output.hasSuffix($0) }) {
      throw Rejection(
        Finding(
          .conflictingOptions, .error, "margins of a list cannot be written into `\(output)`",
          expected: "a file that ends in .csv, .json or .jsonl",
          help: ["`channel com` of one lane writes pages and pictures"]))
    }
    let lanes = try ComList(
      list, defaultSpecification: specification, order: order.flatMap(PortOrder.init(rawValue:)),
      limits: workspace.limits
    ).lanes
    let specifications = try specifications(of: lanes, workspace)
    let (rows, isInterrupted) = compute(lanes, specifications, workspace)
    let batch = ComBatch(rows: rows, total: lanes.count)
    var outcome = Outcome()
    outcome.isInterrupted = isInterrupted
    outcome.report(Self.findings(batch))
    outcome.document = .value(batch.document)
    outcome.show(batch.table)
    outcome.dataTable = try batch.csv()
    try write(batch, workspace, &outcome)
    let passed = batch.rows.count { $0.margin?.passes == true }
    outcome.say("\(passed) of \(batch.total) lanes pass.")
    if let worst = batch.rows.filter({ $0.margin != nil }).min(by: Self.isWorse) {
      outcome.next = ["channel com \(worst.files.words) --spec \(worst.specification)"]
    }
    return outcome
  }

  private static func isWorse(_ left: ComBatch.Row, _ right: ComBatch.Row) -> Bool {
    (left.margin?.com.decibels ?? .infinity) < (right.margin?.com.decibels ?? .infinity)
  }

  // MARK: Computing

  private typealias Specifications = [String: Result<(ComSpecification, [Finding]), Rejection>]

  /// Every specification that rows name, read once. One that cannot be read fails its rows.
  /// - Throws: what is wrong with `--set` and `--spec`, which concern every row.
  private func specifications(of lanes: [ComList.Lane], _ workspace: Workspace) throws -> Specifications {
    var known: Specifications = [:]
    for lane in lanes where known[lane.specification] == nil {
      let reader = ComSpecificationReader(name: lane.specification, settings: settings, cases: cases)
      do {
        known[lane.specification] = .success(try reader.read(in: workspace))
      } catch let error as LocatedRejection {
        let isOurs = error.findings.contains { $0.place?.file.hasPrefix("--set") == true }
        if isOurs || lane.specification == specification { throw error }
        known[lane.specification] = .failure(Rejection(error.findings))
      }
    }
    return known
  }

  /// Rows in the order of the list, those that were finished when the user stopped the work.
  private func compute(
    _ lanes: [ComList.Lane], _ specifications: Specifications, _ workspace: Workspace
  ) -> (rows: [ComBatch.Row], isInterrupted: Bool) {
    let slots = Mutex([ComBatch.Row?](repeating: nil, count: lanes.count))
    let cursor = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    let isStopped = Atomic<Bool>(false)
    let read = specifications
    DispatchQueue.concurrentPerform(iterations: min(ProcessorCount.available, lanes.count)) { _ in
      while !isStopped.load(ordering: .relaxed) {
        let index = cursor.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < lanes.count else { return }
        do {
          let row = try self.row(lanes[index], read[lanes[index].specification], workspace)
          slots.withLock { $0[index] = row }
          let count = done.wrappingAdd(1, ordering: .relaxed).newValue
          try workspace.progress.report("computing lanes", count, of: lanes.count)
        } catch {
          isStopped.store(true, ordering: .relaxed)
        }
      }
    }
    return (slots.withLock { $0.compactMap(\.self) }, isStopped.load(ordering: .relaxed))
  }

  /// One lane; what is wrong with it is its row's, only a wish to stop is thrown.
  private func row(
    _ lane: ComList.Lane, _ specification: Result<(ComSpecification, [Finding]), Rejection>?, _ workspace: Workspace
  ) throws(Interrupted) -> ComBatch.Row {
    func row(_ outcome: Result<ComBatch.Row.Margin, Rejection>) -> ComBatch.Row {
      ComBatch.Row(name: lane.name, files: lane.files.names, specification: lane.specification, outcome: outcome)
    }
    do {
      let (specification, _) = try specification?.get() ?? { throw Rejection([]) }()
      let (channel, found) = try lane.files.read(workspace.touchstoneLimits)
      let analysis = try ComAnalysis(
        specification: specification, channel: channel, method: ComMethod(named: method) ?? .annex)
      let result = try analysis.result(threads: 1, progress: workspace.progress.silent)
      let report = ComReport(
        files: lane.files.names, specification: specification, channel: channel, result: result,
        returnLoss: analysis.returnLoss(com: result.worst?.com))
      let warnings = (found + result.findings).count { $0.severity == .warning }
      guard let margin = ComBatch.Row.Margin(report, warnings: warnings) else { return row(.failure(Rejection([]))) }
      return row(.success(margin))
    } catch let rejection as Rejection {
      return row(.failure(rejection))
    } catch {
      throw Interrupted()
    }
  }

  // MARK: Telling

  private static func findings(_ batch: ComBatch) -> [Finding] {
    let failed = batch.rows.filter { $0.margin == nil }
    let below = batch.rows.filter { $0.margin?.hasMargin == false }
    var findings: [Finding] = []
    if let first = failed.first {
      findings.append(
        Finding(
          .comLaneFailed, .error,
          "\(failed.count) of \(batch.total) lanes could not be computed, such as `\(first.name)`: "
            + (first.failure ?? "nothing is known of it"), subject: first.name, count: failed.count))
    }
    if let worst = below.min(by: isWorse), let margin = worst.margin {
      findings.append(
        Finding(
          .comBelow, .error,
          "\(below.count) of \(batch.total) lanes are below what passes, down to "
            + "\(ComVerdict.decibels(margin.com)) of `\(worst.name)`", help: [margin.limit], subject: worst.name,
          count: below.count))
    }
    let reflecting = batch.rows.filter { $0.margin?.returnLossWord == "fails" }
    if let worst = reflecting.min(by: { returnLoss($0) < returnLoss($1) }) {
      findings.append(
        Finding(
          .comReturnLossBelow, .error,
          "\(reflecting.count) of \(batch.total) lanes are below the limit to effective return loss, down to "
            + "\(ComVerdict.decibels(Decibels(decibels: returnLoss(worst)))) of `\(worst.name)`", subject: worst.name,
          count: reflecting.count))
    }
    return findings
  }

  private static func returnLoss(_ row: ComBatch.Row) -> Double { row.margin?.returnLoss?.loss?.decibels ?? .infinity }

  private func write(_ batch: ComBatch, _ workspace: Workspace, _ outcome: inout Outcome) throws {
    guard let output else { return }
    let bytes: [UInt8]
    if output.hasSuffix(".csv") {
      bytes = try batch.csv()
    } else if output.hasSuffix(".jsonl") {
      bytes = try batch.lines()
    } else {
      bytes = Array(try JSONWriter.text(batch.document).utf8)
    }
    // What was finished is kept even when the user stopped the work.
    try OutputFile.write(to: output, progress: .none) { stream in try stream.write(bytes) }
    let rest = batch.total - batch.rows.count
    outcome.say(rest > 0 ? "Wrote \(batch.rows.count) of \(batch.total) lanes into \(output)." : "Wrote \(output).")
  }
}
