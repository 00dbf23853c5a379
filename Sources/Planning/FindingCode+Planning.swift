public import Diagnostics

extension FindingCode {
  /// HG1101.
  public static let missingCount = FindingCode(
    "HG1101", "the number of hosts is not given",
    """
    A plan needs to know how many hosts, or accelerators, are fitted. There is no default, because every number in the plan
    follows from it.

        host: dgx-h100
        hosts: 127          # or: accelerators: 1016
    """)
  /// HG1102.
  public static let missingHost = FindingCode(
    "HG1102", "neither host nor accelerator is given",
    """
    The host decides how many ports leave for the network, in which cages, and what a rack weighs and burns. Name one of the
    catalog (`heliograph catalog list host`), or name an accelerator and the first host that holds it is taken.
    """)
  /// HG1103.
  public static let unsafeName = FindingCode(
    "HG1103", "the name cannot name a folder",
    """
    The scenario's name is the name of the default output folder, so it may hold only letters, digits, `.`, `_` and `-`, must not
    begin with a dot, and is at most 100 characters long. What people should read goes into `summary`.
    """)
  /// HG1104.
  public static let contradictoryCount = FindingCode(
    "HG1104", "two counts contradict each other",
    """
    `hosts` and `accelerators` say the same thing in two ways. When both are given, `accelerators` must fill exactly `hosts` hosts
    of the chosen model. `build_for` must be at least as large as what is fitted.
    """)
  /// HG1105.
  public static let impossibleRate = FindingCode(
    "HG1105", "a device cannot run at this rate",
    """
    Each switch of the catalog lists the ways in which its ports can be broken out (`radix_options`): SN5600 is 64 x 800 Gb/s,
    128 x 400 Gb/s or 256 x 200 Gb/s, and nothing between. The link rate of a network must be one of them on every switch tier,
    and the host's ports must carry it: ports per host x planes x link rate may not exceed the host's network bandwidth.
    """)
  /// HG1106.
  public static let unsuitablePart = FindingCode(
    "HG1106", "this part cannot be used here",
    """
    The row exists in the catalog, but not for this purpose: a bare switch chip has no cages, a switch of a scale-up fabric carries
    no Ethernet, a product without published figures cannot be planned with. Use a row of the right kind, or complete the row in an
    overlay (`--catalog DIR`).
    """)
  /// HG1107.
  public static let missingFigure = FindingCode(
    "HG1107", "the catalog does not know a figure that planning needs",
    """
    Unknown is not zero: where power, mass or height of a device is not published, the plan says so, takes the stated planning value
    for placing, and the totals say "at least". Add the figure in an overlay (`--catalog DIR`) when you know it.
    """)
  /// HG1108.
  public static let portsExceedCages = FindingCode(
    "HG1108", "the ports asked for do not fit into the switch",
    """
    `down` and `up` are logical ports; each takes a share of a cage at its rate. Together they may not take more cages than the
    switch has: 136 x 200 Gb/s down fill 34 cages of 800 Gb/s, 60 x 400 Gb/s up fill 30, together the 64 of a 51.2T box.
    """)
  /// HG1109.
  public static let foreignFolder = FindingCode(
    "HG1109", "this folder is not a plan",
    """
    A plan is a folder with `scenario.lock.yaml` and `plan.json` in it, as `heliograph plan` writes it. Commands that take a plan
    take such a folder or a scenario file, nothing else.
    """)
  /// HG1110.
  public static let changedPlan = FindingCode(
    "HG1110", "the folder does not hold what its lock recomputes to",
    """
    Loading a plan recomputes it from `scenario.lock.yaml` and compares the result with the files of the folder, byte for byte. A
    difference means that a file was edited, or that another version of Heliograph wrote it. The numbers that are shown are the
    recomputed ones; `heliograph plan DIR/scenario.lock.yaml -o DIR --force` writes them down.
    """)

  /// HG1111.
  public static let withoutEffect = FindingCode(
    "HG1111", "a field has no effect here",
    """
    The field is understood, but the topology it stands in has no use for it: a mesh has no spines, a fat tree no rails, and
    nothing stands above a core. What is configured and changes nothing is most often meant otherwise.

        scale_out: {topology: mesh, reserved_ports: 4}
    """)

  /// Every code of this target.
  public static let planningCodes: [FindingCode] = [
    missingCount, missingHost, unsafeName, contradictoryCount, impossibleRate, unsuitablePart, missingFigure,
    portsExceedCages, foreignFolder, changedPlan, withoutEffect,
  ]
}
