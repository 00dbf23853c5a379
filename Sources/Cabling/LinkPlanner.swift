public import Facility
public import Fabrics
import Quantities

/// Decides what is plugged in and laid for every link of a network.
///
/// Links are sorted into classes of runs in O(links); candidates are asked for once per class; the choice is a pure function of
/// them. Cages whose ports go different ways hang together: they take the modules that the longest of their runs needs, since one
/// module serves all ports of a cage.
public enum LinkPlanner {
  /// Plans all links.
  /// - Parameters:
  ///   - terms: by layer; a layer without terms allows everything and speaks nothing.
  ///   - bins: classes of length for the parts that `model` knows.
  ///   - panel: panels for structured cabling, as on the shelf.
  public static func plan(
    _ network: Network, _ layout: Layout, terms: [LayerTerms], bins: LengthBins, panel: PatchPanel? = nil,
    model: some ReachModel
  ) -> LinkPlan {
    let classes = LinkClasses(network, layout, terms: terms, bins: bins)
    let chosen = choose(classes, terms, model)
    let bundles = CableBundles(network, layout, classes, chosen)
    let planned = bundles.counted(chosen)
    let tally = PartTally(network, classes, planned, bundles, panel: panel)
    let findings = LinkFindings(network, classes, planned, terms: terms, parts: tally.parts) { run in
      model.candidates(for: run, under: LinkPolicy(technologies: Technology.allCases, validatedOnly: false))
    }
    return LinkPlan(
      classes: planned, classOfLink: classes.classOfLink, cables: bundles.cables, linkOrder: bundles.linkOrder,
      parts: tally.parts, trunkEnds: bundles.trunkEnds, litFibers: tally.litFibers,
      portEnds: 2 * network.links.count, findings: findings.all)
  }

  private struct Question: Hashable {
    let layer: Int
    let run: RunClass
  }

  private static func choose(
    _ classes: LinkClasses, _ terms: [LayerTerms], _ model: some ReachModel
  ) -> [PlannedClass] {
    var answers: [Question: [Candidate]] = [:]
    func answer(_ layer: Int, _ run: RunClass) -> [Candidate] {
      let question = Question(layer: layer, run: run)
      if let known = answers[question] { return known }
      let policy = terms.indices.contains(layer) ? terms[layer].policy : LinkPolicy()
      let found = model.candidates(for: run, under: policy)
      answers[question] = found
      return found
    }
    return classes.entries.map { entry in
      let candidates = answer(entry.layer, entry.run)
      var chosen = LinkChoice.best(candidates)
      if entry.governing.lengthMillimeters > entry.run.lengthMillimeters {
        let farthest = answer(entry.layer, entry.governing)
        if let ruling = LinkChoice.best(farthest) {
          chosen = LinkChoice.best(candidates, modulesOf: farthest[ruling]) ?? chosen
        }
      }
      return PlannedClass(
        run: entry.run, layer: entry.layer, candidates: candidates, chosen: chosen, links: entry.links,
        longest: Length(meters: Double(entry.longestMillimeters) / 1000))
    }
  }
}
