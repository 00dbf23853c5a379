/// How far a figure can be trusted.
public enum Confidence: String, Sendable, CaseIterable {
  /// Stated by the vendor, a standard or a paper.
  case published
  /// Computed from published figures; the arithmetic is in the notes.
  case derived
  /// Engineering judgement; a default, never an acceptance value.
  case estimate
}
