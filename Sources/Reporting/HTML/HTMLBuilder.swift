import Diagnostics
import Documents

/// Builds HTML and SVG into bytes. Names of elements and attributes come from this program; every text and value is escaped.
struct HTMLBuilder {
  /// An attribute: a name of ours and a value that may come from anywhere.
  typealias Attribute = (name: StaticString, value: String)

  /// What has been written so far.
  private(set) var bytes: [UInt8] = []

  /// Writes an element around what `body` writes.
  mutating func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ body: (inout HTMLBuilder) -> Void = { _ in }
  ) {
    open(name, attributes)
    put(">")
    body(&self)
    put("</")
    put(name)
    put(">")
  }

  /// Writes an element that holds a text.
  mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element that HTML does not close, such as `meta`.
  mutating func void(_ name: StaticString, _ attributes: [Attribute] = []) {
    open(name, attributes)
    put(">")
  }

  /// Writes an empty element of SVG.
  mutating func leaf(_ name: StaticString, _ attributes: [Attribute] = []) {
    open(name, attributes)
    put("/>")
  }

  /// Writes text, escaped; control and bidirectional-override characters are shown instead of sent.
  mutating func text(_ text: String) {
    bytes += HTMLText.escape(DisplayText.escaped(text)).utf8
  }

  /// Writes markup that stands in this program.
  mutating func put(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes bytes that a writer of ours has made safe for their place: JSON for a script element, base64.
  mutating func putSafe(_ data: [UInt8]) { bytes += data }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    put("<")
    put(name)
    for attribute in attributes {
      put(" ")
      put(attribute.name)
      put("=\"")
      text(attribute.value)
      put("\"")
    }
  }
}

extension HTMLBuilder {
  /// A paragraph in which `**...**` marks what is strong, and back quotes what is code.
  mutating func prose(_ paragraph: String) {
    element("p") { html in
      for (index, part) in paragraph.split(separator: "**", omittingEmptySubsequences: false).enumerated() {
        if index.isMultiple(of: 2) {
          html.quoted(String(part))
        } else {
          html.element("strong", text: String(part))
        }
      }
    }
  }

  /// Text in which back quotes mark what is code, as messages have it; a single one stays what it is.
  mutating func quoted(_ message: String) {
    let parts = message.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 2, !parts.count.isMultiple(of: 2) else {
      text(message)
      return
    }
    for (index, part) in parts.enumerated() {
      if index.isMultiple(of: 2) { text(part) } else { element("code", text: part) }
    }
  }
}
