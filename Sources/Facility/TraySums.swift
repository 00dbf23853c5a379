import Quantities

/// Difference arrays over the pieces of tray of a hall.
struct TraySums {
  /// Whole numbers, so that sums are exact.
  struct Sum {
    var section: Int64 = 0
    var mass: Int64 = 0
    var cables = 0

    static func += (left: inout Sum, right: Sum) {
      left.section &+= right.section
      left.mass &+= right.mass
      left.cables += right.cables
    }
    static func -= (left: inout Sum, right: Sum) {
      left.section &-= right.section
      left.mass &-= right.mass
      left.cables -= right.cables
    }
  }

  static let sectionUnitsPerSquareMeter = 1e9
  static let massUnitsPerKilogram = 1e6

  private let grid: TrayGrid
  private let rows: Int
  /// Half pitches of each row, and one entry to end in.
  private var along: [Sum]
  /// Gaps between rows for each cross tray, and one entry to end in.
  private var across: [Sum]
  private(set) var cablesOfUnknownMass = 0

  init(_ grid: TrayGrid, rows: Int) {
    self.grid = grid
    self.rows = max(0, rows)
    along = Array(repeating: Sum(), count: self.rows * (2 * grid.positions + 1))
    across = Array(repeating: Sum(), count: self.rows * grid.crossTrays)
  }

  /// Adds a cable between two racks, each given by row and position.
  mutating func add(_ cable: TrayCable, _ rowA: Int, _ positionA: Int, _ rowB: Int, _ positionB: Int) {
    let load = Sum(
      section: Self.whole(cable.section.squareMeters * Self.sectionUnitsPerSquareMeter),
      mass: Self.whole((cable.massPerLength?.kilogramsPerMeter ?? 0) * Self.massUnitsPerKilogram), cables: 1)
    if cable.massPerLength == nil { cablesOfUnknownMass += 1 }
    let a = grid.middle(ofPosition: positionA)
    let b = grid.middle(ofPosition: positionB)
    guard rowA != rowB else {
      addAlong(rowA, a, b, load)
      return
    }
    let tray = grid.crossTray(from: a, to: b)
    let crossing = grid.place(ofCrossTray: tray)
    addAlong(rowA, a, crossing, load)
    addAlong(rowB, crossing, b, load)
    across[tray * rows + min(rowA, rowB)] += load
    across[tray * rows + max(rowA, rowB)] -= load
  }

  private mutating func addAlong(_ row: Int, _ from: Int, _ to: Int, _ load: Sum) {
    let start = row * (2 * grid.positions + 1)
    along[start + min(from, to)] += load
    along[start + max(from, to)] -= load
  }

  /// By row and position: the fuller half of the tray above it.
  func rowSums() -> [Sum] {
    var result: [Sum] = []
    result.reserveCapacity(rows * grid.positions)
    for row in 0..<rows {
      var running = Sum()
      let start = row * (2 * grid.positions + 1)
      for position in 0..<grid.positions {
        running += along[start + 2 * position]
        let left = running
        running += along[start + 2 * position + 1]
        result.append(left.section >= running.section ? left : running)
      }
    }
    return result
  }

  /// By cross tray and gap between rows.
  func crossSums() -> [Sum] {
    var result: [Sum] = []
    for tray in 0..<grid.crossTrays {
      var running = Sum()
      for gap in 0..<max(0, rows - 1) {
        running += across[tray * rows + gap]
        result.append(running)
      }
    }
    return result
  }

  /// The nearest whole number of units from 0 to 10^12 (1,000 m2, 1,000 t/m); 0 for what is no number.
  private static func whole(_ units: Double) -> Int64 {
    units.isFinite ? Int64(min(max(units, 0), 1e12).rounded()) : 0
  }
}
