import Glibc

/// The distribution of a sum of independent symbols, each weighted by a sample of a response: `sum h(n) a(n)` with `a`
/// evenly spaced from -1 to 1 and all levels equally likely (IEEE 802.3 equation 93A-40).
struct SymbolSum {
  private let step: Double
  /// Probabilities of multiples of `step`, the middle one that of zero.
  private let probabilities: [Double]
  /// Bins between zero and the largest sample.
  private static let resolution = 1000.0

  init(samples: [Double], levels: Int) {
    let sizes = samples.map(abs)
    let largest = sizes.max() ?? 0
    let spread = sizes.reduce(0) { $0 + $1 * $1 }.squareRoot()
    // Of many samples of one size the sum is much wider than the largest.
    let step = max(largest, spread / 4) / Self.resolution
    // What is smaller than half a bin moves nothing.
    let counted = step.isNormal ? sizes.filter { $0 > step / 2 }.sorted(by: >) : []
    self.step = step
    var probabilities = [1.0]
    for size in counted { probabilities = Self.spread(probabilities, by: size / step, levels: max(2, levels)) }
    self.probabilities = probabilities
  }

  /// Adds one symbol. What falls between two bins is divided among them, which keeps the mean.
  private static func spread(_ probabilities: [Double], by bins: Double, levels: Int) -> [Double] {
    let reach = Int(bins.rounded(.up))
    var result = [Double](repeating: 0, count: probabilities.count + 2 * reach)
    for level in 0..<levels {
      let shift = (2 * Double(level) / Double(levels - 1) - 1) * bins + Double(reach)
      let whole = Int(shift)
      let share = shift - Double(whole)
      for (index, probability) in probabilities.enumerated() where probability > 0 {
        let part = probability / Double(levels)
        result[index + whole] += part * (1 - share)
        if share > 0 { result[index + whole + 1] += part * share }
      }
    }
    return Self.trimmed(result)
  }

  /// Cuts off both ends where nothing likely is, so that long responses stay short sums; it forgets less than `1e-18` a
  /// symbol.
  private static func trimmed(_ probabilities: [Double]) -> [Double] {
    let empty = probabilities.prefix { $0 < 1e-18 }.count
    guard empty > 0, 2 * empty < probabilities.count else { return probabilities }
    return Array(probabilities[empty..<(probabilities.count - empty)])
  }

  /// The amplitude below whose negative the sum lies with a probability: the first bin from below at which the sum of
  /// probabilities reaches it, at least zero.
  func amplitude(exceededWith probability: Double) -> Double {
    var sum = 0.0
    for (index, part) in probabilities.enumerated() {
      sum += part
      if sum >= probability { return max(0, Double(probabilities.count / 2 - index) * step) }
    }
    return 0
  }
}
