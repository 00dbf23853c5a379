import Diagnostics

/// Builds nodes from libyaml's events and counts against the limits on the way.
struct YAMLTree: ~Copyable {
  /// A finished node with its size and height as expanded through aliases.
  private struct Built {
    let node: Node
    let size: Int
    let height: Int
  }

  private var events: YAMLEvents
  private let source: SourceFile
  private let limits: Limits
  private var lines: LineMap
  private var anchors: [String: Built] = [:]
  private var openAnchors: Set<String> = []
  private var findings = FindingList()
  private var count = 0

  init(_ events: consuming YAMLEvents, source: SourceFile, limits: Limits) {
    self.events = events
    self.source = source
    self.limits = limits
    lines = LineMap(source)
  }

  mutating func document() throws(Rejection) -> Node {
    var first = try next()
    while isDocumentFrame(first) { first = try next() }
    if case .streamEnd = first.kind {
      throw Rejection(
        Finding(
          .emptyDocument, .error, "the file holds nothing", at: Place(file: source.name, line: 1, column: 1),
          help: ["`heliograph new` writes a scenario to start from"]))
    }
    let root = try build(first, depth: 0)
    try expectEnd()
    guard findings.isEmpty else { throw Rejection(findings.all) }
    return root.node
  }

  private func isDocumentFrame(_ event: borrowing YAMLEvent) -> Bool {
    switch event.kind {
    case .streamStart, .documentStart: true
    default: false
    }
  }

