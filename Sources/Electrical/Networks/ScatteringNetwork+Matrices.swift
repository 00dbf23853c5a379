import Diagnostics
public import Numerics

extension ScatteringNetwork {
  /// The scattering matrix at one frequency point.
  public func matrix(at point: Int) -> ComplexMatrix {
    let start = point * ports * ports
    return ComplexMatrix(rows: ports, columns: ports) { values[start + $0 * ports + $1] }
  }

  /// The same grid and references with other matrices, in the order of the points.
  func replacingMatrices(
    ports: Int? = nil, referenceOhms: [Double]? = nil, _ matrix: (_ point: Int) throws(Rejection) -> ComplexMatrix
  ) throws(Rejection) -> ScatteringNetwork {
    let ports = ports ?? self.ports
    var values: [Complex] = []
    values.reserveCapacity(points * ports * ports)
    for point in 0..<points { values += try matrix(point).elements }
    guard
      let network = ScatteringNetwork(
        ports: ports, frequenciesHz: frequenciesHz, referenceOhms: referenceOhms ?? self.referenceOhms, values: values)
    else { throw Rejection(Finding(.portsDoNotFit, .error, "the result has not \(ports) ports at every frequency")) }
    return network
  }
}
