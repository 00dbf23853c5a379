import Diagnostics

/// Why a fabric has no size; `FabricSpec.size()` turns it into a finding.
enum SizingFailure: Error {
  /// A count does not fit a machine word.
  case overflow
  /// The fabric cannot be built.
  case cannotBuild(Finding)
}

/// The product of counts.
/// - Throws: `SizingFailure.overflow` when it does not fit.
func product(_ factors: Int...) throws(SizingFailure) -> Int {
  var result = 1
  for factor in factors {
    let (value, overflow) = result.multipliedReportingOverflow(by: factor)
    guard !overflow else { throw .overflow }
    result = value
  }
  return result
}

/// The sum of counts.
/// - Throws: `SizingFailure.overflow` when it does not fit.
func sum(_ terms: Int...) throws(SizingFailure) -> Int {
  var result = 0
  for term in terms {
    let (value, overflow) = result.addingReportingOverflow(term)
    guard !overflow else { throw .overflow }
    result = value
  }
  return result
}

/// The quotient of two counts, rounded up; `divisor` is at least 1.
func quotientUp(_ dividend: Int, _ divisor: Int) -> Int {
  let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
  return rest > 0 ? whole + 1 : whole
}

/// The greatest common divisor of two positive counts (Euclid).
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (large, small) = (a, b)
  while small != 0 { (large, small) = (small, large % small) }
  return large
}
