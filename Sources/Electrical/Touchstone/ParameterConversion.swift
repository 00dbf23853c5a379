import Numerics

/// Turns the numbers of one frequency, as they stand in a file, into the scattering matrix of single-ended ports.
struct ParameterConversion {
  private let ports: Int
  private let format: Touchstone.NumberFormat
  private let parameter: TouchstoneHeader.Parameter
  /// Where each pair of numbers goes, and where it goes once more in a matrix that has only one half.
  private let slots: [(first: Int, second: Int)]
  /// Whether pairs go one after the other, so that a real and an imaginary part are the matrix as it stands.
  private let isInOrder: Bool
  /// The reference of each row of the file's matrix, where its values are in ohms or siemens; nothing when they are normalized.
  private let modalOhms: [Double]?
  private let modes: [PortMode]

  init(_ header: TouchstoneHeader, ports: Int) {
    self.ports = ports
    format = header.format
    parameter = header.parameter
    modes = header.modes
    let slots = Self.slots(header, ports)
    self.slots = slots
    isInOrder = slots.indices.allSatisfy { slots[$0] == ($0, $0) }
    let ohms = header.references(ports: ports)
    modalOhms = header.isVersion2 ? Self.modalReferences(header.modes, ohms) : nil
  }

  private static func slots(_ header: TouchstoneHeader, _ ports: Int) -> [(first: Int, second: Int)] {
    var slots: [(first: Int, second: Int)] = []
    for row in 0..<ports {
      let columns =
        switch header.shape {
        case .full: 0..<ports
        case .lower: 0..<row + 1
        case .upper: row..<ports
        }
      for column in columns {
        let (place, mirror) = (row * ports + column, column * ports + row)
        if header.shape == .full {
          let slot = ports == 2 && header.isSecondFirst ? mirror : place
          slots.append((slot, slot))
        } else {
          slots.append((place, mirror))
        }
      }
    }
    return slots
  }

  /// A difference of two ports has twice their reference, a sum half of it.
  private static func modalReferences(_ modes: [PortMode], _ ohms: [Double]) -> [Double] {
    guard !modes.isEmpty else { return ohms }
    return modes.map { mode in
      switch mode {
      case .single(let port): ohms[port]
      case .differential(let plus, _): 2 * ohms[plus]
      case .common(let plus, _): ohms[plus] / 2
      }
    }
  }

  /// Converts one frequency.
  /// - Parameters:
  ///   - numbers: the frequency and behind it the pairs of numbers.
  ///   - matrix: `ports * ports` values, row by row.
  /// - Returns: whether there are finite scattering parameters.
  func convert(_ numbers: UnsafeBufferPointer<Double>, into matrix: UnsafeMutableBufferPointer<Complex>) -> Bool {
    if format == .realImaginary, isInOrder {
      for pair in 0..<matrix.count { matrix[pair] = Complex(numbers[2 &* pair &+ 1], numbers[2 &* pair &+ 2]) }
    } else {
      for (pair, slot) in slots.enumerated() {
        let value = format.value(numbers[2 * pair + 1], numbers[2 * pair + 2])
        matrix[slot.first] = value
        matrix[slot.second] = value
      }
    }
    guard parameter != .scattering || !modes.isEmpty || format != .realImaginary else { return true }
    if parameter != .scattering, !scatter(matrix) { return false }
    if !modes.isEmpty { separate(matrix) }
    return matrix.allSatisfy(\.isFinite)
  }

  // MARK: Y, Z, H, G

  private func scatter(_ matrix: UnsafeMutableBufferPointer<Complex>) -> Bool {
    if let modalOhms { normalize(matrix, modalOhms) }
    switch parameter {
    case .scattering: return true
    case .impedance: return reflect(matrix, sign: 1)
    case .admittance: return reflect(matrix, sign: -1)
    case .hybrid: return scatterHybrid(matrix, isInverse: false)
    case .inverseHybrid: return scatterHybrid(matrix, isInverse: true)
    }
  }

