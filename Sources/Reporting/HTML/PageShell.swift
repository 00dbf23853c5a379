/// What every page of ours is wrapped in: one file that asks nobody for anything.
enum PageShell {
  /// Writes a page.
  /// - Parameters:
  ///   - title: of the window.
  ///   - style: what the page adds to the common style sheet; written in this program.
  ///   - script: what the content policy allows besides styles; nothing for a page without script.
  ///   - body: everything inside the body.
  static func page(
    title: String, style: String = "", script: String = "", _ body: (inout HTMLBuilder) -> Void
  ) -> [UInt8] {
    var html = HTMLBuilder()
    html.put("<!doctype html>\n")
    html.element("html", [("lang", "en")]) { html in
      html.element("head") { head(title, style, script, into: &$0) }
      html.element("body", [], body)
    }
    html.put("\n")
    return html.bytes
  }

  private static func head(_ title: String, _ style: String, _ script: String, into html: inout HTMLBuilder) {
    html.void("meta", [("charset", "utf-8")])
    html.void(
      "meta",
      [
        ("http-equiv", "Content-Security-Policy"),
        ("content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" + script),
      ])
    html.void("meta", [("name", "viewport"), ("content", "width=device-width,initial-scale=1")])
    html.void("meta", [("name", "referrer"), ("content", "no-referrer")])
    html.void("meta", [("name", "color-scheme"), ("content", "light dark")])
    html.element("title", text: title)
    html.element("style") { $0.putSafe(Array((PageStyle.sheet + style).utf8)) }
  }
}
