extension ComplexMatrix {
  /// Singular values, the largest first.
  ///
  /// One-sided Jacobi rotations (Hestenes, 1958) turn pairs of columns until all are orthogonal; their lengths are then
  /// the singular values, each to its own relative accuracy, since no product `S^H S` is ever formed. Infinite or NaN
  /// elements give NaN.
  public var singularValues: [Double] {
    guard elements.allSatisfy(\.isFinite) else { return [Double](repeating: .nan, count: columns) }
    var work = transposed
    // Sweeps converge quadratically; a small matrix takes five to eight.
    var sweeps = 0
    while sweeps < 60, !work.orthogonalizeRows() { sweeps += 1 }
    return (0..<columns).map { work.rowPower($0).squareRoot() }.sorted(by: >)
  }

  /// The largest singular value: the most by which a network can amplify any combination of waves; zero for an empty
  /// matrix.
  public var largestSingularValue: Double { singularValues.first ?? 0 }

  private func rowPower(_ row: Int) -> Double {
    elements[row * columns..<(row + 1) * columns].reduce(0) { $0 + $1.squaredMagnitude }
  }

  /// Rotates each pair of rows once.
  /// - Returns: whether all were orthogonal already.
  private mutating func orthogonalizeRows() -> Bool {
    var isDone = true
    for first in 0..<rows {
      for second in first + 1..<max(rows, first + 1) where rotate(first, second) { isDone = false }
    }
    return isDone
  }

  /// Makes two rows orthogonal.
  /// - Returns: whether they were not.
  private mutating func rotate(_ first: Int, _ second: Int) -> Bool {
    let (power, otherPower) = (rowPower(first), rowPower(second))
    var product = Complex.zero
    for column in 0..<columns { product += self[first, column].conjugate * self[second, column] }
    let size = product.magnitude
    guard size > 1e-15 * (power * otherPower).squareRoot(), size > 0 else { return false }
    let ratio = (otherPower - power) / (2 * size)
    let tangent = (ratio < 0 ? -1.0 : 1.0) / (abs(ratio) + (1 + ratio * ratio).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = cosine * tangent
    let turn = product.conjugate / size
    for column in 0..<columns {
      let low = self[first, column]
      let high = self[second, column] * turn
      self[first, column] = cosine * low - sine * high
      self[second, column] = sine * low + cosine * high
    }
    return true
  }
}
