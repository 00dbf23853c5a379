import Glibc

/// Factorials and binomial coefficients in the log domain.
public enum Combinatorics {
  private static let halfLogOfTwoPi = 0.5 * log(2 * Double.pi)

  /// `ln n!`; not a number below zero.
  public static func logFactorial(_ n: Int) -> Double {
    guard n >= 0 else { return .nan }
    guard n > 1 else { return 0 }
    let x = Double(n)
    return (x + 0.5) * log(x) - x + halfLogOfTwoPi + stirlingError(n)
  }

  /// `ln (n over k)`; minus infinity where the coefficient is zero.
  ///
  /// By Stirling's errors, so that the large parts of the three factorials cancel before they are rounded.
  public static func logBinomial(_ n: Int, _ k: Int) -> Double {
    guard n >= 0, k >= 0, k <= n else { return -.infinity }
    guard k > 0, k < n else { return 0 }
    let (all, some, rest) = (Double(n), Double(k), Double(n - k))
    let entropy = -some * log(some / all) - rest * log1p(-some / all)
    return entropy + 0.5 * log(all / (2 * .pi * some * rest)) + stirlingError(n) - stirlingError(k)
      - stirlingError(n - k)
  }

  /// The binomial coefficients `(n over k)` for k from 0 to n, rounded; infinite where a double cannot hold them.
  public static func binomials(_ n: Int) -> [Double] {
    guard n >= 0 else { return [] }
    var row = [1.0]
    for k in stride(from: 1, through: n, by: 1) { row.append(row[k - 1] * Double(n - k + 1) / Double(k)) }
    return row
  }

  /// `ln n! - ln(sqrt(2 pi n) (n/e)^n)`, the error of Stirling's formula, for n of at least 1.
  static func stirlingError(_ n: Int) -> Double {
    let x = Double(n)
    guard n > 15 else {
      let factorial = (1...max(1, n)).reduce(1.0) { $0 * Double($1) }
      return log(factorial) - (x + 0.5) * log(x) + x - halfLogOfTwoPi
    }
    let square = x * x
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / x
  }
}
