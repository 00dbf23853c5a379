/// How the four ports of two single-ended lines are numbered.
public enum PortOrder: String, Sendable, CaseIterable {
  /// Port 1 leads to 2, and 3 to 4: ports 1 and 3 are the near pair.
  case pairs = "12-34"
  /// Port 1 leads to 3, and 2 to 4: ports 1 and 2 are the near pair (`1 3 2 4` in COM sheets).
  case halves = "13-24"

  /// The ports, counted from zero, as near plus, far plus, near minus, far minus.
  public var ports: (nearPlus: Int, farPlus: Int, nearMinus: Int, farMinus: Int) {
    switch self {
    case .pairs: (0, 1, 2, 3)
    case .halves: (0, 2, 1, 3)
    }
  }
}
