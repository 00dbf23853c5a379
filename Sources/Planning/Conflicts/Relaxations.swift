import Cabling
import Catalog
import Fabrics
import Facility
import Quantities

/// The relaxations that one scenario offers, with their steps.
struct Relaxations {
  let resolved: ResolvedScenario
  /// What came of planning it.
  let trial: Trial
  /// Where other parts are looked up: the catalog that notes for the lock what the search rests on.
  let catalog: Catalog

  var scenario: Scenario { resolved.scenario }
  var floor: FloorSpec { scenario.floor.spec }

  /// What may be relaxed against a failure, in the order in which it is tried.
  func against(_ failure: Failure) -> [Relaxation] {
    let network = network(of: failure)
    return ConstraintTable.constraints(of: failure.code).compactMap { constraint in
      if constraint.rawValue.hasPrefix("*") { return network.flatMap { inNetwork(constraint, $0, against: failure) } }
      return onFloor(constraint, against: failure) ?? elsewhere(constraint)
    }
  }

  /// The network that a failure is about: its subject begins with the name.
  private func network(of failure: Failure) -> ResolvedFabric? {
    guard let subject = failure.subject else { return nil }
    return resolved.fabrics.first { subject == $0.spec.name || subject.hasPrefix($0.spec.name + " ") }
  }

  // MARK: Cabling, lines

  private func elsewhere(_ constraint: Constraint) -> Relaxation? {
    switch constraint {
    case .hosts: hosts
    case .growth: growth
    case .exclude: exclude
    case .style:
      Relaxation(
        .style, from: scenario.cabling.style, .alternatives,
        CablingStyle.allCases.filter { $0 != scenario.cabling.style }, text: \.rawValue
      ) { $0.cabling.style = $1 }
    case .validatedOnly:
      Relaxation(
        .validatedOnly, from: true, .alternatives, scenario.cabling.validatedOnly ? [false] : [], text: \.description
      ) { $0.cabling.validatedOnly = $1 }
    case .lineModule: lineModule
    case .lineTerminal: lineTerminal
    case .lineDistance: lineDistance
    default: nil
    }
  }

  /// Every excluded part let in alone, then all of them.
  private var exclude: Relaxation? {
    let parts = scenario.cabling.exclude
    var values = parts.indices.map { index in parts.enumerated().filter { $0.offset != index }.map(\.element) }
    if parts.count > 1 { values.append([]) }
    var relaxation = Relaxation(.exclude, from: parts, .alternatives, values, text: Self.list) {
      $0.cabling.exclude = $1
    }
    relaxation?.round = { $0 < parts.count ? 0 : 1 }
    return relaxation
  }

  private var lineModule: Relaxation? {
    guard let current = scenario.scaleAcross?.module else { return nil }
    let modules = (try? catalog.decodeAll(ModuleModel.self, kind: "module")) ?? []
    let others = modules.filter { $0.value.isLineModule && $0.row.id != current }
    return Relaxation(.lineModule, from: current, .alternatives, others.map(\.row.id), text: \.self) {
      $0.scaleAcross?.module = $1
    }
  }

  private var lineTerminal: Relaxation? {
    guard let current = scenario.scaleAcross?.terminal else { return nil }
    let boxes = (try? catalog.decodeAll(SwitchModel.self, kind: "switch")) ?? []
    let others = boxes.filter { $0.value.kind == "line-terminal" && $0.row.id != current }
    return Relaxation(.lineTerminal, from: current, .alternatives, others.map(\.row.id), text: \.self) {
      $0.scaleAcross?.terminal = $1
    }
  }

  private var lineDistance: Relaxation? {
    guard let distance = scenario.scaleAcross?.distance, let edge = resolved.edge,
      let reach = edge.spec.route.isAmplified ? edge.module.model.reach : edge.module.model.reachUnamplified,
      reach < distance
    else { return nil }
    return Relaxation(.lineDistance, from: distance, .ladder, [reach], text: \.description) {
      $0.scaleAcross?.distance = $1
    }
  }

  /// A list as the scenario has it.
  @Sendable static func list(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }
}
