import CommandLineKit

extension CommandTree {
  static let fabric = CommandSpec(
    "fabric", "Size a fabric on the back of an envelope",
    discussion: """
      --hosts are fitted hosts; leaf and spine cabling is for whole groups. --switch-ports counts logical ports at the link rate of one plane: \
      an SN5600 at 400G has 128. Each host port splits into one link per plane. Reserved ports are links of a fabric manager and \
      count as host links.
      """,
    examples: [
      CommandExample(
        "heliograph fabric --hosts 31 --topology rail --switch-ports 64 --reserved-ports 4",
        "sizes one DGX H100 scalable unit"),
      CommandExample(
        "heliograph fabric --hosts 64 --topology rail-planes --switch-ports 128 --planes 2",
        "sizes one DGX B300 unit on two planes"),
      CommandExample("heliograph fabric --hosts 8 --topology mesh", "joins every server to every other"),
    ],
    arguments: [
      .option("hosts", .integer(1...1_000_000_000), "Hosts that are fitted"),
      .option("accelerators-per-host", .integer(1...100_000), default: "8", "Accelerators in one host"),
      .option("ports-per-host", .integer(1...100_000), default: "8", "Ports of one host, before planes"),
      .option(
        "topology", .choice(["fat-tree", "rail", "rail-planes", "mesh", "torus"]), default: "rail",
        "How devices are joined"),
      .option("switch-ports", valueName: "R", .integer(1...1_000_000), "Logical ports of a switch; 64 by default"),
      .option("spine-ports", valueName: "R", .integer(1...1_000_000), "Logical ports of a spine, when it differs"),
      .option("core-ports", valueName: "R", .integer(1...1_000_000), "Logical ports of a core, when it differs"),
      .option("leaf-down", .integer(1...1_000_000), "Leaf ports facing hosts; half by default"),
      .option("leaf-up", .integer(1...1_000_000), "Leaf ports facing spines"),
      .option(
        "planes", valueName: "P", .integer(1...1024),
        "Planes that each host port is split over; 2 for rail-planes, else 1"),
      .option("rails", .integer(1...100_000), "Rails, when a host has more ports than rails"),
      .option(
        "oversubscription", valueName: "X", .number, default: "1",
        "Largest ratio of downward to upward bandwidth at the leaf"),
      .option("spine-oversubscription", valueName: "X", .number, default: "1", "The same at the spine"),
      .option("reserved-ports", .integer(0...1_000_000), default: "0", "Leaf ports kept for a fabric manager"),
      .option(
        "groups-per-pod", .integer(1...1_000_000), "Rail groups in one pod of a three-tier fabric; by rule by default"),
      .option("tiers-at-most", .integer(1...3), default: "3", "Most switch tiers that may be built"),
      .option(
        "links-per-cage", .integer(1...64), "Links in one full cage, for counting cage links; one per plane by default"),
      .option("dimensions", valueName: "AxBxC", .string, "Accelerators along each axis of a torus"),
      .option(
        "cube", valueName: "AxBxC", .string, default: "4x4x4", "Accelerators along each axis of one cube of a torus"),
    ])
}
