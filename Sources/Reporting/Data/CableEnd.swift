import Fabrics

/// One end of a cable: the cages that it is plugged into. Most cables have one.
struct CableEnd {
  /// One cage with the ports that the cable uses.
  struct Stop {
    /// The device; panels are numbered behind the devices.
    let device: DeviceIndex
    /// `C` for a cage, `J` for a twisted-pair jack, which has numbers of its own, `S` for the slot of a panel with its cassette.
    let letter: UInt8
    /// From 1.
    let cage: Int
    /// First and last port of the cage, from 1.
    var firstPort: Int
    /// See `firstPort`.
    var lastPort: Int
    /// The fiber connector of the module, from 1; nothing where its ports have one each.
    var connector: Int?

    /// Whether another stop is the same cage.
    func isSameCage(_ other: Stop) -> Bool { device == other.device && letter == other.letter && cage == other.cage }
  }

  /// The first cage; nothing for a cable without links.
  private(set) var main: Stop?
  /// Further cages.
  private(set) var others: [Stop] = []

  /// The same end at one of several fiber connectors that each of its ports has.
  /// - Parameter number: from 0.
  func atConnector(_ number: Int, of perPort: Int) -> CableEnd {
    guard perPort > 1 else { return self }
    var end = self
    func connector(_ stop: Stop) -> Int { (stop.firstPort - 1) * perPort + number + 1 }
    end.main?.connector = main.map(connector)
    for index in others.indices { end.others[index].connector = connector(others[index]) }
    return end
  }

  /// Adds the cage of one more link.
  mutating func add(_ stop: Stop) {
    guard let known = main else {
      main = stop
      return
    }
    if known.isSameCage(stop) {
      main?.firstPort = min(known.firstPort, stop.firstPort)
      main?.lastPort = max(known.lastPort, stop.lastPort)
    } else if let place = others.firstIndex(where: { $0.isSameCage(stop) }) {
      others[place].firstPort = min(others[place].firstPort, stop.firstPort)
      others[place].lastPort = max(others[place].lastPort, stop.lastPort)
    } else {
      others.append(stop)
    }
  }
}
