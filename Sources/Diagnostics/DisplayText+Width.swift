extension DisplayText {
  /// How many cells of a terminal the text takes: 2 for wide East Asian characters and emoji, 0 for a lone combining
  /// mark.
  ///
  /// Wide is what Unicode Standard Annex 11 calls Wide and Fullwidth; ambiguous characters count 1, as terminals show
  /// them outside East Asian locales.
  public static func width(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  /// How many cells one character takes.
  static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.contains(where: isWide) { return 2 }
    return scalars.allSatisfy(isCombining) ? 0 : 1
  }

  /// The longest start of the text that fits into `cells`, with an ellipsis as its last cell when something was cut
  /// off.
  public static func fitted(_ text: String, cells: Int) -> String {
    guard width(text) > cells else { return text }
    guard cells > 0 else { return "" }
    var used = 1
    let kept = text.prefix { character in
      used += width(character)
      return used <= cells
    }
    return kept + "…"
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x1100: false
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F: true
    case 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
    case 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD: true
    case 0xFE0F: true  // asks for the emoji form of the character before it
    default: scalar.properties.isEmojiPresentation
    }
  }
}
