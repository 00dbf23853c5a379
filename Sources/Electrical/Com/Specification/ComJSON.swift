import Diagnostics
import Documents
import Quantities

/// The numbers of a JSON object by name, with the place of each and what is wrong with them.
struct ComJSON {
  private let object: Node
  private(set) var findings: [Finding] = []
  private var asked: Set<String> = []

  init(_ object: Node) { self.object = object }

  /// Whether a name has a value other than `null`.
  func has(_ key: String) -> Bool { object[key].map { !$0.isNull } ?? false }

  /// The rows of a value: one number is one row, a list of numbers is one row, a list of lists are several.
  mutating func rows(_ key: String) -> [[Double]]? {
    asked.insert(key)
    guard let node = object[key], !node.isNull else { return nil }
    guard let elements = node.elements else { return number(node, key).map { [[$0]] } }
    guard elements.contains(where: { $0.elements != nil }) else { return row(elements, key).map { [$0] } }
    let rows = elements.map { row($0.elements ?? [$0], key) }
    let read = rows.compactMap(\.self)
    return read.count == rows.count ? read : nil
  }

  private mutating func row(_ nodes: [Node], _ key: String) -> [Double]? {
    let numbers = nodes.map { number($0, key) }
    let read = numbers.compactMap(\.self)
    return read.count == numbers.count ? read : nil
  }

  private mutating func number(_ node: Node, _ key: String) -> Double? {
    if case .scalar(let text, quoted: false) = node.kind, let value = NumberText.parse(text) { return value }
    report(key, "`\(key)` holds something that is no number", at: node.place)
    return nil
  }

  /// A list of numbers; a single number is a list of one.
  mutating func list(_ key: String) -> [Double]? { rows(key)?.flatMap(\.self) }

  /// A number without which nothing can be computed.
  mutating func required(_ key: String, in limits: ClosedRange<Double>) -> Double {
    demand(key)
    return number(key, in: limits) ?? limits.lowerBound
  }

  /// The value for the transmitter or the receiver, of one or two.
  mutating func end(_ key: String, receiver isReceiver: Bool) -> Double? {
    guard let values = list(key), let first = values.first else { return nil }
    return isReceiver ? values.last ?? first : first
  }

  /// The values of a search.
  mutating func range(_ key: String) -> TapRange? {
    guard let values = list(key), !values.isEmpty else { return nil }
    do throws(TapRange.TextFault) {
      return try TapRange(values: values)
    } catch {
      report(key, "`\(key)`: \(error.message)")
      return nil
    }
  }

  /// Whether a switch is on.
  mutating func flag(_ key: String) -> Bool {
    asked.insert(key)
    return object[key]?.text == "true"
  }

  /// Objects in a list.
  mutating func objects(_ key: String) -> [ComJSON] {
    asked.insert(key)
    return (object[key]?.elements ?? []).map(ComJSON.init)
  }

  /// Takes over what was found in an inner object.
  mutating func take(_ inner: ComJSON) { findings += inner.findings }

  /// Reports a name that is missing.
  mutating func demand(_ key: String) {
    asked.insert(key)
    guard !has(key) else { return }
    let names = (object.entries ?? []).map(\.key).filter { !ComJSONReader.names.contains($0) }
    let near = Spelling.nearest(to: key, among: names).map { ["did you mean to write `\(key)` for `\($0)`?"] }
    findings.append(
      Finding(.missingSetting, .error, "the object has no `\(key)`", at: object.place, help: near ?? []))
  }

  /// Reports what is wrong with a value.
  mutating func report(_ key: String, _ message: String, at place: Place?) {
    findings.append(
      Finding(
        .badSheetSetting, .error, message, at: place ?? object[key]?.place ?? object.place, label: key, subject: key))
  }

  /// Names that nobody asked for.
  var unread: [Node.Entry] { (object.entries ?? []).filter { !asked.contains($0.key) } }

  /// Adds something worth knowing.
  mutating func note(_ finding: Finding) { findings.append(finding) }
}

extension ComJSON: KeywordSettings {
  mutating func pair(_ key: String) -> (transmitter: Double, receiver: Double)? {
    guard let values = list(key), let first = values.first else { return nil }
    return (first, values.last ?? first)
  }

  mutating func report(_ key: String, _ message: String) { report(key, message, at: nil) }
}
