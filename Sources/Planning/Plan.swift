public import Cabling
public import Catalog
public import Diagnostics
public import Economics
public import Fabrics
public import Facility
public import Quantities

/// The value at the end of the pipeline: everything that a report renders and a folder stores.
public struct Plan: Sendable {
  /// The scenario with every default resolved and every id decoded.
  public var resolved: ResolvedScenario
  /// The catalog rows that the plan used, for its lock.
  public var catalogRows: [CatalogRow]
  /// Devices and links.
  public var network: Network
  /// The scale-up domains: a template and a count; nothing when the accelerator's fabric is not known.
  public var scaleUp: ScaleUpPart?
  /// Lines to other sites.
  public var lines: [SiteLine]
  /// What placing knew of each class of devices.
  public var footprints: [Footprint]
  /// Where everything stands.
  public var layout: Layout
  /// What is plugged in and laid.
  public var links: LinkPlan
  /// How full the trays are.
  public var trays: TrayLoad
  /// What is bought.
  public var bill: Bill
  /// What burns.
  public var power: PowerBudget
  /// Power of one box by catalog id, from which the budget was added up.
  public var boxPower: [String: BoxPower]
  /// Power of one host by catalog id.
  public var hostPower: [String: HostPower]
  /// What it costs.
  public var cost: CostSummary
  /// Everything found on the way, gravest first.
  public var findings: [Finding]
  /// Every assumption that a number rests on, with its source.
  public var assumptions: [Assumption]
  /// Which constraints stand against each other where something does not fit, and the ways out that were tried.
  public var conflicts = ConflictReport()

  /// The scenario, complete.
  public var scenario: Scenario { resolved.scenario }
  /// Digest of the catalog rows that the plan used.
  public var catalogFingerprint: String { Catalog.fingerprint(of: catalogRows) }
  /// Whether everything closes and fits.
  public var isSound: Bool { !findings.hasErrors }
}

/// Something that the plan takes for granted, with its source.
public struct Assumption: Sendable, Hashable {
  /// What it is about, for example `price of mms4x00-nm`.
  public var subject: String
  /// The value as text.
  public var value: String
  /// Title and year of the source, or `default`, or `scenario`.
  public var source: String
  /// How far it can be trusted.
  public var confidence: Confidence

  /// Makes an assumption.
  public init(subject: String, value: String, source: String, confidence: Confidence) {
    self.subject = subject
    self.value = value
    self.source = source
    self.confidence = confidence
  }
}
