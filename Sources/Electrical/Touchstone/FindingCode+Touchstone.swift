public import Diagnostics

extension FindingCode {
  /// Codes of Touchstone files and of the ports in them, HG2201 to HG2219.
  static let touchstoneCodes: [FindingCode] = [
    touchstoneNumber, touchstoneOptionLine, touchstoneKeyword, touchstoneColumns, touchstonePorts, touchstoneTruncated,
    touchstoneFrequency, touchstoneEmpty, touchstoneAssumption, touchstonePortOrder, touchstoneSkipped,
    touchstoneConversion, portPairing,
  ]

  /// Something that is no finite number stands among the numbers.
  public static let touchstoneNumber = FindingCode(
    "HG2201", "a Touchstone file has something that is not a number",
    """
    Between the option line and the end of the data only finite decimal numbers and comments (`!` to the end of the line) may
    stand. `nan` and `inf` are written by programs whose simulation failed at that frequency; a comma for a decimal point by
    programs that follow a locale. Neither is repaired, since a wrong number would go on into every result.
    """)

  /// The option line cannot be understood.
  public static let touchstoneOptionLine = FindingCode(
    "HG2202", "the option line of a Touchstone file cannot be understood",
    """
    The option line holds, in any order and case, the unit of frequencies (Hz, kHz, MHz, GHz), the parameter (S, Y, Z, H, G), the
    format of numbers (RI real and imaginary, MA magnitude and angle in degrees, DB decibels and angle) and the reference.
    It stands above all numbers. What is left out is GHz, S, MA, R 50. THz is not a unit of the standard; it is taken, with a warning, in version 2 files only.

        # GHz S RI R 50
    """)

  /// A keyword is unknown, missing, twice, or at the wrong place.
  public static let touchstoneKeyword = FindingCode(
    "HG2203", "a keyword of a Touchstone 2 file is wrong or missing",
    """
    A version 2 file starts with `[Version] 2.0`, has an option line, `[Number of Ports]`, `[Number of Frequencies]`, for two
    ports `[Two-Port Data Order]`, then `[Network Data]` and the numbers, and ends with `[End]`. An unknown keyword is refused
    because it could change what the numbers mean.
    """)

  /// A line has too few or too many numbers.
  public static let touchstoneColumns = FindingCode(
    "HG2204", "a line of a Touchstone file has the wrong number of columns",
    """
    Each frequency starts on a new line and is followed by two numbers for each element of the matrix: 3 numbers for one port, 9
    for two, 19 for three, 33 for four. How they are spread over lines is free, but for one and two ports they stand on one line.
    The line named is the first that differs from the lines of the frequencies before.
    """)

  /// The number of ports is unknown or does not fit the numbers.
  public static let touchstonePorts = FindingCode(
    "HG2205", "the number of ports of a Touchstone file is unknown or does not fit",
    """
    A version 1 file has its number of ports in its name alone: `cable.s4p` has four. Where the name does not say it, it is taken
    from the layout of the numbers if only one number fits, and said. A name that contradicts the numbers is refused.
    """)

  /// The file ends within a frequency, or before the last one it promises.
  public static let touchstoneTruncated = FindingCode(
    "HG2206", "a Touchstone file is cut off",
    """
    The last frequency has fewer numbers than the others, or a version 2 file holds fewer or more frequencies than `[Number of
    Frequencies]` says. The transfer or the simulation that wrote the file was probably interrupted. What is there is not used.
    """)

  /// Frequencies do not rise.
  public static let touchstoneFrequency = FindingCode(
    "HG2207", "the frequencies of a Touchstone file do not rise",
    """
    Each frequency must be above the one before it and none below zero. Two files appended to each other, or a sweep in segments
    that overlap, look like this. In a two-port file of version 1 a row of five numbers whose frequency falls starts noise data.
    """)

  /// There is not one frequency.
  public static let touchstoneEmpty = FindingCode(
    "HG2208", "a Touchstone file has no data",
    """
    The file is empty or has comments and an option line only.
    """)

  /// Something the standard wants is missing, and was assumed.
  public static let touchstoneAssumption = FindingCode(
    "HG2209", "a Touchstone file departs from the standard",
    """
    The file can be read, but something had to be assumed or is not what the standard says: no option line (GHz, S, MA, 50 ohm are
    then the standard's own defaults), a second option line (ignored), exponents written with `D`, a version 2 file
    without `[End]`. The message says what was taken.
    """)

  /// How four ports are joined.
  public static let touchstonePortOrder = FindingCode(
    "HG2210", "how the ports of a network are joined",
    """
    A Touchstone file does not say which ports belong to one line. With four ports either 1 leads to 2 and 3 to 4, or 1 leads to 3
    and 2 to 4 (`1 3 2 4` in COM sheets). The larger of |S21| and |S31| at the lowest frequency tells; where both are small, as
    in a file of crosstalk, it is the larger power over all frequencies, and a warning. The order can be given instead.
    """)

  /// Data that were left out.
  public static let touchstoneSkipped = FindingCode(
    "HG2211", "data of a Touchstone file were left out",
    """
    Noise data and information blocks describe what a linear channel does not need. They are skipped.
    """)

  /// Parameters that have no scattering parameters.
  public static let touchstoneConversion = FindingCode(
    "HG2212", "parameters of a Touchstone file cannot be converted",
    """
    Y, Z, H and G parameters are converted to scattering parameters, `S = (z - 1)(z + 1)^-1` with z normalized to the references.
    Where that matrix is singular at a frequency, no passive network can be behind it. H and G are defined for two ports only.
    """)

  /// A text that should say which ports form pairs.
  public static let portPairing = FindingCode(
    "HG2213", "the pairing of ports cannot be understood",
    """
    Lanes are separated by semicolons. Each has the two ports of its near pair, plus first, and those of its far pair; `>` where
    the signal goes from near to far, `<` where it comes back (near-end crosstalk for the others). The first lane is the victim.

        1,2>3,4;5,6>7,8;9,10<11,12
    """)
}
