/// A picture as a file of its own, light or dark as its reader is.
enum StandaloneSVG {
  /// Renders a chart.
  /// - Returns: the file in UTF-8.
  static func render(_ chart: LineChart) -> [UInt8] {
    render(chart.drawn(), title: chart.title, description: chart.description)
  }

  /// Renders any picture.
  /// - Parameter style: what it adds to the style of charts; written in this program.
  /// - Returns: the file in UTF-8.
  static func render(_ picture: SVG, title: String, description: String, style: String = "") -> [UInt8] {
    var svg = HTMLBuilder()
    svg.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"), ("aria-label", title),
        ("viewBox", "-16 -12 \(SVG.number(picture.width + 32)) \(SVG.number(picture.height + 24))"),
        ("width", SVG.number(picture.width + 32)), ("height", SVG.number(picture.height + 24)),
      ]
    ) { svg in
      svg.element("title", text: title)
      if !description.isEmpty { svg.element("desc", text: description) }
      svg.element("style") { $0.putSafe(Array((ChartStyle.standalone + style).utf8)) }
      svg.putSafe(picture.html.bytes)
    }
    svg.put("\n")
    return svg.bytes
  }
}
