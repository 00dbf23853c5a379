public import Diagnostics

extension FindingCode {
  /// Every code of this target.
  public static let fabricsCodes: [FindingCode] = [
    .invalidFabric, .fabricTooLarge, .portsExceeded, .radixLimit, .meshPorts, .torusExtents, .circuitPorts,
    .oversubscribed, .undersubscribed, .reservedPortsNeedGroup, .oneSwitchWouldDo, .manyUnusedPorts,
    .brokenNetwork, .siteLine,
  ]

  /// A value of a fabric that means nothing.
  public static let invalidFabric = FindingCode(
    "HG1201", "a fabric is given a value that it cannot have",
    """
    Hosts, ports, planes and accelerators per host count from 1, a switch has at least 2 ports, and the rails of a
    rail-optimized fabric divide the ports of a host: 8 ports can have 1, 2, 4 or 8 rails, not 3.

        heliograph fabric --hosts 64 --ports-per-host 8 --topology rail --switch-ports 0
    """)

  /// A count beyond a machine word.
  public static let fabricTooLarge = FindingCode(
    "HG1202", "a fabric is too large to count",
    """
    Links are counted in 64-bit whole numbers. A mesh of 10^9 hosts still fits; the same mesh on a hundred planes does
    not. Lower the number of hosts, ports per host or planes.
    """)

  /// More ports used than there are.
  public static let portsExceeded = FindingCode(
    "HG1203", "a switch has too few ports for its place in the fabric",
    """
    The ports of a switch facing down and facing up must fit into the ports that it has at the link rate. An uplink at
    twice the host rate takes two of them. A leaf of 32 ports cannot turn 24 to hosts and 16 to spines.

        leaf: {switch: qm9700, down: 48, up: 32}   # 80 ports wanted, 64 at 400 Gb/s
    """)

  /// Beyond two or three tiers.
  public static let radixLimit = FindingCode(
    "HG1205", "the switches have too few ports for this many hosts",
    """
    Switches with R ports, half of them facing hosts, join at most R ports in one tier, R²/2 in two and R³/4 in three:
    with 64 ports 2,048 and 65,536, with 128 ports 8,192 and 524,288. Beyond that a fourth tier would be needed, which
    is not built.

    Ways out, the cheapest first: allow a third tier; take switches with more ports (a 51.2T switch has 64 at 800
    Gb/s, 128 at 400 Gb/s); oversubscribe the leaves; split every host port over planes, so that each switch is broken
    out into more ports and each plane is a smaller fabric of its own.
    """)

  /// A mesh larger than its hosts have ports.
  public static let meshPorts = FindingCode(
    "HG1206", "a mesh needs more ports than a host has",
    """
    In a full mesh each host has one link to each other host: N hosts need N − 1 ports each and N(N − 1)/2 links in
    all. Eight ports serve a mesh of nine hosts. The help says how many switches and links would join the same hosts
    instead.
    """)

  /// Extents that no whole cubes give.
  public static let torusExtents = FindingCode(
    "HG1207", "a torus cannot be laid out with these extents",
    """
    A torus has two or three extents, each a multiple of the cube's extent on that axis, and their product is the
    number of accelerators: 4,096 accelerators in cubes of 4 x 4 x 4 can be 16 x 16 x 16 or 8 x 16 x 32, not 10 x 20 x
    20.
    """)

  /// Too many cubes for one optical circuit switch.
  public static let circuitPorts = FindingCode(
    "HG1208", "an optical circuit switch has too few ports for the cubes of a torus",
    """
    Each position on the face of a cube has an optical circuit switch of its own, in which both opposite faces of
    every cube meet: two ports for each cube. 64 cubes fill 128 ports.
    """)

  /// Less bandwidth up than asked for.
  public static let oversubscribed = FindingCode(
    "HG1209", "a tier is oversubscribed more than asked for",
    """
    As built, the bandwidth facing down over the bandwidth facing up is larger than the oversubscription that was set,
    most often because `down` and `up` were given. Set `oversubscription` to the ratio if it is meant.
    """)

  /// More bandwidth up than down.
  public static let undersubscribed = FindingCode(
    "HG1210", "a tier has more bandwidth facing up than down",
    """
    That is how spare capacity against failed links and uneven load is bought, and it costs spine ports: a leaf with
    56 ports facing hosts and 72 facing spines carries 29% more than its hosts send.
    """)

  /// A fabric manager displaces hosts.
  public static let reservedPortsNeedGroup = FindingCode(
    "HG1213", "ports kept for a fabric manager take another group of leaves",
    """
    Reserved ports are counted beside the ports of hosts. When the hosts fill their groups exactly, another whole
    group is built for them. NVIDIA's smaller designs leave one host out of the last group for that reason: 127 hosts,
    not 128.
    """)

  /// A fabric where one box is enough.
  public static let oneSwitchWouldDo = FindingCode(
    "HG1211", "one switch would join all hosts",
    """
    All host ports fit into a single switch, and the topology asks for several. That can be meant, for growth or for
    availability; a fat tree without given ports facing down and up would use one switch.
    """)

  /// Ports bought for nothing.
  public static let manyUnusedPorts = FindingCode(
    "HG1212", "more than a quarter of the switch ports stay unused",
    """
    Whole groups are built and uplinks are spread evenly, so that some ports stay empty. When many do, a switch with
    fewer ports, or another number of hosts per group, may be cheaper.
    """)

  /// A network that contradicts itself.
  public static let brokenNetwork = FindingCode(
    "HG1215", "a network breaks one of its own rules",
    """
    Every port carries one link at most, each fabric has the switches and links that its size counts, and the uplinks
    of a switch are spread evenly. A network that is made from a specification keeps these rules; one that was read or
    changed may not.
    """)

  /// A line between sites that cannot be.
  public static let siteLine = FindingCode(
    "HG1216", "a line between sites cannot be built",
    """
    Sites are joined by coherent channels, each with a module at both ends: capacity over channel rate gives the
    channels, and channels per pair of fibers gives the pairs. The module must fit the cages of the switch at the edge of
    the site, and its reach on an amplified line, or without amplifiers where the terminal has none, must cover the
    fiber route:

        scale_across: {distance: 300 km, module: 400zr}

    Leave `module` out for the cheapest that reaches. Beyond every reach the channels must be regenerated at a site between.
    """)
}
