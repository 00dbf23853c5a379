import CommandLineKit
import Operations
import Quantities

extension CommandTree {
  static let channelInfo = CommandSpec(
    "info", "Say what files of scattering parameters hold, and what is wrong with them",
    discussion: """
      Prints loss, reflection, fitted loss, step impedance and delay of each file, and whether it is passive, reciprocal and causal. The port \
      order of four-ports is found and stated. Every formula with its clause: Documentation/networks.md.
      """,
    examples: [
      CommandExample(
        "heliograph channel info Channels/kr-28db-thru.s4p --mask 802.3ck-kr",
        "sets a backplane against its limit of loss"),
      CommandExample(
        "heliograph channel info Channels/dac-1m-thru.s4p --fext Channels/dac-1m-fext.s4p -o dac.html",
        "adds integrated crosstalk and writes a report with pictures"),
    ],
    arguments: [
      .positional("files", .file([]), "Touchstone files", .repeated),
      .option("order", .choice(["12-34", "13-24"]), "How ports are joined: 1 to 2 and 3 to 4, or 1 to 3 and 2 to 4"),
      .option("rate", .quantity(SymbolRate.dimension), "Symbol rate that figures refer to; 53.125 GBd by default"),
      .option("mask", valueName: "NAME", .string, "Limit of loss: a row of the catalog, or a file of limits"),
      .option("fext", valueName: "FILE", .file([]), "File of a far-end aggressor", repeatable: true),
      .option("next", valueName: "FILE", .file([]), "File of a near-end aggressor", repeatable: true),
      .option(
        "output", short: "o", valueName: "FILE", .newFile(["html", "svg"]),
        "Report to write; insertion loss alone for a name that ends in .svg"),
    ])

  static func channelInfoOperation(_ values: Values) throws(UsageError) -> ChannelInfoOperation {
    var request = ChannelInfoOperation(paths: values.strings("files"))
    request.order = values.optionalString("order")
    request.rate = values.optionalQuantity("rate")
    request.mask = values.optionalString("mask")
    request.farEnd = values.strings("fext")
    request.nearEnd = values.strings("next")
    request.output = values.optionalString("output")
    return request
  }
}
