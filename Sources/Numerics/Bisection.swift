import Glibc

/// Where a rising function passes a value.
public enum Bisection {
  /// The argument at which a function that does not fall reaches `target`, between two bounds, to the last bit or nearly.
  ///
  /// Outside of what the function spans between the bounds, the nearer bound.
  public static func argument(
    in bounds: ClosedRange<Double>, reaching target: Double, of rising: (Double) -> Double
  ) -> Double {
    var (low, high) = (bounds.lowerBound, bounds.upperBound)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if rising(middle) < target { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  /// The same over a positive interval of many decades, halved by ratio.
  public static func positiveArgument(
    in bounds: ClosedRange<Double>, reaching target: Double, of rising: (Double) -> Double
  ) -> Double {
    exp(argument(in: log(bounds.lowerBound)...log(bounds.upperBound), reaching: target) { rising(exp($0)) })
  }
}
