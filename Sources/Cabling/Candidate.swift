public import Quantities

/// Whether a combination of parts serves a class of runs.
public enum Verdict: Sendable, Hashable {
  /// It closes; the margin is nothing when the model rates by reach alone.
  case closes(margin: Decibels?)
  /// It does not, because of this (half a sentence with the numbers).
  case fails(String)
  /// The catalog does not say enough.
  case unknown(String)
}

/// One part of a candidate, per logical link: half a twin-port module, one cord, two trunk fibers.
public struct PartUse: Sendable, Hashable {
  /// What it is bought as.
  public enum Kind: String, Sendable, CaseIterable {
    /// Separately orderable optical module.
    case module
    /// Cable with fixed ends, or a fiber cord.
    case cable
    /// Fiber trunk.
    case trunk
    /// Patch panel or cassette.
    case panel
    /// Optical engine inside a box.
    case engine
    /// External laser source.
    case laser
  }
  /// What it is bought as.
  public var kind: Kind
  /// Catalog id.
  public var part: String
  /// Which end it sits at: `a`, `b`, or nothing for what lies between.
  public var end: String?
  /// How many logical links share one: 2 for a twin-port module whose ports are both used.
  public var sharedBy: Int
  /// Price of one whole part at this length.
  public var price: Figure<Money>
  /// Power of one whole part: typical; nothing when unknown.
  public var powerTypical: Power?
  /// Power of one whole part: maximum; nothing when unknown.
  public var powerMaximum: Power?

  /// Describes a part.
  public init(
    kind: Kind, part: String, end: String?, sharedBy: Int, price: Figure<Money>, powerTypical: Power?,
    powerMaximum: Power?
  ) {
    self.kind = kind
    self.part = part
    self.end = end
    self.sharedBy = sharedBy
    self.price = price
    self.powerTypical = powerTypical
    self.powerMaximum = powerMaximum
  }
}

/// A combination of parts for a class of runs, with its verdict. Rejected candidates stay in the plan.
public struct Candidate: Sendable, Hashable {
  /// How it attaches.
  public var technology: Technology
  /// What it consists of.
  public var parts: [PartUse]
  /// Length that is sold, at least the longest run of the class; nothing for a trunk laid to measure or a failed candidate.
  public var soldLength: Length?
  /// Optical fibers that one logical link lights, both directions; 0 for copper.
  public var fibersPerLink: Int
  /// Cross-section of what one logical link lays into a tray.
  public var section: Area
  /// Mass per length of what one logical link lays into a tray; nothing when unknown.
  public var linearDensity: LinearDensity?
  /// Latency of modules and cable, both ends; nothing when unknown.
  public var latency: Duration?
  /// Whether it serves.
  public var verdict: Verdict

  /// Describes a candidate.
  public init(
    technology: Technology, parts: [PartUse], soldLength: Length?, fibersPerLink: Int, section: Area,
    linearDensity: LinearDensity?, latency: Duration?, verdict: Verdict
  ) {
    self.technology = technology
    self.parts = parts
    self.soldLength = soldLength
    self.fibersPerLink = fibersPerLink
    self.section = section
    self.linearDensity = linearDensity
    self.latency = latency
    self.verdict = verdict
  }

  /// Whether it closes.
  public var closes: Bool { if case .closes = verdict { true } else { false } }

  /// Price of one logical link: the sum of its shares of parts.
  public var pricePerLink: Total<Money> {
    var total = Total<Money>()
    for part in parts { total.add(part.price.divided(by: part.sharedBy)) }
    return total
  }
}

/// What a class of runs can be made of: the seam between cabling and physics.
///
/// `RatedReach` answers from the catalog's rated reaches. A model by physics takes the same question.
public protocol ReachModel: Sendable {
  /// All combinations worth telling about, failing ones with their reasons, in a fixed order.
  func candidates(for run: RunClass, under policy: LinkPolicy) -> [Candidate]
}
