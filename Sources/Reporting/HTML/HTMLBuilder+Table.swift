extension HTMLBuilder {
  /// A table; `keys` gives rows a color key by the class of the color.
  mutating func table(_ content: TableContent, keys: [String?] = [], style: String = "") {
    element("div", [("class", "scroll")]) { html in
      html.element("table", Self.classed(style)) { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for column in content.columns {
              html.element("th", [("scope", "col")] + Self.classed(column.style), text: column.title)
            }
          }
        }
        html.element("tbody") { html in
          for (index, row) in content.rows.enumerated() {
            html.row(row, content.columns, key: keys.indices.contains(index) ? keys[index] : nil)
          }
          if !content.sum.isEmpty { html.row(content.sum, content.columns, style: "sum") }
        }
      }
    }
  }

  private mutating func row(
    _ cells: [String], _ columns: [TableContent.Column], key: String? = nil, style: String = ""
  ) {
    element("tr", Self.classed(style)) { html in
      for (index, cell) in cells.enumerated() {
        html.element("td", Self.classed(columns.indices.contains(index) ? columns[index].style : "")) { html in
          if index == 0, let key { html.element("span", [("class", "key " + key)]) }
          html.text(cell)
        }
      }
    }
  }

  private static func classed(_ style: String) -> [Attribute] {
    guard !style.isEmpty else { return [] }
    return [("class", style)]
  }

  /// A long table: the first rows, and a line that says where the rest is.
  mutating func table(_ content: TableContent, atMost limit: Int, rest: String) {
    var shown = content
    shown.rows = Array(content.rows.prefix(limit))
    table(shown)
    if content.rows.count > limit {
      element("p", [("class", "soft small")], text: "\(Prose.count(content.rows.count - limit)) more rows \(rest)")
    }
  }
}

extension TableContent.Column {
  /// Class of its cells: numbers line up, words stay whole.
  fileprivate var style: String { isNumeric ? "n" : isWord ? "w" : "" }
}
