import Diagnostics
public import Quantities

extension FloorSpec {
  /// Most rows that are ever laid out.
  public static let rowsAtMost = 10_000
  /// Most rack positions that are ever laid out: rows beyond are not used.
  public static let positionsAtMost = 400_000
  /// Most rack positions in a row.
  public static let racksPerRowAtMost = 1_000
  /// Most units of a rack.
  public static let rackUnitsAtMost = 100

  /// Power that the feeds of one rack can carry: one feed when each must back up the other, else the sum of A and B.
  public func usableFeed(forHosts: Bool) -> Power {
    let feed = forHosts ? hostFeed : networkFeed
    return redundantFeeds ? feed : feed * 2
  }

  /// Distance from the middle of one row to the middle of the next: a rack and an aisle.
  public var rowSpacing: Length { rackDepth + aisle }

  /// Whether a position, row and position counted from 0, lies in a keep-out.
  public func isKeptFree(row: Int, position: Int) -> Bool {
    keepOuts.contains { $0.rows.contains(row + 1) && $0.positions.contains(position + 1) }
  }

  /// Rows that may be filled: those given, or as many as are ever laid out.
  var usableRows: Int { min(rows ?? Self.rowsAtMost, max(1, Self.positionsAtMost / max(1, racksPerRow))) }

  /// Positions of a row, from 0, that no keep-out covers.
  ///
  /// - Complexity: O(positions + keep-outs).
  func openPositions(inRow row: Int) -> [Int] {
    var changes = [Int](repeating: 0, count: racksPerRow + 1)
    for keepOut in keepOuts where keepOut.rows.contains(row + 1) && keepOut.positions.overlaps(1...racksPerRow) {
      let covered = keepOut.positions.clamped(to: 1...racksPerRow)
      changes[covered.lowerBound - 1] += 1
      changes[covered.upperBound] -= 1
    }
    var covering = 0
    return (0..<racksPerRow).filter { position in
      covering += changes[position]
      return covering == 0
    }
  }

  /// The hall with every measure that arithmetic cannot use replaced by its default, and a finding for each.
  func checked() -> (floor: FloorSpec, findings: [Finding]) {
    var floor = self
    var findings: [Finding] = []
    let standard = FloorSpec()

    func count(_ path: WritableKeyPath<FloorSpec, Int>, _ key: String, most: Int) {
      let value = floor[keyPath: path]
      guard value < 1 || value > most else { return }
      floor[keyPath: path] = standard[keyPath: path]
      findings.append(Self.outOfRange(key, "\(value)", "1 to \(most)", "\(floor[keyPath: path])"))
    }
    func measure<Q: Quantity>(_ path: WritableKeyPath<FloorSpec, Q>, _ key: String, zeroAllowed: Bool = false) {
      let value = floor[keyPath: path].baseValue
      guard !(value.isFinite && (value > 0 || zeroAllowed && value == 0)) else { return }
      floor[keyPath: path] = standard[keyPath: path]
      let text = value.isFinite ? "\(Q(baseValue: value))" : "not finite"
      findings.append(Self.outOfRange(key, text, "above zero", "\(floor[keyPath: path])"))
    }

    count(\.racksPerRow, "racks_per_row", most: Self.racksPerRowAtMost)
    count(\.rackUnits, "rack_units", most: Self.rackUnitsAtMost)
    count(\.crossTrayEvery, "cross_tray_every", most: Int.max)
    measure(\.pitch, "pitch")
    measure(\.rackDepth, "rack_depth")
    measure(\.aisle, "aisle", zeroAllowed: true)
    measure(\.rackLoad, "rack_load")
    measure(\.trayHeight, "tray_height")
    measure(\.slack, "slack", zeroAllowed: true)
    measure(\.hostFeed, "host_feed")
    measure(\.networkFeed, "network_feed")
    if !(floor.trayFill > 0 && floor.trayFill <= 1) {
      floor.trayFill = standard.trayFill
      findings.append(Self.outOfRange("tray_fill", "\(trayFill)", "above 0, at most 1", "\(floor.trayFill)"))
    }
    if let traySection, !(traySection.squareMeters.isFinite && traySection.squareMeters > 0) {
      floor.traySection = nil
      findings.append(Self.outOfRange("tray_section", "\(traySection)", "above zero", "as many levels as needed"))
    }
    if let rows, rows < 1 || rows > Self.rowsAtMost {
      floor.rows = nil
      findings.append(Self.outOfRange("rows", "\(rows)", "1 to \(Self.rowsAtMost)", "as many as needed"))
    }
    if let hostsPerRack, hostsPerRack < 1 {
      floor.hostsPerRack = nil
      findings.append(Self.outOfRange("hosts_per_rack", "\(hostsPerRack)", "at least 1", "as many as fit"))
    }
    if let switchesPerRack, switchesPerRack < 1 {
      floor.switchesPerRack = nil
      findings.append(Self.outOfRange("switches_per_rack", "\(switchesPerRack)", "at least 1", "as many as fit"))
    }
    return (floor, findings + floor.keepOutFindings() + floor.trayHeightFindings())
  }

  private static func outOfRange(_ key: String, _ found: String, _ expected: String, _ used: String) -> Finding {
    Finding(
      .floorMeasureUnusable, .error, "`\(key)` of the floor is \(found); \(used) is used instead",
      expected: expected, found: found, subject: key)
  }

  /// Keep-outs that lie outside the hall keep nothing free: most likely a number is wrong.
  private func keepOutFindings() -> [Finding] {
    let outside = keepOuts.filter { area in
      area.rows.lowerBound < 1 || area.positions.lowerBound < 1 || area.positions.upperBound > racksPerRow
        || rows.map { area.rows.upperBound > $0 } ?? false
    }
    guard let first = outside.first else { return [] }
    return [
      Finding(
        .keepOutOutsideHall, .warning,
        "keep-out `\(first.reason)` covers rows \(first.rows.lowerBound) to \(first.rows.upperBound), positions "
          + "\(first.positions.lowerBound) to \(first.positions.upperBound), which reaches beyond the hall",
        expected: "rows 1 to \(rows.map(String.init) ?? "any"), positions 1 to \(racksPerRow)",
        help: ["correct its rows and positions; both count from 1"], count: outside.count)
    ]
  }

  private func trayHeightFindings() -> [Finding] {
    let rackHeight = Double(rackUnits) * RackUnit.meters
    guard rackHeight > trayHeight.meters else { return [] }
    let height = NumberText.fixed(rackHeight, decimals: 2)
    return [
      Finding(
        .trayBelowRackTop, .warning,
        "trays at \(trayHeight) hang below the top unit of racks of \(rackUnits) units, \(height) m",
        expected: "trays above \(height) m", found: "\(trayHeight)",
        help: ["raise `tray_height` above \(height) m", "use racks of fewer units"])
    ]
  }
}
