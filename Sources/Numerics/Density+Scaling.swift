extension Density {
  /// The density of the value times a factor, on a grid of any step.
  ///
  /// Each mass is spread evenly over its bin, and the image of the bin shares it among the bins that it meets.
  /// - Parameters:
  ///   - factor: zero puts all mass at zero.
  ///   - newStep: distance of values; this density's own where it is nothing or not positive.
  public func scaled(by factor: Double, step newStep: Double? = nil) -> Density {
    let target = newStep.flatMap { $0 > 0 ? $0 : nil } ?? step
    guard factor >= 0 else { return mirrored.scaled(by: -factor, step: target) }
    guard factor > 0, factor.isFinite else { return .impulse(step: target) }
    // Edges in new bins, counted from the lower edge of the bin at zero.
    let ratio = factor * step / target
    let edge = { (index: Int) in (Double(index) - 0.5) * ratio + 0.5 }
    let lowest = Int(edge(first).rounded(.down))
    let highest = Int(edge(last + 1).rounded(.down))
    var sum = [Double](repeating: 0, count: highest - lowest + 1)
    for (offset, mass) in masses.enumerated() where mass > 0 {
      let (low, high) = (edge(first + offset), edge(first + offset + 1))
      var bin = Int(low.rounded(.down))
      var from = low
      while from < high {
        let to = min(high, Double(bin + 1))
        sum[bin - lowest] += mass * (to - from) / ratio
        from = to
        bin += 1
      }
    }
    return Density(step: target, first: lowest, masses: sum) ?? .impulse(step: target)
  }
}
