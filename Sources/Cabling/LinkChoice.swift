import Quantities

/// Picks one candidate: a pure function of the candidates.
public enum LinkChoice {
  /// Index of the cheapest candidate that closes; nothing when none does.
  ///
  /// A price that is known in all parts goes before one that is not, whatever the sum; then the lower price, then the lower
  /// power (known before unknown), then the ids of the parts in alphabetical order, so that the choice never hangs on the
  /// order of the catalog. Copper wins wherever it is cheaper, without being preferred.
  public static func best(_ candidates: [Candidate]) -> Int? {
    best(candidates) { _ in true }
  }

  /// Index of the cheapest candidate that closes with the given modules at its ends.
  static func best(_ candidates: [Candidate], modulesOf model: Candidate) -> Int? {
    best(candidates) { $0.module(at: .a) == model.module(at: .a) && $0.module(at: .b) == model.module(at: .b) }
  }

  private static func best(_ candidates: [Candidate], where admits: (Candidate) -> Bool) -> Int? {
    var best: Int?
    for index in candidates.indices where candidates[index].closes && admits(candidates[index]) {
      if let now = best, !precedes(candidates[index], candidates[now]) { continue }
      best = index
    }
    return best
  }

  /// Whether one candidate is to be bought rather than another.
  static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    let leftPrice = left.pricePerLink
    let rightPrice = right.pricePerLink
    if leftPrice.isComplete != rightPrice.isComplete { return leftPrice.isComplete }
    if leftPrice.known != rightPrice.known { return leftPrice.known < rightPrice.known }
    switch (left.powerPerLink, right.powerPerLink) {
    case (let a?, let b?) where a != b: return a < b
    case (.some, nil): return true
    case (nil, .some): return false
    default: return left.parts.map(\.part).lexicographicallyPrecedes(right.parts.map(\.part))
    }
  }
}
