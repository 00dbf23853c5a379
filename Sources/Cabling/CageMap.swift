import Fabrics

/// The cages that the links of adjoining layers end in, numbered densely, with what their ports lead to.
///
/// The layers have their upper block in common, as the links of hosts and of a fabric manager have that of the leaves: a
/// cage may hold a port of each and is one cage. Built in two passes over the links without allocating for any of them.
struct CageMap {
  /// What a cage's ports lead to.
  private static let nowhere: Int32 = -1
  private static let several: Int32 = -2

  /// Measures of the block that links of a layer end in, of one device class; all 0 when it has no such block.
  private struct Shape: BitwiseCopyable {
    var cages: Int32 = 0
    var portsPerCage: Int32 = 1
    var ports: Int32 = 0
  }

  /// By device.
  private let classOfDevice: [Int32]
  /// Layer of the first link.
  private let firstLayer: Int
  /// For the lower end by layer and device class, for the upper end by device class.
  private let aShapes: [[Shape]]
  private let bShapes: [Shape]
  /// By device: number of its first cage in the lower block; -1 when no link ends there.
  private var aBase: [Int32]
  private var bBase: [Int32]
  /// By cage: the only cage that its ports lead to, `nowhere` or `several`.
  private var far: [Int32] = []
  /// By cage: links that end in it.
  private var links: [Int32] = []
  /// By cage: parent in the forest of cages that share links, and the longest run among them at the root.
  private var parent: [Int32] = []
  private var longest: [Int32] = []
  /// By cage: whether every cage that it leads to leads back to it alone and is full.
  private var isFed: [Bool] = []

  /// Number of cages.
  var count: Int { far.count }
  /// Logical ports of the cage with most of them.
  var widestCage: Int { max(1, Int((aShapes.joined() + bShapes).map(\.portsPerCage).max() ?? 1)) }

  /// - Parameters:
  ///   - layers: the layers of these links; they share the upper block.
  ///   - range: the links.
  ///   - millimeters: routed length by link index; negative for links without a place.
  init(_ network: Network, layers: Range<Int>, range: Range<Int>, millimeters: [Int32]) {
    let upper = network.layers[layers.lowerBound].bBlock
    classOfDevice = network.devices.map(\.deviceClass)
    firstLayer = layers.lowerBound
    aShapes = layers.map { Self.shapes(network, block: network.layers[$0].aBlock) }
    bShapes = Self.shapes(network, block: upper)
    aBase = [Int32](repeating: -1, count: network.devices.count)
    bBase = layers.allSatisfy { network.layers[$0].aBlock == upper } ? [] : aBase
    for link in network.links[range] {
      place(link, .a)
      place(link, .b)
    }
    isFed = [Bool](repeating: true, count: far.count)
    for index in range { join(network.links[index], millimeters[index]) }
    for index in range { judge(network.links[index]) }
  }

  // MARK: Numbers

  private static func shapes(_ network: Network, block: Int) -> [Shape] {
    network.classes.map { deviceClass in
      guard deviceClass.blocks.indices.contains(block) else { return Shape() }
      let block = deviceClass.blocks[block]
      return Shape(
        cages: Int32(clamping: max(0, block.cageCount)), portsPerCage: Int32(clamping: max(1, block.portsPerCage)),
        ports: Int32(clamping: max(0, block.cageCount) * max(1, block.portsPerCage)))
    }
  }

  private mutating func place(_ link: Link, _ end: LinkEnd) {
    let index = Int(end == .a ? link.a : link.b)
    let shared = end == .a || bBase.isEmpty
    guard (shared ? aBase[index] : bBase[index]) < 0 else { return }
    let first = Int32(far.count)
    if shared { aBase[index] = first } else { bBase[index] = first }
    for cage in 0..<shape(link, end).cages {
      far.append(Self.nowhere)
      links.append(0)
      parent.append(first + cage)
      longest.append(-1)
    }
  }

  private func shape(_ link: Link, _ end: LinkEnd) -> Shape {
    switch end {
    case .a: aShapes[Int(link.layer) - firstLayer][Int(classOfDevice[Int(link.a)])]
    case .b: bShapes[Int(classOfDevice[Int(link.b)])]
    }
  }

  /// Logical ports of one cage at an end of a link.
  func portsPerCage(_ link: Link, _ end: LinkEnd) -> Int {
    Int(shape(link, end).portsPerCage)
  }

  /// Number of the cage at an end of a link; -1 when the network has no such port.
  func cage(_ link: Link, _ end: LinkEnd) -> Int {
    let device = end == .a ? link.a : link.b
    let port = end == .a ? link.aPort : link.bPort
    let base = end == .a || bBase.isEmpty ? aBase[Int(device)] : bBase[Int(device)]
    let shape = shape(link, end)
    guard base >= 0, port >= 0, port < shape.ports else { return -1 }
    return Int(base + port / shape.portsPerCage)
  }

  // MARK: What leads where

  private mutating func join(_ link: Link, _ millimeters: Int32) {
    let a = cage(link, .a)
    let b = cage(link, .b)
    guard a >= 0, b >= 0 else { return }
    note(a, b)
    note(b, a)
    let left = root(a)
    let right = root(b)
    let most = max(longest[left], longest[right], millimeters)
    if left != right { parent[right] = Int32(left) }
    longest[left] = most
  }

  private mutating func note(_ cage: Int, _ other: Int) {
    links[cage] += 1
    if far[cage] == Self.nowhere { far[cage] = Int32(other) } else if far[cage] != other { far[cage] = Self.several }
  }

  private mutating func root(_ cage: Int) -> Int {
    var node = cage
    while Int(parent[node]) != node {
      parent[node] = parent[Int(parent[node])]
      node = Int(parent[node])
    }
    return node
  }

  private mutating func judge(_ link: Link) {
    let a = cage(link, .a)
    let b = cage(link, .b)
    guard a >= 0, b >= 0 else { return }
    if !isFilled(a, by: b, ports: portsPerCage(link, .a)) { isFed[b] = false }
    if !isFilled(b, by: a, ports: portsPerCage(link, .b)) { isFed[a] = false }
  }

  private func isFilled(_ cage: Int, by other: Int, ports: Int) -> Bool {
    Int(far[cage]) == other && Int(links[cage]) == ports
  }

  /// How the cages at the ends of a link belong together.
  func pairing(_ link: Link) -> Pairing {
    let a = cage(link, .a)
    let b = cage(link, .b)
    guard a >= 0, b >= 0 else { return .crossed }
    let aPorts = portsPerCage(link, .a)
    let bPorts = portsPerCage(link, .b)
    if aPorts == 1, bPorts == 1 { return .single }
    if aPorts == bPorts { return Int(far[a]) == b && Int(far[b]) == a ? .straight : .crossed }
    return isFed[aPorts > bPorts ? a : b] ? .split : .crossed
  }

  /// The longest run, in millimeters, among all links that hang together with this one through shared cages.
  mutating func longestTogether(_ link: Link) -> Int {
    let a = cage(link, .a)
    return a >= 0 ? Int(longest[root(a)]) : -1
  }
}
