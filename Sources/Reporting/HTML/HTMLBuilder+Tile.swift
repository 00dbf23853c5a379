extension HTMLBuilder {
  /// A figure at a glance, for a list of class `tiles`; the note may be empty.
  mutating func tile(_ title: String, _ value: String, _ note: String) {
    element("div", [("class", "tile")]) { html in
      html.element("dt", text: title)
      html.element("dd") { html in
        html.element("div", [("class", "value")], text: value)
        if !note.isEmpty { html.element("div", [("class", "note")], text: note) }
      }
    }
  }
}
