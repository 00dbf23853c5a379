import Catalog
import Diagnostics
import Documents
import Electrical
public import Quantities
import Reporting

/// `channel com --solve length`: the longest line of a material that a lane may have before it.
public struct ChannelComLengthOperation: Operation {
  /// The lane; its report is not written.
  public var lane: ChannelComOperation
  /// Catalog id of a laminate or a twinax wire.
  public var material: String
  /// Differential impedance of the line; that of the wire, or 100 ohm for a laminate, when nothing is said.
  public var impedance: Resistance?

  /// Asks for a length.
  public init(lane: ChannelComOperation, material: String) {
    self.lane = lane
    self.material = material
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    if let impedance, !(10...500).contains(impedance.ohms) {
      throw Rejection(
        Finding(
          .conflictingOptions, .error, "`--impedance \(impedance)` is no impedance of a differential line",
          expected: "from 10 ohm to 500 ohm"))
    }
    let (name, line) = try line(in: workspace)
    let (specification, remarks) = try lane.specificationReader.read(in: workspace)
    let files = lane.files
    let (channel, found) = try files.read(workspace.touchstoneLimits)
    let search = LengthSearch(
      specification: specification, channel: channel, line: line, method: ComMethod(named: lane.method) ?? .annex,
      threads: ProcessorCount.available)
    let length = ComLength(
      lineName: name, line: line, files: files.names, specification: specification,
      outcome: try search.run(progress: workspace.progress))
    var outcome = Outcome()
    outcome.report(remarks + found + Self.findings(length))
    outcome.document = .value(length.document)
    outcome.say("\(specification.title)   \(specification.id)   line of \(name) before \(files.through)")
    outcome.show(length.table)
    outcome.say(length.sentence)
    outcome.next = ["channel com \(lane.files.names.words) --spec \(lane.specification)"]
    return outcome
  }

  private static func findings(_ length: ComLength) -> [Finding] {
    guard length.outcome.stretches.isEmpty else { return [] }
    let best = length.outcome.points.max { $0.com < $1.com }?.com ?? .zero
    return [
      Finding(
        .comBelow, .error,
        "`\(length.files.through)` does not pass with any length of \(length.lineName); the best COM is "
          + ComVerdict.decibels(best), expected: "at least \(length.specification.passingMargin)",
        help: length.outcome.result.worst.map { [$0.limit] } ?? [])
    ]
  }

  private func line(in workspace: Workspace) throws(Rejection) -> (String, TransmissionLine) {
    let catalog = try workspace.catalog()
    let laminates = try catalog.rows(of: "laminate").map(\.id)
    let wires = try catalog.rows(of: "twinax-wire").map(\.id)
    func line(_ law: LineLaw, _ usual: Resistance) -> TransmissionLine {
      TransmissionLine(length: .zero, impedance: impedance ?? usual, law: law)
    }
    if laminates.contains(material) {
      let model = try catalog.decode(LaminateModel.self, kind: "laminate", id: material, at: nil)
      return (material, line(model.law.law, Resistance(ohms: 100)))
    }
    let wire = TwinaxWireModel.id(ofGauge: material)
    if wires.contains(wire) {
      let model = try catalog.decode(TwinaxWireModel.self, kind: "twinax-wire", id: wire, at: nil)
      return (model.name, line(model.law, model.impedance))
    }
    let near = Spelling.nearest(to: material, among: laminates + wires).map { ["did you mean `\($0)`?"] } ?? []
    throw Rejection(
      Finding(
        .unknownTopic, .error, "the catalog has no laminate and no twinax wire `\(material)`",
        expected: "one of " + (laminates + wires).joined(separator: ", "), help: near))
  }
}
