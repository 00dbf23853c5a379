public import Diagnostics
public import Quantities

/// The line between two sites: coherent channels, multiplexed by wavelength onto pairs of fibers.
public struct SiteLine: Sendable, Hashable {
  /// One site, counted from 0.
  public let from: Int
  /// The other.
  public let to: Int
  /// Length of the fiber route.
  public let distance: Length
  /// Rate of one channel, one direction.
  public let channelRate: BitRate
  /// Channels: capacity over channel rate, rounded up.
  public let channels: Int
  /// Pairs of fibers: channels over channels per pair, rounded up.
  public let fiberPairs: Int

  /// Coherent modules: one at each end of each channel.
  public var modules: Int { 2 * channels }
  /// Lit strands.
  public var fibers: Int { 2 * fiberPairs }
  /// Capacity as built, one direction.
  public var capacity: BitRate { channelRate * channels }
  /// One-way delay of the fiber at a group index of 1.468 (G.652 at 1550 nm, 4.9 µs/km).
  public var delay: Duration { Duration(seconds: distance.meters * 1.468 / 299_792_458) }

  /// Whether one of its ends is at this site.
  public var endsHere: Bool { from == 0 || to == 0 }
  /// The site at the far end of a line that ends here.
  public var farSite: Int { from == 0 ? to : from }

  /// Lines that join sites: one between two sites, else a ring of neighbors.
  /// - Parameters:
  ///   - sites: at least 2.
  ///   - capacity: between neighbors, one direction.
  ///   - channelRate: of the coherent module.
  ///   - channelsPerPair: that one pair of fibers carries.
  /// - Returns: the lines, and what speaks against them.
  public static func join(
    sites: Int, distance: Length, capacity: BitRate, channelRate: BitRate, channelsPerPair: Int
  ) -> (lines: [SiteLine], findings: [Finding]) {
    let ratio = (capacity / channelRate - 1e-9).rounded(.up)
    guard (2...1_000).contains(sites), channelsPerPair >= 1, ratio >= 0, ratio < 1e9 else {
      return (
        [],
        [
          Finding(
            .siteLine, .error, "\(sites) sites cannot be joined at \(capacity) over channels of \(channelRate)",
            help: ["give 2 to 1,000 sites, and a capacity that some channels carry"], subject: "scale_across")
        ]
      )
    }
    let channels = max(1, Int(ratio))
    let lines = (0..<(sites == 2 ? 1 : sites)).map { site in
      SiteLine(
        from: site, to: (site + 1) % sites, distance: distance, channelRate: channelRate, channels: channels,
        fiberPairs: quotientUp(channels, channelsPerPair))
    }
    return (lines, [])
  }
}

/// What a channel meets beyond the line terminal of its site: all that a choice of its module must know of the line.
public struct LineRoute: Sendable, Hashable {
  /// Length of the fiber between the sites.
  public var distance: Length
  /// Whether the terminals at its ends amplify.
  public var isAmplified: Bool
  /// Catalog id of the module that the scenario is planned with; nothing while any may be taken.
  public var module: String?

  /// Describes a route.
  public init(distance: Length, isAmplified: Bool, module: String? = nil) {
    self.distance = distance
    self.isAmplified = isAmplified
    self.module = module
  }
}