  /// Divides voltages by the root of the reference and multiplies currents with it.
  private func normalize(_ matrix: UnsafeMutableBufferPointer<Complex>, _ ohms: [Double]) {
    let roots = ohms.map { $0.squareRoot() }
    for row in 0..<ports {
      for column in 0..<ports {
        matrix[row * ports + column] = matrix[row * ports + column] * scale(row, column, roots)
      }
    }
  }

  private func scale(_ row: Int, _ column: Int, _ roots: [Double]) -> Double {
    // What a row gives: a voltage in Z, a current in Y; H has a voltage first and a current second, G the reverse.
    let givesVoltage: Bool
    let takesVoltage: Bool
    switch parameter {
    case .scattering: return 1
    case .impedance: (givesVoltage, takesVoltage) = (true, false)
    case .admittance: (givesVoltage, takesVoltage) = (false, true)
    case .hybrid: (givesVoltage, takesVoltage) = (row == 0, column == 1)
    case .inverseHybrid: (givesVoltage, takesVoltage) = (row == 1, column == 0)
    }
    return (givesVoltage ? 1 / roots[row] : roots[row]) * (takesVoltage ? roots[column] : 1 / roots[column])
  }

  /// `S = (z + 1)^-1 (z - 1)`, and with the opposite sign `S = (1 + y)^-1 (1 - y)`.
  private func reflect(_ matrix: UnsafeMutableBufferPointer<Complex>, sign: Double) -> Bool {
    var left = ComplexMatrix(rows: ports, columns: ports) { matrix[$0 * ports + $1] }
    var right = ComplexMatrix(rows: ports, columns: ports) { matrix[$0 * ports + $1] * sign }
    for port in 0..<ports {
      left[port, port] += .one
      right[port, port] -= Complex(sign)
    }
    guard let solution = left.solve(right) else { return false }
    for index in 0..<ports * ports { matrix[index] = solution.elements[index] }
    return true
  }

  /// Two-ports of mixed input, by their definition: `v1 = h11 i1 + h12 v2`, `i2 = h21 i1 + h22 v2`; G has voltage and current exchanged.
  private func scatterHybrid(_ matrix: UnsafeMutableBufferPointer<Complex>, isInverse: Bool) -> Bool {
    let (h11, h12, h21, h22) = (matrix[0], matrix[1], matrix[2], matrix[3])
    let cross = h12 * h21
    let determinant = (h11 + .one) * (h22 + .one) - cross
    guard determinant.magnitude > 1e-13 * max(1, h11.magnitude * h22.magnitude, cross.magnitude) else { return false }
    // Exchanging voltage and current turns each reflection's sign, and the transfers' with it.
    let sign = isInverse ? -1.0 : 1.0
    matrix[0] = ((h11 - .one) * (h22 + .one) - cross) * sign / determinant
    matrix[1] = h12 * (2 * sign) / determinant
    matrix[2] = h21 * (-2 * sign) / determinant
    matrix[3] = ((h11 + .one) * (.one - h22) + cross) * sign / determinant
    return true
  }

  // MARK: Mixed mode

  /// `S = M^T S_mm M`, with the rows of M `(e_i - e_j) / sqrt 2` for a difference and `(e_i + e_j) / sqrt 2` for a sum.
  private func separate(_ matrix: UnsafeMutableBufferPointer<Complex>) {
    let modal = Array(matrix)
    let half = 0.5.squareRoot()
    var terms = [[(mode: Int, factor: Double)]](repeating: [], count: ports)
    for (index, mode) in modes.enumerated() {
      switch mode {
      case .single(let port): terms[port].append((index, 1))
      case .differential(let plus, let minus):
        terms[plus].append((index, half))
        terms[minus].append((index, -half))
      case .common(let plus, let minus):
        terms[plus].append((index, half))
        terms[minus].append((index, half))
      }
    }
    for row in 0..<ports {
      for column in 0..<ports {
        var sum = Complex.zero
        for left in terms[row] {
          for right in terms[column] {
            sum += modal[left.mode * ports + right.mode] * (left.factor * right.factor)
          }
        }
        matrix[row * ports + column] = sum
      }
    }
  }
}
