/// So many parts of one kind inside a box.
public struct InsidePart: Sendable, Hashable {
  /// `engine` or `laser`.
  public var category: BillCategory
  /// Catalog id.
  public var part: String
  /// How many in one box.
  public var count: Int

  /// Names parts inside a box.
  public init(category: BillCategory, part: String, count: Int) {
    self.category = category
    self.part = part
    self.count = count
  }
}
