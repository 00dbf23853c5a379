import Diagnostics
import Facility
import Quantities

extension Relaxations {
  /// Relaxations of the hall and its racks.
  func onFloor(_ constraint: Constraint, against failure: Failure) -> Relaxation? {
    switch constraint {
    case .hostsPerRack: hostsPerRack(against: failure)
    case .switchesPerRack: switchesPerRack(against: failure)
    case .networkRacks:
      Relaxation(
        .networkRacks, from: floor.placement, .alternatives,
        NetworkPlacement.allCases.filter { $0 != floor.placement }, text: \.rawValue
      ) { $0.floor.spec.placement = $1 }
    case .keepOuts:
      Relaxation(
        .keepOuts, from: keepOuts, .alternatives,
        scenario.floor.keepOuts.isEmpty ? [] : ["[]"], text: \.self
      ) { scenario, _ in scenario.floor.keepOuts = [] }
    case .rows: rows
    case .racksPerRow: racksPerRow
    case .rackUnits:
      // Taller racks take more hosts, whose panels want units, too.
      Relaxation(
        .rackUnits, from: floor.rackUnits, first: floor.rackUnits + 1,
        last: isOfPanels(failure)
          ? min(floor.rackUnits + Self.stepsOfPanels, FloorSpec.rackUnitsAtMost) : FloorSpec.rackUnitsAtMost,
        isOfPanels(failure) ? .climb : .ladder
      ) { $0.floor.spec.rackUnits = $1 }
    case .rackLoad: rackLoad
    case .hostFeed: feed(.hostFeed, \.hostFeed, hostPowers)
    case .networkFeed: feed(.networkFeed, \.networkFeed, boxPowers)
    case .redundantFeeds: flag(.redundantFeeds, \.redundantFeeds, to: false)
    case .liquidCooling: flag(.liquidCooling, \.liquidCooling, to: true)
    default: onTrays(constraint)
    }
  }

  private static let devicesPerRackAtMost = 64

  // MARK: Racks

  /// Fewer hosts in a rack where too many were asked for or panels find no room, else more of them as long as they fit.
  private func hostsPerRack(against failure: Failure) -> Relaxation? {
    guard let host = trial.hostFootprint, !host.isRack else { return nil }
    let fitting = min(
      floor.rackUnits / max(1, host.rackUnits),
      Self.whole(floor.usableFeed(forHosts: true).watts, over: host.power.watts),
      Self.whole(floor.rackLoad.kilograms, over: host.mass?.kilograms ?? 0), Self.devicesPerRackAtMost)
    if isOfPanels(failure) { return fewer(.hostsPerRack, \.hostsPerRack, fitting) }
    guard let asked = floor.hostsPerRack else { return nil }
    guard failure.code == FindingCode.hostsPerRackTooMany.id else {
      return Relaxation(.hostsPerRack, from: asked, first: asked + 1, last: fitting) {
        $0.floor.spec.hostsPerRack = $1
      }
    }
    return Relaxation(.hostsPerRack, from: asked, first: asked - 1, last: 1, down: true) {
      $0.floor.spec.hostsPerRack = $1
    }
  }

  /// Fewer switches in a rack where panels find no room, else more.
  private func switchesPerRack(against failure: Failure) -> Relaxation? {
    if isOfPanels(failure) {
      let fitting = trial.boxFootprints.map { box in
        min(
          floor.rackUnits / max(1, box.rackUnits),
          Self.whole(floor.usableFeed(forHosts: false).watts, over: box.power.watts))
      }
      return fitting.min().flatMap { fewer(.switchesPerRack, \.switchesPerRack, $0) }
    }
    return floor.switchesPerRack.flatMap { most in
      Relaxation(.switchesPerRack, from: most, first: most + 1, last: Self.devicesPerRackAtMost) {
        $0.floor.spec.switchesPerRack = $1
      }
    }
  }

  // MARK: Panels

