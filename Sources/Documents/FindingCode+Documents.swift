public import Diagnostics

extension FindingCode {
  /// Every code of this target.
  public static let documentsCodes: [FindingCode] = [
    .syntax, .tooLarge, .emptyDocument, .duplicateKey, .refusedSyntax, .notText, .badAlias, .unknownKey, .wrongShape,
    .missingField, .notANumber, .outOfRange, .badQuantity, .notAChoice, .badIdentifier, .unorderedRange, .tooMany,
    .malformedTable, .unreadableFile, .unwritableFile, .outputExists, .foreignOutput, .busyOutput, .unsafeName,
    .notFinite,
  ]

  /// The text is not YAML, JSON or CSV.
  public static let syntax = FindingCode(
    "HG1001", "the file cannot be parsed",
    """
    The characters do not form a document. The caret shows where reading stopped; the mistake is there or in the line
    before: a missing colon, an unclosed bracket or quote, a tab in the indentation, a text that needs quotes.

        switch: [sn5600     # the list is never closed
        rate: 400 Gb/s
    """)

  /// A limit on size, nodes or depth.
  public static let tooLarge = FindingCode(
    "HG1002", "the input exceeds a limit",
    """
    Inputs are limited in bytes (16 MiB), in nodes counted with every alias expanded (1,000,000) and in nesting (64
    levels), so that no file can exhaust the machine. All three are checked while reading. If a file is meant to be that
    large, split it or raise the limit.
    """)

  /// Nothing but white space and comments.
  public static let emptyDocument = FindingCode(
    "HG1003", "the file holds nothing",
    """
    The file is empty or has only comments. A scenario needs at least its hosts; `heliograph new` prints one to start from.
    """)

  /// A key twice in one mapping.
  public static let duplicateKey = FindingCode(
    "HG1004", "a key is given twice",
    """
    Most readers silently keep the first or the last of two equal keys. Which one was meant cannot be known, so it is
    refused; the label says where the first stands.

        count: 31
        switch: qm9700
        count: 32
    """)

  /// A construct that other readers take.
  public static let refusedSyntax = FindingCode(
    "HG1005", "the file uses a construct that is not supported",
    """
    Merge keys (`<<`), tags (`!!str`), several documents in a file and keys that are not plain texts are valid YAML, but
    readers disagree about them. Anchors and aliases are supported: `leaf: &leaf {switch: sn5600}`, `spine: *leaf`.
    """)

  /// Not UTF-8.
  public static let notText = FindingCode(
    "HG1006", "the file is not UTF-8 text",
    """
    Inputs are text in UTF-8. UTF-16 (common for files saved by spreadsheet programs), binary data and single bytes of
    older encodings are refused at the first such byte, not repaired. Convert with `iconv -f WINDOWS-1252 -t UTF-8`.
    """)

  /// An alias without its anchor, or within it.
  public static let badAlias = FindingCode(
    "HG1007", "an alias cannot be expanded",
    """
    `*name` repeats the value marked `&name` earlier in the same file. The anchor must stand above, and a value cannot
    contain itself.
    """)

  /// A key that nobody reads.
  public static let unknownKey = FindingCode(
    "HG1010", "a key is not known here",
    """
    Every key of a file is read by a field; one that is not would be ignored, and with it what its author wanted. The help
    names the nearest key and all that are known at this place.

        oversubscripton: 1.5      # did you mean `oversubscription`?
    """)

  /// A list where a scalar belongs, and the like.
  public static let wrongShape = FindingCode(
    "HG1011", "a value has the wrong shape",
    """
    A field expects one value, a list (`[a, b]`) or a mapping (`{key: value}`), and something else was found.
    """)

  /// A required field.
  public static let missingField = FindingCode(
    "HG1012", "a required key is missing",
    """
    Most fields have a default; this one has none, because no value would be right for everybody.
    """)

