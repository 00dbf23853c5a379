import CommandLineKit
import Operations

extension CommandTree {
  static let channel = CommandSpec(
    "channel", "Examine and make electrical channels",
    examples: [
      CommandExample(
        "heliograph channel info Channels/kr-28db-thru.s4p", "says what a file of scattering parameters holds"),
      CommandExample("heliograph channel synthesize Channels/kr-28db.yaml -o kr.s4p", "writes a backplane channel"),
      CommandExample(
        "heliograph channel com --thru Channels/kr-28db-thru.s4p --spec 802.3ck-kr", "says whether a lane closes"),
    ],
    subcommands: [channelInfo, channelSynthesize, channelCom, channelEye])

  private static let channelSynthesize = CommandSpec(
    "synthesize", "Make the scattering parameters of a channel from its blocks",
    discussion: """
      A specification lists lines, cables, vias, connectors, packages and measured files from near to far; materials and parts are rows of the \
      catalog. Every key: heliograph schema channel-spec. Models with formulas and sources: Documentation/synthesis.md.
      """,
    examples: [
      CommandExample("heliograph channel synthesize Channels/kr-28db.yaml", "prints loss, reflection and delay"),
      CommandExample(
        "heliograph channel synthesize Channels/kr-28db.yaml -o kr.s4p --fext kr-f.s4p --next kr-n.s4p",
        "writes the channel and its crosstalk"),
    ],
    arguments: [
      .positional("spec", .file(["yaml", "yml"]), "Specification, or -"),
      .option("output", short: "o", valueName: "FILE", .newFile(["s4p"]), "Touchstone file of the lane"),
      .option("fext", valueName: "FILE", .newFile(["s4p"]), "Touchstone file of crosstalk at the far end"),
      .option("next", valueName: "FILE", .newFile(["s4p"]), "Touchstone file of crosstalk at the near end"),
      .option(
        "all-lanes", valueName: "FILE", .newFile([]), "Touchstone file of the lane and its aggressors, 4 ports each"),
      .flag("force", "Replace existing files"),
    ])

  static func synthesizeOperation(_ values: Values) throws(UsageError) -> ChannelSynthesizeOperation {
    var request = ChannelSynthesizeOperation(path: try values.string("spec"))
    request.output = values.optionalString("output")
    request.farEnd = values.optionalString("fext")
    request.nearEnd = values.optionalString("next")
    request.allLanes = values.optionalString("all-lanes")
    request.replaces = values.flag("force")
    return request
  }
}