  /// Values that are tried to make room for panels.
  private static let stepsOfPanels = 12

  private func isOfPanels(_ failure: Failure) -> Bool { failure.code == FindingCode.panelsWithoutRoom.id }

  /// Fewer devices in a rack than were asked for, or than fit by rule. More racks may find no place, so that farther is not better.
  private func fewer(
    _ constraint: Constraint, _ field: any WritableKeyPath<FloorSpec, Int?> & Sendable, _ fitting: Int
  ) -> Relaxation? {
    let asked = floor[keyPath: field]
    let present = min(asked ?? fitting, max(1, fitting))
    return Relaxation(
      constraint, from: asked ?? present, first: present - 1, last: max(1, present - Self.stepsOfPanels), down: true,
      isSet: asked != nil, .climb
    ) { $0.floor.spec[keyPath: field] = $1 }
  }

  private static func whole(_ limit: Double, over each: Double) -> Int {
    guard each > 0 else { return devicesPerRackAtMost }
    return Int(min(Double(devicesPerRackAtMost), (limit / each + 1e-9).rounded(.down)))
  }

  private var rackLoad: Relaxation? {
    let hosts = trial.hostFootprint?.mass.map { mass in (1...Self.devicesPerRackAtMost).map { mass * $0 } } ?? []
    let masses = Self.above(floor.rackLoad, hosts + trial.boxFootprints.compactMap(\.mass), perUnit: 1000)
    return Relaxation(
      .rackLoad, from: floor.rackLoad, .ladder, masses.filter { $0.kilograms <= 10_000 }, text: \.description
    ) { $0.floor.spec.rackLoad = $1 }
  }

  /// What a rack of one host, two hosts, ... needs.
  private var hostPowers: [Power] {
    trial.hostFootprint.map { host in (1...Self.devicesPerRackAtMost).map { host.power * $0 } } ?? []
  }

  /// What a rack of one switch, two alike, ... needs.
  private var boxPowers: [Power] {
    trial.boxFootprints.flatMap { box in (1...max(1, floor.rackUnits / max(1, box.rackUnits))).map { box.power * $0 } }
  }

  /// The feed that carries each of these racks, to the watt.
  private func feed(
    _ constraint: Constraint, _ field: any WritableKeyPath<FloorSpec, Power> & Sendable, _ racks: [Power]
  ) -> Relaxation? {
    let shared = floor.redundantFeeds ? 1.0 : 2.0
    let feeds = Self.above(floor[keyPath: field], racks.map { $0 / shared }, perUnit: 1)
    return Relaxation(
      constraint, from: floor[keyPath: field], .ladder, feeds.filter { $0.watts <= 2_000_000 }, text: \.description
    ) { $0.floor.spec[keyPath: field] = $1 }
  }

  /// Values above the present one, each once, ascending, rounded up so that they print without binary dust.
  private static func above<Q: Quantity>(_ present: Q, _ values: [Q], perUnit: Double) -> [Q] {
    let rounded = values.map { Q(baseValue: ($0.baseValue * perUnit - 1e-6).rounded(.up) / perUnit) }
    var ascending: [Q] = []
    for value in rounded.sorted() where value > (ascending.last ?? present) { ascending.append(value) }
    return ascending
  }

  private func flag(
    _ constraint: Constraint, _ field: any WritableKeyPath<FloorSpec, Bool> & Sendable, to value: Bool
  ) -> Relaxation? {
    Relaxation(
      constraint, from: !value, .alternatives, floor[keyPath: field] == value ? [] : [value], text: \.description
    ) { $0.floor.spec[keyPath: field] = $1 }
  }

  // MARK: Positions

