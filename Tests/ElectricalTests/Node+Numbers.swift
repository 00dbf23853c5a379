import Documents
import Numerics
import Testing

extension Node {
  /// The number of a scalar.
  func number() throws -> Double { try #require(text.flatMap(Double.init)) }

  /// The number under a key.
  func number(_ key: String) throws -> Double { try #require(self[key]).number() }

  /// The numbers of a list.
  func numbers() throws -> [Double] { try #require(elements).map { try $0.number() } }

  /// A complex number written as `[re, im]`.
  func complex() throws -> Complex {
    let parts = try numbers()
    try #require(parts.count == 2)
    return Complex(parts[0], parts[1])
  }

  /// A matrix of complex numbers.
  func matrix() throws -> ComplexMatrix {
    let rows = try #require(elements).map { row in try #require(row.elements).map { try $0.complex() } }
    return ComplexMatrix(rows: rows.count, columns: rows.count) { rows[$0][$1] }
  }
}
