import Diagnostics
import Documents
import Fabrics
import Quantities
import Reporting

/// `fabric`: how large a fabric comes out, by arithmetic alone.
public struct FabricOperation: Operation {
  /// Hosts that are fitted.
  public var hosts: Int
  /// `fat-tree`, `rail`, `rail-planes`, `mesh` or `torus`.
  public var topology: String
  /// Accelerators in one host.
  public var acceleratorsPerHost = 8
  /// Ports of one host, before planes.
  public var portsPerHost = 8
  /// Logical ports of a leaf.
  public var switchPorts: Int?
  /// Logical ports of a spine, when it differs.
  public var spinePorts: Int?
  /// Logical ports of a core, when it differs.
  public var corePorts: Int?
  /// Leaf ports facing hosts.
  public var leafDown: Int?
  /// Leaf ports facing spines.
  public var leafUp: Int?
  /// Planes; nothing for two in `rail-planes` and one elsewhere.
  public var planes: Int?
  /// Rails, when they are fewer than a host's ports.
  public var rails: Int?
  /// Largest ratio of downward to upward bandwidth at the leaf.
  public var oversubscription = 1.0
  /// The same at the spine.
  public var spineOversubscription = 1.0
  /// Leaf ports kept for a fabric manager.
  public var reservedPorts = 0
  /// Rail groups in one pod.
  public var groupsPerPod: Int?
  /// Most switch tiers.
  public var tiersAtMost = 3
  /// Links in one full cage.
  public var linksPerCage: Int?
  /// Torus, as `16x16x16`.
  public var dimensions: String?
  /// Cube of a torus, as `4x4x4`.
  public var cube = "4x4x4"

  /// Asks for a fabric.
  public init(hosts: Int, topology: String) {
    self.hosts = hosts
    self.topology = topology
  }

  /// See `Operation`.
  public func run(in workspace: Workspace) throws -> Outcome {
    let size = try spec().size()
    var outcome = Outcome()
    outcome.report(size.findings)
    outcome.document = .value(FabricSizeJSON.value(size))
    outcome.show(SizeTable.content(size))
    for choice in size.choices { outcome.say("- \(choice)") }
    return outcome
  }

  private func spec() throws(Rejection) -> FabricSpec {
    let kind = Topology(rawValue: topology == "rail-planes" ? "rail" : topology) ?? .rail
    let radix = switchPorts ?? (kind == .torus ? 136 : 64)
    let leaf = SwitchTier(ports: radix, down: leafDown, up: leafUp, oversubscription: try positive(oversubscription))
    let spine = SwitchTier(ports: spinePorts ?? radix, oversubscription: try positive(spineOversubscription))
    return FabricSpec(
      topology: kind, hosts: hosts, acceleratorsPerHost: acceleratorsPerHost, portsPerHost: portsPerHost,
      planes: planes ?? (topology == "rail-planes" ? 2 : 1), leaf: leaf, spine: spine,
      core: SwitchTier(ports: corePorts ?? spinePorts ?? radix),
      tiersAtMost: tiersAtMost, groupsPerPod: groupsPerPod, reservedPorts: reservedPorts, linksPerCage: linksPerCage,
      rails: rails,
      torus: try extents(dimensions, "dimensions"), cube: try extents(cube, "cube"))
  }

  private func positive(_ ratio: Double) throws(Rejection) -> Double {
    guard ratio > 0, ratio <= 1000 else {
      throw Rejection(
        Finding(
          .badQuery, .error, "an oversubscription of \(ratio) cannot be built",
          expected: "a ratio above 0, at most 1000",
          help: ["1 is full bisection, 3 is three times as much down as up"]))
    }
    return ratio
  }

  private func extents(_ text: String?, _ option: String) throws(Rejection) -> [Int] {
    guard let text else { return [] }
    let numbers = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    let values = numbers.compactMap(\.self)
    guard values.count == numbers.count, (1...3).contains(values.count),
      values.allSatisfy({ (1...100_000).contains($0) })
    else {
      throw Rejection(
        Finding(
          .badQuery, .error, "`--\(option) \(text)` is no extent", expected: "two or three whole numbers: `16x16x16`"))
    }
    return values
  }
}
