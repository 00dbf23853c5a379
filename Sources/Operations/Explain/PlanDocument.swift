import Diagnostics
import Documents
import Planning
import Quantities
import Reporting

/// `plan.json` of a plan as a tree that JSON pointers (RFC 6901) lead through.
package struct PlanDocument {
  let root: Node

  /// Writes and reads the document of a plan.
  init(_ plan: Plan) throws {
    let source = try SourceFile(name: PlanSource.planName, bytes: try PlanJSON.render(plan))
    root = try JSON.parse(source, limits: Limits(nodes: .max, bytes: .max))
  }

  /// The parts of a pointer, `~1` and `~0` read as `/` and `~`; nothing when it is none.
  package static func parts(of pointer: String) -> [String]? {
    if pointer.isEmpty || pointer == "/" { return [] }
    guard pointer.hasPrefix("/") else { return nil }
    return pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { part in
      String(part.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }

  /// A pointer of parts.
  package static func pointer(_ parts: [String]) -> String {
    parts.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
  }

  /// The node at a pointer.
  /// - Throws: `HG5101` naming the part that leads nowhere, with what is there instead.
  func node(at parts: [String]) throws(Rejection) -> Node {
    var node = root
    for (depth, part) in parts.enumerated() {
      guard let next = Self.child(part, of: node) else { throw Self.nothing(at: parts, depth, in: node) }
      node = next
    }
    return node
  }

  /// The number at a pointer, if one is there.
  func number(at parts: [String]) -> Double? {
    (try? node(at: parts)).flatMap(Self.number)
  }

  static func number(_ node: Node) -> Double? {
    guard case .scalar(let text, quoted: false) = node.kind else { return nil }
    return NumberText.parse(text)
  }

  private static func child(_ part: String, of node: Node) -> Node? {
    if let elements = node.elements {
      guard let index = Int(part), elements.indices.contains(index), String(index) == part else { return nil }
      return elements[index]
    }
    return node[part]
  }

  private static func nothing(at parts: [String], _ depth: Int, in node: Node) -> Rejection {
    let whole = pointer(parts)
    let parent = pointer(Array(parts[..<depth]))
    let keys = (node.entries ?? []).map(\.key)
    var help: [String] = []
    if let near = Spelling.nearest(to: parts[depth], among: keys) {
      help = ["did you mean `\(pointer(parts[..<depth] + [near]))`?"]
    }
    let there =
      node.elements.map { "\($0.count) elements, from 0" } ?? (keys.isEmpty ? "a value" : keys.joined(separator: ", "))
    return Rejection(
      Finding(
        .unknownTopic, .error, "`plan.json` has nothing at `\(whole)`",
        expected: parent.isEmpty ? "one of: " + there : "`\(parent)` holds: " + there, help: help))
  }
}
