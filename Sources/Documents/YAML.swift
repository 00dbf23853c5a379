public import Diagnostics

/// Reads YAML into nodes with places, strictly: what could be read in two ways is refused.
public enum YAML {
  /// Parses one document.
  ///
  /// Anchors and aliases are expanded. Refused are: a second document, tags, merge keys (`<<`), keys that are not scalars,
  /// duplicate keys, aliases to themselves, and whatever exceeds `limits`, which are checked event by event.
  /// - Throws: findings with places; everything that can be found in one pass is reported at once.
  public static func parse(_ source: SourceFile, limits: Limits = .standard) throws(Rejection) -> Node {
    try source.checkSize(limits)
    var text = source.text
    let result = text.withUTF8 { bytes -> Result<Node, Rejection> in
      guard let events = YAMLEvents(bytes) else {
        return .failure(Rejection(Finding(.tooLarge, .error, "there is no memory to read `\(source.name)`")))
      }
      var tree = YAMLTree(events, source: source, limits: limits)
      do throws(Rejection) {
        return .success(try tree.document())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

extension SourceFile {
  func checkSize(_ limits: Limits) throws(Rejection) {
    if text.utf8.count > limits.bytes { throw Self.tooLarge(name, limits) }
  }

  static func tooLarge(_ name: String, _ limits: Limits) -> Rejection {
    Rejection(
      Finding(
        .tooLarge, .error, "the file is larger than \(limits.bytes) bytes", at: Place(file: name, line: 1, column: 1),
        expected: "at most \(limits.bytes) bytes", help: ["split the file, or raise the limit with `--max-input-mb`"]))
  }
}
