public import Diagnostics

/// Which ports of a network form pairs, and which pairs are the two ends of a lane. Ports count from zero.
public struct PortPairing: Sendable, Equatable {
  /// One lane: a differential line between two pairs.
  public struct Lane: Sendable, Equatable {
    /// The pair on the side of the victim's transmitter.
    public var near: PortPair
    /// The pair on the side of the victim's receiver.
    public var far: PortPair
    /// Whether the lane's own transmitter is on the near side, as the victim's is; otherwise it disturbs as near-end crosstalk.
    public var isForward: Bool

    /// Joins two pairs.
    public init(near: PortPair, far: PortPair, isForward: Bool = true) {
      self.near = near
      self.far = far
      self.isForward = isForward
    }
  }

  /// The lanes, the victim first.
  public var lanes: [Lane]

  /// Makes a pairing.
  public init(lanes: [Lane]) { self.lanes = lanes }

  /// Makes the pairing of a four-port.
  public init(_ order: PortOrder) {
    let ports = order.ports
    lanes = [
      Lane(
        near: PortPair(plus: ports.nearPlus, minus: ports.nearMinus),
        far: PortPair(plus: ports.farPlus, minus: ports.farMinus))
    ]
  }

  /// Reads a pairing as people write it, with ports counted from one: `1,2>3,4;5,6>7,8;9,10<11,12`.
  ///
  /// Each lane has its near pair, plus first, and its far pair; `>` where the signal goes to the far side, `<` where it comes from
  /// there. The first lane is the victim.
  /// - Throws: a finding that names the part that cannot be understood.
  public init(parsing text: String, ports: Int) throws(Rejection) {
    var used: Set<Int> = []
    lanes = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      let lane = try Self.lane(part, ports)
      for port in [lane.near.plus, lane.near.minus, lane.far.plus, lane.far.minus] {
        guard used.insert(port).inserted else {
          throw Self.refusal("port \(port + 1) is named twice", "each port at most once")
        }
      }
      lanes.append(lane)
    }
    guard let victim = lanes.first, victim.isForward else {
      throw Self.refusal(
        "the first lane is the victim, and its signal must go to the far side", "`>` in the first lane")
    }
  }

  private static func lane(_ part: Substring, _ ports: Int) throws(Rejection) -> Lane {
    let ends = part.split(omittingEmptySubsequences: false) { $0 == ">" || $0 == "<" }
    guard ends.count == 2 else {
      throw refusal("`\(DisplayText.escaped(String(part)))` is not a lane", "two pairs with `>` or `<` between them")
    }
    return Lane(near: try pair(ends[0], ports), far: try pair(ends[1], ports), isForward: part.contains(">"))
  }

  private static func pair(_ text: Substring, _ ports: Int) throws(Rejection) -> PortPair {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      Int(word.trimmingBlanks) ?? 0
    }
    guard numbers.count == 2, numbers.allSatisfy({ $0 >= 1 && $0 <= ports }) else {
      throw refusal(
        "`\(DisplayText.escaped(String(text)))` is not a pair of ports", "two port numbers from 1 to \(ports)")
    }
    return PortPair(plus: numbers[0] - 1, minus: numbers[1] - 1)
  }

  private static func refusal(_ message: String, _ expected: String) -> Rejection {
    Rejection(
      Finding(.portPairing, .error, message, expected: expected, help: ["write for example `1,2>3,4;5,6>7,8`"]))
  }
}

extension PortPairing: CustomStringConvertible {
  /// The text that reads back as the same pairing.
  public var description: String {
    lanes.map { lane in
      "\(lane.near.plus + 1),\(lane.near.minus + 1)\(lane.isForward ? ">" : "<")\(lane.far.plus + 1),\(lane.far.minus + 1)"
    }.joined(separator: ";")
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    let start = drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return start }
    return start[...last]
  }
}
