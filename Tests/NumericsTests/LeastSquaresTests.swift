import Numerics
import Testing

@Suite("Least squares")
struct LeastSquaresTests {
  @Test("coefficients of a sum of powers come back, although the powers hardly differ")
  func powers() throws {
    let x = (0..<300).map { 1 + Double($0) * 0.1 }
    let columns = [x.map { _ in 1 }, x.map { $0.squareRoot() }, x, x.map { $0 * $0 }]
    let coefficients = [0.2, 1.4, 0.5, -3e-4]
    let target = x.indices.map { index in zip(coefficients, columns).reduce(0) { $0 + $1.0 * $1.1[index] } }
    let found = try #require(LeastSquares.solve(columns: columns, target: target))
    for (value, expected) in zip(found, coefficients) { #expect(abs(value - expected) < 1e-10) }
  }

  @Test("the rest is orthogonal to every column")
  func orthogonal() throws {
    let columns = [[1.0, 1, 1, 1, 1], [1, 2, 4, 8, 16]]
    let target = [3.0, -1, 4, 1, -5]
    let found = try #require(LeastSquares.solve(columns: columns, target: target))
    let rest = target.indices.map { target[$0] - found[0] * columns[0][$0] - found[1] * columns[1][$0] }
    for column in columns { #expect(abs(zip(rest, column).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-12) }
  }

  @Test("equal columns and too few points have no solution")
  func dependent() {
    #expect(LeastSquares.solve(columns: [[1, 2, 3], [2, 4, 6]], target: [1, 2, 3]) == nil)
    #expect(LeastSquares.solve(columns: [[1], [2]], target: [1]) == nil)
    #expect(LeastSquares.line([2, 2], [1, 3]) == nil)
  }
}
