import Diagnostics
import Documents

/// A chart of the library's: traces and layout, laid over a still picture once the library is there.
struct Chart {
  /// Traces as the library takes them; a text that begins with `--` names a color of the page.
  var traces: [JSONValue]
  /// Layout as the library takes it.
  var layout: JSONValue

  /// Writes the data; nothing when a number in it is not finite.
  fileprivate func bytes() -> [UInt8]? {
    var json = JSONWriter(style: .compact, forScript: true)
    json.object { json in
      json.member("traces", .array(traces))
      json.member("layout", layout)
    }
    return try? json.finish()
  }
}

extension HTMLBuilder {
  /// A figure: the still picture, the chart over it, what it shows, and where its data are.
  mutating func figure(
    id: String, caption: String, data: String? = nil, chart: Chart? = nil, isWide: Bool = false,
    _ still: (inout HTMLBuilder) -> Void
  ) {
    let chartData = chart.flatMap { $0.bytes() }
    var attributes: [Attribute] = [("id", id)]
    if chartData != nil { attributes.append(("data-chart", id)) }
    element("figure", attributes) { html in
      if let chartData {
        html.element("script", [("type", "application/json")]) { $0.putSafe(chartData) }
        html.element("div", [("class", "plot"), ("aria-hidden", "true")])
      }
      html.element("div", [("class", isWide ? "still scroll wide" : "still")], still)
      html.element("figcaption") { html in
        html.text(caption)
        if let data {
          html.text(" Data: ")
          html.element("a", [("href", data)], text: data)
          html.text(".")
        }
      }
    }
  }
}
