import Numerics

/// An eye as a picture: how much of the signal is at each voltage and phase.
public struct EyeRaster: Sendable, Equatable {
  /// Phases of the columns, in symbols, from the earliest.
  public let phases: [Double]
  /// Columns, each with its rows from the lowest voltage: the density as a share of the whole, over all levels.
  public let shares: [[Double]]
  /// The voltage of the lowest edge, in volts.
  public let lowestVolts: Double
  /// The voltage of the highest edge, in volts.
  public let highestVolts: Double
}

extension StatisticalEye {
  /// The voltage, in volts, beyond which, on either side and at every phase, an outermost level lies with at most a probability.
  public func reachVolts(probability: Double) -> Double {
    columns.reduce(0) { reach, column in
      zip(conditions.levels, column.disturbances).reduce(reach) { reach, level in
        let base = level.0 * column.cursorVolts
        return max(reach, base - level.1.mirrored.quantile(probability), -base - level.1.quantile(probability))
      }
    }
  }

  /// The eye in cells.
  /// - Parameters:
  ///   - rows: number of rows, at least 2.
  ///   - reachVolts: highest voltage, in volts; the lowest is its negative.
  public func raster(rows: Int = 128, reachVolts: Double) -> EyeRaster {
    let rows = max(2, rows)
    let height = 2 * reachVolts / Double(rows)
    guard height > 0, height.isFinite else {
      return EyeRaster(phases: [], shares: [], lowestVolts: 0, highestVolts: 0)
    }
    let shares = columns.map { column in
      var cells = [Double](repeating: 0, count: rows)
      for (level, density) in zip(conditions.levels, column.disturbances) {
        let edge = (level * column.cursorVolts + reachVolts + (Double(density.first) - 0.5) * density.step) / height
        Self.add(density.masses, from: edge, width: density.step / height, to: &cells)
      }
      return cells.map { $0 / Double(conditions.levels.count) }
    }
    return EyeRaster(phases: columns.map(\.phase), shares: shares, lowestVolts: -reachVolts, highestVolts: reachVolts)
  }

  /// Adds bins of a width in rows, each shared among the rows that it meets.
  private static func add(_ masses: [Double], from edge: Double, width: Double, to cells: inout [Double]) {
    for (index, mass) in masses.enumerated() where mass > 0 {
      let (low, high) = (edge + Double(index) * width, edge + Double(index + 1) * width)
      var from = max(0, low)
      let end = min(Double(cells.count), high)
      while from < end {
        let row = min(cells.count - 1, Int(from))
        let to = min(end, Double(row + 1))
        cells[row] += mass * (to - from) / width
        from = to
      }
    }
  }
}
