import Cabling
import Diagnostics
import Fabrics
import Facility

/// Which constraints take part in each kind of error: what the search for conflicts relaxes.
enum ConstraintTable {
  private static let switching: [Constraint] = [
    .tiersAtMost, .switch, .planes, .groupsPerPod, .leafDown, .leafUp, .reservedPorts, .oversubscription, .growth,
    .hosts,
  ]
  private static let media: [Constraint] = [
    .technologies, .hostTechnologies, .exclude, .style, .switch, .validatedOnly,
  ]
  private static let rackPower: [Constraint] = [.hostFeed, .networkFeed, .redundantFeeds]

  /// By the code of the error. A code without an entry has no constraint that could be relaxed: a catalog row is wrong, or a value
  /// means nothing.
  static let rows: [(code: FindingCode, constraints: [Constraint])] = [
    (.fabricTooLarge, [.growth, .hosts]),
    (.portsExceeded, switching),
    (.radixLimit, switching),
    (.meshPorts, [.topology, .growth, .hosts]),
    (.torusExtents, [.dimensions]),
    (.circuitPorts, [.dimensions, .growth, .hosts]),
    (.siteLine, [.lineModule, .lineTerminal, .lineDistance]),
    (
      .tooFewPositions,
      [
        .hostsPerRack, .switchesPerRack, .networkRacks, .rows, .racksPerRow, .keepOuts, .rackUnits, .rackLoad,
      ] + rackPower + [.hosts]
    ),
    (.deviceUnmountable, [.rackUnits]),
    (.rackAboveFeed, rackPower),
    (.rackTooHeavy, [.rackLoad]),
    (.liquidMissing, [.liquidCooling]),
    (.hostsPerRackTooMany, [.hostsPerRack, .rackUnits, .rackLoad, .hostFeed, .redundantFeeds]),
    (.trayOverfull, [.networkRacks, .traySection, .crossTrayEvery, .trayFill, .hosts]),
    (.runTooLong, media + [.networkRacks, .slack, .trayHeight, .hosts]),
    (.noPart, media), (.technologyNotOffered, media), (.moduleTooHot, media), (.heatSinkConflict, media),
    (.polarity, media), (.runTooShort, media), (.notVouchedFor, media), (.notAllowed, media),
  ]

  /// The constraints of an error, in the order in which they are tried.
  static func constraints(of code: String) -> [Constraint] {
    let named = rows.first { $0.code.id == code }?.constraints ?? []
    return Constraint.allCases.filter(named.contains)
  }
}
