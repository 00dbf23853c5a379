public import Diagnostics

extension FindingCode {
  /// Codes of the readers of COM specifications.
  static let specificationCodes: [FindingCode] = [
    .unknownSpecification, .badRange, .badSheetSetting, .missingSetting, .ignoredSetting, .inconsistentSpecification,
    .badSetting, .comBelow, .comNotValidated, .comLaneFailed,
  ]

  /// A name that no file has.
  public static let unknownSpecification = FindingCode(
    "HG2260", "there is no COM specification of this name",
    """
    `--spec` takes the name of a file in `Catalog/com` without its ending, such as `802.3ck-kr`, or the path of a file: YAML with our
    keys, the configuration sheet of the IEEE 802.3 COM script saved as CSV, or a JSON object in PyChOpMarg's parameter names. A JSON
    file with several specifications under `specs` needs the name of one behind a hash sign:

        heliograph channel com --thru t.s4p --spec com.json#100g-pam4-ck
    """)

  /// Values of a search that cannot be read.
  public static let badRange = FindingCode(
    "HG2261", "a range or a limit of a specification cannot be used",
    """
    Values that a search tries are written as the lowest, the step and the highest with colons between them, as one number, or as a list
    in brackets. A step of zero, one that leads away from the end, or values beyond what the field allows are refused.

        pre_cursor: ["-0.34:0.02:0", "0:0.02:0.12"]
        gain: -20:1:0
        gain: "[-12 -6.5 0]"
    """)

  /// A setting of a sheet or a JSON object that cannot be read.
  public static let badSheetSetting = FindingCode(
    "HG2262", "a setting of a COM sheet or object cannot be used",
    """
    Settings are numbers, ranges and matrices as MATLAB writes them: `53.125`, `[-0.34:0.02:0]`, `[12 31; 1.8 1.8]`,
    `[0.3 0.2*ones(1,10)]`. A matrix of package lengths has a row for each line and a column for each case; `package_Z_c` has a row for
    each line and the columns transmitter and receiver. The caret shows the setting. Cells are separated by commas. Packages below the
    tables stand in blocks, and `PKG_NAME` names that of the transmitter and that of the receiver:

        PKG_NAME,SMALL LARGE
        .START,SMALL
        C_p,[0.87e-4 0.87e-4]
        .END
    """)

  /// A setting without which nothing can be computed.
  public static let missingSetting = FindingCode(
    "HG2263", "a COM sheet or object lacks a setting",
    """
    Heliograph does not guess what decides the result: symbol rate, levels, amplitudes, noise, jitter, error ratio, equalizers and
    packages must be there. Settings that the script itself has a value for by default are taken at that value.
    """)

  /// Settings that change nothing here.
  public static let ignoredSetting = FindingCode(
    "HG2264", "settings of a COM sheet do not enter the result",
    """
    A sheet holds much that directs the script: folders, plots, reports, fixtures. Such settings are listed as a note. A setting that
    changes the script's result and has one value only here is a warning when the sheet has another one.
    """)

  /// Parts of a specification that contradict each other.
  public static let inconsistentSpecification = FindingCode(
    "HG2265", "parts of a COM specification do not fit together",
    """
    A case names a package or board that is not there, gives another number of lengths than the package has lines, taps float where
    none can be, or the search or the grid is too large to compute.

        packages:
          long: {pads: [{capacitance: 0.12 pF}], impedances: [87.5 ohm, 92.5 ohm], ...}
        cases:
          - {name: z31, transmitter: {package: long, lengths: [31 mm, 1.8 mm]}}
    """)

  /// A `--set` that cannot be understood.
  public static let badSetting = FindingCode(
    "HG2266", "a change to a COM specification cannot be understood",
    """
    `--set` takes a key of the specification with a value and its unit, `--set "receiver.noise=1e-8 V^2/GHz"`, or a keyword of the COM
    script's sheet with a number in the sheet's unit, `--set eta_0=1e-8`. Elements of lists are counted from zero,
    `cases[1].receiver.lengths=[29 mm, 1.8 mm]`; a star stands for every entry, `packages.*.termination=45 ohm`.
    """)

  /// A lane whose margin does not suffice.
  public static let comBelow = FindingCode(
    "HG2267", "Channel Operating Margin is below what passes",
    """
    COM compares the signal at the detector with the noise and interference that are exceeded with the probability DER_0. Below the
    specification's threshold, 3 dB as a rule, the lane may err more often than its forward error correction expects. The line `limits the
    lane` names the term without which COM would rise most: residual intersymbol interference and receiver noise call for less loss or
    fewer reflections, crosstalk for more distance or shields, transmitter noise and jitter for another device. The same figure also
    covers the limits to eye height and closure of chip-to-module interfaces.

        heliograph channel com --thru long.s4p --spec 802.3ck-kr --solve length --line ultra-low-loss
    """)

  /// A specification without a reference to compare with.
  public static let comNotValidated = FindingCode(
    "HG2268", "results under this specification were not compared with a reference",
    """
    For most specifications Heliograph's results were compared with other implementations. For this one no reference result was at hand,
    so that the numbers follow from the same code but nobody has checked the clause's own steps. Use them to compare channels, not to
    sign one off.
    """)

  /// Lanes of a list that could not be computed.
  public static let comLaneFailed = FindingCode(
    "HG2269", "lanes of a list could not be computed",
    """
    Each row of `--batch` is a lane by itself: a file that is missing or malformed fails its own row, which then carries the message, and
    stops no other. Columns are `thru` (required), `fext` and `next` (several files joined by semicolons), `spec` and `name`; paths are
    relative to the list.

        name,thru,fext,next,spec
        lane 1,l1.s4p,l1-f1.s4p;l1-f2.s4p,l1-n.s4p,802.3ck-kr
    """)
}
