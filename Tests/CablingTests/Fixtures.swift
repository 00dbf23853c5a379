import Catalog
import Documents
import Fabrics
import Quantities

@testable import Cabling

/// The shipped catalog.
enum Shipped {
  static let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Catalog"
  static func catalog() throws -> Catalog { try Catalog(folder: folder) }
  /// Read once: tests share it.
  static let shelf: Result<PartsShelf, any Error> = Result { try PartsShelf(catalog()) }
  static func reach() throws -> RatedReach { RatedReach(try shelf.get()) }
}

func gigabits(_ value: Double) -> BitRate { BitRate(bitsPerSecond: value * 1e9) }

/// Ends as the catalog's boxes give them.
enum Box {
  static func end(
    _ form: CageForm, _ heatSink: HeatSink, _ rate: Double, lane: Double, ports: Int, _ role: DeviceRole,
    _ model: String, watts: Double? = nil
  ) -> RunEnd {
    RunEnd(
      cage: Cage(
        form: form, heatSink: heatSink, rate: gigabits(rate), laneRate: gigabits(lane),
        powerClass: watts.map { Power(watts: $0) }),
      portsPerCage: ports, role: role, model: model)
  }

  /// DGX H100: twin-port OSFP, flat tops.
  static let dgxH100 = end(.osfp, .flat, 800, lane: 100, ports: 2, .host, "dgx-h100")
  /// GB200 NVL72: single-port OSFP adapters, flat tops.
  static let gb200 = end(.osfp, .flat, 400, lane: 50, ports: 1, .host, "gb200-nvl72")
  /// DGX B300: ConnectX-8, flat tops.
  static let dgxB300 = end(.osfp224, .flat, 800, lane: 100, ports: 1, .host, "dgx-b300")
  /// BlueField-3.
  static let bf3 = end(.qsfp112, .either, 400, lane: 50, ports: 1, .host, "bf3-host")
  /// QM9700: 17 W.
  static func qm9700(_ role: DeviceRole = .leaf, ports: Int = 2, watts: Double = 17) -> RunEnd {
    end(.osfp, .finned, 800, lane: 100, ports: ports, role, "qm9700", watts: watts)
  }
  /// SN5600: 18 W.
  static func sn5600(_ role: DeviceRole = .leaf, ports: Int = 2) -> RunEnd {
    end(.osfp, .finned, 800, lane: 100, ports: ports, role, "sn5600", watts: 18)
  }
  /// Q3400: finned plugs only.
  static func q3400(_ role: DeviceRole = .leaf) -> RunEnd {
    end(.osfp224, .finned, 1600, lane: 200, ports: 2, role, "q3400-ra")
  }
  /// SN6600: flat tops, liquid.
  static func sn6600(_ role: DeviceRole = .leaf) -> RunEnd {
    end(.osfp224, .flat, 1600, lane: 200, ports: 2, role, "sn6600-ld")
  }
  /// Q3450: fiber on the panel.
  static func q3450(_ role: DeviceRole = .leaf) -> RunEnd {
    end(.fiber, .either, 800, lane: 200, ports: 1, role, "q3450-ld")
  }
}

func run(
  _ a: RunEnd, _ b: RunEnd, _ rate: Double, meters: Double, _ pairing: Pairing = .crossed,
  _ linkProtocol: String = "infiniband-ndr"
) -> RunClass {
  RunClass(
    tier: .scaleOut, kind: a.role == .host ? .hostLeaf : .leafSpine, rate: gigabits(rate), linkProtocol: linkProtocol,
    a: a, b: b, pairing: pairing, lengthMillimeters: Int((meters * 1000).rounded()))
}

extension [Candidate] {
  /// What is bought.
  var choice: Candidate? { LinkChoice.best(self).map { self[$0] } }
  /// Candidates with these parts among theirs.
  func with(_ parts: String...) -> [Candidate] {
    filter { candidate in parts.allSatisfy { part in candidate.parts.contains { $0.part == part } } }
  }
  /// Whether some candidate with this part closes.
  func serves(_ part: String) -> Bool { with(part).contains { $0.closes } }
  /// Whether some candidate with these modules at both ends closes.
  func closes(_ a: String, _ b: String) -> Bool {
    contains { $0.closes && $0.module(at: .a) == a && $0.module(at: .b) == b }
  }
}
