public import Documents

/// The domain in which accelerators share memory semantics.
public struct ScaleUpSection: Declared, Sendable {
  /// Catalog id of the scale-up fabric.
  public var fabric: String?
  /// Accelerators in one domain.
  public var accelerators: Int?

  /// The accelerator's own domain.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.identifier(
      "fabric", &fabric, kind: "scaleup-fabric", "Catalog id of the scale-up fabric; the accelerator's own by default.")
    fields.integer(
      "accelerators", &accelerators, in: 2...100_000, "Accelerators in one domain; the accelerator's own by default.")
  }
}
