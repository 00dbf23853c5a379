import Cabling
import Fabrics
import Facility
import Planning

/// The steps of the pipeline that grow with the links, at 100,000 accelerators.
///
/// The limit of each is the memory that it must at least read once and write once.
enum PipelineSteps {
  static let benchmarks = [
    Benchmark("network-100k", "devices and links of the network; peers build the same graph") { try network($0) },
    Benchmark("placement-100k", "devices into racks, racks onto the floor, every run routed") { try placement($0) },
    Benchmark("cabling-100k", "classes of runs, choice of parts, cables") { try cabling($0) },
    Benchmark("trays-100k", "fill of every piece of tray") { try trays($0) },
  ]

  private static func network(_ bench: Workbench) throws -> [Measurement] {
    let resolved = try bench.resolved()
    let (timing, network) = Stopwatch.best(of: bench.samples) { NetworkAssembly(resolved).network }
    var result = Measurement(
      timing: timing, samples: bench.samples, check: "\(network.devices.count) devices, \(network.links.count) links",
      limit: bench.writing(
        network.links.count * MemoryLayout<Link>.stride + network.devices.count * MemoryLayout<Device>.stride))
    result.peers = try bench.peers.run("network", samples: bench.samples, files: [try bench.writeEdges(of: network)])
    return [result]
  }

  private static func placement(_ bench: Workbench) throws -> [Measurement] {
    let plan = try bench.plan()
    let footprints = try Footprints(plan.resolved, try CatalogShelf(plan.resolved), plan.network).all
    let (timing, layout) = Stopwatch.best(of: bench.samples) {
      Layout.place(plan.network, floor: plan.scenario.floor.resolved, footprints: footprints) {
        plan.network.name(of: $0)
      }
    }
    return [
      Measurement(
        timing: timing, samples: bench.samples, check: "\(layout.racks.count) racks in \(layout.rows) rows",
        limit: bench.moving(
          read: plan.network.links.count * MemoryLayout<Link>.stride,
          written: layout.runMeters.count * MemoryLayout<Float>.stride))
    ]
  }

  private static func cabling(_ bench: Workbench) throws -> [Measurement] {
    let plan = try bench.plan()
    let shelf = try CatalogShelf(plan.resolved).shelf
    let (timing, links) = Stopwatch.best(of: bench.samples) {
      LinkPlanner.plan(
        plan.network, plan.layout, terms: plan.resolved.terms(for: plan.network), bins: LengthBins(shelf),
        panel: shelf.panel, model: RatedReach(shelf))
    }
    let count = plan.network.links.count
    let words = MemoryLayout<Int32>.stride
    return [
      Measurement(
        timing: timing, samples: bench.samples, check: "\(links.cables.count) cables in \(links.classes.count) classes",
        limit: bench.moving(
          read: count * (MemoryLayout<Link>.stride + MemoryLayout<Float>.stride),
          written: 2 * count * words + links.cables.count * MemoryLayout<Cable>.stride))
    ]
  }

  private static func trays(_ bench: Workbench) throws -> [Measurement] {
    let plan = try bench.plan()
    let (timing, trays) = Stopwatch.best(of: bench.samples) {
      TrayLoad.compute(layout: plan.layout, network: plan.network, cables: Planner.trayCables(plan.links))
    }
    let cables = plan.links.cables.count
    return [
      Measurement(
        timing: timing, samples: bench.samples,
        check: "\(trays.rowSegments.reduce(0) { $0 + $1.cables }) cables over racks",
        limit: bench.moving(
          read: cables * (MemoryLayout<Cable>.stride + MemoryLayout<Int32>.stride + MemoryLayout<Link>.stride),
          written: 0))
    ]
  }
}

extension Workbench {
  /// The limit of work whose results take so many bytes.
  func writing(_ bytes: Int) -> Measurement.Limit { moving(read: 0, written: bytes) }

  /// The limit of work that reads and writes so many bytes.
  func moving(read: Int, written: Int) -> Measurement.Limit {
    Measurement.Limit(
      text: "memory: \(read) bytes read, \(written) written",
      seconds: machine.secondsToRead(read) + machine.secondsToWrite(written))
  }

  /// The ends of all links as pairs of 32-bit numbers, for peers that build the same graph.
  func writeEdges(of network: Network) throws -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(network.links.count * 8)
    for link in network.links {
      for end in [link.a, link.b] { withUnsafeBytes(of: end.littleEndian) { bytes += $0 } }
    }
    return try write(bytes, to: "edges")
  }
}