  private mutating func expectEnd() throws(Rejection) {
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd: return
      case .documentEnd: continue
      default:
        findings.add(
          Finding(
            .refusedSyntax, .error, "a second document begins here", at: place(event),
            expected: "one document per file",
            help: ["move it to a file of its own"]))
        return
      }
    }
  }

  // MARK: Nodes

  private mutating func build(_ event: YAMLEvent, depth: Int) throws(Rejection) -> Built {
    refuseTag(event)
    if let anchor = event.anchor { openAnchors.insert(anchor) }
    let built: Built
    switch event.kind {
    case .alias(let name): return try expand(name, event, depth: depth)
    case .scalar(let text, let plain):
      try take(1, at: event)
      let isNull = plain && (text.isEmpty || text == "~" || text == "null")
      let kind: Node.Kind = isNull ? .null : .scalar(text, quoted: !plain)
      built = Built(node: Node(kind, at: place(event)), size: 1, height: 0)
    case .sequenceStart: built = try sequence(event, depth: depth + 1)
    case .mappingStart: built = try mapping(event, depth: depth + 1)
    default: throw Rejection(Finding(.syntax, .error, "a value is missing here", at: place(event)))
    }
    if let anchor = event.anchor {
      openAnchors.remove(anchor)
      anchors[anchor] = built
    }
    return built
  }

  private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(Rejection) -> Built {
    try enter(depth, at: start)
    let place = place(start)
    var nodes: [Node] = []
    var size = 1
    var height = 0
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind { break }
      let built = try build(event, depth: depth)
      nodes.append(built.node)
      size += built.size
      height = max(height, built.height)
    }
    return Built(node: Node(.sequence(nodes), at: place), size: size, height: height + 1)
  }

  private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(Rejection) -> Built {
    try enter(depth, at: start)
    let place = place(start)
    var entries: [Node.Entry] = []
    var seen = SeenKeys()
    var size = 1
    var height = 0
    while true {
      let event = try next()
      if case .mappingEnd = event.kind { break }
      let key = try build(event, depth: depth)
      let value = try build(try next(), depth: depth)
      size += key.size + value.size
      height = max(height, value.height)
      guard let name = keyText(key.node, event) else { continue }
      if let first = seen.insert(name, key.node.place) {
        findings.add(.duplicateKey(name, at: key.node.place, first: first))
      } else {
        entries.append(Node.Entry(key: name, keyPlace: key.node.place, value: value.node))
      }
    }
    return Built(node: Node(.mapping(entries), at: place), size: size, height: height + 1)
  }

  private mutating func expand(_ name: String, _ event: YAMLEvent, depth: Int) throws(Rejection) -> Built {
    if openAnchors.contains(name) {
      throw Rejection(
        Finding(
          .badAlias, .error, "`*\(name)` stands inside the node that it repeats", at: place(event),
          label: "without end",
          help: ["write the value out"]))
    }
    guard let built = anchors[name] else {
      throw Rejection(
        Finding(
          .badAlias, .error, "`*\(name)` repeats an anchor that is not defined above", at: place(event),
          expected: anchors.isEmpty
            ? "`&\(name)` before this line" : "one of: " + anchors.keys.sorted().joined(separator: ", ")))
    }
    try take(built.size, at: event)
    if depth + built.height > limits.depth { throw tooDeep(at: event) }
    return built
  }

  /// The text of a key, or nothing with a finding when it cannot be one.
  private mutating func keyText(_ key: Node, _ event: YAMLEvent) -> String? {
    switch key.kind {
    case .scalar("<<", quoted: false):
      findings.add(
        Finding(
          .refusedSyntax, .error, "merge keys (`<<`) are not supported", at: key.place,
          help: ["write the keys out, or share whole values with `&name` and `*name`"]))
      return nil
    case .scalar(let text, _): return text
    case .null, .sequence, .mapping:
      findings.add(
        Finding(
          .refusedSyntax, .error, "\(key.noun) cannot be a key", at: key.place, expected: "a text as key",
          help: ["a key is a word before a colon; a text with `{`, `[` or `:` needs quotes"]))
      return nil
    }
  }

  // MARK: Limits and places

  private mutating func enter(_ depth: Int, at event: YAMLEvent) throws(Rejection) {
    try take(1, at: event)
    if depth > limits.depth { throw tooDeep(at: event) }
  }

  private mutating func take(_ nodes: Int, at event: YAMLEvent) throws(Rejection) {
    count += nodes
    if count > limits.nodes {
      throw Rejection(
        Finding(
          .tooLarge, .error, "the document has more than \(limits.nodes) nodes once aliases are expanded",
          at: place(event),
          help: ["split the file, or raise the limit with `--max-nodes`"]))
    }
  }

  private mutating func tooDeep(at event: YAMLEvent) -> Rejection {
    Rejection(
      Finding(
        .tooLarge, .error, "lists and mappings are nested deeper than \(limits.depth) levels", at: place(event),
        help: ["nothing that Heliograph reads needs more than ten levels"]))
  }

  private mutating func refuseTag(_ event: YAMLEvent) {
    guard let tag = event.tag else { return }
    findings.add(
      Finding(
        .refusedSyntax, .error, "tags (`\(tag)`) are not supported", at: place(event),
        help: ["leave the tag out: each field knows its type"]))
  }

  private mutating func place(_ event: YAMLEvent) -> Place {
    let (start, end) = (event.start, event.end)
    switch event.kind {
    case .scalar, .alias:
      if end.line == start.line { return lines.place(line: start.line, scalar: start.column, through: end.column) }
      return lines.place(line: start.line, scalar: start.column)
    default: return lines.place(line: start.line, scalar: start.column)
    }
  }

  private mutating func next() throws(Rejection) -> YAMLEvent {
    do throws(YAMLProblem) {
      return try events.next()
    } catch {
      throw Rejection(findings.all + [finding(error)])
    }
  }

  private mutating func finding(_ problem: YAMLProblem) -> Finding {
    let place =
      if let mark = problem.mark {
        lines.place(line: mark.line, scalar: mark.column)
      } else {
        LineMap.placeAfter(String(decoding: source.text.utf8.prefix(problem.offset), as: UTF8.self), file: source.name)
      }
    return Finding(.syntax, .error, problem.message, at: place, help: YAMLAdvice.help(for: problem.message))
  }
}

/// What to do about libyaml's commonest complaints.
enum YAMLAdvice {
  static func help(for message: String) -> [String] {
    if message.contains("cannot start any token") {
      return ["indent with spaces, not tabs, and put text that begins with a special character in quotes"]
    }
    if message.contains("mapping values are not allowed") {
      return ["put a text with `: ` in quotes, or begin the key on a line of its own"]
    }
    if message.contains("expected") {
      return ["check indentation, colons and brackets on this line and the one before"]
    }
    if message.contains("control characters") { return ["remove the character; in quotes, write it as \"\\u001B\""] }
    return []
  }
}
