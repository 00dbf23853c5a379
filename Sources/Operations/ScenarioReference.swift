import Documents
import Planning
import Quantities

/// The reference of a scenario in Markdown, made from its schema: every key, what it takes, its default, one sentence.
struct ScenarioReference {
  private var sections: [String] = []

  /// The whole document.
  static var markdown: String {
    var reference = ScenarioReference()
    let schema = Fields.schema(Scenario.self, title: "Heliograph scenario")
    reference.add("The file", path: [], schema)
    return introduction + reference.sections.joined(separator: "\n") + "\n"
  }

  private static let introduction = """
    # Scenario reference

    A scenario is a YAML file (JSON is read as well). Every key has a default; the smallest useful scenario is four lines:

    ```yaml
    name: my-cluster
    host: dgx-h100
    hosts: 127
    scale_out: {switch: qm9700}
    ```

    A quantity is written with its unit: `400 Gb/s`, `3 m`, `0.08 USD/kWh`, `12 kW`. A price may be a range: `{p5: 700 USD, p50: 900 USD,
    p95: 1.2 kUSD, source: "offer of March"}`, or `unknown`. A default of - means that the value follows from the others or from
    the catalog; the sentence says how. `heliograph schema` prints the JSON Schema for editors, `heliograph schema --markdown`
    this page, and the lock of a plan (`scenario.lock.yaml`) shows every value that a plan was computed from.


    """

  /// One table for a mapping, then one for each mapping inside it.
  private mutating func add(_ title: String, path: [String], _ schema: JSONValue) {
    let properties = schema["properties"]?.members ?? []
    var lines = ["## \(title)", "", "| key | takes | default | meaning |", "| --- | --- | --- | --- |"]
    for property in properties {
      let key = (path + [property.key]).joined(separator: ".")
      lines.append(
        "| `\(key)` | \(Self.takes(property.value)) | \(Self.defaultText(property.value)) | \(Self.meaning(property.value)) |"
      )
    }
    sections.append(lines.joined(separator: "\n") + "\n")
    for property in properties {
      guard let inner = Self.mapping(in: property.value) else { continue }
      let path = path + [property.key + inner.suffix]
      add("`\(path.joined(separator: "."))`", path: path, inner.schema)
    }
  }

  /// The mapping that a key holds: itself, one of a list, or the value of a key that the user chooses.
  private static func mapping(in schema: JSONValue) -> (suffix: String, schema: JSONValue)? {
    if schema["properties"] != nil { return ("", schema) }
    if let choices = elements(schema["anyOf"]), let object = choices.first(where: { $0["properties"] != nil }) {
      return ("", object)
    }
    if let items = schema["items"], items["properties"] != nil { return ("[]", items) }
    if let values = schema["additionalProperties"], values["properties"] != nil { return (".ID", values) }
    return nil
  }

  // MARK: Cells

  private static func takes(_ schema: JSONValue) -> String {
    if let items = schema["items"] { return "a list: " + takes(items) }
    if let words = elements(schema["enum"]) { return words.compactMap(text).map { "`\($0)`" }.joined(separator: ", ") }
    if let choices = elements(schema["oneOf"]), let first = choices.first {
      return takes(first) + ", a range, `unknown`"
    }
    if schema["properties"] != nil || elements(schema["anyOf"]) != nil { return "a mapping" }
    if let values = schema["additionalProperties"], values["properties"] != nil { return "a mapping by catalog id" }
    if let kind = schema["x-catalog"].flatMap(text) { return "catalog id of kind `\(kind)`" }
    if let example = elements(schema["examples"])?.first.flatMap(text) { return "a quantity such as `\(example)`" }
    let types = elements(schema["type"])?.compactMap(text) ?? [schema["type"].flatMap(text) ?? ""]
    if types.contains("integer") { return "a whole number" + range(schema) }
    if types.contains("number") { return "a number" + range(schema) }
    return types.contains("boolean") ? "`true` or `false`" : "a text"
  }

  private static func range(_ schema: JSONValue) -> String {
    guard let low = schema["minimum"].flatMap(number), let high = schema["maximum"].flatMap(number) else { return "" }
    return ", \(low) to \(high)"
  }

  private static func defaultText(_ schema: JSONValue) -> String {
    guard let value = schema["default"], value != .null else { return "-" }
    switch value {
    case .string(let text): return text.isEmpty ? "-" : "`\(text)`"
    case .bool(let flag): return "`\(flag)`"
    case .array(let values):
      return values.isEmpty ? "-" : "`[" + values.compactMap(number).joined(separator: ", ") + "]`"
    default: return number(value).map { "`\($0)`" } ?? "-"
    }
  }

  private static func meaning(_ schema: JSONValue) -> String {
    (schema["description"].flatMap(text) ?? "").replacing("|", with: "\\|")
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue]? {
    if case .array(let values)? = value { values } else { nil }
  }

  private static func text(_ value: JSONValue) -> String? {
    if case .string(let text) = value { text } else { nil }
  }

  private static func number(_ value: JSONValue) -> String? {
    switch value {
    case .integer(let number): NumberText.grouped(number)
    case .number(let number): NumberText.shortest(number)
    default: nil
    }
  }
}
