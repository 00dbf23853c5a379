/// The lower triangle `L` of `A = L L^T` for a symmetric positive definite matrix, grown and cut row by row.
///
/// A row costs as many products as one solution, so that sets of unknowns which share a beginning share its work.
public struct CholeskyFactor: Sendable {
  /// How many rows there are now.
  public private(set) var order = 0
  /// The most rows there can be.
  public let capacity: Int
  private var lower: [Double]

  /// Prepares a factor without rows.
  public init(capacity: Int) {
    self.capacity = max(1, capacity)
    lower = [Double](repeating: 0, count: self.capacity * self.capacity)
  }

  /// Factors a whole matrix.
  /// - Parameter matrix: `order * order` numbers, row by row; only the lower triangle is read.
  /// - Returns: nothing when the counts differ or the matrix is not positive definite to working precision.
  public init?(_ matrix: [Double], order: Int) {
    guard order > 0, matrix.count == order * order else { return nil }
    self.init(capacity: order)
    for row in 0..<order {
      guard append(Array(matrix[row * order...row * order + row])) else { return nil }
    }
  }

  /// The element of a row and a column at or before the diagonal.
  public subscript(row: Int, column: Int) -> Double { lower[row * capacity + column] }

  /// Appends a row of the matrix: its elements left of the diagonal, then the diagonal's.
  /// - Parameters:
  ///   - row: `order + 1` elements of the matrix.
  ///   - known: elements at the beginning of the factor's row that were computed before.
  /// - Returns: false, with nothing changed, where there is no room or the matrix would not be positive definite.
  public mutating func append(_ row: [Double], known: ArraySlice<Double> = []) -> Bool {
    guard order < capacity, row.count == order + 1, known.count <= order else { return false }
    let (order, capacity) = (order, capacity)
    let isPositive = lower.withUnsafeMutableBufferPointer { lower in
      guard let base = lower.baseAddress else { return false }
      let new = base + order * capacity
      for (column, value) in known.enumerated() { new[column] = value }
      for column in known.count..<order {
        let other = base + column * capacity
        new[column] = (row[column] - innerProduct(new, other, column)) / other[column]
      }
      let square = row[order] - innerProduct(new, new, order)
      guard square > 0, square.isFinite else { return false }
      new[order] = square.squareRoot()
      return true
    }
    if isPositive { self.order += 1 }
    return isPositive
  }

  /// Drops the rows behind the first ones.
  public mutating func cut(to order: Int) { self.order = max(0, min(self.order, order)) }

  /// Continues the solution of `L y = x` in one element: `(x - sum L[row][k] y[k]) / L[row][row]`.
  /// - Parameter solved: at least `row` elements of `y`.
  public func forward(row: Int, _ value: Double, after solved: UnsafePointer<Double>) -> Double {
    lower.withUnsafeBufferPointer { lower in
      guard let base = lower.baseAddress else { return .nan }
      let own = base + row * capacity
      return (value - innerProduct(own, solved, row)) / own[row]
    }
  }

  /// Continues the row of a further unknown by the columns that it lacks.
  /// - Parameters:
  ///   - known: the beginning of the row, changed to reach up to `order`.
  ///   - element: the matrix's element of the further unknown and the one of a column.
  public func extend(_ known: inout [Double], element: (Int) -> Double) {
    for column in known.count..<max(known.count, order) {
      let next = known.withUnsafeBufferPointer { solved in
        solved.baseAddress.map { forward(row: column, element(column), after: $0) } ?? element(column)
          / self[column, column]
      }
      known.append(next)
    }
  }

  /// Solves `L^T x = y`.
  /// - Parameter right: `order` numbers.
  public func backward(_ right: [Double]) -> [Double] {
    var solution = Array(right.prefix(order))
    for row in solution.indices.reversed() {
      let value = solution[row] / self[row, row]
      solution[row] = value
      for column in 0..<row { solution[column] -= self[row, column] * value }
    }
    return solution
  }

  /// Solves `A x = b`.
  /// - Parameter right: `order` numbers.
  public func solve(_ right: [Double]) -> [Double] {
    var solution: [Double] = []
    solution.reserveCapacity(order)
    extend(&solution) { $0 < right.count ? right[$0] : 0 }
    return backward(solution)
  }
}
