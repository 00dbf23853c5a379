public import Diagnostics

extension FindingCode {
  /// A word that is no command.
  public static let unknownCommand = FindingCode(
    "HG5001", "unknown command",
    """
    The first words of a command line choose a command. The word is not the name of one, or none was given.

    Example: `heliograph plam hall.yaml` has a slip of the finger; the message offers `plan`. `heliograph --help`
    lists the commands.
    """)
  /// A word that starts with a dash and is no option.
  public static let unknownOption = FindingCode(
    "HG5002", "unknown option",
    """
    Options belong to the command that they follow; the options of the tool itself are understood everywhere.

    Example: `--sed 3` instead of `--seed 3`. A file whose name begins with a dash is written `./-name`, or after
    `--`, which ends the options.
    """)
  /// A required argument is absent.
  public static let missingArgument = FindingCode(
    "HG5003", "missing argument",
    """
    The command cannot work without this argument. The usage line shows what is required; what stands in brackets
    may be left out.

    Example: `heliograph plan` needs a scenario: `heliograph plan hall.yaml`, or `-` to read standard input.
    """)
  /// An option without its value.
  public static let missingValue = FindingCode(
    "HG5004", "missing value",
    """
    The option takes a value, as `--name VALUE` or `--name=VALUE`, and the command line ends or goes on with another
    option.

    Example: `--seed --json`. A value that itself begins with a dash is written with an equals sign: `--label=-x`.
    Negative numbers need none.
    """)
  /// A value that is not of its kind.
  public static let badValue = FindingCode(
    "HG5005", "unusable value",
    """
    Every argument says what it takes: a whole number in a range, a number with a unit, one of a few words. The
    message says what was expected.

    Example: `--seed many` where a whole number is expected, or `--reach 3` without the unit: `--reach "3 m"`.
    """)
  /// An option given twice.
  public static let repeatedOption = FindingCode(
    "HG5006", "option given twice",
    """
    The option takes one value. Two values could mean either, so none is preferred.

    Example: `--seed 1 --seed 2`. Options that collect values say so in the help.
    """)
  /// A word too many.
  public static let unexpectedArgument = FindingCode(
    "HG5007", "unexpected argument",
    """
    The command has all that it takes, and the command line goes on. Often a name with a space in it lacks its
    quotes.

    Example: `heliograph plan my hall.yaml` instead of `heliograph plan "my hall.yaml"`.
    """)
  /// Standard output or standard error does not take what is written.
  public static let outputFailed = FindingCode(
    "HG5008", "output could not be written",
    """
    Standard output or standard error refused what was written, for example because a disk is full. What was printed
    is not complete, so the run does not end as a success.

    Example: `heliograph plan hall.yaml --json > /full/plan.json`. Make room, or write elsewhere.
    """)

  /// Every code of the command line itself.
  public static let commandLineKitCodes: [FindingCode] = [
    .unknownCommand, .unknownOption, .missingArgument, .missingValue, .badValue, .repeatedOption, .unexpectedArgument,
    .outputFailed,
  ]
}
