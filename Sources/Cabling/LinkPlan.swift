public import Diagnostics
public import Quantities

/// A class of runs with its candidates and the one chosen.
public struct PlannedClass: Sendable {
  /// The class.
  public var run: RunClass
  /// Index into `Network.layers`.
  public var layer: Int
  /// Everything considered.
  public var candidates: [Candidate]
  /// Index of the chosen candidate; nothing when none closes.
  public var chosen: Int?
  /// Logical links in the class.
  public var links: Int
  /// The longest routed length in the class.
  public var longest: Length
  /// Cables that are laid from end to end: cords and cables with fixed ends, trunks, runs of fiber that is cut to measure.
  public var laidCables = 0
  /// Cords at both ends of what is laid in several pieces.
  public var patchCords = 0

  /// Describes a class.
  public init(run: RunClass, layer: Int, candidates: [Candidate], chosen: Int?, links: Int, longest: Length) {
    self.run = run
    self.layer = layer
    self.candidates = candidates
    self.chosen = chosen
    self.links = links
    self.longest = longest
  }

  /// Cables that are laid or patched: lines of a schedule.
  public var cables: Int { laidCables + patchCords }

  /// The chosen candidate.
  public var choice: Candidate? { chosen.flatMap { candidates.indices.contains($0) ? candidates[$0] : nil } }
}

/// One run of cable as it is laid: it may carry several logical links, and be several cords side by side
/// (`Candidate.parallelCables`).
public struct Cable: Sendable, BitwiseCopyable {
  /// Index into `LinkPlan.classes`, whose `choice` is nothing when no candidate closes.
  public var runClass: Int32
  /// First entry in `LinkPlan.linkOrder`.
  public var firstLink: Int32
  /// How many entries.
  public var linkCount: Int32

  /// Describes a cable.
  public init(runClass: Int, firstLink: Int, linkCount: Int) {
    self.runClass = Int32(truncatingIfNeeded: runClass)
    self.firstLink = Int32(truncatingIfNeeded: firstLink)
    self.linkCount = Int32(truncatingIfNeeded: linkCount)
  }
}

/// A quantity of one orderable part on one layer.
public struct PartCount: Sendable {
  /// What it is bought as.
  public var kind: PartUse.Kind
  /// Catalog id.
  public var part: String
  /// Index into `Network.layers`.
  public var layer: Int
  /// Technology of the links that it serves.
  public var technology: Technology
  /// Sold length; nothing for parts without one.
  public var length: Length?
  /// Whole pieces.
  public var count: Int
  /// Price of one.
  public var price: Figure<Money>
  /// Power of one, typical.
  public var powerTypical: Power?
  /// Power of one, maximum.
  public var powerMaximum: Power?

  /// Describes a count.
  public init(
    kind: PartUse.Kind, part: String, layer: Int, technology: Technology, length: Length?, count: Int,
    price: Figure<Money>, powerTypical: Power?, powerMaximum: Power?
  ) {
    self.kind = kind
    self.part = part
    self.layer = layer
    self.technology = technology
    self.length = length
    self.count = count
    self.price = price
    self.powerTypical = powerTypical
    self.powerMaximum = powerMaximum
  }
}

/// What is plugged in and laid for every link of a network.
public struct LinkPlan: Sendable {
  /// Classes in the order of their first link.
  public var classes: [PlannedClass]
  /// By link index: index into `classes`; -1 for a link whose end found no place.
  public var classOfLink: [Int32]
  /// Cables in the order of their first link.
  public var cables: [Cable]
  /// Link indices grouped by cable.
  public var linkOrder: [Int32]
  /// Parts in whole pieces: modules are counted by cage, so a twin-port module counts once.
  public var parts: [PartCount]
  /// Where trunks end in panels; empty without structured cabling.
  public var trunkEnds: TrunkEnds
  /// Lit strands of fiber.
  public var litFibers: Int
  /// Ends of logical links: twice the links.
  public var portEnds: Int
  /// What does not close or does not fit.
  public var findings: [Finding]

  /// Describes a plan of links.
  public init(
    classes: [PlannedClass], classOfLink: [Int32], cables: [Cable], linkOrder: [Int32], parts: [PartCount],
    trunkEnds: TrunkEnds = TrunkEnds(), litFibers: Int, portEnds: Int, findings: [Finding]
  ) {
    self.classes = classes
    self.classOfLink = classOfLink
    self.cables = cables
    self.linkOrder = linkOrder
    self.parts = parts
    self.trunkEnds = trunkEnds
    self.litFibers = litFibers
    self.portEnds = portEnds
    self.findings = findings
  }
}
