import CommandLineKit
import Operations

extension CommandTree {
  /// The options that name a lane and the specification that it is judged by.
  static let laneOptions: [ArgumentSpec] = [
    .option("thru", valueName: "FILE", .file([]), "Touchstone file of the victim, or of all lanes"),
    .option("fext", valueName: "FILE", .file([]), "Touchstone file of a far-end aggressor", repeatable: true),
    .option("next", valueName: "FILE", .file([]), "Touchstone file of a near-end aggressor", repeatable: true),
    .option("spec", valueName: "SPEC", .string, "Name or file of the specification"),
    .option("set", valueName: "KEY=VALUE", .string, "Change a value of the specification", repeatable: true),
    .option("case", valueName: "NAME", .string, "Compute this test case only", repeatable: true),
    .option(
      "method", .choice(["annex", "script"]), default: "annex",
      "The text of the annex, or the habits of the COM script"),
    .option("order", .choice(["12-34", "13-24"]), "How the ports of a four-port are joined; found out by default"),
    .option("pairs", valueName: "PAIRS", .string, "Ports of a file of many: 1,2>3,4;5,6>7,8, the victim first"),
  ]

  /// The lane of a command line.
  static func lane(_ values: Values) throws(UsageError) -> ChannelComOperation {
    var lane = ChannelComOperation(through: try values.string("thru"), specification: try values.string("spec"))
    lane.farEnd = values.strings("fext")
    lane.nearEnd = values.strings("next")
    lane.settings = values.strings("set")
    lane.cases = values.strings("case")
    lane.method = try values.string("method")
    lane.order = values.optionalString("order")
    lane.pairs = values.optionalString("pairs")
    return lane
  }
}
