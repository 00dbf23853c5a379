import Quantities

extension Quantity {
  /// The nearest multiple of the base unit over `perUnit`, so that differences and products print without binary dust.
  func rounded(perUnit: Double) -> Self { Self(baseValue: (baseValue * perUnit).rounded() / perUnit) }
}
