import Foundation
import TestSupport
import Testing

@Suite("Commands") struct CommandTests {
  /// A folder with a scenario, its plan, and a larger one.
  private func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text, to: "in.yaml")
    try folder.write(SmallScenario.text.replacingOccurrences(of: "hosts: 4", with: "hosts: 5"), to: "more.yaml")
    #expect(try Program.run(["plan", "in.yaml"], in: folder.path).status <= 1)
    return folder
  }

  @Test("With --json every command prints one document that names its form")
  func documents() throws {
    let folder = try workspace()
    let lines = [
      "new", "new --list", "check in.yaml", "schema", "schema module", "plan in.yaml", "show small runs",
      "show small racks",
      "show small bom",
      "show small power", "show small findings", "explain HG1201", "explain small /cost/total_usd",
      "diff small more.yaml",
      "compare in.yaml --technologies pluggable,cpo", "compare in.yaml more.yaml", "fabric --hosts 8 --topology mesh",
      "catalog list", "catalog list module", "catalog show qm9700", "catalog check", "report small -o page.html",
    ]
    for line in lines {
      let run = try Program.run(line.split(separator: " ").map(String.init) + ["--json"], in: folder.path)
      #expect(run.status <= 1, "\(line): \(run.errors)")
      let document = try? JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let form = (document?["schema"] ?? document?["$schema"]) as? String
      #expect(form?.hasPrefix("heliograph.") == true || form?.hasPrefix("https://json-schema.org") == true, "\(line)")
    }
  }

  @Test("A table is plain when piped, CSV and Markdown on request, and all three have the same rows")
  func tables() throws {
    let folder = try workspace()
    let plain = try Program.run(["show", "small", "runs"], in: folder.path).output
    let csv = try Program.run(["show", "small", "runs", "--csv"], in: folder.path).output
    let markdown = try Program.run(["show", "small", "runs", "--md"], in: folder.path).output
    let rows = plain.split(separator: "\n").count
    #expect(rows > 30 && csv.split(whereSeparator: \.isNewline).count == rows)
    #expect(markdown.split(separator: "\n").count == rows + 1)
    #expect(!plain.contains("\u{1B}"))
  }

  @Test("Conditions and order are answered from the recomputed plan")
  func queries() throws {
    let folder = try workspace()
    let run = try Program.run(
      ["show", "small", "runs", "--where", "length_m > 0", "--sort", "-length_m", "--limit", "2", "--csv"],
      in: folder.path)
    #expect(run.status == 0 && run.output.split(whereSeparator: \.isNewline).count == 3, "\(run.errors)")
    let wrong = try Program.run(["show", "small", "runs", "--sort", "lenght_m"], in: folder.path)
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean `length_m`?"))
  }

  @Test("A difference is a line a part with its sign, and nothing where nothing changes")
  func differences() throws {
    let folder = try workspace()
    let run = try Program.run(["diff", "small", "more.yaml"], in: folder.path)
    #expect(run.status == 0 && run.output.contains("dgx-h100") && run.output.contains("~"))
    let same = try Program.run(["diff", "small", "in.yaml"], in: folder.path)
    #expect(same.status == 0 && same.output.hasPrefix("No difference"))
  }

  @Test(
    "A misspelt command, option, template, code, kind or id gets its neighbor",
    arguments: [
      ("plann x", "`plan`"), ("plan x --forse", "`--force`"), ("new dgx-h100-superpd", "`dgx-h100-superpod`"),
      ("explain HG12O1", "`HG1201`"),
      ("catalog list swich", "`switch`"), ("catalog show qm970", "`qm9700`"), ("catalog show switch/qm970", "`qm9700`"),
    ])
  func neighbors(_ line: String, _ neighbor: String) throws {
    let run = try Program.run(line.split(separator: " ").map(String.init))
    #expect(run.status == 2 && run.errors.contains("did you mean \(neighbor)?"), "\(run.errors)")
  }

  @Test("A pointer that leads nowhere says what is there")
  func pointers() throws {
    let folder = try workspace()
    let run = try Program.run(["explain", "small", "/cost/capex_usb"], in: folder.path)
    #expect(run.status == 2 && run.errors.contains("did you mean `/cost/capex_usd`?"))
    #expect(try Program.run(["explain", "small", "/counts"], in: folder.path).errors.contains("/counts/accelerators"))
  }

  @Test("Help opens with an example, and a new file is not written over another")
  func helpAndNew() throws {
    let folder = try TemporaryFolder()
    #expect(
      try Program.run(["plan", "--help"]).output.split(separator: "\n").prefix(4).contains {
        $0.contains("heliograph plan hall.yaml")
      })
    #expect(try Program.run(["new", "-o", "a.yaml"], in: folder.path).status == 0)
    #expect(try Program.run(["new", "-o", "a.yaml"], in: folder.path).status == 2)
  }

  @Test("Every shipped template passes its check")
  func templates() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Program.root + "/Scenarios").filter {
      $0.hasSuffix(".yaml")
    }
    #expect(names.count >= 15)
    for name in names.sorted() {
      let run = try Program.run(["check", "\(Program.root)/Scenarios/\(name)"])
      #expect(run.status == 0, "\(name): \(run.errors)")
    }
  }
}
