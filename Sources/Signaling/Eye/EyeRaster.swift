import Numerics

/// An eye as a picture: how much of the signal is at each voltage and phase.
public struct EyeRaster: Sendable, Equatable {
  /// Columns from the earliest phase, each with its rows from the lowest voltage: the density as a share of the whole, over all levels.
  public let shares: [[Double]]
  /// The voltage of the lowest edge.
  public let lowestVolts: Double
  /// The voltage of the highest edge.
  public let highestVolts: Double
}

extension StatisticalEye {
  /// The eye in cells.
  /// - Parameters:
  ///   - rows: number of rows, at least 2.
  ///   - reach: highest voltage over the cursor's.
  public func raster(rows: Int = 128, reach: Double = 1.3) -> EyeRaster {
    let rows = max(2, rows)
    let high = cursorVolts * reach
    let height = 2 * high / Double(rows)
    let shares = columns.map { column in
      var cells = [Double](repeating: 0, count: rows)
      for (level, density) in zip(conditions.levels, column.disturbances) {
        let base = level * column.cursorVolts + high
        for (index, mass) in density.masses.enumerated() {
          let row = (base + density.value(at: index)) / height
          if row >= 0, row < Double(rows) { cells[Int(row)] += mass / Double(conditions.levels.count) }
        }
      }
      return cells
    }
    return EyeRaster(shares: shares, lowestVolts: -high, highestVolts: high)
  }
}
