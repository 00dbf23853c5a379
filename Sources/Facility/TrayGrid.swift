/// The overhead trays of a hall: one along each row, above its racks, and cross trays at positions 0, n, 2n, ... of
/// the rows.
///
/// Along a row, places count in half rack pitches, so that they are whole numbers: the middle of position p (from 0)
/// is at 2p + 1, its edges at 2p and 2p + 2. Cross tray k is at 2nk, an edge between two racks, and joins all rows.
struct TrayGrid {
  let positions: Int
  let crossTrays: Int
  private let halvesPerCrossTray: Int

  init(_ floor: FloorSpec) {
    positions = max(1, floor.racksPerRow)
    let every = min(max(1, floor.crossTrayEvery), positions + 1)
    crossTrays = positions / every + 1
    halvesPerCrossTray = 2 * every
  }

  /// Middle of a rack position, in half pitches.
  func middle(ofPosition position: Int) -> Int { 2 * position + 1 }

  /// Place of a cross tray, in half pitches.
  func place(ofCrossTray tray: Int) -> Int { tray * halvesPerCrossTray }

  /// The cross tray that a run between racks of different rows takes.
  ///
  /// Any cross tray between the two racks gives the shortest path; the pairs of racks share them out evenly. With none
  /// between, the nearer of the two neighbors, the first of equals. The choice is the same from either end.
  func crossTray(from a: Int, to b: Int) -> Int {
    let low = min(a, b)
    let high = max(a, b)
    let first = (low + halvesPerCrossTray - 1) / halvesPerCrossTray
    let last = min(high / halvesPerCrossTray, crossTrays - 1)
    if first <= last { return first + (a + b) / 2 % (last - first + 1) }
    let left = low / halvesPerCrossTray
    guard left + 1 < crossTrays else { return left }
    let detourLeft = low - place(ofCrossTray: left)
    let detourRight = place(ofCrossTray: left + 1) - high
    return detourLeft <= detourRight ? left : left + 1
  }
}
