import CommandLineKit
import Operations
import Quantities

extension CommandTree {
  static let channelCom = CommandSpec(
    "com", "Compute Channel Operating Margin of a lane, and say what limits it",
    discussion: """
      By IEEE 802.3 Annex 93A, and Annex 178A for 200 Gb/s lanes. --spec takes a name of Catalog/com, or a file: YAML, the configuration sheet of \
      the IEEE COM script saved as CSV, or a JSON object in PyChOpMarg's names (FILE#NAME where it holds several). --set changes one of its \
      values: `receiver.noise=1e-8 V^2/GHz`, or a keyword of the sheet, `eta_0=1e-8`. One file of 8, 12, ... ports holds the victim and its \
      aggressors. Keys and conventions: Documentation/com-specifications.md. Exit code 1 when a case is below the specification's threshold.
      """,
    examples: [
      CommandExample(
        "heliograph channel com --thru Channels/kr-28db-thru.s4p --fext Channels/kr-28db-fext.s4p --spec 802.3ck-kr",
        "margin of each case, chosen taps, noise terms, and what limits the lane"),
      CommandExample(
        "heliograph channel com --thru t.s4p --spec sheet.csv --set SNR_TX=36 -o com.html",
        "a sheet with one number changed, and a page with the pulse response"),
      CommandExample(
        "heliograph channel com --thru t.s4p --spec 802.3dj-cr --case HL-HL --solve length --line 28awg",
        "how much more cable the lane could have"),
      CommandExample(
        "heliograph channel com --batch lanes.csv --spec 802.3ck-kr --csv", "one row for each lane of a list"),
    ],
    arguments: laneOptions + [
      .option(
        "solve", .choice(["length"]), "Find the longest line before the transmitter's end with which the lane passes"),
      .option("line", valueName: "ID", .string, "Laminate or twinax wire of that line, from the catalog"),
      .option("impedance", .quantity(Resistance.dimension), "Differential impedance of that line"),
      .option(
        "batch", valueName: "LIST.csv", .file(["csv"]), "Compute every row: columns thru, fext, next, spec, name"),
      .option(
        "output", short: "o", valueName: "FILE", .newFile(["html", "svg", "csv", "json", "jsonl"]),
        "Page or picture to write; table of a batch"),
    ] + tableFlags)

  static func comOperation(_ values: Values) throws(UsageError) -> any Operation {
    if let list = values.optionalString("batch") {
      var request = ChannelComBatchOperation(list: list)
      request.specification = values.optionalString("spec")
      request.settings = values.strings("set")
      request.cases = values.strings("case")
      request.method = try values.string("method")
      request.order = values.optionalString("order")
      request.output = values.optionalString("output")
      request.conflicting = ["thru", "fext", "next", "pairs", "solve", "line", "impedance"]
        .filter(values.isGiven).map { "--" + $0 }
      return request
    }
    var request = try lane(values)
    request.output = values.optionalString("output")
    guard values.isGiven("solve") else {
      request.conflicting = ["line", "impedance"].filter(values.isGiven).map { "--" + $0 }
      return request
    }
    var length = ChannelComLengthOperation(lane: request, material: try values.string("line"))
    length.impedance = values.optionalQuantity("impedance")
    return length
  }
}
