import Diagnostics
import Documents
public import Planning

/// The report of a plan: one HTML page that carries everything and asks nobody for anything.
///
/// It is readable without script, printed, dark, narrow and gray. Texts of the user are escaped, and a content policy forbids
/// every request. It stays below 5 MB whatever the size of the plan: drawings show kinds of racks and bundles of links, and long
/// lists point at the files of the plan.
public enum HTMLReport {
  /// Renders a plan.
  /// - Parameters:
  ///   - charts: the chart library; without it the page shows the same figures as still drawings, and says so.
  ///   - version: the version of the program, for the appendix.
  /// - Returns: the page in UTF-8.
  public static func render(_ plan: Plan, charts: ChartLibrary? = nil, version: String = "") -> [UInt8] {
    let context = ReportContext(
      plan: plan, counts: PlanCounts(plan), ports: PortUse(plan.network), hasCharts: charts != nil, version: version)
    let script = context.hasCharts ? "; script-src 'unsafe-inline' blob:; img-src data:" : ""
    return PageShell.page(title: plan.scenario.name + ": plan", script: script) { body(context, charts, into: &$0) }
  }

  private static var chapters: [any ReportChapter.Type] {
    [
      VerdictChapter.self, FabricChapter.self, LinesChapter.self, ScaleUpChapter.self, FloorChapter.self,
      RacksChapter.self,
      LengthsChapter.self, PowerChapter.self, CostChapter.self, BillChapter.self, LinkChoiceChapter.self,
      CountingChapter.self, FindingsChapter.self, AssumptionsChapter.self, AppendixChapter.self,
    ]
  }

  private static func body(_ context: ReportContext, _ charts: ChartLibrary?, into html: inout HTMLBuilder) {
    let present = chapters.filter { $0.isPresent(in: context) }
    html.element("header") { html in
      title(context, into: &html)
      html.element("nav", [("aria-label", "Contents")]) { html in
        html.element("ul") { html in
          for chapter in present {
            html.element("li") { $0.element("a", [("href", "#" + chapter.id)], text: chapter.title) }
          }
        }
      }
    }
    html.element("main") { html in
      for chapter in present {
        html.element("section", [("id", chapter.id)]) { html in
          html.element("h2", text: chapter.title)
          chapter.render(context, into: &html)
        }
      }
    }
    html.element("footer") { html in
      html.text(
        context.hasCharts
          ? "This page is one file: it works without a network, and without script as still drawings."
          : "This page is one file and has no script. The chart library was not at hand when it was written, so its figures "
            + "are still drawings and tables with the same numbers.")
    }
    PlanSummaryJSON.embed(context, into: &html)
    guard let charts else { return }
    html.element("script", [("type", "text/plain"), ("id", "chart-library")]) { $0.putSafe(charts.base64) }
    html.element("script") { $0.put(PageScript.source) }
  }

  private static func title(_ context: ReportContext, into html: inout HTMLBuilder) {
    let plan = context.plan
    let errors = plan.findings.count { $0.severity == .error }
    let warnings = plan.findings.count { $0.severity == .warning }
    let (style, text) =
      errors > 0
      ? ("bad", "\(Prose.count(errors, "error")) to solve")
      : warnings > 0
        ? ("warn", "Fits and closes, with \(Prose.count(warnings, "warning"))") : ("good", "Everything fits and closes")
    html.element("span", [("class", "badge " + style)], text: text)
    html.element("h1", text: plan.scenario.name)
    if !plan.scenario.summary.isEmpty { html.element("p", [("class", "lead")], text: plan.scenario.summary) }
  }
}
