public import Diagnostics

extension FindingCode {
  /// Every code of this target, in order.
  public static let economicsCodes: [FindingCode] = [
    .unpricedLines, .powerNotPublished, .powerBasisUnstated, .powerWithActiveCables, .hostPartsExceedTotal,
    .powerDerivedFromSibling, .typicalPowerAssumed, .hostPowerNotSplit,
  ]

  /// Lines of the bill have no price.
  public static let unpricedLines = FindingCode(
    "HG3101", "lines of the bill have no price",
    """
    Nobody has published a price for these parts, and the catalog has no planning estimate. They are counted, but they
    add nothing to the total, which is therefore a lower bound and is printed with the words "at least".

    Write what you were quoted into the scenario:

        prices:
          qm9700: {price: 38000 USD, source: quotation of 12 May}
    """)

  /// A device or module has no published power.
  public static let powerNotPublished = FindingCode(
    "HG3102", "a power is not published",
    """
    The catalog has no power for this device or part. Its watts are missing from the total, which is therefore a lower
    bound.

    Put the figure of its data sheet into a file of your own and pass its folder with --catalog:

        kind: switch
        rows:
          - id: my-switch
            power_typ: 940 W
            power_typ_basis: passive
            source: {title: data sheet of 2026}
    """)

  /// A switch's figure does not say what was plugged in.
  public static let powerBasisUnstated = FindingCode(
    "HG3103", "a switch's power does not say what was plugged in",
    """
    The published figure is called "typical" or has no condition. It is taken as the box with passive cables, and the
    modules of the plan are added. If the vendor measured with modules, the plan counts their power twice.

    Example: 670 W "typical" for a switch with 64 cages; 64 modules of 12 W would be more than that, so they were not
    included.
    """)

  /// A switch's figure with active cables differs from the box plus its modules.
  public static let powerWithActiveCables = FindingCode(
    "HG3104", "a switch's figure with active cables differs from the box plus its modules",
    """
    Each watt is counted once: a switch is its figure with passive cables, plus the modules that the plan puts into it.
    Some vendors also publish a figure with active cables or modules. It is not used in the plan; this finding says how
    far the two are apart. A published figure above the sum holds fans at full speed and modules of the highest class;
    feeds that must carry any later module should be sized on it.

    Example: 747 W with passive cables + 32 modules of 15 W = 1,227 W; published with active cables: 1,720 W.
    """)

  /// Accelerators and adapters draw more than the host's published total.
  public static let hostPartsExceedTotal = FindingCode(
    "HG3105", "accelerators and adapters draw more than their host",
    """
    A host's published power is split into accelerators (design power times count), network adapters, and the rest. Here
    the parts alone exceed the total, so one of the figures is wrong or was measured differently. The total is kept, the
    parts are cut to fit, and no watt is counted twice.

    Check the host's `power_max`, the accelerator's `tdp` and the adapter's `power_max` in the catalog.
    """)

  /// A co-packaged box has no published power.
  public static let powerDerivedFromSibling = FindingCode(
    "HG3106", "a co-packaged box's power is derived from its sibling",
    """
    No power is published for this box. It is taken as its sibling with pluggable optics and passive cables, times the
    siblings that it replaces, plus its optical engines and external lasers.

    Example: 2,900 W (sibling, passive cables) + 72 engines of 9 W with their lasers = 3,548 W.
    """)

  /// Typical power is taken as the maximum.
  public static let typicalPowerAssumed = FindingCode(
    "HG3107", "typical power is taken as the maximum",
    """
    Energy is computed from typical power. No average is published for this host, so its maximum is used: the energy and
    its cost are upper bounds for this part. Give a measured average as `power_avg` of the host in a file of your own.
    """)

  /// A host's total cannot be split.
  public static let hostPowerNotSplit = FindingCode(
    "HG3108", "a host's power cannot be split by cause",
    """
    The accelerator's design power is not published, so the host's total stands under "host" as a whole. The total is
    right; only the breakdown by cause is coarser.
    """)
}
