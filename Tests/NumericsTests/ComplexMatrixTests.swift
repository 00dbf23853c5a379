import Numerics
import TestSupport
import Testing

@Suite("Complex matrices")
struct ComplexMatrixTests {
  static func random(_ rows: Int, _ columns: Int, _ choices: inout Choices) -> ComplexMatrix {
    var matrix = ComplexMatrix(rows: rows, columns: columns)
    for row in 0..<rows {
      for column in 0..<columns {
        let real = Double(choices.integer(-1000...1000)) / 1000
        let imaginary = Double(choices.integer(-1000...1000)) / 1000
        matrix[row, column] = Complex(real, imaginary)
      }
    }
    return matrix
  }

  @Test("a matrix times its inverse is the unit matrix")
  func inverse() {
    let failure = counterexample(runs: 300) { choices in
      let size = choices.integer(1...8)
      let matrix = Self.random(size, size, &choices)
      guard let inverse = matrix.inverse else { return nil }
      let error = (matrix * inverse - .identity(size)).largestMagnitude
      let growth = matrix.largestMagnitude * inverse.largestMagnitude
      return error <= 1e-13 * max(1, growth) * Double(size * size) ? nil : "error \(error), growth \(growth)"
    }
    #expect(failure == nil)
  }

  @Test("a matrix whose rows repeat has no inverse, and neither has one that is not square")
  func singular() {
    let twin = ComplexMatrix(rows: 2, columns: 2) { _, column in Complex(Double(column) + 1, 2) }
    #expect(twin.inverse == nil)
    #expect(ComplexMatrix(rows: 2, columns: 3).inverse == nil)
    #expect(ComplexMatrix(rows: 3, columns: 3).inverse == nil)
  }

  @Test("singular values of U diag(s) V are s to 12 digits, U and V unitary")
  func singularValues() {
    // Householder reflections with complex vectors are unitary.
    func reflection(_ size: Int, _ seed: Double) -> ComplexMatrix {
      let vector = (0..<size).map { Complex(magnitude: 1 + Double($0) * seed, phase: seed * Double($0 * $0 + 1)) }
      let power = vector.reduce(0) { $0 + $1.squaredMagnitude }
      return ComplexMatrix(rows: size, columns: size) { row, column in
        (row == column ? Complex.one : .zero) - vector[row] * vector[column].conjugate * (2 / power)
      }
    }
    let cases: [[Double]] = [
      [3, 2, 1, 0.5], [1, 1 - 1e-9, 1e-3, 1e-7], [1, 1, 1, 1], [5, 0, 0, 0], [1, 1e-12, 1e-13, 0],
    ]
    for values in cases {
      let matrix = reflection(4, 0.7) * ComplexMatrix(diagonal: values.map { Complex($0) }) * reflection(4, 1.3)
      for (found, expected) in zip(matrix.singularValues, values) {
        #expect(abs(found - expected) < 1e-12 * max(1, values[0]))
      }
      #expect(abs(matrix.largestSingularValue - values[0]) < 1e-12 * values[0])
    }
  }

  @Test("the largest singular value of a rank-one matrix is the product of its vectors' lengths")
  func rankOne() {
    let matrix = ComplexMatrix(rows: 3, columns: 2) { row, column in
      Complex(Double(row) + 1, 1) * Complex(2, -Double(column))
    }
    let expected = (2.0 + 5 + 10).squareRoot() * (4.0 + 5).squareRoot()
    #expect(abs(matrix.largestSingularValue - expected) < 1e-12 * expected)
  }

  @Test("an infinite element gives no singular value")
  func infinite() {
    var matrix = ComplexMatrix.identity(2)
    matrix[0, 1] = Complex(.infinity)
    #expect(matrix.largestSingularValue.isNaN)
    #expect(ComplexMatrix(rows: 0, columns: 0).largestSingularValue == 0)
  }
}
