/// A small dense matrix of complex numbers, row by row: as many rows as a network has ports.
public struct ComplexMatrix: Sendable, Equatable {
  /// Number of rows.
  public let rows: Int
  /// Number of columns.
  public let columns: Int
  /// Elements, row after row.
  public internal(set) var elements: [Complex]

  /// Makes a matrix of one value.
  public init(rows: Int, columns: Int, repeating value: Complex = .zero) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    elements = [Complex](repeating: value, count: self.rows * self.columns)
  }

  /// Makes a matrix element by element.
  public init(rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) -> Complex) {
    self.init(rows: rows, columns: columns)
    for row in 0..<self.rows {
      for column in 0..<self.columns { elements[row * self.columns + column] = element(row, column) }
    }
  }

  /// A square matrix with the given values on its diagonal.
  public init(diagonal: [Complex]) {
    self.init(rows: diagonal.count, columns: diagonal.count)
    for (index, value) in diagonal.enumerated() { elements[index * diagonal.count + index] = value }
  }

  /// The unit matrix.
  public static func identity(_ size: Int) -> ComplexMatrix {
    ComplexMatrix(diagonal: [Complex](repeating: .one, count: max(0, size)))
  }

  /// One element; rows and columns count from zero.
  public subscript(row: Int, column: Int) -> Complex {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: ComplexMatrix { ComplexMatrix(rows: columns, columns: rows) { self[$1, $0] } }

  /// The conjugate of the transposed matrix.
  public var adjoint: ComplexMatrix { ComplexMatrix(rows: columns, columns: rows) { self[$1, $0].conjugate } }

  /// The largest magnitude of an element; zero for an empty matrix.
  public var largestMagnitude: Double { elements.reduce(0) { max($0, $1.magnitude) } }

  /// Chosen rows and columns, in the order given.
  public func block(rows chosenRows: [Int], columns chosenColumns: [Int]) -> ComplexMatrix {
    ComplexMatrix(rows: chosenRows.count, columns: chosenColumns.count) { self[chosenRows[$0], chosenColumns[$1]] }
  }

  /// Writes a matrix over chosen rows and columns.
  public mutating func set(_ block: ComplexMatrix, rows chosenRows: [Int], columns chosenColumns: [Int]) {
    for (i, row) in chosenRows.enumerated() {
      for (j, column) in chosenColumns.enumerated() { self[row, column] = block[i, j] }
    }
  }

  /// Sum; both must have the same shape.
  public static func + (left: ComplexMatrix, right: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(rows: left.rows, columns: left.columns) { left[$0, $1] + right[$0, $1] }
  }

  /// Difference; both must have the same shape.
  public static func - (left: ComplexMatrix, right: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(rows: left.rows, columns: left.columns) { left[$0, $1] - right[$0, $1] }
  }

  /// Product; the left matrix must have as many columns as the right one has rows.
  public static func * (left: ComplexMatrix, right: ComplexMatrix) -> ComplexMatrix {
    var product = ComplexMatrix(rows: left.rows, columns: right.columns)
    for row in 0..<left.rows {
      for inner in 0..<left.columns {
        let factor = left[row, inner]
        for column in 0..<right.columns {
          product.elements[row * right.columns + column] += factor * right[inner, column]
        }
      }
    }
    return product
  }
}
