import Numerics

/// A scattering matrix cut along the two sides of a network: `s21` leads from the near side to the far side.
struct ScatteringBlocks {
  var s11: ComplexMatrix
  var s12: ComplexMatrix
  var s21: ComplexMatrix
  var s22: ComplexMatrix

  init(_ matrix: ComplexMatrix, _ sides: PortSides) {
    s11 = matrix.block(rows: sides.near, columns: sides.near)
    s12 = matrix.block(rows: sides.near, columns: sides.far)
    s21 = matrix.block(rows: sides.far, columns: sides.near)
    s22 = matrix.block(rows: sides.far, columns: sides.far)
  }

  init(s11: ComplexMatrix, s12: ComplexMatrix, s21: ComplexMatrix, s22: ComplexMatrix) {
    self.s11 = s11
    self.s12 = s12
    self.s21 = s21
    self.s22 = s22
  }

  /// The matrix with its ports back in their places.
  func matrix(_ sides: PortSides) -> ComplexMatrix {
    var matrix = ComplexMatrix(rows: sides.ports, columns: sides.ports)
    matrix.set(s11, rows: sides.near, columns: sides.near)
    matrix.set(s12, rows: sides.near, columns: sides.far)
    matrix.set(s21, rows: sides.far, columns: sides.near)
    matrix.set(s22, rows: sides.far, columns: sides.far)
    return matrix
  }

  /// The network with its sides exchanged.
  var reversed: ScatteringBlocks { ScatteringBlocks(s11: s22, s12: s21, s21: s12, s22: s11) }

  /// Another network behind the far side. With `M1 = (1 - a22 b11)^-1 a21` and `M2 = (1 - a22 b11)^-1 a22 b12`:
  /// `s11 = a11 + a12 b11 M1`, `s21 = b21 M1`, `s12 = a12 (b12 + b11 M2)`, `s22 = b22 + b21 M2`.
  ///
  /// - Returns: nothing where waves between the two return undiminished, so that their sum has no end.
  func followed(by next: ScatteringBlocks) -> ScatteringBlocks? {
    let loop = ComplexMatrix.identity(s22.rows) - s22 * next.s11
    guard let forward = loop.solve(s21), let backward = loop.solve(s22 * next.s12) else { return nil }
    return ScatteringBlocks(
      s11: s11 + s12 * next.s11 * forward, s12: s12 * (next.s12 + next.s11 * backward), s21: next.s21 * forward,
      s22: next.s22 + next.s21 * backward)
  }

  /// What is left of the network without a known part at its near side. With `X = a12^-1 (c11 - a11) a21^-1`:
  /// `b11 = (1 + X a22)^-1 X`, `b21 = c21 a21^-1 (1 - a22 b11)`, `b12 = (1 - b11 a22) a12^-1 c12`,
  /// `b22 = c22 - b21 (1 - a22 b11)^-1 a22 b12`.
  ///
  /// - Returns: nothing where the known part lets too little through for the rest to be seen.
  func removing(near known: ScatteringBlocks) -> ScatteringBlocks? {
    let unit = ComplexMatrix.identity(s11.rows)
    guard let inward = known.s12.inverse, let outward = known.s21.inverse else { return nil }
    let seen = inward * (s11 - known.s11) * outward
    guard let s11 = (unit + seen * known.s22).solve(seen) else { return nil }
    let loop = unit - known.s22 * s11
    let s21 = self.s21 * outward * loop
    let s12 = (unit - s11 * known.s22) * inward * self.s12
    guard let backward = loop.solve(known.s22 * s12) else { return nil }
    return ScatteringBlocks(s11: s11, s12: s12, s21: s21, s22: s22 - s21 * backward)
  }
}
