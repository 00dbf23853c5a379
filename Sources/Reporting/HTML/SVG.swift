import Quantities

/// Draws one SVG picture. Lengths are pixels at full width; every coordinate is finite and has two decimals at most.
struct SVG {
  /// What has been drawn.
  var html = HTMLBuilder()
  /// Extent of the picture.
  let width: Double
  /// Extent of the picture.
  let height: Double

  /// Where a text stands relative to its point.
  enum Anchor: String {
    case start, middle, end
  }

  /// Starts a picture of the given extent.
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// A number as SVG takes it. What is not finite is drawn at 0, since a picture must not break over one bad number.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "0" }
    return NumberText.shortest((value * 100).rounded() / 100)
  }

  /// A filled rectangle; `tip` is shown while the pointer rests on it.
  mutating func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String, radius: Double = 0, tip: String? = nil
  ) {
    var attributes: [HTMLBuilder.Attribute] = [
      ("class", style), ("x", Self.number(x)), ("y", Self.number(y)), ("width", Self.number(max(0, width))),
      ("height", Self.number(max(0, height))),
    ]
    if radius > 0 { attributes.append(("rx", Self.number(radius))) }
    if let tip {
      html.element("rect", attributes) { $0.element("title", text: tip) }
    } else {
      html.leaf("rect", attributes)
    }
  }

  /// A straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    html.leaf(
      "line",
      [
        ("class", style), ("x1", Self.number(x1)), ("y1", Self.number(y1)), ("x2", Self.number(x2)),
        ("y2", Self.number(y2)),
      ])
  }

  /// A text at a point on its baseline.
  mutating func text(_ x: Double, _ y: Double, _ content: String, _ style: String = "label", anchor: Anchor = .start) {
    html.element(
      "text",
      [("class", style), ("x", Self.number(x)), ("y", Self.number(y)), ("text-anchor", anchor.rawValue)], text: content)
  }

  /// A closed polygon.
  mutating func polygon(_ points: [(x: Double, y: Double)], _ style: String, tip: String? = nil) {
    let text = points.map { Self.number($0.x) + "," + Self.number($0.y) }.joined(separator: " ")
    html.element("polygon", [("class", style), ("points", text)]) { html in
      if let tip { html.element("title", text: tip) }
    }
  }

  /// A band between two upright edges, bent like a flow: `(x1, top1...bottom1)` to `(x2, top2...bottom2)`.
  mutating func flow(
    from x1: Double, _ top1: Double, _ bottom1: Double, to x2: Double, _ top2: Double, _ bottom2: Double,
    _ style: String, tip: String? = nil
  ) {
    let n = Self.number
    let middle = (x1 + x2) / 2
    let path =
      "M\(n(x1)) \(n(top1))C\(n(middle)) \(n(top1)) \(n(middle)) \(n(top2)) \(n(x2)) \(n(top2))"
      + "V\(n(bottom2))C\(n(middle)) \(n(bottom2)) \(n(middle)) \(n(bottom1)) \(n(x1)) \(n(bottom1))Z"
    html.element("path", [("class", style), ("d", path)]) { html in
      if let tip { html.element("title", text: tip) }
    }
  }

  /// A dot.
  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) {
    html.leaf(
      "circle", [("class", style), ("cx", Self.number(x)), ("cy", Self.number(y)), ("r", Self.number(radius))])
  }

  /// An open line through points.
  mutating func polyline(_ points: [(x: Double, y: Double)], _ style: String) {
    let text = points.map { Self.number($0.x) + "," + Self.number($0.y) }.joined(separator: " ")
    html.leaf("polyline", [("class", style), ("points", text)])
  }

  /// Writes the picture into a page with a name and a description for those who do not see it.
  func write(into page: inout HTMLBuilder, title: String, description: String = "", style: String = "") {
    page.element(
      "svg",
      [
        ("viewBox", "0 0 \(Self.number(width)) \(Self.number(height))"), ("role", "img"), ("aria-label", title),
        ("class", style), ("style", "max-width:\(Self.number(width))px"),
      ]
    ) { page in
      page.element("title", text: title)
      if !description.isEmpty { page.element("desc", text: description) }
      page.putSafe(html.bytes)
    }
  }
}
