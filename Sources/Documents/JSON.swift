public import Diagnostics

/// Reads JSON (RFC 8259) into the same nodes as YAML, strictly.
///
/// Refused are: duplicate keys, `NaN` and `Infinity`, numbers beyond a double, trailing commas, comments, single quotes, lone
/// surrogates, control characters in texts, anything behind the document, and whatever exceeds the limits.
public enum JSON {
  /// Parses one document. Texts become quoted scalars, numbers and truth values plain ones.
  /// - Throws: findings with places; all duplicate keys at once, the first mistake of syntax alone.
  public static func parse(_ source: SourceFile, limits: Limits = .standard) throws(Rejection) -> Node {
    try source.checkSize(limits)
    var reader = JSONReader(source, limits: limits)
    return try reader.document()
  }
}
