/// Quadratic forms of the inverse of a symmetric positive definite Toeplitz matrix.
///
/// Levinson and Durbin's recursion gives the backward predictors `q_k` with their errors `E_k`, and
/// `R^-1 = sum q_k q_k^T / E_k`: the forms need neither the inverse nor a solution, and cost `O(n^2)`.
public struct ToeplitzForms: Sendable {
  private var predictor: [Double]
  private var reversed: [Double]

  /// Prepares space for matrices up to an order.
  public init(order: Int) {
    predictor = [Double](repeating: 0, count: max(1, order) + 1)
    reversed = predictor
  }

  /// `x_i^T R^-1 x_j` of some vectors.
  /// - Parameters:
  ///   - correlation: first row of the matrix, as many elements as its order, which the space must hold.
  ///   - vectors: each as long as the order.
  /// - Returns: row by row, nothing when the matrix is not positive definite to working precision.
  public mutating func gram(_ correlation: UnsafeBufferPointer<Double>, _ vectors: [UnsafePointer<Double>]) -> [Double]?
  {
    let order = correlation.count
    guard order > 0, order < predictor.count, let row = correlation.baseAddress else { return nil }
    let count = vectors.count
    var gram = [Double](repeating: 0, count: count * count)
    var projections = [Double](repeating: 0, count: count + 1)
    let space = reversed.count
    let isPositive = predictor.withUnsafeMutableBufferPointer { forward in
      reversed.withUnsafeMutableBufferPointer { reversed in
        guard let forward = forward.baseAddress, let end = reversed.baseAddress else { return false }
        // `forward` holds 1, a_1 ... a_k; `backward` the same from the last to the first, ending where the space does: a further
        // coefficient goes before the first, and none has to move.
        var backward = end + space - 1
        var error = row[0]
        forward[0] = 1
        backward[0] = 1
        for last in 0..<order {
          guard error > 0, error.isFinite else { return false }
          let isLast = last + 1 == order
          Self.project(backward, vectors, isLast ? row : row + 1, last + 1, &projections)
          for i in 0..<count {
            for j in 0...i { gram[i * count + j] += projections[i] * projections[j] / error }
          }
          guard !isLast else { break }
          let reflection = -projections[count] / error
          error *= 1 - reflection * reflection
          forward[last + 1] = 0
          Self.reflect(forward + 1, backward, by: reflection, last + 1)
          backward -= 1
          backward[0] = forward[last + 1]
        }
        return true
      }
    }
    guard isPositive else { return nil }
    for i in 0..<count {
      for j in 0..<i { gram[j * count + i] = gram[i * count + j] }
    }
    return gram
  }

  /// Products of the backward predictor with every vector, then with the row of the matrix.
  private static func project(
    _ backward: UnsafePointer<Double>, _ vectors: [UnsafePointer<Double>], _ row: UnsafePointer<Double>, _ length: Int,
    _ projections: inout [Double]
  ) {
    var index = 0
    while index <= vectors.count {
      func run(_ index: Int) -> UnsafePointer<Double> { index < vectors.count ? vectors[index] : row }
      let products = innerProducts(backward, run(index), run(index + 1), run(index + 2), length)
      projections[index] = products.0
      if index + 1 <= vectors.count { projections[index + 1] = products.1 }
      if index + 2 <= vectors.count { projections[index + 2] = products.2 }
      index += 3
    }
  }

  /// Each run plus a multiple of the other.
  private static func reflect(
    _ left: UnsafeMutablePointer<Double>, _ right: UnsafeMutablePointer<Double>, by factor: Double, _ count: Int
  ) {
    let factors = SIMD4<Double>(repeating: factor)
    var index = 0
    while index &+ 4 <= count {
      let a = SIMD4(left[index], left[index &+ 1], left[index &+ 2], left[index &+ 3])
      let b = SIMD4(right[index], right[index &+ 1], right[index &+ 2], right[index &+ 3])
      UnsafeMutableRawPointer(left + index).storeBytes(of: a + factors * b, as: SIMD4<Double>.self)
      UnsafeMutableRawPointer(right + index).storeBytes(of: b + factors * a, as: SIMD4<Double>.self)
      index &+= 4
    }
    while index < count {
      let (a, b) = (left[index], right[index])
      left[index] = a + factor * b
      right[index] = b + factor * a
      index &+= 1
    }
  }
}
