import Diagnostics

/// The keys of one mapping met so far, to find the second of two equal ones.
///
/// Most mappings are small, and comparing a few keys is cheaper than hashing them.
struct SeenKeys {
  private static let fewAtMost = 8

  private var few: [(key: String, place: Place)] = []
  private var many: [String: Place] = [:]

  /// Notes a key. Returns where it stood before, if it did.
  mutating func insert(_ key: String, _ place: Place) -> Place? {
    if many.isEmpty {
      if let earlier = few.first(where: { $0.key == key }) { return earlier.place }
      few.append((key, place))
      if few.count > Self.fewAtMost { many = Dictionary(few.map { ($0.key, $0.place) }) { first, _ in first } }
      return nil
    }
    if let earlier = many[key] { return earlier }
    many[key] = place
    return nil
  }
}
