public import Quantities

/// One scale-up domain: the template that a cluster repeats.
///
/// Its inner links are counted, and listed on request by `innerLinks()`; they are no cables of the plan. What the
/// catalog does not know stays unknown: a domain whose accelerators have an unpublished number of links has no number
/// of links either.
///
///     NVL72: 72 accelerators x 18 links = 1,296 links, one to each of 18 switch chips;
///     1,296 x 2 lanes x 2 directions = 5,184 pairs of the copper backplane.
public struct ScaleUpDomain: Sendable {
  /// Name and generation of the fabric.
  public let name: String
  /// How the links are arranged; nothing when not known.
  public let shape: ScaleUpShape?
  /// Accelerators.
  public let accelerators: Int?
  /// Switch chips; 0 where there are none, nothing when not known.
  public let switchChips: Int?
  /// Switch trays of a rack; nothing when there are none or not known.
  public let trays: Int?
  /// Links of one accelerator inside the domain.
  public let linksPerAccelerator: Int?
  /// Links in the domain: from accelerator to switch chip, or between accelerators.
  public let links: Int?
  /// Lanes of one link, one direction.
  public let lanesPerLink: Int?
  /// Rate of one link, one direction.
  public let linkRate: BitRate?
  /// Rate of one accelerator into the domain, one direction.
  public let rate: BitRate?
  /// Accelerators along each axis of a torus, else empty.
  public let extents: [Int]
  /// Links of a torus that pass an optical circuit switch, else 0.
  public let opticalLinks: Int
  /// Catalog ids of switch chip or optical circuit switch, and of the backplane's cable.
  public let switchModel: String?
  /// See `switchModel`.
  public let cable: String?
  /// What carries the links, in words.
  public let medium: String
  /// What was derived and how, in sentences.
  public let derivations: [String]

  /// Differential pairs: each lane has one for each direction.
  public var pairs: Int? {
    guard let links, let lanesPerLink else { return nil }
    let (pairs, overflow) = links.multipliedReportingOverflow(by: 2 * lanesPerLink)
    return overflow ? nil : pairs
  }

  /// Domains that `count` accelerators make, the last one perhaps not full; nothing when the size of a domain is not
  /// known.
  public func domains(for count: Int) -> Int? { accelerators.map { quotientUp(max(0, count), max(1, $0)) } }

  /// Makes the template of a fabric of the catalog.
  /// - Parameter accelerators: in one domain, when it is not the catalog's number.
  public init(_ model: ScaleUpFabricModel, accelerators wanted: Int? = nil) {
    let field = model.domain ?? ScaleUpDomainField()
    let count = wanted ?? field.accelerators ?? model.domainAtMost
    let joined = JoinedAccelerators(model, field, count: count)
    name = model.name
    shape = field.shape
    accelerators = count
    // Trays and backplane belong to the published domain; a smaller one is a board of its own.
    let isWhole = field.accelerators == nil || count == field.accelerators
    trays = isWhole ? field.trays : nil
    switchChips = joined.switchChips
    linksPerAccelerator = joined.linksPerAccelerator
    links = joined.links
    extents = joined.extents
    opticalLinks = joined.opticalLinks
    lanesPerLink = model.lanesPerLink
    linkRate = model.linkRate
    rate = model.rate
    switchModel = field.switchChip ?? field.circuitSwitch
    cable = isWhole ? model.cable : nil
    medium = model.medium
    derivations = joined.derivations
  }
}

/// All scale-up domains of a cluster: a template and a count.
public struct ScaleUpPart: Sendable {
  /// The template.
  public let domain: ScaleUpDomain
  /// How many there are; nothing when the size of one is not known.
  public let count: Int?

  /// The domains that `accelerators` accelerators make.
  public init(_ domain: ScaleUpDomain, accelerators: Int) {
    self.domain = domain
    count = domain.domains(for: accelerators)
  }
}
