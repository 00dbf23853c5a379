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

/// One of the two ends of a link.
public enum LinkEnd: String, Sendable, CaseIterable {
  /// The lower end.
  case a
  /// The upper end.
  case b
}

/// Which links one piece of cable carries together.
public enum CableBundle: Sendable, Hashable {
  /// Every link has its own.
  case perLink
  /// As many ports of one cage, counted from its first, as `ports` says share one.
  case perPorts(end: LinkEnd, ports: Int)
  /// Links between the same two racks fill trunks.
  case perTrunk(TrunkShape)

  /// Whether links lie in trunks between panels.
  public var isTrunk: Bool { linksOfTrunk != nil }
  /// Links that fill a trunk; nothing for what is no trunk between panels.
  public var linksOfTrunk: Int? { if case .perTrunk(let shape) = self { shape.links } else { nil } }
}

/// How links lie on the fiber connectors of a trunk.
public struct TrunkShape: Sendable, Hashable {
  /// Fiber connectors at one end of the trunk.
  public var connectors: Int
  /// Connectors that one link takes.
  public var connectorsPerLink: Int
  /// Links that share one connector.
  public var linksPerConnector: Int

  /// Describes a trunk; counts below 1 are 1.
  public init(connectors: Int, connectorsPerLink: Int, linksPerConnector: Int) {
    self.connectors = max(1, connectors)
    self.connectorsPerLink = max(1, connectorsPerLink)
    self.linksPerConnector = max(1, linksPerConnector)
  }

  /// Units of connectors that belong together and lie in one trunk: those of one link, or one that several share.
  var slots: Int { max(1, connectors / connectorsPerLink) }
  /// Links that fill it.
  public var links: Int { slots * linksPerConnector }
}

/// What a buyer must know of a candidate that closes.
public enum CandidateRemark: Sendable, Hashable {
  /// The catalog does not say the polarity of this trunk; it must be ordered as type B.
  case orderPolarityB(String)
  /// This module is larger than its cage, whose rate the catalog has no module of: part of it stays dark.
  case darkLanes(String)
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
  /// How many logical links share it: 2 for a twin-port module whose ports are both used.
  public var sharedBy: Int
  /// Pieces that those links need together: 2 cords for an 800G link over two connectors.
  public var quantity: Int
  /// Pieces inside one device, for parts that come with the box; nothing for parts that are plugged in or laid.
  public var perBox: Int?
  /// Length of one piece where it is not the candidate's: a patch cord.
  public var length: Length?
  /// Price of one whole part at this length.
  public var price: Figure<Money>
  /// Power of one whole part: typical; nothing when unknown.
  public var powerTypical: Power?
  /// Power of one whole part: maximum; nothing when unknown.
  public var powerMaximum: Power?

  /// Describes a part.
  public init(
    kind: Kind, part: String, end: String?, sharedBy: Int, quantity: Int = 1, perBox: Int? = nil,
    length: Length? = nil, price: Figure<Money>, powerTypical: Power?, powerMaximum: Power?
  ) {
    self.kind = kind
    self.part = part
    self.end = end
    self.sharedBy = sharedBy
    self.quantity = quantity
    self.perBox = perBox
    self.length = length
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
  /// Which links one cable carries together.
  public var bundle: CableBundle
  /// The longest run that these parts serve; nothing when length is not what they fail for.
  public var reach: Length?
  /// Why it does not close; nothing when it does.
  public var obstacle: Obstacle?
  /// Whether it serves.
  public var verdict: Verdict
  /// What to mind when it is bought.
  public var remarks: [CandidateRemark] = []

  /// Describes a candidate.
  public init(
    technology: Technology, parts: [PartUse], soldLength: Length?, fibersPerLink: Int, section: Area,
    linearDensity: LinearDensity?, latency: Duration?, bundle: CableBundle = .perLink, reach: Length? = nil,
    obstacle: Obstacle? = nil, verdict: Verdict
  ) {
    self.technology = technology
    self.parts = parts
    self.soldLength = soldLength
    self.fibersPerLink = fibersPerLink
    self.section = section
    self.linearDensity = linearDensity
    self.latency = latency
    self.bundle = bundle
    self.reach = reach
    self.obstacle = obstacle
    self.verdict = verdict
  }

  /// Whether it closes.
  public var closes: Bool { if case .closes = verdict { true } else { false } }

  /// Price of one logical link: the sum of its shares of parts.
  public var pricePerLink: Total<Money> {
    var total = Total<Money>()
    for part in parts { total.add(part.price.times(part.quantity).divided(by: part.sharedBy)) }
    return total
  }

  /// Largest power of one logical link, both ends; nothing when that of a part is not known.
  public var powerPerLink: Power? {
    var sum = Power.zero
    for part in parts {
      guard let power = part.powerMaximum else { return nil }
      sum += power * part.quantity / Double(max(1, part.sharedBy))
    }
    return sum
  }

  /// Cables that lie side by side where one `Cable` of the plan is laid: 2 cords for a port over two fiber connectors.
  public var parallelCables: Int { max(1, parts.first { $0.kind == .cable && $0.end == nil }?.quantity ?? 1) }

  /// Whether it is laid in several pieces: a trunk or fiber that is cut to measure, with cords at its ends.
  public var isPatched: Bool { parts.contains { $0.kind == .trunk } }

  /// Id of the module at an end; nothing when none is plugged in there.
  public func module(at end: LinkEnd) -> String? {
    parts.first { $0.kind == .module && $0.end == end.rawValue }?.part
  }
}

/// What a class of runs can be made of: the seam between cabling and physics.
///
/// `RatedReach` answers from the catalog's rated reaches. A model by physics takes the same question.
public protocol ReachModel: Sendable {
  /// All combinations worth telling about, failing ones with their reasons, in a fixed order.
  func candidates(for run: RunClass, under policy: LinkPolicy) -> [Candidate]
}
