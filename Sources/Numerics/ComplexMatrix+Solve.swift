extension ComplexMatrix {
  /// Solves `A X = B` by elimination with partial pivoting (Golub and Van Loan, *Matrix Computations*, 3.4).
  ///
  /// - Parameter right: as many rows as the matrix.
  /// - Returns: nothing when the matrix is not square, or a pivot is below `1e-13` of the largest element: it is
  ///   singular as far as doubles can tell.
  public func solve(_ right: ComplexMatrix) -> ComplexMatrix? {
    guard rows == columns, right.rows == rows else { return nil }
    var matrix = self
    var solution = right
    let tiny = largestMagnitude * 1e-13
    for step in 0..<rows {
      let pivot = (step..<rows).max { matrix[$0, step].squaredMagnitude < matrix[$1, step].squaredMagnitude } ?? step
      guard matrix[pivot, step].magnitude > tiny else { return nil }
      matrix.swapRows(step, pivot)
      solution.swapRows(step, pivot)
      let scale = Complex.one / matrix[step, step]
      for row in step + 1..<max(rows, step + 1) {
        let factor = matrix[row, step] * scale
        for column in step..<columns { matrix[row, column] -= factor * matrix[step, column] }
        for column in 0..<solution.columns { solution[row, column] -= factor * solution[step, column] }
      }
    }
    return matrix.backSubstituted(solution)
  }

  /// The inverse; nothing when the matrix is singular.
  public var inverse: ComplexMatrix? { solve(.identity(rows)) }

  /// Solves with a matrix that is upper triangular and has no zero on its diagonal.
  private func backSubstituted(_ right: ComplexMatrix) -> ComplexMatrix {
    var solution = right
    for row in (0..<rows).reversed() {
      let scale = Complex.one / self[row, row]
      for column in 0..<solution.columns {
        var sum = solution[row, column]
        for inner in row + 1..<max(columns, row + 1) { sum -= self[row, inner] * solution[inner, column] }
        solution[row, column] = sum * scale
      }
    }
    return solution
  }

  private mutating func swapRows(_ first: Int, _ second: Int) {
    guard first != second else { return }
    for column in 0..<columns { elements.swapAt(first * columns + column, second * columns + column) }
  }
}
