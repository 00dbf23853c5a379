import Foundation
import TestSupport
import Testing

@Suite("The documentation is what the program says") struct DocumentationTests {
  private func document(_ name: String) throws -> String {
    try String(contentsOfFile: "\(Program.root)/Documentation/\(name)", encoding: .utf8)
  }

  @Test("commands.md is the reference that the program prints")
  func commands() throws {
    #expect(try document("commands.md") == Program.run(["man", "--markdown"]).output)
  }

  @Test("scenario.md is the reference that the program prints")
  func scenario() throws {
    #expect(try document("scenario.md") == Program.run(["schema", "--markdown"]).output)
  }

  @Test("Every key of the schema, its default and its sentence stand in scenario.md")
  func everyKey() throws {
    let page = try document("scenario.md")
    let data = Data(try Program.run(["schema"]).output.utf8)
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var count = 0
    func walk(_ schema: [String: Any], _ path: String) {
      for (key, value) in schema["properties"] as? [String: [String: Any]] ?? [:] {
        count += 1
        let sentence = (value["description"] as? String ?? "").replacingOccurrences(of: "|", with: "\\|")
        let line = page.components(separatedBy: "\n").first { $0.hasPrefix("| `\(path + key)` |") } ?? ""
        #expect(!sentence.isEmpty && line.hasSuffix("| \(sentence) |"), "\(path + key)")
        if let text = value["default"] as? String, !text.isEmpty {
          #expect(line.contains("`\(text)`"), "\(path + key)")
        }
        let inner = [value] + (value["anyOf"] as? [[String: Any]] ?? [])
        for object in inner where object["properties"] != nil { walk(object, path + key + ".") }
      }
    }
    walk(schema, "")
    #expect(count > 80)
  }

  @Test("Every promise of reliability.md names tests that exist")
  func promises() throws {
    let sources = try Subprocess(["grep", "-rhoE", "struct [A-Za-z]+", Program.root + "/Tests", "--include=*.swift"])
      .output
    let suites = Set(sources.split(separator: "\n").map { String($0.dropFirst("struct ".count)) })
    let rows = try document("reliability.md").components(separatedBy: "\n").filter {
      $0.hasPrefix("| ") && $0.first { $0.isNumber } != nil
    }
    #expect(rows.count == 10)
    for row in rows {
      let held = row.components(separatedBy: " | ").last ?? ""
      let names = held.split(separator: "`").map(String.init).filter { $0.allSatisfy { $0.isLetter } && !$0.isEmpty }
      #expect(!names.isEmpty, "\(row)")
      for name in names { #expect(suites.contains(name), "\(name)") }
    }
  }
}

@Suite("The pages with commands run as they are written") struct TutorialTests {
  /// A command with the output that the page shows.
  struct Step {
    var command: String
    var status: Int32
    var shown: [String] = []
  }

  /// The blocks of type `console`: a line that begins with `$ ` is a command, what follows is its output.
  static func steps(of page: String) -> [Step] {
    var steps: [Step] = []
    var isConsole = false
    for line in page.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ ") {
        let parts = line.dropFirst(2).components(separatedBy: "    # exit ")
        steps.append(Step(command: parts[0], status: parts.count > 1 ? Int32(parts[1]) ?? -1 : 0))
      } else if isConsole, !steps.isEmpty {
        steps[steps.count - 1].shown.append(line)
      }
    }
    return steps
  }

  @Test(
    "Every command ends as the page says and prints what the page shows",
    arguments: [
      ("tutorial.md", 20), ("synthesis.md", 5), ("fec.md", 6), ("channel-tutorial.md", 9), ("networks.md", 3),
      ("com.md", 1), ("com-200g.md", 0), ("eye.md", 1),
    ])
  func runs(name: String, atLeast count: Int) throws {
    let page = try String(contentsOfFile: Program.root + "/Documentation/\(name)", encoding: .utf8)
    let steps = Self.steps(of: page)
    #expect(steps.count > count)
    let folder = try TemporaryFolder()
    // The example channels, as they lie in a checkout.
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Channels", withDestinationPath: Program.root + "/Channels")
    for step in steps {
      let run = try Program.shell("heliograph() { \"$H\" \"$@\"; }; \(step.command)", in: folder.path)
      #expect(run.status == step.status, "\(step.command): \(run.errors)")
      let printed = (run.errors + run.output).components(separatedBy: "\n")
      for line in step.shown where line != "..." {
        if let range = line.range(of: "  ...") {
          #expect(printed.contains { $0.hasPrefix(line[..<range.lowerBound]) }, "\(step.command): \(line)")
        } else {
          #expect(printed.contains { $0.trimmingSpaces == line.trimmingSpaces }, "\(step.command): \(line)")
        }
      }
      if !step.shown.contains("..."), !step.shown.contains(where: { $0.hasSuffix("  ...") }), !step.shown.isEmpty {
        #expect(step.shown.count == printed.count { !$0.isEmpty }, "\(step.command) prints more than the page shows")
      }
    }
  }
}

extension String {
  /// Editors remove spaces at the ends of lines.
  fileprivate var trimmingSpaces: String { trimmingCharacters(in: .whitespaces) }
}
