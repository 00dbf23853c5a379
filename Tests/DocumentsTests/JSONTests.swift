import Diagnostics
import Documents
import Testing

private func parse(_ text: String, _ limits: Limits = .standard) throws -> Node {
  try JSON.parse(SourceFile(name: "f.json", text: text), limits: limits)
}

@Suite struct JSONReading {
  @Test("The tree is that of YAML, with places")
  func tree() throws {
    let root = try parse("{\"a\": [1, -2.5e3, true, null, \"x\\u00e9\\ud83d\\ude00\\n\"],\n \"é\": {\"b\": 0}}\n")
    #expect(root["a"]?.elements?.map(\.text) == ["1", "-2.5e3", "true", nil, "xé😀\n"])
    #expect(root["a"]?.elements?[1].place == Place(file: "f.json", line: 1, column: 11, length: 6))
    #expect(root["é"]?["b"]?.place == Place(file: "f.json", line: 2, column: 13))
    #expect(try parse(" 3 ").text == "3")
  }

  @Test(
    "What RFC 8259 does not have is refused at its place",
    arguments: [
      ("[1, 2,]", 1, 6), ("{\"a\": 1,}", 1, 8), ("[NaN]", 1, 2), ("[-Infinity]", 1, 2), ("[1e999]", 1, 2),
      ("[01]", 1, 2), ("[1.]", 1, 4), ("[.5]", 1, 2), ("[+1]", 1, 2), ("[0x10]", 1, 3), ("{a: 1}", 1, 2),
      ("['a']", 1, 2), ("[\"a\nb\"]", 1, 4), ("[\"\\x\"]", 1, 4), ("[\"\\ud800\"]", 1, 9), ("[\"\\u12g4\"]", 1, 5),
      ("[1] 2", 1, 5), ("[1", 1, 3), ("\n[tru]", 2, 2), ("// a\n1", 1, 1), ("\"open", 1, 6), ("[1 2]", 1, 4),
      ("[]]", 1, 3),
      ("{\"a\"}", 1, 5), ("[1e]", 1, 4), ("[\"\\u+123\"]", 1, 5),
    ])
  func refused(text: String, line: Int, column: Int) {
    let findings = refusal { try parse(text) }
    #expect(findings.map(\.code.id) == ["HG1001"])
    #expect(findings.first?.place?.line == line && findings.first?.place?.column == column, "\(findings)")
  }

  @Test("Duplicate keys are refused, all at once")
  func duplicates() {
    let findings = refusal { try parse("{\"a\": 1, \"a\": 2,\n \"b\": {\"c\": 1, \"\\u0063\": 1}}") }
    #expect(findings.map(\.code.id) == ["HG1004", "HG1004"])
    #expect(findings.map { $0.place?.column } == [10, 16])
  }

  @Test("Depth and nodes are limited to the level and the node")
  func limits() {
    func nested(_ count: Int) -> String { String(repeating: "[", count: count) + String(repeating: "]", count: count) }
    #expect(refusal { try parse(nested(64)) }.isEmpty)
    #expect(refusal { try parse(nested(65)) }.map(\.code.id) == ["HG1002"])
    #expect(refusal { try parse(String(repeating: "[", count: 1_000_000)) }.map(\.code.id) == ["HG1002"])
    #expect(refusal { try parse("[1, 2]", Limits(nodes: 3)) }.isEmpty)
    #expect(refusal { try parse("[1, 2]", Limits(nodes: 2)) }.map(\.code.id) == ["HG1002"])
    #expect(refusal { try parse("") }.map(\.code.id) == ["HG1003"])
  }
}

@Suite struct JSONWriting {
  @Test("500 random documents read back equal, in both styles and for scripts")
  func roundTrip() throws {
    var random = RandomText(seed: 3)
    for _ in 0..<500 {
      let value = random.value()
      for style in [JSONWriter.Style.compact, .pretty] {
        let text = try JSONWriter.text(value, style: style)
        #expect(try JSONWriter.text(try parse(text).json, style: style) == text)
      }
      var writer = JSONWriter(forScript: true)
      writer.value(value)
      let script = String(decoding: try writer.finish(), as: UTF8.self)
      #expect(!script.unicodeScalars.contains { $0 == "<" || $0 == "\u{2028}" || $0 == "\u{2029}" })
      #expect(try JSONWriter.text(try parse(script).json) == (try JSONWriter.text(value)))
    }
  }

  @Test("Pretty and compact forms are as people expect them")
  func layout() throws {
    let value: JSONValue = ["a": [1, .number(0.1), .number(2)], "b": [:], "c": [], "d": .null]
    #expect(try JSONWriter.text(value, style: .compact) == "{\"a\":[1,0.1,2],\"b\":{},\"c\":[],\"d\":null}\n")
    #expect(
      try JSONWriter.text(value)
        == "{\n  \"a\": [\n    1,\n    0.1,\n    2\n  ],\n  \"b\": {},\n  \"c\": [],\n  \"d\": null\n}\n")
  }

  @Test("A number that is not finite is a fault", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(number: Double) {
    let findings = refusal {
      var writer = JSONWriter()
      writer.object { $0.member("cost_usd", number) }
      return try writer.finish()
    }
    #expect(findings.map(\.code.id) == ["HG1040"])
    #expect(findings.first?.message.contains("cost_usd") == true)
  }

  @Test(
    "Numbers are the shortest text that reads back bit for bit",
    arguments: [0.1, -0.0, 1e21, .leastNonzeroMagnitude, .pi, 1e15, 1 / 3])
  func numbers(number: Double) throws {
    let text = try JSONWriter.text(.number(number), style: .compact)
    #expect(Double(text.dropLast())?.bitPattern == number.bitPattern)
  }

  @Test("A large document leaves in blocks")
  func blocks() throws {
    var writer = JSONWriter()
    var streamed: [UInt8] = []
    var blocks = 0
    writer.array { json in
      for number in 0..<50_000 {
        json.value(number)
        if let block = json.takeBlock() {
          streamed += block
          blocks += 1
        }
      }
    }
    streamed += try writer.finish()
    #expect(blocks == 4)
    #expect(try parse(String(decoding: streamed, as: UTF8.self)).elements?.count == 50_000)
  }
}
