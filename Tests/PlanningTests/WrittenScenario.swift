import Diagnostics
import Documents
import Synchronization
import Testing

@testable import Planning

/// A scenario as lines of `path: value`, so that a test edits it as a user would: in the file.
struct WrittenScenario: Sendable {
  private var fields: [(path: String, value: String)]

  init(_ fields: KeyValuePairs<String, String>) { self.fields = fields.map { ($0.key, $0.value) } }

  /// The file with one field written, or left out when the value is empty.
  func setting(_ path: String, _ value: String) -> WrittenScenario {
    var copy = self
    copy.fields.removeAll { $0.path == path }
    if !value.isEmpty { copy.fields.append((path, value)) }
    return copy
  }

  /// What is written at a path.
  func value(_ path: String) -> String? { fields.first { $0.path == path }?.value }

  func applying(_ changes: [ScenarioChange]) -> WrittenScenario {
    changes.reduce(self) { $0.setting($1.path, $1.to) }
  }

  /// The file: nested mappings, in the order of the first field of each.
  var yaml: String { Self.yaml(fields.map { ($0.path.split(separator: ".").map(String.init), $0.value) }, indent: "") }

  private static func yaml(_ fields: [(path: [String], value: String)], indent: String) -> String {
    var text = ""
    var seen: [String] = []
    for (path, value) in fields {
      guard let key = path.first, !seen.contains(key) else { continue }
      seen.append(key)
      guard path.count > 1 else {
        text += "\(indent)\(key): \(value)\n"
        continue
      }
      let below = fields.filter { $0.path.first == key }.map { (Array($0.path.dropFirst()), $0.value) }
      text += "\(indent)\(key):\n" + yaml(below, indent: indent + "  ")
    }
    return text
  }

  /// Planned with a search for ways out; once, because several tests look at it.
  func plan() throws -> Plan {
    if let known = Self.plans.withLock({ $0[yaml] }) { return known }
    let plan = try Shipped.plan(yaml: yaml)
    Self.plans.withLock { $0[yaml] = plan }
    return plan
  }

  private static let plans = Mutex<[String: Plan]>([:])

  /// Planned without a search.
  func planOnce() throws -> Plan { try Planner.planOnce(try Shipped.resolved(yaml: yaml), progress: .none) }
}
