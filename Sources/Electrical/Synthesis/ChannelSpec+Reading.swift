public import Diagnostics
public import Documents
import Quantities

extension ChannelSpec {
  /// A specification with its parts found: the channel, scaled where it asks for it, and warnings.
  public struct Resolved: Sendable {
    /// The channel.
    public var design: ChannelDesign
    /// Factor by which lengths were scaled; nothing when they were not.
    public var lengthScale: Double?
    /// Warnings.
    public var findings: [Finding]
  }

  /// Reads a specification and finds its parts.
  /// - Throws: everything that is wrong with it, each at its place.
  public static func read(
    _ source: SourceFile, parts: some ChannelParts, limits: Limits = .standard
  ) throws(Rejection) -> Resolved {
    let (spec, findings, map) = Fields.decode(ChannelSpec.self, from: try YAML.parse(source, limits: limits))
    var reader = SpecReader(map: map, parts: parts, findings: findings)
    let design = reader.design(spec)
    if reader.findings.hasErrors { throw Rejection(reader.findings) }
    return try reader.scaled(design, spec)
  }
}

/// Turns the blocks of a specification into those of a channel, and keeps what is wrong with them.
private struct SpecReader<Parts: ChannelParts> {
  let map: SourceMap
  let parts: Parts
  var findings: [Finding]
  private var named: [(name: String, index: Int)] = []

  init(map: SourceMap, parts: Parts, findings: [Finding]) {
    self.map = map
    self.parts = parts
    self.findings = findings
  }

  mutating func design(_ spec: ChannelSpec) -> ChannelDesign {
    var elements: [ChannelDesign.Element] = []
    let grid = spec.frequency.frequenciesHz
    for (index, block) in spec.blocks.enumerated() {
      do throws(Rejection) {
        guard let element = try element(block, "blocks[\(index)]", upTo: grid.last ?? 0) else { continue }
        if let name = block.line?.name ?? block.cable?.name { named.append((name, elements.count)) }
        elements.append(element)
      } catch {
        findings += error.findings
      }
    }
    return ChannelDesign(
      name: spec.name, frequenciesHz: grid, referenceOhms: spec.reference.ohms, elements: elements,
      aggressors: spec.crosstalk.aggressors)
  }

  // MARK: Blocks

  private mutating func element(
    _ spec: BlockSpec, _ path: String, upTo stop: Double
  ) throws(Rejection) -> ChannelDesign.Element? {
    if let line = spec.line { return try element(line, path + ".line") }
    if let cable = spec.cable { return try element(cable, path + ".cable") }
    if let connector = spec.connector {
      let model = try parts.connector(connector.model, at: map.place(path + ".connector.model"))
      return ChannelDesign.Element(label: "connector \(connector.model)", block: BlockChain(model.blocks))
    }
    if let package = spec.package {
      let model = try parts.package(package.model, at: map.place(path + ".package.model"))
      let chain = BlockChain(model.blocks(length: package.length))
      return ChannelDesign.Element(
        label: "package \(package.model)", block: package.isReversed ? ReversedBlock(chain) : chain)
    }
    if let measured = spec.measured { return try element(measured, path + ".measured", upTo: stop) }
    return lumped(spec)
  }

  private func lumped(_ spec: BlockSpec) -> ChannelDesign.Element? {
    if let via = spec.via?.via {
      let stub = via.stub > .zero ? ", stub \(via.stub)" : ""
      return ChannelDesign.Element(label: "via \(via.barrel)\(stub)", block: BlockChain(via.blocks))
    }
    if let capacitor = spec.capacitor {
      let pad: [any ChannelBlock] = capacitor.pad > .zero ? [LumpedBlock(.shunt(capacitor.pad))] : []
      return ChannelDesign.Element(
        label: "capacitor \(capacitor.capacitor.capacitance)", block: BlockChain(pad + [capacitor.capacitor] + pad))
    }
    if let pad = spec.pad {
      return ChannelDesign.Element(label: "pad \(pad.capacitance)", block: LumpedBlock(.shunt(pad.capacitance)))
    }
    if let inductor = spec.inductor {
      return ChannelDesign.Element(
        label: "inductor \(inductor.inductance)", block: LumpedBlock(.series(inductor.inductance)))
    }
    if let stub = spec.stub?.stub { return ChannelDesign.Element(label: "stub \(stub.length)", block: stub) }
    if let skew = spec.skew {
      return ChannelDesign.Element(label: "skew \(skew.delay)", block: PairSkew(delay: skew.delay))
    }
    return nil
  }

