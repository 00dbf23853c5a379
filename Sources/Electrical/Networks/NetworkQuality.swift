public import Numerics
public import Quantities

/// How far a network is from what nature allows a cable or a board to be.
public struct NetworkQuality: Sendable, Equatable {
  /// Largest singular value of any scattering matrix: at most 1 for a passive network.
  public var largestSingularValue: Double
  /// Where the largest singular value stands.
  public var singularFrequency: Frequency
  /// Points at which the largest singular value exceeds one by more than `passivityTolerance`.
  public var activePoints: Int
  /// Largest magnitude of `S - S^T`: zero for a reciprocal network.
  public var reciprocityError: Double
  /// Where the largest reciprocity error stands.
  public var reciprocityFrequency: Frequency

  /// What rounding to six digits in a file can add to a singular value of one.
  public static let passivityTolerance = 1e-5
  /// Difference of two parameters above which they are called different.
  public static let reciprocityTolerance = 1e-4

  /// Nothing seen yet.
  public init() {
    largestSingularValue = 0
    singularFrequency = Frequency(hertz: 0)
    activePoints = 0
    reciprocityError = 0
    reciprocityFrequency = Frequency(hertz: 0)
  }

  /// Judges a whole network.
  public init(_ network: ScatteringNetwork) {
    self.init()
    for point in 0..<network.points { add(network.matrix(at: point), at: network.frequency(at: point)) }
  }

  /// Adds one point, for networks that are read point by point.
  public mutating func add(_ matrix: ComplexMatrix, at frequency: Frequency) {
    // What cannot be computed is beyond every double.
    let singular = matrix.largestSingularValue.isNaN ? .infinity : matrix.largestSingularValue
    if singular > largestSingularValue {
      largestSingularValue = singular
      singularFrequency = frequency
    }
    if singular > 1 + Self.passivityTolerance { activePoints += 1 }
    let magnitude = (matrix - matrix.transposed).largestMagnitude
    let difference = magnitude.isNaN ? .infinity : magnitude
    if difference > reciprocityError {
      reciprocityError = difference
      reciprocityFrequency = frequency
    }
  }

  /// The largest singular value for people: six decimals.
  public var largestSingularText: String { Self.text(largestSingularValue, decimals: 6) }
  /// The largest reciprocity error for people: five decimals.
  public var reciprocityText: String { Self.text(reciprocityError, decimals: 5) }

  private static func text(_ value: Double, decimals: Int) -> String {
    value.isFinite ? NumberText.fixed(value, decimals: decimals) : "too large to compute"
  }

  /// Whether no matrix amplifies beyond the rounding of a file.
  public var isPassive: Bool { activePoints == 0 }
  /// Whether transmission is the same both ways within the rounding of a file.
  public var isReciprocal: Bool { reciprocityError <= Self.reciprocityTolerance }
}
