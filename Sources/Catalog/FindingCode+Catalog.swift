public import Diagnostics

extension FindingCode {
  /// Every code of this target.
  public static let catalogCodes: [FindingCode] = [
    .unknownRow, .unknownKind, .duplicateRow, .unsafeRowID, .cyclicExtension, .malformedCatalog, .missingProvenance,
    .brokenReference, .cyclicReference, .catalogNotFound, .ambiguousPrice, .contradictoryRow,
  ]

  /// An id that no row has.
  public static let unknownRow = FindingCode(
    "HG1401", "the catalog has no row of this id",
    """
    Parts are named by the id of their catalog row, such as `qm9700` for a switch. `heliograph catalog list KIND` prints the
    ids of a kind. A part that the catalog does not have goes into a folder of your own, given with `--catalog DIR`:

        kind: switch
        rows:
          - id: my-switch
            extends: qm9700
            power_max: 1800 W
    """)

  /// A kind that no file has.
  public static let unknownKind = FindingCode(
    "HG1402", "the catalog has no rows of this kind",
    """
    Every catalog file says at its top what its rows are: `kind: switch`. `heliograph catalog list` prints the kinds.
    """)

  /// The same id twice in one layer.
  public static let duplicateRow = FindingCode(
    "HG1403", "two rows of one kind have the same id",
    """
    An id names one row of its kind. Only a folder given with `--catalog` may repeat the id of a shipped row, and then its
    fields win. Two rows in the same folder contradict each other: give one of them another id.
    """)

  /// An id that cannot be one.
  public static let unsafeRowID = FindingCode(
    "HG1404", "a row has no usable id",
    """
    Each row begins with `id:`, of letters, digits, dots, underscores and hyphens, at most 100 characters, not beginning with
    a dot. Ids appear in plans, file names and commands, so nothing else is allowed.
    """)

  /// Rows that extend each other.
  public static let cyclicExtension = FindingCode(
    "HG1405", "rows extend each other in a circle",
    """
    `extends: other` copies the fields of another row of the same kind. Along the chain every row must be another one; here the
    chain comes back, so there is no row to begin with.

        rows:
          - {id: a, extends: b}
          - {id: b, extends: a}     # neither has fields of its own

    To change a shipped row, repeat its id in a folder of your own without `extends`.
    """)

  /// A file whose outer shape is wrong.
  public static let malformedCatalog = FindingCode(
    "HG1406", "a catalog file has the wrong shape",
    """
    A catalog file has two keys: `kind`, one word, and `rows`, a list of mappings that each begin with `id`.

        kind: module
        rows:
          - id: mms4x00-nm
            price: 850 USD
    """)

  /// A row that does not say where its figures are from.
  public static let missingProvenance = FindingCode(
    "HG1407", "a row does not say where its figures are from",
    """
    Every number in a plan can name its source. Each row needs a source with a title, and a confidence: `published` (stated by
    a vendor, a standard or a paper), `derived` (computed from published figures) or `estimate`.

        source: {title: Quote 2026-117 of our distributor, year: 2026}
        confidence: published
    """)

  /// A row that names another one which does not exist.
  public static let brokenReference = FindingCode(
    "HG1408", "a row refers to a row that does not exist",
    """
    Rows name each other by id: the accelerator of a host, the sibling of a co-packaged switch, the parts that a price estimate
    applies to. A name without a row makes plans that use it incomplete.
    """)

  /// References that must not come back to where they began.
  public static let cyclicReference = FindingCode(
    "HG1409", "rows depend on each other in a circle",
    """
    Suppliers depend on suppliers, and co-packaged switches are variants of their siblings. Following such a reference again and
    again must end; here it comes back to its beginning.
    """)

  /// No folder with catalog files.
  public static let catalogNotFound = FindingCode(
    "HG1410", "there is no catalog folder",
    """
    The shipped catalog is the folder `Catalog` beside the program or in a folder above it; the environment variable
    HELIOGRAPH_CATALOG names another. `--catalog DIR` names a folder of your own whose files win over the shipped ones.
    """)

  /// Two prices for one thing.
  public static let ambiguousPrice = FindingCode(
    "HG1411", "two price estimates apply to the same row",
    """
    A row without a listed price takes the one estimate of scope `whole` that names it in `applies_to`. With two it is open
    which one was meant; the first would win silently.
    """)

  /// Fields that contradict each other.
  public static let contradictoryRow = FindingCode(
    "HG1412", "fields of a row contradict each other",
    """
    Some fields of a row repeat or bound each other: percentiles rise, edges that a source states are edges of the row.
    The message names both fields.
    """)
}