  /// The areas as the scenario has them; of many, how many there are.
  private var keepOuts: String {
    let areas = scenario.floor.keepOuts.map(\.value)
    guard areas.count <= Self.areasInFull else { return "\(NumberText.grouped(areas.count)) areas" }
    func text(_ range: ClosedRange<Int>) -> String { "[\(range.lowerBound), \(range.upperBound)]" }
    return Self.list(areas.map { "{rows: \(text($0.rows)), positions: \(text($0.positions))}" })
  }

  private static let areasInFull = 3

  private var rows: Relaxation? {
    guard let rows = floor.rows else { return nil }
    let most = min(FloorSpec.rowsAtMost, FloorSpec.positionsAtMost / max(1, floor.racksPerRow))
    var relaxation = Relaxation(.rows, from: rows, first: rows + 1, last: most) { $0.floor.spec.rows = $1 }
    // Racks take as few rows as they need, so the last step shows how many.
    relaxation?.guess = { $0.rows - rows - 1 }
    return relaxation
  }

  private var racksPerRow: Relaxation? {
    guard let rows = floor.rows else { return nil }
    let present = floor.racksPerRow
    var relaxation = Relaxation(
      .racksPerRow, from: present, first: present + 1, last: FloorSpec.racksPerRowAtMost
    ) { $0.floor.spec.racksPerRow = $1 }
    relaxation?.guess = { ($0.racks + rows - 1) / max(1, rows) - present - 1 }
    return relaxation
  }

  // MARK: Trays

  private func onTrays(_ constraint: Constraint) -> Relaxation? {
    switch constraint {
    case .traySection: traySection
    case .trayFill:
      percent(.trayFill, above: floor.trayFill, most: 70)
    case .crossTrayEvery:
      Relaxation(
        .crossTrayEvery, from: floor.crossTrayEvery, first: floor.crossTrayEvery - 1, last: 1, down: true
      ) { $0.floor.spec.crossTrayEvery = $1 }
    case .slack: decimeters(.slack, \.slack, least: 0)
    case .trayHeight:
      decimeters(.trayHeight, \.trayHeight, least: Int((Double(floor.rackUnits) * RackUnit.meters * 10).rounded(.up)))
    default: nil
    }
  }

  /// One tray level after the other, beyond those that are taken unasked.
  private var traySection: Relaxation? {
    let section = floor.traySection ?? FloorSpec.trayLevelSection
    let first = floor.traySection == nil ? FloorSpec.trayLevelsAtMost + 1 : 2
    let limit = floor.trayFill
    let most = Int(min(64, (10 / section.squareMeters).rounded(.down)))
    guard most >= first else { return nil }
    let sections = (first...most).map { Area(squareMeters: (section.squareMeters * 1e6 * Double($0)).rounded() / 1e6) }
    var relaxation = Relaxation(.traySection, from: section, .ladder, sections, text: \.description) {
      $0.floor.spec.traySection = $1
    }
    relaxation?.guess = { last in
      Int(min(64, (last.trayFill * Double(most) / limit - 1e-9).rounded(.up))) - first
    }
    return relaxation
  }

  private func percent(_ constraint: Constraint, above present: Double, most: Int) -> Relaxation? {
    let first = Int((present * 100 + 1e-6).rounded(.down)) + 1
    guard first <= most else { return nil }
    return Relaxation(
      constraint, from: present, .ladder, (first...most).map { Double($0) / 100 }, text: NumberText.shortest
    ) { $0.floor.spec.trayFill = $1 }
  }

  /// Shorter by a tenth of a meter at a time.
  private func decimeters(
    _ constraint: Constraint, _ field: any WritableKeyPath<FloorSpec, Length> & Sendable, least: Int
  ) -> Relaxation? {
    let present = floor[keyPath: field]
    let first = Int((present.meters * 10 - 1e-6).rounded(.up)) - 1
    guard first >= least else { return nil }
    return Relaxation(
      constraint, from: present, .ladder, (least...first).reversed().map { Length(meters: Double($0) / 10) },
      text: \.description
    ) { $0.floor.spec[keyPath: field] = $1 }
  }
}
