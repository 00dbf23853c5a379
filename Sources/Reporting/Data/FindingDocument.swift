public import Diagnostics
public import Documents

/// Findings as every command prints them in JSON.
public enum FindingDocument {
  /// One finding; every key is always there, `null` where there is nothing to say.
  public static func value(_ finding: Finding) -> JSONValue {
    .object([
      .init("code", .string(finding.code.id)), .init("title", .string(finding.code.title)),
      .init("severity", .string(finding.severity.rawValue)), .init("message", .string(finding.message)),
      .init("file", text(finding.place?.file)), .init("line", number(finding.place?.line)),
      .init("column", number(finding.place?.column)), .init("length", number(finding.place?.length)),
      .init("expected", text(finding.expected)), .init("found", text(finding.found)),
      .init("help", .array(finding.help.map { .string($0) })), .init("subject", text(finding.subject)),
      .init("count", .integer(finding.count)),
    ])
  }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func number(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
}