  private mutating func element(_ spec: LineSpec, _ path: String) throws(Rejection) -> ChannelDesign.Element? {
    var impedance = spec.impedance ?? Resistance(ohms: 100)
    var common: Resistance?
    let propagation: Propagation
    if let id = spec.material {
      let law = try parts.laminate(id, at: map.place(path + ".material")).law.law
      propagation = try self.propagation(law, spec, impedance, path)
    } else if let law = spec.law?.law {
      propagation = try self.propagation(law, spec, impedance, path)
    } else if let rlgc = spec.rlgc {
      let (model, ownCommon) = rlgc.model(impedance: spec.impedance)
      (impedance, common, propagation) = (model.impedance, ownCommon, .rlgc(model))
    } else {
      return nil
    }
    let line = PairLine(
      length: spec.length, impedance: impedance, commonImpedance: spec.commonImpedance ?? common,
      propagation: propagation, coupling: spec.coupling?.coupling)
    warnUnlessCausal(line, path)
    return ChannelDesign.Element(
      label: "line" + (spec.name.map { " " + $0 } ?? ""), block: line, isScalable: spec.isScalable)
  }

  private func propagation(
    _ law: LineLaw, _ spec: LineSpec, _ impedance: Resistance, _ path: String
  ) throws(Rejection) -> Propagation {
    guard spec.model == .rlgc else { return .law(law) }
    guard let fit = RlgcModel.fitted(to: law, impedance: impedance) else {
      throw Rejection(
        Finding(
          .lineWithoutModel, .error, "no RLGC model comes near this law", at: map.place(path),
          help: ["write `model: law`"], subject: path))
    }
    return .rlgc(fit.model)
  }

  private mutating func warnUnlessCausal(_ line: PairLine, _ path: String) {
    guard !line.isCausal else { return }
    findings.append(
      Finding(
        .notCausal, .warning, "the line's model is not causal: its pulse begins early", at: map.place(path),
        help: ["take `dielectric: wideband` and roughness `huray` or `cannonball`"], subject: path))
  }

  private func element(_ spec: CableSpec, _ path: String) throws(Rejection) -> ChannelDesign.Element {
    let id = TwinaxWireModel.id(ofGauge: spec.gauge)
    let wire = try parts.wire(id, at: map.place(path + ".gauge"))
    let cable = PairLine(
      length: spec.length, impedance: spec.impedance ?? wire.impedance, commonImpedance: wire.commonImpedance,
      propagation: .law(wire.law), coupling: spec.coupling?.coupling)
    return ChannelDesign.Element(
      label: "cable \(spec.name ?? spec.gauge)", block: cable, isScalable: spec.isScalable)
  }

  private mutating func element(
    _ spec: MeasuredSpec, _ path: String, upTo stop: Double
  ) throws(Rejection) -> ChannelDesign.Element {
    let place = map.place(path + ".file")
    let reading = try parts.measurement(spec.file, at: place)
    findings += reading.findings
    guard let block = MeasuredBlock(reading.network, order: spec.order ?? reading.order ?? .pairs) else {
      throw Rejection(
        Finding(
          .measuredPorts, .error, "`\(spec.file)` has \(reading.network.ports) ports, not four of one reference",
          at: place, subject: path))
    }
    guard block.lastHertz >= stop * (1 - 1e-9) else {
      throw Rejection(
        Finding(
          .measuredRange, .error,
          "`\(spec.file)` ends at \(Frequency(hertz: block.lastHertz)), below \(Frequency(hertz: stop))", at: place,
          help: ["lower `frequency.stop`"], subject: path))
    }
    return ChannelDesign.Element(
      label: "measured \(spec.file)", block: spec.isReversed ? ReversedBlock(block) : block)
  }

  // MARK: Scaling

  func scaled(_ design: ChannelDesign, _ spec: ChannelSpec) throws(Rejection) -> ChannelSpec.Resolved {
    guard let scale = spec.scale else {
      return ChannelSpec.Resolved(design: design, lengthScale: nil, findings: findings)
    }
    var design = design
    if let name = scale.block {
      let chosen = Set(named.filter { $0.name == name }.map(\.index))
      for index in design.elements.indices { design.elements[index].isScalable = chosen.contains(index) }
    }
    guard let factor = design.factor(reaching: scale.loss, at: scale.frequency) else {
      throw Rejection(
        Finding(
          .unreachableLoss, .error, "no length of its lines gives this channel \(scale.loss) at \(scale.frequency)",
          at: map.place(scale.block == nil ? "scale.loss" : "scale.block"), help: help(design, scale),
          subject: "scale"))
    }
    return ChannelSpec.Resolved(design: design.lengthened(by: factor), lengthScale: factor, findings: findings)
  }

  private func help(_ design: ChannelDesign, _ scale: ScaleSpec) -> [String] {
    if let name = scale.block, !named.contains(where: { $0.name == name }) {
      let known = named.map { "`\($0.name)`" }.joined(separator: ", ")
      return ["no line or cable is called `\(name)`" + (known.isEmpty ? "" : "; known: \(known)")]
    }
    guard design.elements.contains(where: \.isScalable) else { return ["no line or cable is scalable"] }
    return ["everything but the lines may lose more already, or the target lies in a null"]
  }
}
