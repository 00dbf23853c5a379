import CommandLineKit
import Operations
import Quantities

extension CommandTree {
  static let fec = CommandSpec(
    "fec", "Say what forward error correction leaves of a line's errors",
    discussion: """
      --ber counts wrong bits at the slicer, those that a feedback equalizer propagates among them, before precoding is undone. Errors are \
      independent unless --burst or --dfe-tap says how they follow each other. Formulas and sources: Documentation/fec.md.
      """,
    examples: [
      CommandExample("heliograph fec --code kp4 --ber 2.4e-4", "the specified worst case of 50G and 100G PAM4 lanes"),
      CommandExample(
        "heliograph fec --code kp4 --ber 1e-4 --dfe-tap 0.8 --precoding --interleave 2",
        "errors that a feedback tap propagates, precoded, two codewords interleaved"),
      CommandExample(
        "heliograph fec --code kp4 --inner hamming-soft --ber 4.85e-3", "adds the inner code of 200G optics"),
    ],
    arguments: [
      .option("code", .string, default: "kp4", "kp4, kr4, or rs:n,k,m for n symbols, k of them data, of m bits"),
      .option("ber", valueName: "P", .number, "Share of wrong bits at the slicer"),
      .option(
        "snr", valueName: "DB", .number, "Signal to noise at the slicer in decibels, instead of --ber",
        takesDashes: true),
      .option(
        "burst", valueName: "a=P", .string,
        "An error follows an error with this probability; a=P,start=P also says how often one follows none"),
      .option(
        "dfe-tap", valueName: "B", .number, "Errors propagate through a feedback tap of this share of the cursor",
        takesDashes: true),
      .flag("precoding", "Symbols are precoded by 1/(1+D)"),
      .option("interleave", .integer(1...64), default: "1", "Codewords that share the line symbol by symbol"),
      .option(
        "inner", .choice(["hamming-hard", "hamming-soft"]), "Inner code Hamming(128,120), by hard or soft decisions"),
      .option("rate", valueName: "RATE", .string, default: "800G", "Rate of data, for times"),
      .option("modulation", .choice(["nrz", "pam4", "pam6", "pam8"]), default: "pam4", "Levels of the line"),
      .option("frame", valueName: "OCTETS", .integer(64...16_000), default: "64", "Size of Ethernet frames"),
      .option(
        "target", valueName: "P", .number,
        "Most wrong bits after decoding; more end with exit code 1. The threshold is for 1e-15 without it"),
      .option("sweep", valueName: "ber=A..B", .string, "Also list points from A to B, five a decade"),
      .option("decode-latency", .quantity(Duration.dimension), "Time of decoding, instead of an estimate"),
      .option(
        "output", short: "o", valueName: "FILE", .newFile(["html", "svg"]),
        "Page with the waterfall to write; the waterfall alone for a name that ends in .svg"),
      .option("seed", .integer(0...1_000_000_000), default: "1", "Seed of the simulation of soft decisions"),
    ])

  static func fecOperation(_ values: Values) throws(UsageError) -> FecOperation {
    var request = FecOperation(code: try values.string("code"))
    request.bitErrorRatio = values.optionalNumber("ber")
    request.snrInDecibels = values.optionalNumber("snr")
    request.burst = values.optionalString("burst")
    request.feedbackTap = values.optionalNumber("dfe-tap")
    request.isPrecoded = values.flag("precoding")
    request.interleave = try values.integer("interleave")
    request.inner = values.optionalString("inner")
    request.rate = try values.string("rate")
    request.modulation = try values.string("modulation")
    request.frameOctets = try values.integer("frame")
    request.target = values.optionalNumber("target")
    request.sweep = values.optionalString("sweep")
    request.decodingTime = values.optionalQuantity("decode-latency")
    request.seed = try values.integer("seed")
    request.output = values.optionalString("output")
    return request
  }
}
