/// Racks on rows: one way to fill a hall of a given number of rows.
///
/// Central racks take the middle of the middle rows. Every other row is then filled from its first position with
/// endpoint racks and the racks of the leaves that serve them, at the end or in the middle of the row: as many
/// endpoint racks as leave room for their leaves. Leaf racks that find no room in their row take the nearest free
/// position. Where positions are scarce, no position is left empty for the sake of keeping leaves in the row of their
/// hosts: a row is filled, and its leaves begin the next one.
struct HallPlan {
  struct PlacedRack {
    var draft: RackDraft
    var row: Int
    var position: Int
  }

  /// Rows that were offered.
  let rows: Int
  private(set) var placed: [PlacedRack] = []
  /// Racks without a position.
  private(set) var missing: [RackDraft] = []

  private let program: RackProgram
  private let isTight: Bool
  /// By row: positions that nothing stands in yet, ascending.
  private var free: [[Int]]

  init(_ program: RackProgram, rows: Int, isTight: Bool = false) {
    self.program = program
    self.isTight = isTight
    self.rows = rows
    let floor = program.floor
    free = (0..<rows).map(floor.openPositions)
    placeCentral()
    placed.sort { ($0.row, $0.position) < ($1.row, $1.position) }
    fillRows()
    placed.sort { ($0.row, $0.position) < ($1.row, $1.position) }
  }

  /// Takes the middle of the rows nearest to the middle of the hall; racks keep their order over rows and positions.
  private mutating func placeCentral() {
    let racks = program.centralRacks
    var slots: [(row: Int, position: Int)] = []
    for row in Self.fromTheMiddle(rows) where slots.count < racks.count {
      let open = rows == 1 ? Array(free[row].prefix(program.racksAtLeast)) : free[row]
      let taken = Self.middle(open, racks.count - slots.count)
      slots += taken.map { (row, $0) }
      let gone = Set(taken)
      free[row].removeAll { gone.contains($0) }
    }
    slots.sort { $0 < $1 }
    for (draft, slot) in zip(racks, slots) { place(draft, slot.row, slot.position) }
    missing += racks.dropFirst(slots.count)
  }

  private mutating func fillRows() {
    var next = 0
    var overflow: [(row: Int, draft: RackDraft)] = []
    let all = program.endpointRacks.count
    for row in 0..<rows where next < all {
      if isTight { overflow = begin(row, with: overflow) }
      guard !free[row].isEmpty else { continue }
      let count = endpointRacks(from: next, fitting: free[row].count)
      overflow += fill(row, next..<(next + count)).map { (row, $0) }
      next += count
    }
    for (row, draft) in overflow { placeNear(row, draft) }
    let leaves = program.leafRacks(for: next..<all)
    missing += program.endpointRacks[next...] + leaves.middle + leaves.end
  }

  /// Places leaf racks left over from the rows before at the first positions of a row; returns those that are still
  /// left.
  private mutating func begin(_ row: Int, with racks: [(row: Int, draft: RackDraft)]) -> [(row: Int, draft: RackDraft)]
  {
    let positions = Array(free[row].prefix(racks.count))
    free[row].removeFirst(positions.count)
    for ((_, draft), position) in zip(racks, positions) { place(draft, row, position) }
    return Array(racks.dropFirst(positions.count))
  }

  /// How many endpoint racks, from `first`, fit into `positions` together with the racks of their leaves; at least 1.
  private func endpointRacks(from first: Int, fitting positions: Int) -> Int {
    let most = min(positions, program.endpointRacks.count - first)
    var fits = 1
    var filled = 1
    var tooMany = most + 1
    while tooMany - fits > 1 {
      let count = (fits + tooMany) / 2
      let leaves = program.leafRacks(for: first..<(first + count))
      let needed = count + leaves.middle.count + leaves.end.count
      if needed <= positions { (fits, filled) = (count, needed) } else { tooMany = count }
    }
    return isTight && filled < positions ? min(fits + 1, most) : fits
  }

  /// Fills one row and returns the leaf racks that find no room in it.
  private mutating func fill(_ row: Int, _ stretch: Range<Int>) -> [RackDraft] {
    let leaves = program.leafRacks(for: stretch)
    let room = max(0, free[row].count - stretch.count)
    let middle = leaves.middle.prefix(room)
    let end = leaves.end.prefix(room - middle.count)
    var positions = Array(free[row].prefix(stretch.count + middle.count + end.count))
    free[row].removeFirst(positions.count)

    for (draft, position) in zip(end, positions.suffix(end.count)) { place(draft, row, position) }
    positions.removeLast(end.count)
    let center = Self.middle(positions, middle.count)
    for (draft, position) in zip(middle, center) { place(draft, row, position) }
    let gone = Set(center)
    let rest = positions.filter { !gone.contains($0) }
    for (draft, position) in zip(program.endpointRacks[stretch], rest) { place(draft, row, position) }
    return Array(leaves.middle.dropFirst(middle.count) + leaves.end.dropFirst(end.count))
  }

  /// Places a rack at the first free position of the nearest row that has one.
  private mutating func placeNear(_ row: Int, _ draft: RackDraft) {
    for distance in 0..<max(1, rows) {
      for candidate in [row + distance, row - distance] where free.indices.contains(candidate) {
        guard let position = free[candidate].first else { continue }
        free[candidate].removeFirst()
        return place(draft, candidate, position)
      }
    }
    missing.append(draft)
  }

  private mutating func place(_ draft: RackDraft, _ row: Int, _ position: Int) {
    placed.append(PlacedRack(draft: draft, row: row, position: position))
  }

  /// Rows by distance from the middle of the hall.
  private static func fromTheMiddle(_ rows: Int) -> [Int] {
    let middle = (rows - 1) / 2
    return (0..<rows).sorted { (abs($0 - middle), $0) < (abs($1 - middle), $1) }
  }

  /// `count` neighboring entries from the middle of a list, or all of it.
  private static func middle(_ positions: [Int], _ count: Int) -> [Int] {
    let count = min(count, positions.count)
    let first = (positions.count - count) / 2
    return Array(positions[first..<(first + count)])
  }
}

extension HallPlan {
  /// The plan with the fewest rows that hold everything, or the fullest one when `rows` do not suffice.
  ///
  /// Tries the number of rows that the racks fill without gaps, then doubles the step until everything fits, then
  /// halves it. When the rows do not suffice, what a tight filling places counts.
  static func fewestRows(_ program: RackProgram, rows limit: Int) -> HallPlan {
    let perRow = program.floor.racksPerRow
    let least = max(1, min(limit, (program.racksAtLeast + perRow - 1) / perRow))
    var best = HallPlan(program, rows: least)
    var failed = least - 1
    var step = 1
    while !best.missing.isEmpty, best.rows < limit {
      failed = best.rows
      best = HallPlan(program, rows: min(limit, best.rows + step))
      step *= 2
    }
    guard best.missing.isEmpty else {
      let tight = HallPlan(program, rows: limit, isTight: true)
      return tight.missing.isEmpty || tight.placed.count > best.placed.count ? tight : best
    }
    while best.rows - failed > 1 {
      let between = HallPlan(program, rows: (best.rows + failed) / 2)
      if between.missing.isEmpty { best = between } else { failed = between.rows }
    }
    return best
  }
}
