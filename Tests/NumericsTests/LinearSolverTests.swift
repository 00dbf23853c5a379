import Glibc
import Numerics
import TestSupport
import Testing

@Suite("Small linear systems")
struct LinearSolverTests {
  /// Numbers between -1 and 1 that look random and are the same everywhere.
  static func numbers(_ count: Int, seed: Double = 1) -> [Double] {
    (0..<count).map { sin(Double($0 * $0) * 0.7 + seed * 3.1) }
  }

  static func product(_ matrix: [Double], _ vector: [Double]) -> [Double] {
    let order = vector.count
    return (0..<order).map { row in (0..<order).reduce(0) { $0 + matrix[row * order + $1] * vector[$1] } }
  }

  /// `M^T M + 1`, which is positive definite.
  static func positive(_ order: Int) -> [Double] {
    let m = numbers(order * order)
    return (0..<order * order).map { index in
      let (row, column) = (index / order, index % order)
      return (0..<order).reduce(row == column ? 1 : 0) { $0 + m[$1 * order + row] * m[$1 * order + column] }
    }
  }

  @Test("a solution by elimination leaves no residual", arguments: [1, 2, 3, 7, 24])
  func elimination(order: Int) throws {
    let matrix = Self.numbers(order * order)
    let right = Self.numbers(order, seed: 2)
    let solution = try #require(LinearSolver.solve(matrix, right))
    for (got, expected) in zip(Self.product(matrix, solution), right) { #expect(abs(got - expected) < 1e-10) }
  }

  @Test("pivots are exchanged where the first one is zero")
  func pivots() {
    #expect(LinearSolver.solve([0, 2, 4, 1], [6, 11]) == [2, 3])
  }

  @Test("a singular matrix and counts that do not fit have no solution")
  func singular() {
    #expect(LinearSolver.solve([1, 2, 2, 4], [1, 2]) == nil)
    #expect(LinearSolver.solve([1, 2, 3], [1, 2]) == nil)
    #expect(LinearSolver.solve([.nan], [1]) == nil)
  }

  @Test("a factor is the square root of [4 2; 2 5], by hand")
  func factor() throws {
    let factor = try #require(CholeskyFactor([4, 2, 2, 5], order: 2))
    #expect(factor[0, 0] == 2)
    #expect(factor[1, 0] == 1)
    #expect(factor[1, 1] == 2)
  }

  @Test("a solution by the factor leaves no residual", arguments: [1, 2, 5, 16, 33])
  func cholesky(order: Int) throws {
    let matrix = Self.positive(order)
    let right = Self.numbers(order, seed: 5)
    let solution = try #require(CholeskyFactor(matrix, order: order)).solve(right)
    for (got, expected) in zip(Self.product(matrix, solution), right) { #expect(abs(got - expected) < 1e-10) }
  }

  @Test("a matrix that is not positive definite has no factor")
  func indefinite() {
    #expect(CholeskyFactor([1, 2, 2, 1], order: 2) == nil)
    #expect(CholeskyFactor([0], order: 1) == nil)
  }

  @Test("rows that were appended and cut leave the factor as it was, and beginnings known before are kept")
  func growth() throws {
    let order = 9
    let matrix = Self.positive(order)
    let whole = try #require(CholeskyFactor(matrix, order: order))
    var grown = CholeskyFactor(capacity: order)
    func beginning(_ row: Int, _ count: Int) -> [Double] { Array(matrix[row * order..<row * order + count]) }
    for row in 0..<5 {
      let isAppended = grown.append(beginning(row, row + 1))
      #expect(isAppended)
    }
    // Row 6 instead of 5, on trial.
    let isTried = grown.append(beginning(6, 5) + [matrix[6 * order + 6]])
    #expect(isTried)
    grown.cut(to: 5)
    for row in 5..<order {
      var known: [Double] = []
      grown.extend(&known) { matrix[row * order + $0] }
      let isAppended = grown.append(beginning(row, row + 1), known: known[...])
      #expect(isAppended)
    }
    for row in 0..<order {
      for column in 0...row { #expect(abs(grown[row, column] - whole[row, column]) < 1e-12) }
    }
    let isTooMany = grown.append([Double](repeating: 1, count: order + 1))
    #expect(!isTooMany, "there is no room for another row")
  }

  /// `x_i^T R^-1 x_j`, or nothing.
  private func gram(_ row: [Double], _ first: [Double], _ second: [Double]) -> [Double]? {
    var forms = ToeplitzForms(order: row.count)
    return row.withUnsafeBufferPointer { row in
      first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
          forms.gram(row, [first.baseAddress, second.baseAddress].compactMap { $0 })
        }
      }
    }
  }

  private func product(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test("forms of a Toeplitz inverse are those of the solved system", arguments: [1, 2, 15, 87])
  func toeplitz(order: Int) throws {
    // Autocorrelation of a decaying pulse plus noise, which is positive definite.
    let row = (0..<order).map { (lag: Int) -> Double in
      let x = Double(lag)
      return pow(0.8, x) * cos(x * 0.9) + (lag == 0 ? 0.05 : 0)
    }
    let vectors = [Self.numbers(order, seed: 1), Self.numbers(order, seed: 2)]
    let matrix = (0..<order * order).map { row[abs($0 / order - $0 % order)] }
    let factor = try #require(CholeskyFactor(matrix, order: order))
    let forms = try #require(gram(row, vectors[0], vectors[1]))
    for i in 0..<2 {
      for j in 0..<2 {
        let expected = product(vectors[i], factor.solve(vectors[j]))
        #expect(abs(forms[i * 2 + j] - expected) < 1e-9 * max(1, abs(expected)))
      }
    }
  }

  @Test("forms of a matrix that is not positive definite do not exist")
  func badToeplitz() {
    #expect(gram([1, 2, 1], [1, 0, 0], [0, 1, 0]) == nil)
  }
}
