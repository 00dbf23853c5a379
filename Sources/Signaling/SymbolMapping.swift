/// Which bits the levels of a modulation stand for.
///
/// NRZ, PAM4 and PAM8 carry the binary reflected Gray code of the level's number, so that neighbors differ in one bit. PAM6 carries 5 bits
/// in two symbols: the points of 8 by 4 levels, each axis Gray coded (3 bits and 2 bits), of which the two outermost columns are laid
/// above and below the others, as in 32-point cross QAM: a point at column -7 or 7 and row r goes to column `sign (4 - |r|)` and row
/// 5 with the sign of r. The four corners of the 6 x 6 square stay unused; a received corner is read as the point inward along the first
/// symbol.
public struct SymbolMapping: Sendable {
  /// The modulation.
  public let modulation: Modulation
  /// Symbols that are mapped together: 2 for PAM6, else 1.
  public let symbolsPerWord: Int
  /// Bits of a word.
  public let bitsPerWord: Int
  /// The bits of each word: the level's number of its first symbol, times the levels and plus that of the second where there are two;
  /// nothing where a word is never sent.
  let labels: [UInt8?]

  /// The mapping of a modulation.
  public init(_ modulation: Modulation) {
    self.modulation = modulation
    symbolsPerWord = modulation == .pam6 ? 2 : 1
    bitsPerWord = Int(modulation.bitsPerSymbol * Double(modulation == .pam6 ? 2 : 1))
    labels =
      modulation == .pam6
      ? Self.cross() : (0..<modulation.levels).map { UInt8(truncatingIfNeeded: $0 ^ ($0 >> 1)) }
  }

  /// The bits of the levels of a word; nothing for a word that is never sent, or is none.
  /// - Parameter levels: numbers of levels from 0, the lowest, one for each symbol of the word.
  public func bits(of levels: [Int]) -> UInt8? {
    guard levels.count == symbolsPerWord, levels.allSatisfy({ (0..<modulation.levels).contains($0) }) else {
      return nil
    }
    return labels[levels.reduce(0) { $0 * modulation.levels + $1 }]
  }

  /// The bit error ratio when each symbol is decided by itself.
  ///
  /// Every word that is sent is enumerated with every word that may be decided.
  /// - Parameter transition: probability that a level, by its number, is decided as another.
  public func bitErrorRatio(_ transition: (_ sent: Int, _ decided: Int) -> Double) -> Double {
    let levels = modulation.levels
    let table = (0..<levels).map { sent in (0..<levels).map { transition(sent, $0) } }
    var sum = 0.0
    var words = 0
    for (word, label) in labels.enumerated() {
      guard let label else { continue }
      words += 1
      for other in labels.indices where other != word {
        let wrong = (label ^ decided(other)).nonzeroBitCount
        if wrong > 0 { sum += Double(wrong) * probability(word, other, table) }
      }
    }
    return sum / Double(words * bitsPerWord)
  }

  /// How many bits are wrong, on average, when a symbol is decided as the one so many levels higher (or lower, when negative).
  public func bitErrors(levelsOff: Int) -> Double {
    let levels = modulation.levels
    let words = labels.indices.filter { labels[$0] != nil }
    var (sum, pairs) = (0, 0)
    for word in words {
      for stride in symbolsPerWord == 2 ? [levels, 1] : [1] {
        let level = word / stride % levels
        guard (0..<levels).contains(level + levelsOff), let label = labels[word] else { continue }
        sum += (label ^ decided(word + levelsOff * stride)).nonzeroBitCount
        pairs += 1
      }
    }
    return pairs == 0 ? 0 : Double(sum) / Double(pairs)
  }

  private func probability(_ sent: Int, _ decided: Int, _ table: [[Double]]) -> Double {
    let levels = modulation.levels
    guard symbolsPerWord == 2 else { return table[sent][decided] }
    return table[sent / levels][decided / levels] * table[sent % levels][decided % levels]
  }

  /// What the receiver reads; a corner that is never sent is taken for the point beside it.
  private func decided(_ word: Int) -> UInt8 {
    if let label = labels[word] { return label }
    let levels = modulation.levels
    let inward = word / levels == 0 ? word + levels : word - levels
    return labels[inward] ?? 0
  }

  /// The labels of the 6 x 6 square.
  private static func cross() -> [UInt8?] {
    var labels = [UInt8?](repeating: nil, count: 36)
    for column in 0..<8 {
      for row in 0..<4 {
        var (x, y) = (2 * column - 7, 2 * row - 3)
        if abs(x) == 7 { (x, y) = (x.signum() * (4 - abs(y)), 5 * y.signum()) }
        let label = (column ^ (column >> 1)) << 2 | (row ^ (row >> 1))
        labels[(x + 5) / 2 * 6 + (y + 5) / 2] = UInt8(truncatingIfNeeded: label)
      }
    }
    return labels
  }
}
