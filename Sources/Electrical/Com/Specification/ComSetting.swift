import Diagnostics
import Documents
import Quantities

/// A change to a specification from the command line: `receiver.noise=1e-8 V^2/GHz`, or `eta_0=1e-8`.
struct ComSetting {
  /// The name that findings give as the file.
  let name: String
  private let text: String

  /// The n-th setting of a command line, counted from zero.
  init(_ text: String, index: Int) {
    self.text = text
    name = Self.name(index)
  }

  static func name(_ index: Int) -> String { index == 0 ? "--set" : "--set (\(index + 1))" }

  /// Changes the nodes of a document.
  /// - Throws: a finding located in the argument.
  func apply(to root: Node) throws(Rejection) -> Node {
    guard let equals = text.firstIndex(of: "=") else {
      throw refusal(
        "`\(text)` sets nothing", expected: "KEY=VALUE", help: ["write `--set receiver.noise=1e-8 V^2/GHz`"])
    }
    let key = String(text[..<equals]).trimmed
    let written = String(text[text.index(after: equals)...])
    let offset = text.distance(from: text.startIndex, to: equals) + 1
    guard let keyword = ComKeyword.named[key] else {
      return try set(path(key), in: root, to: value(written, offset), wholePath: key)
    }
    guard let converted = keyword.value(written.trimmed) else {
      throw refusal(
        "`\(written.trimmed)` is no value of `\(key)`", column: offset + 1, expected: keyword.expectation)
    }
    var changed = root
    for path in keyword.paths {
      changed = try set(
        self.path(path), in: changed, to: Node(.scalar(converted, quoted: false), at: place(offset)), wholePath: path)
    }
    return changed
  }

  // MARK: Paths

  private enum Step {
    case key(String)
    case index(Int, list: String)
    case every
  }

  private func path(_ text: String) throws(Rejection) -> [Step] {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      let name = String(pieces.first ?? "")
      guard !name.isEmpty, pieces.count <= 4, steps.count < 16 else {
        throw refusal("`\(text)` is no key", expected: "a path such as `receiver.noise`")
      }
      steps.append(name == "*" ? .every : .key(name))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]"), let index = Int(piece.dropLast()), (0..<1_000).contains(index) else {
          throw refusal("`\(text)` is no key", expected: "a path such as `cases[0].transmitter.lengths`")
        }
        steps.append(.index(index, list: name))
      }
    }
    return steps
  }

  private func set(_ path: [Step], in node: Node, to value: Node, wholePath: String) throws(Rejection) -> Node {
    guard let first = path.first else { return value }
    let rest = Array(path.dropFirst())
    switch first {
    case .key(let key):
      var entries = node.entries ?? []
      guard node.entries != nil || node.isNull else { throw noMember(key, wholePath) }
      let inner = Node(.null, at: place(0))
      let index = entries.firstIndex { $0.key == key }
      let changed = try set(rest, in: index.map { entries[$0].value } ?? inner, to: value, wholePath: wholePath)
      let entry = Node.Entry(key: key, keyPlace: place(0), value: changed)
      if let index { entries[index] = entry } else { entries.append(entry) }
      return Node(.mapping(entries), at: node.place)
    case .index(let index, let list):
      guard var nodes = node.elements else { throw noMember("[\(index)]", wholePath) }
      guard Self.isWithinReach(index, of: nodes, then: rest.first) else {
        throw beyond(list, count: nodes.count, wholePath)
      }
      // A coefficient farther from the cursor than the last one leaves those between at zero.
      while nodes.count < index { nodes.append(Node(.scalar("0", quoted: false), at: place(0))) }
      let present = index < nodes.count ? nodes[index] : Node(.null, at: place(0))
      let changed = try set(rest, in: present, to: value, wholePath: wholePath)
      if index < nodes.count { nodes[index] = changed } else { nodes.append(changed) }
      return Node(.sequence(nodes), at: node.place)
    case .every:
      guard let entries = node.entries, !entries.isEmpty else { throw noMember("*", wholePath) }
      var changed: [Node.Entry] = []
      for entry in entries {
        let inner = try set(rest, in: entry.value, to: value, wholePath: wholePath)
        changed.append(Node.Entry(key: entry.key, keyPlace: place(0), value: inner))
      }
      return Node(.mapping(changed), at: node.place)
    }
  }

  /// Whether an element is there or may be added: numbers up to three places behind the last, what has keys only as a whole, or as
  /// the first.
  private static func isWithinReach(_ index: Int, of nodes: [Node], then next: Step?) -> Bool {
    guard index >= nodes.count else { return true }
    if case .key = next { return index == 0 }
    let hasKeys = nodes.contains { $0.entries != nil }
    return index <= nodes.count + (hasKeys ? 0 : 3)
  }

  private func beyond(_ list: String, count: Int, _ path: String) -> Rejection {
    let counted =
      list == "cases"
      ? (count == 1 ? "there is 1 case" : "there are \(count) cases")
      : "`\(list)` has \(count) \(count == 1 ? "element" : "elements")"
    return refusal(
      "`\(path)` leads nowhere: \(counted)",
      expected: count < 2 ? "`\(list)[0]`" : "`\(list)[0]` to `\(list)[\(count - 1)]`")
  }

  private func noMember(_ key: String, _ path: String) -> Rejection {
    refusal(
      "`\(path)` leads nowhere: there is nothing that could hold `\(key)`", expected: "a key of the specification")
  }

  /// A value in YAML's short form: a number with its unit, `[a, b]`, `{key: value}`.
  private func value(_ written: String, _ offset: Int) throws(Rejection) -> Node {
    // Spaces keep the columns of the argument.
    let padded = String(repeating: " ", count: offset) + written
    return try YAML.parse(SourceFile(name: name, text: padded))
  }

  // MARK: Places

  /// Where the whole argument stands.
  var place: Place { place(0) }

  private func place(_ offset: Int) -> Place {
    Place(file: name, line: 1, column: offset + 1, length: max(1, text.count - offset))
  }

  private func refusal(
    _ message: String, column: Int = 1, expected: String, help: [String] = []
  ) -> Rejection {
    Rejection(
      Finding(
        .badSetting, .error, message,
        at: Place(file: name, line: 1, column: column, length: max(1, text.count - column + 1)),
        expected: expected, help: help))
  }
}
