import Glibc
import Quantities

/// One axis of a chart: what it measures, its scale and its range.
struct ChartAxis {
  /// How values are spaced.
  enum Scale {
    case linear
    /// Powers of ten at equal distances; values at or below zero are not drawn.
    case logarithmic
  }

  /// What is measured, with its unit, for example `frequency, GHz`.
  var label: String
  /// How values are spaced.
  var scale = Scale.linear
  /// First and last value; those of the data, widened to round numbers, when left out.
  var range: ClosedRange<Double>?
  /// Whether values grow downwards, or to the left: loss reads like that.
  var isReversed = false
  /// A value that the range holds in any case.
  var includes: Double?

  /// Names an axis.
  init(
    _ label: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil, isReversed: Bool = false,
    includes: Double? = nil
  ) {
    self.label = label
    self.scale = scale
    self.range = range
    self.isReversed = isReversed
    self.includes = includes
  }

  /// A mark on the axis.
  struct Tick {
    let value: Double
    let text: String
  }

  /// The axis for given data: a definite range with its marks.
  func fitted(to values: [Double]) -> FittedAxis {
    let usable = values.filter { abs($0) < 1e100 && (scale == .linear || $0 > 0) } + (includes.map { [$0] } ?? [])
    let low = range?.lowerBound ?? usable.min() ?? (scale == .linear ? 0 : 1)
    let high = range?.upperBound ?? usable.max() ?? (scale == .linear ? 1 : 10)
    return scale == .linear ? linear(low, high) : logarithmic(low, high)
  }

  private func linear(_ low: Double, _ high: Double) -> FittedAxis {
    // Differences that no picture could show count as none.
    let span = high - low > 1e-90 ? high - low : max(1, abs(high))
    let step = Self.roundStep(span / 7)
    let first = range?.lowerBound ?? (low / step).rounded(.down) * step
    let last = range?.upperBound ?? max(first + step, (high / step).rounded(.up) * step)
    let start = (first / step - 1e-9).rounded(.up)
    let count = Int(max(0, min(50, (last / step + 1e-9).rounded(.down) - start)))
    let ticks = (0...count).map { index in
      let value = (start + Double(index)) * step
      return Tick(value: value, text: NumberText.shortest(Self.cleaned(value, step)))
    }
    return FittedAxis(axis: self, low: first, high: max(last, first + step * 1e-6), ticks: ticks)
  }

  private func logarithmic(_ low: Double, _ high: Double) -> FittedAxis {
    let low = low > 0 ? low : 1e-30
    let high = max(high, low * 10)
    let first = range == nil ? pow(10, log10(low).rounded(.down)) : low
    let last = range == nil ? pow(10, log10(high).rounded(.up)) : high
    let (start, end) = (Int(log10(first).rounded(.up)), Int(log10(last).rounded(.down)))
    let stride = max(1, (end - start + 9) / 10)
    let ticks = Swift.stride(from: start, through: max(start, end), by: stride).map { exponent in
      Tick(value: pow(10, Double(exponent)), text: Self.power(exponent))
    }
    return FittedAxis(axis: self, low: first, high: last, ticks: ticks)
  }

  /// One, two or five times a power of ten, at least the given step.
  private static func roundStep(_ step: Double) -> Double {
    let power = pow(10, log10(step).rounded(.down))
    let factor = [1.0, 2, 5, 10].first { $0 * power >= step * (1 - 1e-9) } ?? 10
    return factor * power
  }

  /// A multiple of a step without the rounding of its product.
  private static func cleaned(_ value: Double, _ step: Double) -> Double {
    let scale = pow(10, max(0, 2 - log10(step).rounded(.down)))
    let rounded = (value * scale).rounded() / scale
    return rounded == 0 ? 0 : rounded
  }

  /// `10⁻⁶`, and small whole numbers as they are.
  static func power(_ exponent: Int) -> String {
    guard !(-1...3).contains(exponent) else { return NumberText.shortest(pow(10, Double(exponent))) }
    let digits: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]
    return "10" + String(String(exponent).compactMap { digits[$0] })
  }
}

/// An axis with a definite range.
struct FittedAxis {
  let axis: ChartAxis
  let low: Double
  let high: Double
  let ticks: [ChartAxis.Tick]

  /// Where a value stands, 0 at the beginning of the axis and 1 at its end; nothing for what cannot be drawn.
  func place(_ value: Double) -> Double? {
    guard value.isFinite, axis.scale == .linear || value > 0 else { return nil }
    let place = axis.scale == .linear ? (value - low) / (high - low) : log(value / low) / log(high / low)
    guard place.isFinite else { return nil }
    return axis.isReversed ? 1 - place : place
  }
}
