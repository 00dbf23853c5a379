import Diagnostics
import Documents
import Glibc
import Testing

@Suite struct CSVTests {
  @Test("Cells read back with their places; quotes, commas and line breaks are kept")
  func reading() throws {
    let table = try CSV.parse(SourceFile(name: "t", text: "part,note\r\na,\"x, \"\"y\"\"\nz\"\r\n\r\né,\n"))
    #expect(table.header.map(\.text) == ["part", "note"])
    #expect(table.rows.map { $0.map(\.text) } == [["a", "x, \"y\"\nz"], ["é", ""]])
    #expect(table.rows[1][0].place == Place(file: "t", line: 5, column: 1))
    #expect(table.records[1].entries?.map(\.key) == ["part"])
  }

  @Test(
    "A malformed table is refused at the cell",
    arguments: [
      ("a,b\n1\n2,3,4\n", [2, 3]), ("a,a\n", [1]), ("a,\n", [1]), ("a\nx\"y\n", [2]), ("a\n\"x\"y\n", [2]),
      ("a\n\"open\n", [2]),
    ])
  func malformed(text: String, lines: [Int]) {
    #expect(refusal { try CSV.parse(SourceFile(name: "t", text: text)) }.map { $0.place?.line } == lines)
  }

  @Test("Cells are limited to the cell")
  func limits() {
    let source = SourceFile(name: "t", text: "a,b\n1,2\n")
    #expect(refusal { try CSV.parse(source, limits: Limits(nodes: 4)) }.isEmpty)
    #expect(refusal { try CSV.parse(source, limits: Limits(nodes: 3)) }.map(\.code.id) == ["HG1002"])
  }

  @Test("500 random tables read back equal, and no cell begins like a formula")
  func roundTrip() throws {
    var random = RandomText(seed: 5)
    for _ in 0..<500 {
      let width = 1 + random.next(4)
      let rows = (0..<4).map { _ in (0..<width).map { _ in random.text().filter { $0 != "\0" } } }
      var writer = CSVWriter()
      writer.row((0..<width).map { "c\($0)" })
      for row in rows { writer.row(row) }
      let text = String(decoding: try writer.finish(), as: UTF8.self)
      let read = try CSV.parse(SourceFile(name: "t", text: text)).rows.map { $0.map { $0.text ?? "" } }
      try #require(read.count == rows.count)
      for (cells, originals) in zip(read, rows) {
        for (cell, original) in zip(cells, originals) {
          #expect(cell == original || cell == "'" + original)
          if let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) { #expect(Double(cell) != nil) }
        }
      }
    }
  }

  @Test("Numbers stay numbers, formulas become texts")
  func guards() throws {
    var writer = CSVWriter()
    writer.row(["-3.5", "+1", "=1+1", "@x", "-x", "\t1", "a b", ""])
    writer.row([""])
    writer.cell(7)
    writer.cell(0.1)
    writer.cell(Double?.none)
    writer.endRow()
    #expect(
      String(decoding: try writer.finish(), as: UTF8.self)
        == "-3.5,+1,\"'=1+1\",\"'@x\",\"'-x\",\"'\t1\",a b,\r\n\"\"\r\n7,0.1,\r\n")
  }
}

@Suite struct TextThatLeaves {
  @Test("500 random texts as HTML have no markup, and come back when the entities are resolved")
  func html() {
    var random = RandomText(seed: 7)
    for _ in 0..<500 {
      let text = random.text()
      let escaped = HTMLText.escape(text)
      #expect(!escaped.utf8.contains { "<>\"'".utf8.contains($0) })
      var back: [UInt8] = []
      var rest = Array(escaped.utf8)[...]
      let entities: [(String, Character)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
      ]
      while let byte = rest.first {
        if let (entity, meaning) = entities.first(where: { rest.starts(with: $0.0.utf8) }) {
          back += String(meaning).utf8
          rest = rest.dropFirst(entity.utf8.count)
        } else {
          #expect(byte != UInt8(ascii: "&"))
          back.append(byte)
          rest = rest.dropFirst()
        }
      }
      #expect(back == Array(text.utf8))
    }
  }

  @Test("500 random texts become safe names, and safe names stay as they are")
  func names() {
    var random = RandomText(seed: 9)
    for _ in 0..<500 {
      let name = FileName.sanitized(random.text())
      #expect(FileName.isSafe(name))
      #expect(FileName.sanitized(name) == name || name.hasSuffix("-") || name.hasSuffix("."))
    }
    #expect(FileName.sanitized("../../etc/passwd") == "etc-passwd")
    #expect(FileName.sanitized(String(repeating: "a", count: 300)).count == 100)
    #expect(FileName.sanitized("漢字") == "unnamed")
  }

  @Test(
    "Names with separators, leading dots or too many bytes are not safe",
    arguments: ["", ".", "..", ".x", "a/b", "a\\b", "a b", "a\0", "é", String(repeating: "a", count: 101)])
  func unsafe(name: String) { #expect(!FileName.isSafe(name)) }
}

@Suite struct RandomYAML {
  @Test("500 random texts survive YAML")
  func yaml() throws {
    var random = RandomText(seed: 11)
    for _ in 0..<500 {
      let value: JSONValue = ["text": .string(random.text()), "list": [.string(random.text())], "v": random.value()]
      let text = try JSONWriter.text(value)
      let node = try JSON.parse(SourceFile(name: "j", text: text))
      let again = try YAML.parse(SourceFile(name: "y", text: YAMLWriter.text(node)))
      #expect(again.json == node.json)
    }
  }
}
