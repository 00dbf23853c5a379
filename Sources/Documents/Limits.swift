/// How much of an input is taken before it is refused. Every limit is checked while reading, before memory is spent.
public struct Limits: Sendable, Hashable {
  /// The deepest nesting that any setting allows: readers recurse once a level.
  public static let deepestNesting = 512

  /// Levels of lists and mappings inside each other, at most `deepestNesting`.
  public var depth: Int { didSet { depth = Self.clamped(depth) } }
  /// Nodes of the document, each alias counted with everything it repeats.
  public var nodes: Int
  /// Bytes of the file.
  public var bytes: Int

  /// Sets limits; those left out have their defaults: 64 levels, 1,000,000 nodes, 16 MiB.
  public init(depth: Int = 64, nodes: Int = 1_000_000, bytes: Int = 16 << 20) {
    self.depth = Self.clamped(depth)
    self.nodes = nodes
    self.bytes = bytes
  }

  /// The documented defaults.
  public static let standard = Limits()

  private static func clamped(_ depth: Int) -> Int { max(1, min(depth, deepestNesting)) }
}
