public import Documents
public import Electrical
import Numerics
import Quantities

/// The longest line before a lane, for tables and documents.
public struct ComLength: Sendable {
  /// Name of the line's material.
  public var lineName: String
  /// The line; its length means nothing.
  public var line: TransmissionLine
  /// The files.
  public var files: ComReport.Files
  /// The specification.
  public var specification: ComSpecification
  /// What was found.
  public var outcome: LengthSearch.Outcome

  /// Joins what was found with what it was found for.
  public init(
    lineName: String, line: TransmissionLine, files: ComReport.Files, specification: ComSpecification,
    outcome: LengthSearch.Outcome
  ) {
    self.lineName = lineName
    self.line = line
    self.files = files
    self.specification = specification
    self.outcome = outcome
  }

  /// Name and version of the document.
  public static let schema = "heliograph.channel-com-length/1"

  /// Loss of the line at half the symbol rate, in decibels per meter.
  public var lossPerMeter: Double {
    line.law.propagation(gigahertz: specification.signaling.rate.baud / 2e9).real * 8.685889638065037 * 1e3
  }

  /// The margins of the scanned lengths.
  public var table: TableContent {
    TableContent(
      [.number("added mm"), .number("added dB"), .number("COM dB"), .text("verdict")],
      rows: outcome.points.map { point in
        [
          NumberText.fixed(point.length.meters * 1e3, decimals: 1),
          NumberText.fixed(point.length.meters * lossPerMeter, decimals: 2),
          NumberText.fixed(point.com.decibels, decimals: 2),
          point.com >= specification.passingMargin ? "passes" : "fails",
        ]
      })
  }

  /// The answer in a sentence or two.
  public var sentence: String {
    guard let last = outcome.stretches.last else {
      return "No length of \(lineName) lets the lane pass: \(outcome.result.worst?.limit ?? "nothing arrives")."
    }
    let loss = NumberText.fixed(last.to.length.meters * lossPerMeter, decimals: 1)
    let length = last.isOpen ? "at least \(Self.millimeters(last.to.length))" : Self.millimeters(last.to.length)
    var text =
      "Longest line of \(lineName) with at least \(specification.passingMargin): \(length), \(loss) dB at half the symbol rate, COM "
      + "\(NumberText.fixed(last.to.com.decibels, decimals: 2)) dB; \(outcome.result.worst?.limit ?? "")."
    if outcome.stretches.count > 1 || outcome.stretches.first?.from.length ?? .zero > .zero {
      let ranges = outcome.stretches.map { "\(Self.millimeters($0.from.length)) to \(Self.millimeters($0.to.length))" }
      text +=
        " COM does not fall steadily with length: the lane passes from " + ranges.joined(separator: ", from ") + "."
    }
    return text
  }

  private static func millimeters(_ length: Length) -> String {
    NumberText.fixed(length.meters * 1e3, decimals: 1) + " mm"
  }

  /// The document.
  public var document: JSONValue {
    [
      "schema": .string(Self.schema), "thru": .string(files.through), "spec": .string(specification.id),
      "line": [
        "name": .string(lineName), "impedance_ohm": .number(line.impedance.ohms),
        "loss_db_per_m": .number(lossPerMeter), "frequency_hz": .number(specification.signaling.rate.baud / 2),
      ],
      "passing_margin_db": .number(specification.passingMargin.decibels),
      "length_m": outcome.longest.map { .number($0.length.meters) } ?? .null,
      "com_db": outcome.longest.map { .number($0.com.decibels) } ?? .null,
      "is_lower_bound": .bool(outcome.stretches.last?.isOpen ?? false),
      "limit": outcome.result.worst.map { .string($0.limit) } ?? .null,
      "stretches": .array(
        outcome.stretches.map { ["from_m": .number($0.from.length.meters), "to_m": .number($0.to.length.meters)] }),
      "points": .array(
        outcome.points.map { ["length_m": .number($0.length.meters), "com_db": .number($0.com.decibels)] }),
    ]
  }
}
