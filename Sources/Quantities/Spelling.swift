/// Suggestions for misspelt words, by edit distance.
public enum Spelling {
  /// The candidate nearest to `word`, if it is near enough to be meant; ties go to the one nearer in case, then to the
  /// earlier.
  ///
  /// Near enough is a third of the word's length, at least 1 edit (insert, delete, replace, swap neighbors), case
  /// ignored, with at least one character in common.
  /// - Complexity: O(candidates x length squared).
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let target = scalars(word.lowercased())
    let allowed = max(1, target.count / 3)
    var best: (word: String, distance: Int, inCase: Int)?
    for candidate in candidates {
      let other = scalars(candidate.lowercased())
      guard abs(other.count - target.count) <= allowed else { continue }
      let distance = editDistance(target, other)
      guard distance <= allowed, distance < max(target.count, other.count), !target.isEmpty else { continue }
      let inCase = editDistance(scalars(word), scalars(candidate))
      if best.map({ (distance, inCase) < ($0.distance, $0.inCase) }) ?? true { best = (candidate, distance, inCase) }
    }
    return best?.word
  }

  /// The start of a word; nobody misspells beyond it.
  private static func scalars(_ word: String) -> [Unicode.Scalar] { Array(word.unicodeScalars.prefix(64)) }

  /// Optimal string alignment distance.
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
