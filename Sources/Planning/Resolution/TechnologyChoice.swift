import Cabling
import Diagnostics
import Fabrics
import Quantities

/// Why a technology cannot be tried at all.
struct TechnologyRefusal: Error {
  let reason: String
}

extension Scenario {
  /// Restricts the scale-out network to a technology, and replaces its switches by the siblings that carry it.
  mutating func use(
    _ technology: Technology, _ base: ResolvedScenario, _ switches: [SwitchVariant]
  ) throws(TechnologyRefusal) {
    guard var section = scaleOut, let fabric = base.fabrics.first(where: { $0.path == "scale_out" }) else {
      throw TechnologyRefusal(reason: "the scenario has no scale-out network")
    }
    section.technologies = technology.withHostEnds
    section.hostTechnologies = []
    if let equipment = fabric.equipment, fabric.section.topology != .torus, fabric.section.topology != .mesh {
      let written = fabric.section
      section.leaf.switch = try Self.variant(written.leaf.switch, technology, equipment.hostRate, switches)
      section.spine.switch = try Self.variant(written.spine.switch, technology, equipment.trunkRate, switches)
      section.core.switch = try Self.variant(written.core.switch, technology, equipment.trunkRate, switches)
      section.switch = section.leaf.switch
    }
    scaleOut = section
  }

  private static func variant(
    _ id: String?, _ technology: Technology, _ rate: BitRate, _ variants: [SwitchVariant]
  ) throws(TechnologyRefusal) -> String? {
    guard let id else { return nil }
    switch TechnologyOffer.resolve(technology, for: id, at: rate, among: variants) {
    case .asItIs: return id
    case .variant(let sibling): return sibling
    case .none(let reason): throw TechnologyRefusal(reason: reason)
    }
  }
}

extension Technology {
  /// Whether it is part of the box rather than plugged into it.
  var isInside: Bool { self == .cpo || self == .npo || self == .oio }

  /// What a network of this technology uses: a co-packaged switch meets hosts that keep their pluggable cages.
  var withHostEnds: [Technology] { isInside ? [self, .pluggable] : [self] }
}

extension SwitchVariant {
  /// What choosing a technology must know of a catalog row.
  init(id: String, _ model: SwitchModel) {
    let rates = model.rates
    self.init(
      id: id, variantOf: model.variantOf, optics: model.isCopackaged ? .cpo : .pluggable,
      isBox: model.isBox && model.cage != nil,
      ports: rates.compactMap { rate in model.ports(at: rate).map { Ports(count: $0.ports, rate: rate) } },
      protocols: model.fabrics)
  }
}
