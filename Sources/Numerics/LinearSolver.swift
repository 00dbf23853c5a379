/// Solutions of small dense systems of real equations.
public enum LinearSolver {
  /// Solves `A x = b` by elimination with partial pivoting.
  /// - Parameters:
  ///   - matrix: `n * n` numbers, row by row.
  ///   - right: `n` numbers.
  /// - Returns: nothing when the counts differ or the matrix is singular to working precision.
  public static func solve(_ matrix: [Double], _ right: [Double]) -> [Double]? {
    let order = right.count
    guard matrix.count == order * order else { return nil }
    var rows = (0..<order).map { Array(matrix[$0 * order..<($0 + 1) * order]) + [right[$0]] }
    let largest = matrix.reduce(0) { max($0, abs($1)) }
    for column in 0..<order {
      let pivot = (column..<order).reduce(column) { abs(rows[$1][column]) > abs(rows[$0][column]) ? $1 : $0 }
      guard abs(rows[pivot][column]) > largest * 1e-300, rows[pivot][column].isFinite else { return nil }
      rows.swapAt(column, pivot)
      for row in column + 1..<max(column + 1, order) {
        let factor = rows[row][column] / rows[column][column]
        guard factor != 0 else { continue }
        for entry in column...order { rows[row][entry] -= factor * rows[column][entry] }
      }
    }
    var solution = [Double](repeating: 0, count: order)
    for row in (0..<order).reversed() {
      let known = (row + 1..<max(row + 1, order)).reduce(0) { $0 + rows[row][$1] * solution[$1] }
      solution[row] = (rows[row][order] - known) / rows[row][row]
    }
    return solution
  }
}
