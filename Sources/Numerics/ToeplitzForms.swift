/// Quadratic forms of the inverse of a symmetric positive definite Toeplitz matrix.
///
/// Levinson and Durbin's recursion gives the backward predictors `q_k` with their errors `E_k`, and
/// `R^-1 = sum q_k q_k^T / E_k`: the forms need neither the inverse nor a solution, and cost `O(n^2)`.
public struct ToeplitzForms: Sendable {
  /// Runs are read four numbers at a time; zeros behind them change no sum.
  private static let padding = 4

  private let room: Int
  /// 1, a_1 ... a_k, then zeros.
  private var predictor: [Double]
  /// The same from the last to the first, ending where its room does: a further coefficient goes before the first, and none has to move.
  private var reversed: [Double]
  /// Copies of the row and the vectors.
  private var runs: [Double] = []

  /// Prepares space for matrices up to an order.
  public init(order: Int) {
    room = max(1, order)
    predictor = [Double](repeating: 0, count: room + Self.padding)
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
    guard order > 0, order <= room else { return nil }
    let (count, width) = (vectors.count, order + Self.padding)
    // The row begins at its second element, as predictions need it.
    runs = [Double](repeating: 0, count: (count + 1) * width)
    for (index, vector) in vectors.enumerated() {
      for k in 0..<order { runs[index * width + k] = vector[k] }
    }
    for k in 1..<max(1, order) { runs[count * width + k - 1] = correlation[k] }
    for index in predictor.indices {
      predictor[index] = 0
      reversed[index] = 0
    }
    var gram = [Double](repeating: 0, count: count * count)
    var projections = [Double](repeating: 0, count: count + 1)
    let (room, power) = (room, correlation[0])
    let isPositive = predictor.withUnsafeMutableBufferPointer { forward in
      reversed.withUnsafeMutableBufferPointer { reversed in
        runs.withUnsafeBufferPointer { runs in
          guard let forward = forward.baseAddress, let end = reversed.baseAddress, let runs = runs.baseAddress else {
            return false
          }
          var backward = end + room - 1
          var error = power
          forward[0] = 1
          backward[0] = 1
          for last in 0..<order {
            guard error > 0, error.isFinite else { return false }
            let scale = 1 / error
            Self.project(backward, runs, width, last + 1, &projections)
            for i in 0..<count {
              for j in 0...i { gram[i &* count &+ j] += projections[i] * projections[j] * scale }
            }
            guard last + 1 < order else { break }
            let reflection = -projections[count] * scale
            error *= 1 - reflection * reflection
            Self.reflect(forward + 1, backward, by: reflection, last + 1)
            backward -= 1
            backward[0] = forward[last + 1]
          }
          return true
        }
      }
    }
    guard isPositive else { return nil }
    for i in 0..<count {
      for j in 0..<i { gram[j * count + i] = gram[i * count + j] }
    }
    return gram
  }

  /// Products of the backward predictor with every run.
  @inline(__always)
  private static func project(
    _ backward: UnsafePointer<Double>, _ runs: UnsafePointer<Double>, _ width: Int, _ length: Int,
    _ projections: inout [Double]
  ) {
    var index = 0
    let last = projections.count - 1
    while index <= last {
      let (second, third) = (min(index + 1, last), min(index + 2, last))
      let products = innerProducts(
        backward, runs + index &* width, runs + second &* width, runs + third &* width, (length &+ 3) & ~3)
      projections[index] = products.0
      projections[second] = products.1
      projections[third] = products.2
      index += 3
    }
  }

  /// Each run plus a multiple of the other; zeros behind them stay.
  @inline(__always)
  private static func reflect(
    _ left: UnsafeMutablePointer<Double>, _ right: UnsafeMutablePointer<Double>, by factor: Double, _ count: Int
  ) {
    let factors = SIMD2<Double>(repeating: factor)
    var index = 0
    while index < count {
      let (ownLeft, ownRight) = (UnsafeMutableRawPointer(left + index), UnsafeMutableRawPointer(right + index))
      let a = ownLeft.loadUnaligned(as: SIMD2<Double>.self)
      let b = ownRight.loadUnaligned(as: SIMD2<Double>.self)
      ownLeft.storeBytes(of: a + factors * b, as: SIMD2<Double>.self)
      ownRight.storeBytes(of: b + factors * a, as: SIMD2<Double>.self)
      index &+= 2
    }
  }
}
