import Fabrics
import Planning
import Quantities
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
      line(
        "channel_rate_gbps", "rate of one coherent channel, one direction",
        "of the module that the scenario names, or of the cheapest that reaches"),
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
        let modules = explainer.plan.lineModules
        return Explanation(
          "modules that this site buys for its lines",
          "one for each channel that ends here; none where no module closes",
          "m = Σ cages", .sum,
          inputs: [.init("cages of the site edge with a module", modules?.count ?? 0)],
          sources: modules.map { source(ofPart: $0.part, explainer.plan) } ?? [])
      },
      here("channels_at_this_site", "channels of the lines that end at this site", "channels"),
      here("fiber_pairs_at_this_site", "pairs of fibers that leave this site, each with a terminal", "fiber_pairs"),
    ] + sites
  }

  /// `sites`: all sites together.
  private static var sites: [ExplainRule] {
    [
      ExplainRule("/sites/count") { _, explainer in
        Explanation(
          "sites, this one included", "given by the scenario", "", .sum,
          inputs: [input("sites that lines join", ["counts", "scale_across", "sites"], explainer)])
      },
      ofAllSites("accelerators", "accelerators of all sites", ["counts", "accelerators"]),
      ofAllSites("racks", "racks of all sites", ["counts", "racks"]),
      ofAllSites("cost_usd", "everything bought for all sites", ["cost_usd"]),
      ofAllSites("power_w", "largest power of all sites", ["power_w"]),
      ExplainRule("/sites/asked_gbps") { _, explainer in
        Explanation(
          "capacity that is asked for between two neighbors, one direction", "given by the scenario, or its default",
          "",
          .sum,
          inputs: [
            .init(
              "capacity, Gb/s", (explainer.plan.scenario.scaleAcross?.capacity.bitsPerSecond ?? 0) / 1e9,
              from: "scenario: scale_across.capacity")
          ])
      },
      ExplainRule("/sites/capacity_at_this_site_gbps") { _, explainer in
        Explanation(
          "what leaves this site on all its lines, as built, one direction",
          "sum of the capacities of the lines that end here", "C = Σ C(line)", .sum,
          inputs: ofLinesHere("capacity_gbps", explainer))
      },
      ExplainRule("/sites/oversubscription") { _, explainer in
        Explanation(
          "injection of the site over what its lines carry, as built",
          "rate of all accelerators into the scale-out network over the capacity that leaves the site", "o = B / C",
          .quotient,
          inputs: [
            input("injection", ["cost", "injection_gbps"], explainer),
            input("capacity", ["sites", "capacity_at_this_site_gbps"], explainer),
          ])
      },
    ]
  }

  private static func ofAllSites(_ key: String, _ title: String, _ ofOne: [String]) -> ExplainRule {
    ExplainRule("/sites/\(key)") { _, explainer in
      Explanation(
        title, "that of this site times the sites, each taken to be built like it", "x = s · x(site)", .product,
        inputs: [input("sites", ["sites", "count"], explainer), input("at this site", ofOne, explainer)])
    }
  }

  private static func here(_ key: String, _ title: String, _ ofLine: String) -> ExplainRule {
    ExplainRule("/counts/scale_across/\(key)") { _, explainer in
      Explanation(
        title, "sum over the lines that end at this site", "n = Σ n(line)", .sum,
        inputs: ofLinesHere(ofLine, explainer))
    }
  }

  private static func ofLinesHere(_ key: String, _ explainer: Explainer) -> [Explanation.Input] {
    explainer.plan.lines.indices.filter { explainer.plan.lines[$0].endsHere }.map {
      input("line \($0 + 1)", ["lines", String($0), key], explainer)
    }
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
