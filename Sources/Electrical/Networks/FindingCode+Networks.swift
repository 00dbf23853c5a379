public import Diagnostics

extension FindingCode {
  /// Codes of networks.
  static let networkCodes: [FindingCode] = [
    .portsDoNotFit, .gridsDiffer, .singularNetwork, .activeNetwork, .nonReciprocal, .nonCausal, .shortSpan,
    .extrapolatedStart, .overBudget, .lossLimitOrder,
  ]

  /// HG2220.
  public static let portsDoNotFit = FindingCode(
    "HG2220", "the ports of a network do not fit what is asked of it",
    """
    Differential figures need four ports of one reference impedance, two lines with two ends; joining needs as many
    ports on both sides of the joint, every one of them in one place. A two-port file has no port order: leave
    `--order` out.

        heliograph channel info cable.s4p --order 13-24
    """)

  /// HG2221.
  public static let gridsDiffer = FindingCode(
    "HG2221", "networks are known at different frequencies",
    """
    Joining two networks, or adding the crosstalk of several files, needs values at the same frequencies. Files of one
    measurement have them; others must be interpolated onto their common range first. Files that have no common range
    cannot be used together.
    """)

  /// HG2222.
  public static let singularNetwork = FindingCode(
    "HG2222", "an operation on networks has no answer at some frequency",
    """
    Removing a known part needs the part to let something through at every frequency: behind a perfect null nothing
    can be seen. Joining or renormalizing fails only where a wave would return undiminished for ever, which a passive
    network never does.
    """)

  /// HG2223.
  public static let activeNetwork = FindingCode(
    "HG2223", "a network gives out more power than it gets",
    """
    The largest singular value of a passive network's scattering matrix is at most one. Cables, boards and connectors
    are passive: a file that exceeds one beyond its rounding was calibrated, de-embedded or simulated badly, and
    results from it can be too good.
    """)

  /// HG2224.
  public static let nonReciprocal = FindingCode(
    "HG2224", "a network lets through more one way than the other",
    """
    Cables, boards and connectors transmit the same both ways: `S = S^T`. Where a file differs by more than its
    rounding, it holds an amplifier, its ports were swapped, or the measurement drifted.
    """)

  /// HG2225.
  public static let nonCausal = FindingCode(
    "HG2225", "energy arrives before it can",
    """
    After a cosine taper the impulse response of a real channel holds next to nothing earlier than 200 ps before its
    peak. More than one part in a thousand there means that the phase does not belong to the loss, that points are too
    far apart for the delay, or that the file ends at a frequency where much still passes.
    """)

  /// HG2226.
  public static let shortSpan = FindingCode(
    "HG2226", "a file ends below the symbol rate",
    """
    Channel Operating Margin integrates up to the symbol rate. Above its last point a file is extrapolated: the
    magnitude follows the slope of the upper half of the points, never rising, the phase the last group delay. Measure
    to the symbol rate at least.
    """)

  /// HG2227.
  public static let extrapolatedStart = FindingCode(
    "HG2227", "a file does not begin at zero frequency",
    """
    Analyzers start at some megahertz. The value at zero frequency is taken from the straight line through the first
    ten points, real and with the sign that the group delay asks for. A start above 50 MHz leaves the low end to that
    line: measure lower if you can.
    """)

  /// HG2228.
  public static let overBudget = FindingCode(
    "HG2228", "a channel loses more than its budget",
    """
    The mask names the largest insertion loss of a class of channels at one frequency, half the symbol rate. More loss
    does not prove that the lane fails, and less does not prove that it works: `heliograph channel com` says by how
    much it closes.

        heliograph channel info long.s4p --mask 802.3ck-kr
    """)

  /// HG2229.
  public static let lossLimitOrder = FindingCode(
    "HG2229", "the points of a loss limit do not rise",
    """
    A limit holds between its points along straight lines, so that each must stand at a higher frequency than the one
    before, and there must be at least one. A single point limits the loss at that frequency only.

        name: our board
        limits:
          - {at: 5 GHz, loss: 7 dB}
          - {at: 26.5625 GHz, loss: 24 dB}
    """)
}
