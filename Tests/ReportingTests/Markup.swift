/// A reader of markup that is only as clever as the tests need: tags, attributes, balance.
struct Markup {
  /// Names of tags that open, in order.
  var opened: [String] = []
  /// Values of attributes by name, in order.
  var attributes: [(name: String, value: String)] = []
  /// Contents of script elements.
  var scripts: [String] = []
  /// What is not balanced.
  var faults: [String] = []

  private static let void: Set<String> = ["meta", "br", "link", "img", "input", "hr"]

  init(_ page: String) {
    var open: [String] = []
    var rest = Substring(page)
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      guard let end = rest.firstIndex(of: ">") else {
        faults.append("a tag does not end")
        return
      }
      let tag = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.popLast() != name { faults.append("</\(name)> closes something else") }
        continue
      }
      let name = String(tag.prefix { $0 != " " && $0 != "/" })
      opened.append(name)
      readAttributes(tag.dropFirst(name.count))
      if Self.void.contains(name) || tag.hasSuffix("/") { continue }
      if name == "script" || name == "style" {
        guard let close = rest.firstRange(of: "</\(name)>") else {
          faults.append("<\(name)> does not end")
          return
        }
        if name == "script" { scripts.append(String(rest[..<close.lowerBound])) }
        rest = rest[close.upperBound...]
        continue
      }
      open.append(name)
    }
    if !open.isEmpty { faults.append("not closed: \(open)") }
  }

  private mutating func readAttributes(_ text: Substring) {
    var rest = text
    while let equals = rest.firstRange(of: "=\"") {
      let name = rest[..<equals.lowerBound].split(separator: " ").last.map(String.init) ?? ""
      rest = rest[equals.upperBound...]
      guard let end = rest.firstIndex(of: "\"") else {
        faults.append("an attribute does not end")
        return
      }
      attributes.append((name, String(rest[..<end])))
      rest = rest[rest.index(after: end)...]
    }
  }
}
