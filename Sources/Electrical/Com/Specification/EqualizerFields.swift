import Documents
import Quantities

/// How a file writes equal limits of neighboring taps.
struct TapLimitFields: Declared {
  var lowest = 0.0
  var highest = 0.0
  var count = 1

  mutating func declare(_ fields: Fields) {
    fields.number("from", &lowest, in: -100...100, "Lowest value, as a fraction of the cursor.")
    fields.number("to", &highest, in: -100...100, "Highest value, as a fraction of the cursor.")
    fields.integer("count", &count, in: 1...1_000, "How many neighboring taps have these limits.")
    fields.require("from", "to")
    if highest < lowest {
      fields.finding(.badRange, key: "to", message: "the limits go from \(lowest) down to \(highest)")
    }
  }

  /// The limits of each tap.
  var limits: [ClosedRange<Double>] {
    [ClosedRange<Double>](repeating: min(lowest, highest)...max(lowest, highest), count: count)
  }

  /// Limits written as briefly as they can be.
  static func runs(_ limits: [ClosedRange<Double>]) -> [TapLimitFields] {
    var runs: [TapLimitFields] = []
    for limit in limits {
      if let last = runs.last, last.lowest == limit.lowerBound, last.highest == limit.upperBound {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(TapLimitFields(lowest: limit.lowerBound, highest: limit.upperBound, count: 1))
      }
    }
    return runs
  }
}

/// How a file writes the decision-feedback equalizer.
struct FeedbackFields: Declared {
  var taps: [TapLimitFields] = []
  var floating: FloatingFields?

  mutating func declare(_ fields: Fields) {
    fields.list("taps", &taps, atMost: 1_000, "Limits of the fixed taps, the first symbol after the cursor first.")
    fields.nested("floating", &floating, "Groups of taps that are placed where they help most, where there are any.")
    floating?.check(fields, behind: taps.flatMap(\.limits).count)
  }

  var equalizer: FeedbackEqualizer {
    FeedbackEqualizer(limits: taps.flatMap(\.limits), floating: floating?.taps)
  }
}

/// How a file writes taps that float.
struct FloatingFields: Declared {
  var groups = 1
  var tapsPerGroup = 1
  var farthest = 40
  var limit = 0.05
  var tail: TailLimitFields?

  mutating func declare(_ fields: Fields) {
    fields.integer("groups", &groups, in: 1...16, "Number of groups, `N_bg`.")
    fields.integer("taps_per_group", &tapsPerGroup, in: 1...64, "Taps in a group, `N_bf`.")
    fields.integer("farthest", &farthest, in: 1...1_000, "The farthest tap, in symbols after the cursor, `N_f`.")
    fields.number("limit", &limit, in: 0...10, "Largest magnitude of a tap as a fraction of the cursor, `bmaxg`.")
    fields.nested("tail", &tail, "Limit to the energy of late taps, where the clause has one.")
    fields.require("groups", "taps_per_group", "farthest", "limit")
  }

  /// Says when the groups do not fit between the fixed taps and the farthest one.
  func check(_ fields: Fields, behind fixed: Int) {
    guard fixed + groups * tapsPerGroup > farthest else { return }
    fields.finding(
      .inconsistentSpecification, key: "floating.farthest",
      message: "\(groups) groups of \(tapsPerGroup) taps do not fit between tap \(fixed) and tap \(farthest)",
      help: ["raise `farthest` to \(fixed + groups * tapsPerGroup) or more"])
  }

  var taps: FloatingTaps {
    FloatingTaps(
      groups: groups, tapsPerGroup: tapsPerGroup, farthest: farthest, limit: limit,
      tail: tail.map { FloatingTaps.TailLimit(start: $0.start, rootSumSquare: $0.rootSumSquare) })
  }
}

/// How a file writes a limit to late taps.
struct TailLimitFields: Declared {
  var start = 1
  var rootSumSquare = 1.0

  mutating func declare(_ fields: Fields) {
    fields.integer("start", &start, in: 1...1_000, "First symbol after the cursor that counts, `N_tail_start`.")
    fields.number("root_sum_square", &rootSumSquare, in: 0...100, "What may be reached, `B_float_RSS_MAX`.")
    fields.require("start", "root_sum_square")
  }
}

/// How a file writes the sampled feed-forward equalizer.
struct FeedForwardFields: Declared {
  var preCursor = 0
  var taps: [TapLimitFields] = []
  var floating: FloatingFields?
  var quantizerBits = 0
  var clippingProbability = 1e-7

  mutating func declare(_ fields: Fields) {
    fields.integer("pre_cursor", &preCursor, in: 0...100, "Taps before the cursor, `ffe_pre_tap_len`.")
    fields.list(
      "taps", &taps, atMost: 1_000,
      "Limits of the fixed taps as fractions of the cursor tap, the earliest first; the cursor's own is 1 to 1.")
    fields.nested("floating", &floating, "Groups behind the fixed taps that are placed where they help most.")
    fields.integer("quantizer_bits", &quantizerBits, in: 0...24, "Bits of the quantizer, `N_qb`; 0 for none.")
    fields.number("clipping_probability", &clippingProbability, in: 1e-30...0.5, "Probability of clipping, `P_qc`.")
    fields.require("pre_cursor", "taps")
    let count = taps.flatMap(\.limits).count
    if count <= preCursor {
      fields.finding(
        .inconsistentSpecification, key: "taps",
        message: "\(count) taps with \(preCursor) before the cursor leave none for the cursor")
    }
    floating?.check(fields, behind: max(0, count - preCursor - 1))
  }

  var equalizer: FeedForwardEqualizer {
    FeedForwardEqualizer(
      preCursor: preCursor, limits: taps.flatMap(\.limits), floating: floating?.taps, quantizerBits: quantizerBits,
      clippingProbability: clippingProbability)
  }
}
