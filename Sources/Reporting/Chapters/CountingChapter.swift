import Cabling
import Fabrics
import Planning
import Quantities

/// One fabric, several counts of its optics: which is which, and which one a press figure is.
enum CountingChapter: ReportChapter {
  static let id = "counting"
  static let title = "How transceivers are counted"

  static func isPresent(in context: ReportContext) -> Bool { !fabrics(context).isEmpty }

  private static func fabrics(_ context: ReportContext) -> [PortCounting] {
    context.plan.network.fabrics.indices.compactMap { PortCounting(fabric: $0, of: context) }
  }

  static func render(_ context: ReportContext, into html: inout HTMLBuilder) {
    html.prose(
      "The same fabric gives very different numbers of “transceivers”, depending on what is counted. All of these are right:"
    )
    for counting in fabrics(context) {
      let perAccelerator = { (count: Int) in
        counting.accelerators > 0 ? Prose.number(Double(count) / Double(counting.accelerators)) : ""
      }
      let rows: [(String, Int, String)] = [
        (
          "port ends, by envelope", counting.envelope,
          "every host link once per switch tier, two ends each; whole groups ignored"
        ),
        (
          "port ends, as built", counting.asBuilt,
          "two for each logical link, whole groups cabled; one single-port module at each end: what press figures count"
        ),
        (
          "modules, twin-port cages at switches only", counting.twinAtSwitches,
          "a switch cage holds one module for up to \(counting.portsPerCage) ports, a host one module for each port"
        ),
        (
          "modules, twin-port cages at both ends", counting.twinAtBoth,
          "host cages hold one module for two ports as well"
        ),
      ]
      html.table(
        TableContent(
          [.text(counting.fabric), .number("Count"), .number("Per accelerator"), .text("What is counted")],
          rows: rows.map { [$0.0, Prose.count($0.1), perAccelerator($0.1), $0.2] }))
    }
    let counts = context.counts
    html.prose(
      "This plan buys **\(Prose.count(counts.pieces(.module)))** separately orderable modules without spares; cables with fixed "
        + "ends (DAC, ACC, AEC, AOC) have none. \(Prose.count(counts.litFibers)) strands of fiber are lit.")
    html.prose(press(fabrics(context)))
  }

  /// Which count a press figure is.
  private static func press(_ fabrics: [PortCounting]) -> String {
    guard let main = fabrics.max(by: { $0.asBuilt < $1.asBuilt }) else { return "" }
    return
      "The press figure “more than 50,000 transceivers” for 10,000 accelerators is the number of **port ends** of a "
      + "three-tier fabric, one single-port transceiver for each: here **\(Prose.count(main.envelope))** by envelope, "
      + "**\(Prose.count(main.asBuilt))** as built. What is bought is less: \(Prose.count(main.twinAtSwitches)) modules "
      + "with twin-port cages at the switches only, \(Prose.count(main.twinAtBoth)) at both ends."
  }
}
