import Cabling
import Fabrics
import Planning
import Quantities

extension Candidate {
  /// Catalog ids of its parts, each once.
  var partNames: String { parts.map(\.part).uniqued().joined(separator: " + ") }

  /// The verdict in half a sentence.
  var reason: String {
    switch verdict {
    case .closes(let margin): margin.map { "closes with \($0)" } ?? "within its rated reach"
    case .fails(let reason): reason
    case .unknown(let reason): "not known: " + reason
    }
  }

  /// Price of a link with its caveat: `at least 1,200`.
  var priceText: String {
    let total = pricePerLink
    return total.known.dollars == 0 && !total.isComplete ? "unknown" : Prose.atLeast(total, Prose.dollars)
  }
}

extension PlannedClass {
  /// Where the links of the class run: `host to leaf, 400 Gb/s, up to 12 m`.
  var title: String {
    "\(run.kind.title(in: run.tier)), \(Prose.rate(run.rate)), up to \(Prose.length(run.length))"
  }

  /// Why a candidate that closes was not chosen: the price of the chosen one.
  func rejection(of candidate: Candidate) -> String {
    guard candidate.closes, let choice else { return candidate.reason }
    let difference = candidate.pricePerLink.known.dollars - choice.pricePerLink.known.dollars
    guard candidate.pricePerLink.isComplete, choice.pricePerLink.isComplete else {
      return candidate.reason + "; not cheaper as far as prices are known"
    }
    return difference > 0
      ? candidate.reason + "; \(Prose.dollars(Money(dollars: difference))) USD a link dearer"
      : candidate.reason + "; not cheaper"
  }
}
