import Cabling
import Catalog
public import Diagnostics
import Documents
import Economics
import Electrical
import Fabrics
import Facility
import Planning
import Signaling

extension FindingCode {
  /// HG5101.
  public static let unknownTopic = FindingCode(
    "HG5101", "there is nothing of this name to explain or show",
    """
    `explain` takes the code of a finding (`HG1201`), or a plan and a JSON pointer into its `plan.json` (`/cost/capex_usd`). `show` takes a
    plan and one of runs, racks, bom, power, findings. `new` takes the name of a template: `heliograph new --list` shows all.
    """)
  /// HG5102.
  public static let badQuery = FindingCode(
    "HG5102", "a condition or an order cannot be understood",
    """
    `--where` takes `column OPERATOR value` with `=`, `!=`, `<`, `<=`, `>`, `>=` or `~` (contains): `--where "length_m > 30"`. Several conditions
    must all hold. `--sort` takes a column, with `-` before it for the largest first.
    """)
  /// HG5103.
  public static let existingFile = FindingCode(
    "HG5103", "a file is in the way",
    """
    Heliograph does not overwrite what it did not write. Give another name with `-o`, or remove the file first.
    """)

  /// HG5104.
  public static let conflictingOptions = FindingCode(
    "HG5104", "options do not go together, or a value is outside of what they take",
    """
    A list of lanes names the files of each row, so that `--batch` takes no `--thru`; two results cannot be written into one file; pages and
    pictures belong to one lane, tables to a list; crosstalk belongs to one channel.

        heliograph channel com --batch lanes.csv --spec 802.3ck-kr -o margins.csv
    """)

  /// Codes of this target.
  public static let operationsCodes: [FindingCode] = [unknownTopic, badQuery, existingFile, conflictingOptions]

  /// Every code of Heliograph below the command line, by id.
  public static let all: [FindingCode] =
    (documentsCodes + planningCodes + fabricsCodes + facilityCodes + catalogCodes + cablingCodes + economicsCodes
    + electricalCodes + signalingCodes + operationsCodes).sorted { $0.id < $1.id }
}
