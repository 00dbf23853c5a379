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
    var projections = [Double](repeating: 0, count: count)
    let isPositive = predictor.withUnsafeMutableBufferPointer { forward in
      reversed.withUnsafeMutableBufferPointer { backward in
        guard let forward = forward.baseAddress, let backward = backward.baseAddress else { return false }
        // `forward` holds 1, a_1 ... a_k; `backward` the same from the last to the first.
        var error = row[0]
        forward[0] = 1
        backward[0] = 1
        for last in 0..<order {
          guard error > 0, error.isFinite else { return false }
          for index in 0..<count { projections[index] = innerProduct(backward, vectors[index], last + 1) }
          for i in 0..<count {
            for j in 0...i { gram[i * count + j] += projections[i] * projections[j] / error }
          }
          guard last + 1 < order else { break }
          let reflection = -innerProduct(backward, row + 1, last + 1) / error
          error *= 1 - reflection * reflection
          // From the end, so that `backward` moves up by one in place.
          forward[last + 1] = 0
          var k = last
          while k >= 0 {
            let (ahead, behind) = (forward[k &+ 1], backward[k])
            forward[k &+ 1] = ahead + reflection * behind
            backward[k &+ 1] = behind + reflection * ahead
            k &-= 1
          }
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
}
