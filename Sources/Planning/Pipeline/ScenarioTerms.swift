import Catalog
import Diagnostics
import Facility
import Quantities

/// What a scenario says of money, energy, spares and trays, as assumptions.
///
/// A value that is the default is a fact of the trade, and names the row that it rests on; any other is the scenario's own.
struct ScenarioTerms {
  private(set) var assumptions: [Assumption] = []
  private let catalog: Catalog

  /// Compares every term with the fact behind its default.
  /// - Throws: findings about facts that cannot be read.
  init(_ resolved: ResolvedScenario) throws(Rejection) {
    catalog = resolved.catalog
    let economics = resolved.scenario.economics
    try noteElectricity(economics)
    try note("power usage effectiveness", economics.pue, .pue)
    append("years of operation", String(economics.years), "scenario, or its default")
    try note("spare modules and cables", resolved.scenario.cabling.spares, .spareParts)
    try note("spare switches", resolved.scenario.cabling.spareSwitches, .spareSwitches)
    let fewest = try catalog.factCount(PlanningFact.fewestSpared.catalogID)
    append("pieces in use from which spares are bought", String(fewest.value), fewest.basis, fewest.confidence)
    let floor = resolved.scenario.floor.spec
    try note("slack of a run", floor.slack, .slack)
    try note("largest fill of a tray", floor.trayFill, .trayFill)
  }

  private mutating func noteElectricity(_ economics: EconomicsSection) throws(Rejection) {
    guard let text = economics.electricity.text else { return }
    if case .known(let price) = economics.electricity, economics.electricitySource == nil {
      try note("price of electricity", price, .electricity)
    } else {
      append("price of electricity", text, economics.electricitySource ?? Self.own)
    }
  }

  private mutating func note<Q: Quantity>(_ subject: String, _ value: Q, _ fact: PlanningFact) throws(Rejection) {
    let usual: FactFigure<Q> = try catalog.factQuantity(fact.catalogID)
    append(subject, value.description, value == usual.value, usual)
  }

  private mutating func note(_ subject: String, _ value: Double, _ fact: PlanningFact) throws(Rejection) {
    let usual = try catalog.factNumber(fact.catalogID)
    append(subject, NumberText.shortest(value), value == usual.value, usual)
  }

  private mutating func append<Value>(
    _ subject: String, _ value: String, _ isUsual: Bool, _ usual: FactFigure<Value>
  ) {
    append(subject, value, isUsual ? usual.basis : Self.own, isUsual ? usual.confidence : .estimate)
  }

  private mutating func append(
    _ subject: String, _ value: String, _ source: String, _ confidence: Confidence = .estimate
  ) {
    assumptions.append(Assumption(subject: subject, value: value, source: source, confidence: confidence))
  }

  /// The source of what the scenario sets.
  private static let own = "scenario"
}
