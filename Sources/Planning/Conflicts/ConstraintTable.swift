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

  /// Errors against which nothing in a scenario can be relaxed: a catalog row is wrong, a value means nothing, or the program is wrong.
  static let unrelaxed: [FindingCode] = [.invalidFabric, .brokenNetwork, .floorMeasureUnusable, .cagesPerUnit]

  /// By the code of the error; see `unrelaxed` for the others.
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
      ] + rackPower + [.growth, .hosts]
    ),
    (.deviceUnmountable, [.rackUnits]),
    (.rackAboveFeed, rackPower),
    (.rackTooHeavy, [.rackLoad]),
    (.liquidMissing, [.liquidCooling]),
    (.hostsPerRackTooMany, [.hostsPerRack, .rackUnits, .rackLoad, .hostFeed, .redundantFeeds]),
    (.trayOverfull, [.networkRacks, .traySection, .crossTrayEvery, .trayFill, .growth, .hosts]),
    (.panelsWithoutRoom, [.hostsPerRack, .switchesPerRack, .networkRacks, .style, .rackUnits]),
    (.runTooLong, media + [.networkRacks, .slack, .trayHeight, .growth, .hosts]),
    (.noPart, media), (.technologyNotOffered, media), (.moduleTooHot, media), (.heatSinkConflict, media),
    (.polarity, media), (.runTooShort, media), (.notVouchedFor, media), (.notAllowed, media),
  ]

  /// The constraints of an error, in the order in which they are tried.
  static func constraints(of code: String) -> [Constraint] {
    let named = rows.first { $0.code.id == code }?.constraints ?? []
    return Constraint.allCases.filter(named.contains)
  }
}
