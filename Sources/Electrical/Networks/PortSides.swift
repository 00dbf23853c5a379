/// The two sides of a network through which it is joined to others: `near[i]` is the beginning of the line that ends at
/// `far[i]`.
public struct PortSides: Sendable, Equatable {
  /// Ports of the left side, counted from zero.
  public let near: [Int]
  /// Ports of the right side, counted from zero, in the order of the near ports that lead to them.
  public let far: [Int]

  /// Divides the ports of a network.
  /// - Returns: nothing unless the sides are equally large and hold every port from zero exactly once.
  public init?(near: [Int], far: [Int]) {
    guard near.count == far.count, !near.isEmpty, (near + far).sorted() == Array(0..<2 * near.count) else { return nil }
    self.near = near
    self.far = far
  }

  private init(near: [Int], matching far: [Int]) {
    self.near = near
    self.far = far
  }

  /// Both sides of a two-port.
  public static let twoPort = PortSides(near: [0], matching: [1])

  /// Both sides of a four-port.
  public init(_ order: PortOrder) {
    let pins = order.ports
    self.init(near: [pins.nearPlus, pins.nearMinus], matching: [pins.farPlus, pins.farMinus])
  }

  /// Port 1 leads to 2, 3 to 4 and so on, for any even number of ports; nothing for an odd one.
  public static func pairs(ports: Int) -> PortSides? {
    guard ports > 0, ports.isMultiple(of: 2) else { return nil }
    return PortSides(
      near: Array(stride(from: 0, to: ports, by: 2)), matching: Array(stride(from: 1, to: ports, by: 2)))
  }

  /// The first half of the ports leads to the second half, for any even number of ports; nothing for an odd one.
  public static func halves(ports: Int) -> PortSides? {
    guard ports > 0, ports.isMultiple(of: 2) else { return nil }
    return PortSides(near: Array(0..<ports / 2), matching: Array(ports / 2..<ports))
  }

  /// Number of ports of the network.
  public var ports: Int { near.count + far.count }
  /// The same network looked at from its other end.
  public var reversed: PortSides { PortSides(near: far, matching: near) }
}
