/// What charts add to the style sheet of a page, and the whole style of a picture that stands alone.
enum ChartStyle {
  private static let colors = [
    (light: "#0b62a8", dark: "#6cb2ee"), (light: "#b8480c", dark: "#f0935c"), (light: "#00856a", dark: "#3cc4a2"),
    (light: "#b04a86", dark: "#e496c2"), (light: "#8a6a00", dark: "#d9b545"), (light: "#6a4fb3", dark: "#b09bf0"),
  ]
  /// Series differ by dashes too, so that they can be told apart in gray.
  private static let dashes = ["none", "7 3", "2 3", "10 3 2 3", "4 2", "1 2"]

  /// Rules of charts for a page that has `PageStyle.sheet`.
  static var sheet: String {
    properties(dark: false) + rules + "@media (prefers-color-scheme:dark){" + properties(dark: true) + "}"
      + "@media print{" + properties(dark: false) + "}"
  }

  /// Everything a picture needs without a page around it.
  static var standalone: String {
    """
    svg{--ink:#17212b;--soft:#51606e;--faint:#8794a0;--line:#d9e0e6;--page:#fff;--bad:#b3261e;\
    font:13px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;background:var(--page)}
    @media (prefers-color-scheme:dark){svg{--ink:#e6ecf1;--soft:#a9b6c2;--faint:#6d7b88;--line:#2b3641;--page:#11171d;--bad:#ff8a80}}
    text{fill:var(--ink)}.soft{fill:var(--soft)}.small{font-size:11px}.grid{stroke:var(--line);stroke-width:1}\
    .axis{stroke:var(--faint);stroke-width:1}.halo{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}
    """ + sheet
  }

  private static let rules: String = {
    let shapes = """
      svg .curve{fill:none;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round}svg .dashed{stroke-width:1.25;stroke-dasharray:5 4}
      svg .under{opacity:.18}svg .stem{stroke-width:1.25}svg .dot{stroke:var(--page);stroke-width:.75}
      svg .mask{fill:none;stroke:var(--bad);stroke-width:1.75;stroke-dasharray:6 3}svg .forbidden{fill:var(--bad);opacity:.09}
      svg .rule{stroke:var(--faint);stroke-width:1;stroke-dasharray:3 3}

      """
    let series = colors.indices.map { index in
      "svg .curve.s\(index),svg .stem.s\(index){stroke:var(--s\(index))}"
        + "svg .dot.s\(index),svg .under.s\(index){fill:var(--s\(index))}"
    }
    let printed = dashes.enumerated().map { "svg .curve.s\($0.offset):not(.dashed){stroke-dasharray:\($0.element)}" }
    return shapes + series.joined() + "@media print{" + printed.joined() + "}"
  }()

  private static func properties(dark: Bool) -> String {
    let values = colors.enumerated().map { "--s\($0.offset):\(dark ? $0.element.dark : $0.element.light)" }
    return ":root{" + values.joined(separator: ";") + "}"
  }
}
