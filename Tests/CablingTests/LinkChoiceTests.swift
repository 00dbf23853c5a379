import Fabrics
import Quantities
import Testing

@testable import Cabling

@Suite("The choice is the cheapest candidate that closes")
struct LinkChoiceTests {
  private func candidate(_ id: String, _ dollars: Double?, watts: Double? = 1, closes: Bool = true) -> Candidate {
    let power = watts.map { Power(watts: $0) }
    let part = PartUse(
      kind: .cable, part: id, end: nil, sharedBy: 1, price: dollars.map { .known(Money(dollars: $0)) } ?? .unknown,
      powerTypical: power, powerMaximum: power)
    return Candidate(
      technology: .copper, parts: [part], soldLength: nil, fibersPerLink: 0, section: .zero, linearDensity: nil,
      latency: nil, verdict: closes ? .closes(margin: nil) : .fails("no"))
  }

  @Test("nothing closes, nothing is chosen")
  func none() {
    #expect(LinkChoice.best([]) == nil)
    #expect(LinkChoice.best([candidate("a", 1, closes: false)]) == nil)
  }

  @Test("an unknown price comes after every known one")
  func unknownPrice() {
    #expect(LinkChoice.best([candidate("a", nil), candidate("b", 1e9)]) == 1)
  }

  @Test("ties go to the lower power, then to the first id")
  func ties() {
    #expect(LinkChoice.best([candidate("a", 5, watts: 9), candidate("b", 5, watts: 8)]) == 1)
    #expect(LinkChoice.best([candidate("a", 5, watts: nil), candidate("b", 5, watts: 8)]) == 1)
    #expect(LinkChoice.best([candidate("b", 5), candidate("a", 5)]) == 1)
  }

  @Test("it is the argmin over all candidates, and every rule holds for it", arguments: [1.0, 2, 5, 20, 60, 120, 400])
  func argmin(meters: Double) throws {
    let reach = try Shipped.reach()
    let ends: [(RunEnd, RunEnd, Double, String)] = [
      (Box.dgxH100, Box.qm9700(), 400, "infiniband-ndr"), (Box.gb200, Box.qm9700(), 400, "infiniband-ndr"),
      (Box.qm9700(), Box.qm9700(.spine), 400, "infiniband-ndr"), (Box.dgxB300, Box.q3400(), 800, "infiniband-xdr"),
      (Box.sn5600(), Box.sn5600(.spine), 400, "ethernet"), (Box.bf3, Box.sn5600(), 400, "ethernet"),
      (Box.sn6600(), Box.sn6600(.spine), 800, "ethernet"), (Box.dgxB300, Box.q3450(), 800, "infiniband-xdr"),
    ]
    for (a, b, rate, name) in ends {
      for pairing in Pairing.allCases {
        let asked = run(a, b, rate, meters: meters, pairing, name)
        let found = reach.candidates(for: asked, under: LinkPolicy())
        #expect(found == reach.candidates(for: asked, under: LinkPolicy()))
        #expect(Set(found.map(\.technology)) == Set(Technology.allCases))
        for technology in Technology.allCases {
          #expect(found.filter { $0.technology == technology && !$0.closes }.count <= RatedReach.failuresKept)
        }
        let closing = found.filter(\.closes)
        let cheapest = closing.map { $0.pricePerLink }.filter(\.isComplete).map(\.known).min()
        if let cheapest { #expect(found.choice?.pricePerLink.known == cheapest) }
        for candidate in closing { try obeys(candidate, asked) }
      }
    }
  }

  /// The rules, written once more and independently of how candidates are made.
  private func obeys(_ candidate: Candidate, _ run: RunClass) throws {
    let shelf = try Shipped.shelf.get()
    for (end, side) in [(LinkEnd.a, run.a), (.b, run.b)] {
      guard let id = candidate.module(at: end) else { continue }
      let module = try #require(shelf.modules.first { $0.id == id })
      #expect(module.fabrics.contains(run.linkProtocol))
      #expect(module.form.hasPrefix(side.cage.form.rawValue) || side.cage.form == .osfp224)
      #expect(module.speed >= run.rate * side.portsPerCage)
      let watts = try #require(module.powerMaximum)
      if let limit = side.cage.powerClass { #expect(watts <= limit) }
      let rated = try #require(module.reach)
      let least = try #require(module.minReach)
      if side.cage.heatSink == .flat, module.form.hasPrefix("osfp") { #expect(module.top != .finned) }
      if side.cage.heatSink == .finned, module.form.hasPrefix("osfp") { #expect(module.top != .flat) }
      #expect(run.length <= rated)
      #expect((candidate.soldLength ?? run.length) >= least)
    }
    if let sold = candidate.soldLength { #expect(sold >= run.length) }
    let modules = try LinkEnd.allCases.compactMap(candidate.module(at:)).map { id in
      try #require(shelf.modules.first { $0.id == id })
    }
    #expect(Set(modules.map(\.opticalLaneRate)).count <= 1)
    #expect(Set(modules.map(\.medium)).count <= 1)
    if run.pairing == .crossed, run.a.portsPerCage > 1 || run.b.portsPerCage > 1 {
      #expect(![Technology.copper, .acc, .aec, .aoc].contains(candidate.technology))
    }
  }
}
