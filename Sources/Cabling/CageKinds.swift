import Fabrics

/// Which kind of cage each end of a link sits in, for devices whose panels have several: a number per kind of a block.
struct CageKinds {
  /// Kinds at both ends of a link, as indices into `PortBlock.cageKinds`.
  struct Pair {
    var a = 0
    var b = 0
  }

  /// By device class and block: the kind of each cage; empty where all are alike.
  private let tables: [[[Int]]]
  private let isUniform: Bool

  init(_ network: Network) {
    tables = network.classes.map { $0.blocks.map(Self.table) }
    isUniform = tables.allSatisfy { $0.allSatisfy(\.isEmpty) }
  }

  private static func table(_ block: PortBlock) -> [Int] {
    guard !block.otherCages.isEmpty else { return [] }
    let kinds = block.cageKinds.map(\.cage)
    return block.numbers.map { number in
      kinds.firstIndex(of: block.otherCages[number] ?? block.cage) ?? 0
    }
  }

  /// The kinds at the ends of a link of a layer, between devices of two classes.
  func ofLink(_ link: Link, _ layer: LinkLayer, _ aClass: Int, _ bClass: Int, _ network: Network) -> Pair {
    isUniform
      ? Pair()
      : Pair(
        a: kind(aClass, layer.aBlock, Int(link.aPort), network), b: kind(bClass, layer.bBlock, Int(link.bPort), network)
      )
  }

  private func kind(_ type: Int, _ block: Int, _ port: Int, _ network: Network) -> Int {
    guard tables.indices.contains(type), tables[type].indices.contains(block), !tables[type][block].isEmpty else {
      return 0
    }
    let cage = port / max(1, network.classes[type].blocks[block].portsPerCage)
    return tables[type][block].indices.contains(cage) ? tables[type][block][cage] : 0
  }
}
