/// What stands at the ends of a channel at each frequency: computed once for all paths with the same end and frequencies.
struct EndResponses {
  private let ohms: Double
  private var frequencies: [Double] = []
  private var known: [(end: ChannelEnd, values: [TwoPort])] = []

  /// - Parameter ohms: differential reference impedance.
  init(ohms: Double) { self.ohms = ohms }

  /// From the die to the channel, frequency after frequency.
  mutating func values(_ end: ChannelEnd, at frequencies: [Double]) -> [TwoPort] {
    if frequencies != self.frequencies {
      self.frequencies = frequencies
      known = []
    }
    if let same = known.first(where: { $0.end == end }) { return same.values }
    let values = frequencies.map { end.twoPort(gigahertz: $0 / 1e9, referenceOhms: ohms) }
    known.append((end, values))
    return values
  }
}
