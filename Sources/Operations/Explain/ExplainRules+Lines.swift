import Fabrics
import Planning
import Reporting

/// `lines` and `counts.scale_across`: how a line between two sites comes to its channels, fibers and delay.
extension ExplainRules {
  static var lines: [ExplainRule] {
    [
      line(
        "from", "one site of a line, counted from 0",
        "this site is 0; neighbors are joined in a ring, two sites by one line"),
      line("to", "the other site of a line", "this site is 0; neighbors are joined in a ring, two sites by one line"),
      line("distance_m", "length of the fiber route", "given by the scenario, or its default"),
      line("channel_rate_gbps", "rate of one coherent channel, one direction", "of the module that the scenario names"),
      line(
        "channels", "coherent channels of a line", "capacity over the rate of one channel, rounded up", "n = ⌈C / R⌉"),
      line(
        "fiber_pairs", "pairs of fibers of a line", "channels over the channels of one pair, rounded up",
        "p = ⌈n / channels per pair⌉"),
      product(
        "modules", "coherent modules of a line", "one at each end of each channel", "m = 2 · n", [2], ["channels"]),
      product(
        "capacity_gbps", "capacity as built, one direction", "channels times the rate of one", "C = n · R", [],
        ["channels", "channel_rate_gbps"]),
      product(
        "delay_ns", "one-way delay of the fiber", "length over the speed of light in glass of group index 1.468",
        "t = 1.468 · L / c", [1.468 / 0.299_792_458], ["distance_m"]),
      ExplainRule("/counts/scale_across/sites") { _, _ in
        Explanation(
          "sites that lines join", "given by the scenario, this one included", sources: ["scenario: scale_across.sites"]
        )
      },
      ExplainRule("/counts/scale_across/lines") { _, explainer in
        Explanation(
          "lines between sites", "one between two sites, else one for each site in a ring", "count of `lines`", .sum,
          inputs: explainer.plan.lines.map { .init("site \($0.from + 1) to site \($0.to + 1)", 1) })
      },
      sum("channels", "channels of all lines"), sum("fiber_pairs", "pairs of fibers of all lines"),
      sum("modules", "modules of all lines, at all sites"),
      ExplainRule("/counts/scale_across/modules_at_this_site") { _, explainer in
        Explanation(
          "modules that this site buys", "channels of the lines that end at this site", "m = Σ n(line)", .sum,
          inputs: explainer.plan.lines.enumerated().filter { $1.from == 0 || $1.to == 0 }.map { index, line in
            .init("channels", line.channels, at: "/lines/\(index)/channels")
          })
      },
    ]
  }

  private static func line(_ key: String, _ title: String, _ words: String, _ symbols: String = "") -> ExplainRule {
    ExplainRule("/lines/*/\(key)") { _, _ in Explanation(title, words, symbols, sources: ["scenario: scale_across"]) }
  }

  private static func product(
    _ key: String, _ title: String, _ words: String, _ symbols: String, _ constants: [Double], _ factors: [String]
  ) -> ExplainRule {
    ExplainRule("/lines/*/\(key)") { parts, explainer in
      Explanation(
        title, words, symbols, .product,
        inputs: constants.map { .init("constant", $0) } + factors.map { input($0, ["lines", parts[1], $0], explainer) })
    }
  }

  private static func sum(_ key: String, _ title: String) -> ExplainRule {
    ExplainRule("/counts/scale_across/\(key)") { _, explainer in
      Explanation(
        title, "sum over the lines", "n = Σ n(line)", .sum,
        inputs: explainer.plan.lines.indices.map { input("line \($0 + 1)", ["lines", String($0), key], explainer) })
    }
  }
}