  /// Not a number where one belongs.
  public static let notANumber = FindingCode(
    "HG1013", "a value is not a number",
    """
    Whole numbers are decimal digits, with commas between groups of three if you like: `1024`, `1,024`. Exponents, other
    bases and leading zeros are refused, because readers disagree about them. Pure numbers may have decimals and exponents.
    """)

  /// A number beyond the range.
  public static let outOfRange = FindingCode(
    "HG1014", "a value is outside its range",
    """
    Each number has a range beyond which it cannot be meant. The message names it.

        count: -3        # outside 1 to 1,000,000
    """)

  /// No unit, an unknown one, or one of another dimension.
  public static let badQuantity = FindingCode(
    "HG1015", "a quantity cannot be read",
    """
    A quantity is a number with its unit: `400 Gb/s`, `3 m`, `0.08 USD/kWh`. A bare number is refused, since 0.6 may be
    meters or feet; so is a unit of another dimension. The space may be left out.
    """)

  /// Not one of the choices.
  public static let notAChoice = FindingCode(
    "HG1016", "a value is not one of the choices",
    """
    The field takes one of a few words; the message lists them. `true` and `false` are the only spellings of yes and no.
    """)

  /// An id with characters that ids do not have.
  public static let badIdentifier = FindingCode(
    "HG1017", "an id has characters that ids do not have",
    """
    The id of a catalog row has letters, digits, dots, underscores and hyphens only. `heliograph catalog list` prints all.
    """)

  /// Percentiles that do not rise.
  public static let unorderedRange = FindingCode(
    "HG1018", "a range is not in rising order",
    """
    A range is `{p5: 700 USD, p50: 900 USD, p95: 1200 USD}`: one value in twenty is below p5, half are below p50, one in
    twenty is above p95. The three must rise.
    """)

  /// More elements than allowed.
  public static let tooMany = FindingCode(
    "HG1019", "a list or mapping has too many elements",
    """
    The field allows a limited number of elements, which the message names.
    """)

  /// A table whose rows do not fit its header.
  public static let malformedTable = FindingCode(
    "HG1030", "a table is malformed",
    """
    A CSV file has a header with different names and rows with as many cells as the header. Cells with commas, quotes or
    line breaks stand in double quotes; a quote within is written twice.
    """)

  /// A number that JSON cannot hold.
  public static let notFinite = FindingCode(
    "HG1040", "a result is not a finite number",
    """
    NaN or infinity reached a writer. It is never written as `null` or text: this is a fault of Heliograph; please report
    the scenario that leads to it.
    """)

  /// A file that cannot be read.
  public static let unreadableFile = FindingCode(
    "HG4001", "a file cannot be read",
    """
    The file does not exist, is a folder, or may not be read by this user. `-` reads standard input.
    """)

  /// A write that failed.
  public static let unwritableFile = FindingCode(
    "HG4002", "a file cannot be written",
    """
    A system call failed: the disk is full, the folder may not be written, the medium is broken. What stood at the
    destination before is still there; nothing half-written is left.
    """)

  /// Something stands at the destination.
  public static let outputExists = FindingCode(
    "HG4003", "the output exists already",
    """
    An existing folder is kept unless `--force` is given, and even then only a folder that Heliograph wrote is replaced.
    """)

  /// Something of somebody else stands at the destination.
  public static let foreignOutput = FindingCode(
    "HG4004", "the output is not a folder of ours",
    """
    What stands at the destination was not written by Heliograph, so it is not replaced even with `--force`. Name another
    folder, or move what is there.
    """)

  /// Another run writes to the same place.
  public static let busyOutput = FindingCode(
    "HG4005", "another run is writing to the same place",
    """
    Two runs write into one folder. One wins, the other stops with this finding; start it again when the first is done.
    """)

  /// A name that may not be a file's.
  public static let unsafeName = FindingCode(
    "HG4006", "a name cannot be the name of a file",
    """
    Files of an output folder are named with letters, digits, dots, underscores and hyphens, with no leading dot, at most 100 bytes,
    each name once.
    """)
}
