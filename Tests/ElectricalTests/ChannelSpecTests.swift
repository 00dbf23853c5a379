import Diagnostics
import Documents
import Electrical
import Foundation
import Numerics
import Quantities
import TestSupport
import Testing

/// Rows of the shipped catalog by their ids, without overlays.
struct ShippedParts: ChannelParts {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private func row<T: Declared>(_ type: T.Type, _ file: String, _ id: String, _ place: Place?) throws(Rejection) -> T {
    let root = try YAML.parse(try InputFile.read("\(Self.root)/Catalog/\(file).yaml"))
    guard let node = root["rows"]?.elements?.first(where: { $0["id"]?.text == id }) else {
      throw Rejection(Finding(.unknownKey, .error, "no row `\(id)`", at: place))
    }
    let (value, findings, _) = Fields.decode(type, from: node) { path in
      ["source", "confidence", "field_confidence", "notes", "extends"].contains(path)
    }
    if findings.hasErrors { throw Rejection(findings) }
    return value
  }

  func laminate(_ id: String, at place: Place?) throws(Rejection) -> LaminateModel {
    try row(LaminateModel.self, "laminates", id, place)
  }
  func wire(_ id: String, at place: Place?) throws(Rejection) -> TwinaxWireModel {
    try row(TwinaxWireModel.self, "twinax-wires", id, place)
  }
  func connector(_ id: String, at place: Place?) throws(Rejection) -> ConnectorModel {
    try row(ConnectorModel.self, "connectors", id, place)
  }
  func package(_ id: String, at place: Place?) throws(Rejection) -> PackageModel {
    try row(PackageModel.self, "packages", id, place)
  }
  func measurement(_ path: String, at place: Place?) throws(Rejection) -> Touchstone.Reading {
    try Touchstone.read("\(Self.root)/Channels/\(path)")
  }
}

@Suite("Specifications of channels")
struct ChannelSpecTests {
  private static func read(_ text: String) throws(Rejection) -> ChannelSpec.Resolved {
    try ChannelSpec.read(SourceFile(name: "spec.yaml", text: text), parts: ShippedParts())
  }

  /// The findings of a specification that is refused.
  private static func findings(_ text: String) -> [Finding] {
    do throws(Rejection) {
      _ = try read(text)
      return []
    } catch {
      return error.findings
    }
  }

