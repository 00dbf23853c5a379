import Diagnostics
import Documents
import Electrical
import Glibc
import Numerics
import Quantities
import Reporting

/// What a synthesized channel does at the frequencies that lanes use, for people and for machines.
struct SynthesisSummary {
  /// A file that was written.
  struct File {
    var what: String
    var path: String
  }

  /// One frequency.
  private struct Line {
    var name: String
    var frequency: Frequency
    var loss: Double
    var nearReflection: Double
    var farReflection: Double
    var farEnd: Double?
    var nearEnd: Double?
    var delay: Duration
  }

  /// Half the symbol rates of lanes, in gigahertz.
  private static let nyquists: [(name: String, gigahertz: Double)] = [
    ("25G NRZ", 12.890625), ("50G PAM4", 13.28125), ("100G PAM4", 26.5625), ("200G PAM4", 53.125),
  ]

  private let channel: SynthesizedChannel
  private let lengthScale: Double?
  private let files: [File]
  private let lines: [Line]
  private let largestSingularValue: Double

  init(_ channel: SynthesizedChannel, lengthScale: Double?, files: [File]) {
    self.channel = channel
    self.lengthScale = lengthScale
    self.files = files
    let last = channel.frequenciesHz.last ?? 0
    lines = Self.nyquists.filter { $0.gigahertz * 1e9 <= last }.map { name, gigahertz in
      Self.line(name, Frequency(hertz: gigahertz * 1e9), channel)
    }
    largestSingularValue = channel.largestSingularValue
  }

  private static func line(_ name: String, _ frequency: Frequency, _ channel: SynthesizedChannel) -> Line {
    let (own, coupled) = channel.design.lanes(hertz: frequency.hertz)
    return Line(
      name: name, frequency: frequency, loss: -decibels(own.s21.dd.magnitude),
      nearReflection: -decibels(own.s11.dd.magnitude), farReflection: -decibels(own.s22.dd.magnitude),
      farEnd: coupled.map { decibels($0.s21.dd.magnitude) }, nearEnd: coupled.map { decibels($0.s22.dd.magnitude) },
      delay: channel.delay(at: frequency))
  }

  private static func decibels(_ magnitude: Double) -> Double { 20 * log10(max(magnitude, 1e-300)) }

  // MARK: For people

  var screen: [Outcome.Block] {
    let design = channel.design
    let points = channel.frequenciesHz.count
    var head =
      "\(design.name): \(Self.count(design.elements.count, "block")), \(NumberText.grouped(points)) frequencies to "
    head +=
      "\(Frequency(hertz: channel.frequenciesHz.last ?? 0)), reference \(NumberText.shortest(design.referenceOhms)) ohm"
    if let lengthScale { head += ", lengths x \(NumberText.fixed(lengthScale, decimals: 4))" }
    return [
      .text(head), .table(ScreenTable(blocks)), .text(""), .table(ScreenTable(figures)), .text(verdict),
    ] + (files.isEmpty ? [] : [.text(files.map { "Wrote \($0.path) (\($0.what))." }.joined(separator: "\n"))])
  }

  private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  private var blocks: TableContent {
    TableContent(
      [.text("block"), .number("mm"), .number("ohm"), .text("model")],
      rows: channel.design.elements.map { element in
        guard let line = element.block as? PairLine else {
          return [element.label, "", "", Self.model(of: element.block)]
        }
        return [
          element.label, NumberText.fixed(line.length.meters * 1e3, decimals: 1),
          NumberText.fixed(line.impedance.ohms, decimals: 1), Self.model(of: line),
        ]
      })
  }

  private static func model(of block: any ChannelBlock) -> String {
    switch (block as? PairLine)?.propagation {
    case .law: "standard's law"
    case .rlgc(let model): model.isCausal ? "RLGC" : "RLGC, not causal"
    case nil: block.isReciprocal ? "" : "not reciprocal"
    }
  }

  private var figures: TableContent {
    let coupling: [TableContent.Column] = channel.hasCrosstalk ? [.number("FEXT dB"), .number("NEXT dB")] : []
    return TableContent(
      [
        .text("lane"), .number("GHz"), .number("loss dB"), .number("return near dB"), .number("return far dB"),
        .number("delay ns"),
      ] + coupling,
      rows: lines.map { line in
        [
          line.name, NumberText.fixed(line.frequency.hertz / 1e9, decimals: 2),
          NumberText.fixed(line.loss, decimals: 2),
          NumberText.fixed(line.nearReflection, decimals: 1), NumberText.fixed(line.farReflection, decimals: 1),
          NumberText.fixed(line.delay.seconds * 1e9, decimals: 3),
        ] + [line.farEnd, line.nearEnd].compactMap(\.self).map { NumberText.fixed($0, decimals: 1) }
      })
  }

  private var verdict: String {
    let chain = channel.design.chain
    let passive = largestSingularValue <= 1 + 1e-9
    return (passive ? "Passive" : "NOT passive")
      + ": the largest singular value is \(NumberText.fixed(largestSingularValue, decimals: 6)). "
      + (chain.isReciprocal ? "Reciprocal." : "Not reciprocal.") + (chain.isCausal ? " Every model is causal." : "")
  }

  // MARK: For machines

  func document(_ findings: [Finding]) -> JSONValue {
    let chain = channel.design.chain
    return [
      "schema": "heliograph.channel-synthesis/1", "name": .string(channel.design.name),
      "points": .integer(channel.frequenciesHz.count),
      "stop_hz": .number(channel.frequenciesHz.last ?? 0),
      "reference_ohm": .number(channel.design.referenceOhms),
      "aggressors": .integer(channel.hasCrosstalk ? channel.design.aggressors : 0),
      "length_scale": lengthScale.map { .number($0) } ?? .null,
      "blocks": .array(channel.design.elements.map(Self.value)),
      "nyquist": .array(lines.map(Self.value)),
      "largest_singular_value": .number(largestSingularValue),
      "is_passive": .bool(largestSingularValue <= 1 + 1e-9), "is_reciprocal": .bool(chain.isReciprocal),
      "is_causal": .bool(chain.isCausal),
      "files": .array(files.map { ["what": .string($0.what), "file": .string($0.path)] }),
      "findings": .array(findings.map(FindingDocument.value)),
    ]
  }

  private static func value(_ element: ChannelDesign.Element) -> JSONValue {
    let line = element.block as? PairLine
    return [
      "block": .string(element.label), "length_m": line.map { .number($0.length.meters) } ?? .null,
      "impedance_ohm": line.map { .number($0.impedance.ohms) } ?? .null,
    ]
  }

  private static func value(_ line: Line) -> JSONValue {
    [
      "lane": .string(line.name), "frequency_hz": .number(line.frequency.hertz),
      "insertion_loss_db": .number(line.loss),
      "return_loss_near_db": .number(line.nearReflection), "return_loss_far_db": .number(line.farReflection),
      "delay_s": .number(line.delay.seconds), "fext_db": line.farEnd.map { .number($0) } ?? .null,
      "next_db": line.nearEnd.map { .number($0) } ?? .null,
    ]
  }
}
