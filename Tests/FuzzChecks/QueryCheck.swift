import Catalog
import Diagnostics
import Documents
import Operations
import Planning
import Reporting

/// What `show` and `explain` are asked: each question is refused, or answered in order and with finite numbers.
enum QueryCheck {
  private static let table = DataTable(
    TableContent(
      [.text("name"), .number("length_m"), .number("count")],
      rows: [
        ["leaf-1", "3", "1,024"], ["leaf-2", "", "-0.5"], ["=spine", "1e300", "0"], ["", "3", ""],
        ["Léa \u{1F600}", "-1", "7"],
      ]))

  private static let explainer = Result {
    let text = "name: small\nhost: dgx-h100\nhosts: 2\nscale_out: {switch: qm9700}\n"
    let catalog = try Catalog(folder: PlanCheck.root + "/Catalog")
    let file = try ScenarioFile.decode(SourceFile(name: "small", text: text))
    return try Explainer(try Planner.plan(try ScenarioResolver.resolve(file, catalog: catalog)))
  }

  static func query(_ bytes: [UInt8]) -> String? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let order = lines.first.flatMap { $0.isEmpty ? nil : $0 }
    return fault(order: order, conditions: Array(lines.dropFirst(2).prefix(8)))
      ?? (lines.count > 1 ? fault(pointer: lines[1]) : nil)
  }

  private static func fault(order: String?, conditions: [String]) -> String? {
    do throws(Rejection) {
      let query = try TableQuery(conditions: conditions, order: order, limit: 3, columns: table.columns)
      let shown = query.apply(to: table)
      let again = query.apply(to: shown)
      return again.content.rows == shown.content.rows ? nil : "the answer changes when it is asked again"
    } catch {
      return error.findings.isEmpty ? "refused without a finding" : nil
    }
  }

  private static func fault(pointer: String) -> String? {
    if let parts = PlanDocument.parts(of: pointer), PlanDocument.parts(of: PlanDocument.pointer(parts)) != parts {
      return "`\(pointer)` is read back otherwise"
    }
    do {
      let explanation = try explainer.get().explain(pointer)
      return explanation.value.isFinite ? nil : "`\(pointer)` is not finite"
    } catch let rejection as Rejection {
      return rejection.findings.isEmpty ? "refused without a finding" : nil
    } catch {
      return "ended with \(error)"
    }
  }
}
