import CommandLineKit
import Operations

extension CommandTree {
  static let channelEye = CommandSpec(
    "eye", "See the statistical eye of a lane, and what a code leaves of its errors",
    discussion: """
      Height and width of each eye at the detector's error ratio, 1e-6 and 1e-12, errors before and after the code, with and without precoding. \
      The equalizers are those that COM chooses, or those of --tx, --gdc and --gdc2. Formulas: Documentation/eye.md. Exit code 1 when an eye \
      is closed at the detector's error ratio.
      """,
    examples: [
      CommandExample(
        "heliograph channel eye --thru Channels/kr-28db-thru.s4p --spec 802.3ck-kr -o eye.html",
        "openings, errors and a page with the eye"),
      CommandExample(
        "heliograph channel eye --thru t.s4p --spec 802.3ck-kr --tx c-1=-0.1,c1=-0.05 --gdc -6", "at settings by hand"),
    ],
    arguments: laneOptions + [
      .flag("at-com", "At the settings that COM chooses, which is what happens without other settings"),
      .option("tx", valueName: "LIST", .string, "Transmitter coefficients by hand: c-1=-0.1,c1=-0.05"),
      .option("gdc", valueName: "DB", .number, "Gain of the continuous-time equalizer by hand", takesDashes: true),
      .option("gdc2", valueName: "DB", .number, "Gain of its low-frequency stage by hand", takesDashes: true),
      .option("code", .string, "kp4, kr4 or rs:n,k,m; kr4 for NRZ and kp4 for others by default"),
      .option(
        "output", short: "o", valueName: "FILE", .newFile(["html", "svg"]),
        "Page to write; the worst eye alone for a name that ends in .svg"),
    ])

  static func eyeOperation(_ values: Values) throws(UsageError) -> ChannelEyeOperation {
    var request = ChannelEyeOperation(lane: try lane(values))
    request.code = values.optionalString("code")
    request.output = values.optionalString("output")
    guard !values.flag("at-com") else { return request }
    request.transmitter = values.optionalString("tx")
    request.gain = values.optionalNumber("gdc")
    request.lowFrequencyGain = values.optionalNumber("gdc2")
    return request
  }
}
