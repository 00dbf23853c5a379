public import Diagnostics
public import Documents

/// Findings as every command prints them in JSON.
public enum FindingJSON {
  /// Writes `findings` as a member that holds an array, in the order given; every key is always there.
  public static func write(_ findings: [Finding], as key: String = "findings", to json: inout JSONWriter) {
    json.array(key) { json in for finding in findings { write(finding, to: &json) } }
  }

  /// Writes one finding as a value.
  public static func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object { json in
      json.member("code", finding.code.id)
      json.member("title", finding.code.title)
      json.member("severity", finding.severity.rawValue)
      json.member("message", finding.message)
      json.member("file", orNull: finding.place?.file)
      json.member("line", orNull: finding.place?.line)
      json.member("column", orNull: finding.place?.column)
      json.member("length", orNull: finding.place?.length)
      json.member("expected", orNull: finding.expected)
      json.member("found", orNull: finding.found)
      json.array("help") { json in for help in finding.help { json.value(help) } }
      json.member("subject", orNull: finding.subject)
      json.member("count", finding.count)
    }
  }
}
