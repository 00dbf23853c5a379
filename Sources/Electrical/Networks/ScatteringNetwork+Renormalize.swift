public import Diagnostics
import Numerics

extension ScatteringNetwork {
  /// The same network with other reference impedances: `S' = K (S - G)(1 - G S)^-1 K^-1`, with
  /// `G = diag((R' - R)/(R' + R))` and `K = diag((R + R')/(2 sqrt(R R')))`.
  ///
  /// Unlike the way through impedances it holds for an ideal through, whose impedance matrix does not exist.
  /// - Parameter ohms: one positive real impedance a port.
  /// - Throws: a finding when there is not one positive finite impedance for each port, or where the network amplifies
  ///   so much that a reflection grows without end.
  public func renormalized(toOhms ohms: [Double]) throws(Rejection) -> ScatteringNetwork {
    guard ohms.count == ports, (ohms + referenceOhms).allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw Rejection(
        Finding(
          .portsDoNotFit, .error, "\(ports) ports cannot be given the reference impedances \(ohms) ohm",
          expected: "one positive impedance for each port"))
    }
    let steps = zip(referenceOhms, ohms).map { old, new in (new - old) / (new + old) }
    let scales = zip(referenceOhms, ohms).map { old, new in (old + new) / (2 * (old * new).squareRoot()) }
    let shift = ComplexMatrix(diagonal: steps.map { Complex($0) })
    let unit = ComplexMatrix.identity(ports)
    return try replacingMatrices(referenceOhms: ohms) { point throws(Rejection) in
      let matrix = matrix(at: point)
      // X (1 - G S) = S - G, solved from the left by transposing both sides.
      guard let solved = (unit - shift * matrix).transposed.solve((matrix - shift).transposed)?.transposed else {
        throw Rejection(
          .singularNetwork(
            "the network reflects without end at \(hertzText(point)) with the new reference impedances",
            help: "check the file: a passive network never does"))
      }
      return ComplexMatrix(rows: ports, columns: ports) { solved[$0, $1] * (scales[$0] / scales[$1]) }
    }
  }
}
