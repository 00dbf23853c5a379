import Facility
import Fabrics
import Quantities

/// Every link of a network sorted into classes of runs, in O(links).
struct LinkClasses {
  /// A class of runs, with what holds for all of it.
  struct Entry {
    var run: RunClass
    let layer: Int
    /// The run that decides which modules its cages take: cages whose ports go different ways take the modules of the longest.
    let governing: RunClass
    var links = 0
    /// Link with the longest run.
    var worst = 0
    var longestMillimeters = -1
  }

  private(set) var entries: [Entry] = []
  /// By link; -1 for a link whose end found no place.
  private(set) var classOfLink: [Int32]
  /// Ranges of links whose cages are numbered together.
  private(set) var ranges: [(layers: Range<Int>, links: Range<Int>)] = []
  /// By range.
  private(set) var maps: [CageMap] = []

  private let network: Network
  private let kinds: CageKinds
  private let bins: LengthBins
  /// The longest of all runs: the edge of the bin beyond all others.
  private let longest: Int
  private var indices: [UInt64: Int32] = [:]

  init(_ network: Network, _ layout: Layout, terms: [LayerTerms], bins: LengthBins) {
    self.network = network
    kinds = CageKinds(network)
    self.bins = bins
    classOfLink = [Int32](repeating: -1, count: network.links.count)
    let lengths = Self.lengths(network, layout)
    longest = Int(lengths.max() ?? 0)
    ranges = Self.ranges(network)
    maps.reserveCapacity(ranges.count)
    for range in ranges {
      var map = CageMap(network, layers: range.layers, range: range.links, millimeters: lengths)
      for index in range.links where lengths[index] >= 0 {
        let layer = Int(network.links[index].layer)
        sort(index, lengths[index], layer, &map, terms.indices.contains(layer) ? terms[layer].linkProtocol : "")
      }
      maps.append(map)
    }
  }

  /// Routed lengths. Links between the panels of two racks are as long as the longest of them: the same trunks carry them.
  private static func lengths(_ network: Network, _ layout: Layout) -> [Int32] {
    var lengths: [Int32] = network.links.indices.map { index in
      guard layout.runMeters.indices.contains(index), layout.runMeters[index] >= 0 else { return -1 }
      return Int32(clamping: LengthBins.millimeters(Double(layout.runMeters[index])))
    }
    guard let panels = layout.panels else { return lengths }
    var longest = [Int32](repeating: -1, count: panels.groups.count)
    for (index, group) in zip(lengths.indices, panels.groupOfLink) where longest.indices.contains(Int(group)) {
      longest[Int(group)] = max(longest[Int(group)], lengths[index])
    }
    for (index, group) in zip(lengths.indices, panels.groupOfLink) where longest.indices.contains(Int(group)) {
      if lengths[index] >= 0 { lengths[index] = longest[Int(group)] }
    }
    return lengths
  }

  /// Layers that follow each other and end in the same block of the same switches share cages there.
  private static func ranges(_ network: Network) -> [(layers: Range<Int>, links: Range<Int>)] {
    var found: [(layers: Range<Int>, links: Range<Int>)] = []
    for (index, link) in network.links.enumerated() where network.layers.indices.contains(Int(link.layer)) {
      let layer = Int(link.layer)
      if let last = found.last, last.links.upperBound == index, layer >= last.layers.lowerBound,
        last.layers.contains(layer) || shareUpperBlock(network.layers[last.layers.lowerBound], network.layers[layer])
      {
        found[found.count - 1] = (
          last.layers.lowerBound..<max(last.layers.upperBound, layer + 1), last.links.lowerBound..<index + 1
        )
      } else {
        found.append((layer..<layer + 1, index..<index + 1))
      }
    }
    return found
  }

  private static func shareUpperBlock(_ one: LinkLayer, _ other: LinkLayer) -> Bool {
    one.fabric == other.fabric && one.kind == other.kind && one.bBlock == other.bBlock
  }

