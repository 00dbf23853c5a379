public import Diagnostics

extension FindingCode {
  /// Codes of channel synthesis.
  static let synthesisCodes: [FindingCode] = [
    .blockChoice, .lineWithoutModel, .gridSize, .unreachableLoss, .measuredPorts, .measuredRange, .noCrosstalk,
    .notCausal, .unresolvedReflection,
  ]

  /// HG2230.
  public static let blockChoice = FindingCode(
    "HG2230", "a block of a channel has no kind, or several",
    """
    Each item of `blocks` holds one key that says what it is: line, cable, via, connector, package, capacitor, pad, inductor, stub, skew or
    measured.

        blocks:
          - line: {material: ultra-low-loss, length: 120 mm}
          - via: {length: 1 mm, stub: 0.2 mm}
          - pad: {}
    """)

  /// HG2231.
  public static let lineWithoutModel = FindingCode(
    "HG2231", "a line does not say how it attenuates, or says it in several ways",
    """
    A line takes one of: `material`, a laminate of the catalog (`heliograph catalog list laminate`); `law`, the numbers of the frequency law of
    IEEE 802.3 Annex 93A; `rlgc`, permittivity, loss tangent and conductors.

        - line: {law: {a1: 3.82e-4, a2: 9.59e-5, delay: 5.79 ns/m}, length: 120 mm, impedance: 92 ohm}
    """)

  /// HG2232.
  public static let gridSize = FindingCode(
    "HG2232", "a frequency grid is empty or too large",
    """
    A grid runs from zero to `stop` in equal steps, with at most 100,001 points, and the network of all lanes has at most 20,000,000 numbers.
    The usual grid for links of 100 Gb/s is `{step: 40 MHz, stop: 60 GHz}`; for 200 Gb/s take `stop: 110 GHz`.
    """)

  /// HG2233.
  public static let unreachableLoss = FindingCode(
    "HG2233", "no length of the lines meets the loss that was asked for",
    """
    `scale` lengthens or shortens the scalable lines by one factor from 0.001 to 1000 until the loss at a frequency meets the target. It
    cannot when no line is scalable, when the block that it names is not there, or when connectors, vias and fixed lines lose more than the
    target already.
    """)

  /// HG2234.
  public static let measuredPorts = FindingCode(
    "HG2234", "a measured block is not a pair of lines",
    """
    A block from a file has four ports of one reference impedance: two single-ended lines. Take the four ports of one lane out of a larger file
    first.
    """)

  /// HG2235.
  public static let measuredRange = FindingCode(
    "HG2235", "a measured block ends below the frequencies that are computed",
    """
    Above its last point a file is not continued: lower `frequency.stop` to the last frequency of the file, or measure
    further. What is missing down to zero frequency is extrapolated, since a response at zero is real.
    """)

  /// HG2236.
  public static let noCrosstalk = FindingCode(
    "HG2236", "crosstalk is asked of a channel whose lanes do not couple",
    """
    Lanes couple where a block says so: a connector of the catalog with `crosstalk`, or a line or cable with `crosstalk: {next: -46 dB, fext:
    -40 dB}`. `crosstalk: {aggressors: 0}` turns coupling off.
    """)

  /// HG2237.
  public static let notCausal = FindingCode(
    "HG2237", "a block answers before it is asked",
    """
    A constant loss tangent and the roughness factor of Hammerstad and Jensen change loss without the delay that goes with it. Loss is right,
    but the pulse begins early, which moves cursors by parts of a picosecond. `dielectric: wideband` and the roughness models `huray`
    and `cannonball` are causal.
    """)

  /// HG2238.
  public static let unresolvedReflection = FindingCode(
    "HG2238", "a channel has no finite scattering parameters",
    """
    Two blocks reflect everything towards each other at some frequency, or a file holds values beyond all measure. Give stubs and lines some
    loss.
    """)
}
