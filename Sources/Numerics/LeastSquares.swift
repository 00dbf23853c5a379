/// Linear least squares for a handful of unknowns.
public enum LeastSquares {
  /// The coefficients `x` that bring `sum x[i] columns[i]` nearest to the target, in the sense of the sum of squares.
  ///
  /// Columns are made orthogonal by Gram and Schmidt's modified method, the target with them, which is backward stable
  /// (Bjorck, 1967); normal equations would lose half of the digits.
  /// - Parameters:
  ///   - columns: as many values in each as the target has.
  ///   - target: what is approximated.
  /// - Returns: nothing when columns depend on each other or are longer or shorter than the target.
  public static func solve(columns: [[Double]], target: [Double]) -> [Double]? {
    guard columns.allSatisfy({ $0.count == target.count }), columns.count <= target.count else { return nil }
    var basis = columns
    var rest = target
    var triangle = [[Double]](repeating: [Double](repeating: 0, count: columns.count), count: columns.count)
    var projections = [Double](repeating: 0, count: columns.count)
    for index in columns.indices {
      let length = dot(basis[index], basis[index]).squareRoot()
      guard length > 1e-12 * dot(columns[index], columns[index]).squareRoot(), length > 0 else { return nil }
      triangle[index][index] = length
      basis[index] = basis[index].map { $0 / length }
      for later in index + 1..<max(columns.count, index + 1) {
        triangle[index][later] = remove(basis[index], from: &basis[later])
      }
      projections[index] = remove(basis[index], from: &rest)
    }
    return backSubstituted(triangle, projections)
  }

  /// The straight line nearest to points: its value at zero and its slope; nothing for fewer than two different
  /// abscissas.
  public static func line(_ x: [Double], _ y: [Double]) -> (offset: Double, slope: Double)? {
    guard x.count == y.count, x.count > 1 else { return nil }
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    var (spread, common) = (0.0, 0.0)
    for (a, b) in zip(x, y) {
      spread += (a - meanX) * (a - meanX)
      common += (a - meanX) * (b - meanY)
    }
    guard spread > 0 else { return nil }
    return (meanY - common / spread * meanX, common / spread)
  }

  private static func dot(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Takes the share of a unit vector out of another vector.
  /// - Returns: the share.
  private static func remove(_ unit: [Double], from vector: inout [Double]) -> Double {
    let share = dot(unit, vector)
    for index in vector.indices { vector[index] -= share * unit[index] }
    return share
  }

  private static func backSubstituted(_ triangle: [[Double]], _ right: [Double]) -> [Double] {
    var solution = right
    for row in right.indices.reversed() {
      for column in row + 1..<max(right.count, row + 1) { solution[row] -= triangle[row][column] * solution[column] }
      solution[row] /= triangle[row][row]
    }
    return solution
  }
}