  @Test(
    "a shipped specification has the loss of the example channel of its class",
    arguments: ["vsr-12db", "mr-20db", "kr-28db", "dac-1m", "cpc-300mm"])
  func shipped(name: String) throws {
    let folder = ShippedParts.root + "/Channels"
    let resolved = try ChannelSpec.read(try InputFile.read("\(folder)/\(name).yaml"), parts: ShippedParts())
    let index = try JSON.parse(try InputFile.read("\(folder)/index.json"))
    let entry = try #require(index[name])
    let nyquist = try #require(Double(entry["nyquist_GHz"]?.text ?? ""))
    let loss = try #require(Double(entry["il_db_at_nyquist"]?.text ?? ""))
    let channel = resolved.design.synthesized()
    #expect(abs(resolved.design.loss(at: Frequency(hertz: nyquist * 1e9)).decibels - loss) < 0.1)
    #expect(resolved.findings.isEmpty)
    #expect(channel.frequenciesHz.count == 1501)
    #expect(channel.isFinite && channel.hasCrosstalk)
    #expect(channel.largestSingularValue <= 1 + 1e-9)
    // Lifelike: lengths stay within a factor of two of those written down, and reflections below those of a short
    // circuit.
    if let scale = resolved.lengthScale { #expect(scale > 0.5 && scale < 2, "\(scale)") }
  }

  @Test("a specification tells all its mistakes at once, each at its place")
  func mistakes() throws {
    let found = Self.findings(
      """
      name: wrong
      frequency: {step: 40 MHz, stop: 60 m}
      blocks:
        - line: {length: 120 mm}
        - line: {material: no-such, length: 120 mm}
        - pad: {}
          stub: {}
        - via: {length: 1 mm, stub: 3}
        - {}
        - skew: {dealy: 1 ps}
      """)
    let places = found.map { "\($0.code.id) \($0.place?.line ?? 0)" }
    #expect(found.allSatisfy { $0.place?.file == "spec.yaml" })
    #expect(places.contains("HG2231 4"))
    #expect(places.contains("HG2230 7"))
    #expect(places.contains { $0.hasSuffix(" 2") })
    #expect(places.contains { $0.hasSuffix(" 5") })
    #expect(places.contains { $0.hasSuffix(" 8") })
    #expect(places.contains("HG2230 9"))
    #expect(places.contains { $0.hasSuffix(" 10") })
    #expect(found.contains { $0.help.contains("did you mean `delay`?") })
  }

  @Test(
    "a grid without points or with too many is refused, and so are too many numbers",
    arguments: [
      "{step: 40 MHz, stop: 20 MHz}", "{step: 1 kHz, stop: 60 GHz}",
    ])
  func grid(text: String) {
    let found = Self.findings("frequency: \(text)\nblocks: [pad: {}]\n")
    #expect(found.map(\.code.id).contains("HG2232"))
  }

  @Test("a loss that no length reaches is refused with the reason")
  func unreachable() {
    let line = "line: {name: a, material: ultra-low-loss, length: 100 mm}"
    let few = Self.findings("blocks: [\(line)]\nscale: {loss: 0.011 dB, at: 26.5625 GHz, block: b}\n")
    #expect(few.map(\.code.id) == ["HG2233"])
    #expect(few.first?.help == ["no line or cable is called `b`; known: `a`"])
    let none = Self.findings("blocks: [pad: {}]\nscale: {loss: 5 dB}\n")
    #expect(none.first?.help == ["no line or cable is scalable"])
  }

  @Test("a measured file stands among blocks, and one that ends early is refused")
  func measured() throws {
    let spec = "blocks: [measured: {file: kr-28db-thru.s4p}, pad: {capacitance: 0 fF}]\n"
    let design = try Self.read(spec).design
    #expect(abs(design.loss(at: Frequency(hertz: 26.5625e9)).decibels - 28) < 0.1)
    let found = Self.findings("frequency: {stop: 70 GHz}\n" + spec).filter { $0.severity == .error }
    #expect(found.map(\.code.id) == ["HG2235"])
    #expect(found.first?.place?.line == 2)
  }

  @Test("a laminate modeled by RLGC loses what its law loses, and models that are not causal say so")
  func models() throws {
    let text = "blocks: [line: {material: ultra-low-loss, length: 300 mm, impedance: 93 ohm, model: MODEL}]\n"
    let nyquist = Frequency(hertz: 26.5625e9)
    let losses = try ["law", "rlgc"].map { model in
      try Self.read(text.replacingOccurrences(of: "MODEL", with: model)).design.loss(at: nyquist).decibels
    }
    #expect(abs(losses[0] - losses[1]) < 0.1)
    let rough = try Self.read(
      """
      blocks:
        - line:
            length: 100 mm
            rlgc:
              permittivity: 3.6
              loss_tangent: 0.004
              roughness: {model: hammerstad, height: 1 um}
              geometry: {kind: stripline, width: 0.13 mm, spacing: 0.2 mm, height: 0.3 mm, thickness: 17 um}
      """)
    #expect(rough.findings.map(\.code.id) == ["HG2237"])
    #expect((rough.design.elements.first?.block as? PairLine)?.isCausal == false)
  }

  @Test("scaling changes the named lines only")
  func named() throws {
    let design = try Self.read(
      """
      blocks:
        - line: {name: a, material: ultra-low-loss, length: 100 mm}
        - line: {name: b, material: ultra-low-loss, length: 100 mm}
      scale: {loss: 12 dB, at: 26.5625 GHz, block: b}
      """
    ).design
    let lengths = design.elements.compactMap { ($0.block as? PairLine)?.length.meters }
    #expect(lengths[0] == 0.1)
    #expect(lengths[1] > 0.15)
  }

  @Test(
    "every gauge of the catalog loses what the table says at 12.9, 26.6 and 53.1 GHz, per meter",
    arguments: [
      ("26 AWG", [3.9, 5.8, 8.6]), ("28 AWG", [4.8, 7.1, 10.5]), ("30 AWG", [5.9, 8.7, 12.9]),
      ("32 AWG", [7.3, 10.8, 15.9]), ("34 AWG", [8.8, 13.0, 19.2]),
    ])
  func gauges(gauge: String, expected: [Double]) throws {
    let design = try Self.read("blocks: [cable: {gauge: \(gauge), length: 1 m}]\n").design
    for (gigahertz, loss) in zip([12.890625, 26.5625, 53.125], expected) {
      #expect(abs(design.loss(at: Frequency(hertz: gigahertz * 1e9)).decibels - loss) < 0.05)
    }
  }

  @Test(
    "a mated connector loses 0.5, 1 and 2 dB, but for what it reflects", arguments: ["backplane-112g", "cage-112g"])
  func connectors(id: String) throws {
    let model = try ShippedParts().connector(id, at: nil)
    for (gigahertz, loss) in zip([12.890625, 26.5625, 53.125], [0.5, 1, 2]) {
      let found = model.rootLoss * gigahertz.squareRoot() + model.linearLoss * gigahertz
      #expect(abs(found - loss) < 0.02)
    }
  }

  @Test("a via without a stub loses 0.2 to 0.5 dB or less up to 26.6 GHz")
  func via() throws {
    let design = try Self.read("blocks: [via: {length: 1 mm}]\n").design
    let loss = design.loss(at: Frequency(hertz: 26.5625e9)).decibels
    #expect(loss > 0.02 && loss < 0.5)
  }

  @Test("a package loses on its lines what the table says: 0.90 dB in 10 mm at 26.6 GHz")
  func package() throws {
    let text = "blocks: [package: {model: ck-short, length: LENGTH}]\n"
    let losses = try ["10 mm", "110 mm"].map { length in
      try Self.read(text.replacingOccurrences(of: "LENGTH", with: length)).design
        .lanes(hertz: 26.5625e9).own.differential
    }
    // Reflections of pads ripple on both; 100 mm apart they are a part of the 9 dB between.
    let difference = 20 * log10(losses[0].s21.magnitude / losses[1].s21.magnitude)
    #expect(abs(difference - 9.0) < 1.5)
  }
}