  private mutating func sort(
    _ index: Int, _ length: Int32, _ layer: Int, _ map: inout CageMap, _ linkProtocol: String
  ) {
    let link = network.links[index]
    guard map.cage(link, .a) >= 0, map.cage(link, .b) >= 0 else { return }
    let pairing = map.pairing(link)
    let together = map.longestTogether(link)
    var own = Int(length)
    if pairing == .straight || pairing == .split {
      // One cable may carry the whole group as long as such cables are sold; beyond, every link has its own cord.
      let ports = max(map.portsPerCage(link, .a), map.portsPerCage(link, .b))
      let limit = bins.sharedLimit(network.layers[layer].rate * ports, splits: pairing == .split)
      own = together <= limit ? together : max(own, limit + 1)
    }
    let bin = bins.bin(own)
    let governingBin = bins.bin(max(own, together))
    let aClass = Int(network.devices[Int(link.a)].deviceClass)
    let bClass = Int(network.devices[Int(link.b)].deviceClass)
    let kind = kinds.ofLink(link, network.layers[layer], aClass, bClass, network)
    let key = Self.key(layer, aClass, bClass, kind, pairing, bin, governingBin)
    let entry: Int
    if let known = indices[key] {
      entry = Int(known)
    } else {
      entry = entries.count
      indices[key] = Int32(entry)
      append(layer, link, kind, pairing, bin, governingBin, linkProtocol)
    }
    classOfLink[index] = Int32(entry)
    entries[entry].links += 1
    if Int(length) > entries[entry].longestMillimeters {
      entries[entry].longestMillimeters = Int(length)
      entries[entry].worst = index
    }
  }

  private static func key(
    _ layer: Int, _ aClass: Int, _ bClass: Int, _ kind: CageKinds.Pair, _ pairing: Pairing, _ bin: Int, _ governing: Int
  ) -> UInt64 {
    let pairingIndex: UInt64 =
      switch pairing {
      case .single: 0
      case .straight: 1
      case .split: 2
      case .crossed: 3
      }
    let ends =
      UInt64(truncatingIfNeeded: layer & 0x3FF) << 24 | UInt64(truncatingIfNeeded: aClass & 0xFFF) << 12
      | UInt64(truncatingIfNeeded: bClass & 0xFFF)
    let cages = UInt64(truncatingIfNeeded: kind.a & 3) << 2 | UInt64(truncatingIfNeeded: kind.b & 3)
    return ends << 30 | cages << 26 | pairingIndex << 24 | UInt64(truncatingIfNeeded: bin & 0xFFF) << 12
      | UInt64(truncatingIfNeeded: governing & 0xFFF)
  }

  private mutating func append(
    _ layer: Int, _ link: Link, _ kind: CageKinds.Pair, _ pairing: Pairing, _ bin: Int, _ governingBin: Int,
    _ linkProtocol: String
  ) {
    let shape = network.layers[layer]
    let a = end(link.a, shape.aBlock, kind.a)
    let b = end(link.b, shape.bBlock, kind.b)
    let tier = network.fabrics.indices.contains(shape.fabric) ? network.fabrics[shape.fabric].tier : .scaleOut
    func run(_ bin: Int) -> RunClass {
      RunClass(
        tier: tier, kind: shape.kind, rate: shape.rate, linkProtocol: linkProtocol, a: a, b: b, pairing: pairing,
        lengthMillimeters: bin < bins.edges.count ? bins.edges[bin] : longest,
        route: shape.route)
    }
    entries.append(Entry(run: run(bin), layer: layer, governing: run(governingBin)))
  }

  /// The caller has found a cage of the block, so the device class has it.
  private func end(_ device: DeviceIndex, _ block: Int, _ kind: Int) -> RunEnd {
    let deviceClass = network.classes[Int(network.devices[Int(device)].deviceClass)]
    let block = deviceClass.blocks[block]
    let kinds = block.cageKinds
    return RunEnd(
      cage: kinds.indices.contains(kind) ? kinds[kind].cage : block.cage, portsPerCage: block.portsPerCage,
      role: deviceClass.role, model: deviceClass.model)
  }
}
