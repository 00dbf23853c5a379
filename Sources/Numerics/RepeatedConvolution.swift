/// Adds one independent value to others again and again, its spectrum kept as long as it fits.
public struct RepeatedConvolution: Sendable {
  private let density: Density
  private var transform = FourierTransform(count: 2, isReal: true)
  private var spectrum: [Complex] = []

  /// Takes the density of the value that is added.
  public init(_ density: Density) { self.density = density }

  /// The density of the sum with another value of the same step, exact to some 1e-17 of the whole.
  /// - Returns: the other density when the steps differ.
  public mutating func convolved(with other: Density) -> Density {
    guard other.step == density.step else { return other }
    let count = density.masses.count + other.masses.count - 1
    if transform.count < count || spectrum.isEmpty {
      // Sums grow from one to the next: room for some more of them.
      transform = FourierTransform(count: FourierTransform.convenientCount(atLeast: count + count / 4), isReal: true)
      spectrum = transform.forwardReal(density.masses)
    }
    var product = transform.forwardReal(other.masses)
    for k in product.indices { product[k] *= spectrum[k] }
    let masses = transform.inverseReal(product).prefix(count).map { max(0, $0) }
    return Density(trusted: density.step, density.first + other.first, masses)
  }
}
