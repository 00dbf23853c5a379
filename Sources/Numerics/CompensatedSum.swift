/// A sum of doubles that carries what rounding lost (Neumaier's variant of Kahan's summation, 1974).
///
/// The error stays at one rounding of the result however many terms are added, and does not grow where a term is larger than the sum
/// so far.
@frozen
public struct CompensatedSum: Sendable {
  @usableFromInline var total: Double
  @usableFromInline var lost: Double

  /// Starts at a value.
  @inlinable
  public init(_ start: Double = 0) {
    total = start
    lost = 0
  }

  /// Adds a term.
  @inlinable
  public mutating func add(_ term: Double) {
    let next = total + term
    lost += total.magnitude >= term.magnitude ? (total - next) + term : (term - next) + total
    total = next
  }

  /// The sum so far.
  @inlinable
  public var value: Double { total + lost }
}
