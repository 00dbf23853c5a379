import Fabrics

extension DeviceClass {
  /// Number of the first cage of each block, from 0, as schedules and `plan.json` have it.
  ///
  /// A host has a block of its own for each network, and each network counts its adapters from 0. A schedule must not plug two
  /// cables into one cage, so a block whose numbers are taken by one before it goes behind all of them. Jacks for twisted pair
  /// and cages have numbers of their own.
  var firstCages: [Int] {
    var starts: [Int] = []
    for (index, block) in blocks.enumerated() {
      let others = zip(blocks, starts).prefix(index)
        .filter { ($0.0.cage.form == .rj45) == (block.cage.form == .rj45) }
        .map { $0.1..<($0.1 + max(0, $0.0.cageCount)) }
      let own = block.firstCage..<(block.firstCage + max(0, block.cageCount))
      let isTaken = others.contains { $0.overlaps(own) }
      starts.append(isTaken ? others.map(\.upperBound).max() ?? block.firstCage : block.firstCage)
    }
    return starts
  }
}
