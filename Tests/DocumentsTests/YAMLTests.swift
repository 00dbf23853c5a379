import Diagnostics
import Documents
import Testing

private func parse(_ text: String, _ limits: Limits = .standard) throws -> Node {
  try YAML.parse(SourceFile(name: "f.yaml", text: text), limits: limits)
}

private func place(_ line: Int, _ column: Int, _ length: Int = 1) -> Place {
  Place(file: "f.yaml", line: line, column: column, length: length)
}

@Suite struct YAMLReading {
  @Test("Every node has its place, in characters whatever the encoding takes")
  func places() throws {
    let root = try parse("name: hall\nleaf: {switch: sn5600, count: 14}\né漢😀e\u{301}: [ü, x]\nlast: \"a\r\n  b\"\r\n")
    #expect(root["name"]?.place == place(1, 7, 4))
    #expect(root["leaf"]?.place == place(2, 7))
    #expect(root["leaf"]?["count"]?.place == place(2, 31, 2))
    let entry = try #require(root.entries?[2])
    #expect(entry.key == "é漢😀e\u{301}")
    #expect(entry.keyPlace == place(3, 1, 4))
    #expect(entry.value.elements?.map(\.place) == [place(3, 8), place(3, 11)])
    #expect(root["last"]?.text == "a b")
    #expect(root["last"]?.place == place(4, 7))
  }

  @Test("Scalars stay text: only an empty value, ~ and null are nothing")
  func scalars() throws {
    let root = try parse("a: yes\nb: 012\nc: 1:30\nd: 1e3\ne: ~\nf: null\ng:\nh: 'null'\ni: \"\"\nj: Null\n")
    #expect(root.entries?.map { $0.value.text } == ["yes", "012", "1:30", "1e3", nil, nil, nil, "null", "", "Null"])
  }

  @Test("A byte order mark and CR LF are taken")
  func windows() throws {
    let source = try SourceFile(name: "f.yaml", bytes: Array("\u{FEFF}a: 1\r\nb: 2\r\n".utf8))
    let root = try YAML.parse(source)
    #expect(root["b"]?.place == place(2, 4))
    #expect(root.entries?.first?.keyPlace == place(1, 1))
  }

  @Test("Aliases repeat what the anchor marks")
  func aliases() throws {
    #expect(try parse("a: &x {n: 1}\nb: *x\n")["b"]?["n"]?.text == "1")
  }
}

@Suite struct YAMLRefusals {
  @Test(
    "What could be read in two ways is refused where it stands",
    arguments: [
      ("count: 31\nswitch: x\ncount: 32\n", "HG1004", 3, 1), ("a: {b: 1, b: 2}", "HG1004", 1, 11),
      ("a: 1\n---\nb: 2\n", "HG1005", 2, 1), ("base: &b {x: 1}\na:\n  <<: *b\n", "HG1005", 3, 3),
      ("? [a, b]\n: 1\n", "HG1005", 1, 3), ("? {a: b}\n: 1\n", "HG1005", 1, 3), ("a: !!str 1\n", "HG1005", 1, 4),
      ("~: 1\n", "HG1005", 1, 1), ("a: &a [*a]\n", "HG1007", 1, 8), ("a: *nowhere\n", "HG1007", 1, 4),
      ("a: &a {b: &b {c: *a}}\n", "HG1007", 1, 18), ("a: [1, 2\nb: 3\n", "HG1001", 2, 2), ("\ta: 1\n", "HG1001", 1, 1),
      ("a: b: c\n", "HG1001", 1, 5), ("a: \"open\n", "HG1001", 2, 1), ("a: \u{1}\n", "HG1001", 1, 4),
      ("", "HG1003", 1, 1),
      ("# only a comment\n", "HG1003", 1, 1), ("é: {a: 1, a: 2}", "HG1004", 1, 11), ("a: @x\n", "HG1001", 1, 4),
    ])
  func refused(text: String, code: String, line: Int, column: Int) {
    let findings = refusal { try parse(text) }
    #expect(findings.map(\.code.id) == [code])
    #expect(findings.first?.place?.line == line && findings.first?.place?.column == column, "\(findings)")
  }

  @Test("Everything that one pass can find is reported at once")
  func allAtOnce() {
    let findings = refusal { try parse("a: 1\na: 2\n<<: {}\nb: !x 1\nb: 2\n") }
    #expect(findings.map { $0.place?.line } == [2, 3, 4, 5])
    #expect(findings[0].label == "first given in line 1")
  }

  @Test(
    "Bytes that are not UTF-8 text are refused at their place",
    arguments: [
      ([0xFF, 0xFE, 0x61, 0], "UTF-16", 1, 1), ([0xFE, 0xFF, 0, 0x61], "UTF-16", 1, 1),
      ([0x61, 0x3A, 0x0A, 0x62, 0], "NUL", 2, 2), ([0x61, 0x0A, 0xC3, 0xA9, 0xE4, 0x0A], "0xE4", 2, 2),
      ([0x61, 0x80], "0x80", 1, 2), ([0xC3], "0xC3", 1, 1), ([0xED, 0xA0, 0x80], "0xED", 1, 1),
      ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], "NUL", 1, 8),
    ] as [([UInt8], String, Int, Int)])
  func notText(bytes: [UInt8], word: String, line: Int, column: Int) {
    let findings = refusal { try SourceFile(name: "f", bytes: bytes) }
    #expect(findings.map(\.code.id) == ["HG1006"])
    #expect(findings.first?.message.contains(word) == true)
    #expect(findings.first?.place?.line == line && findings.first?.place?.column == column, "\(findings)")
  }
}

@Suite struct YAMLLimits {
  @Test("64 levels are taken, 65 are refused, and other limits are kept as set", arguments: [64, 3, 512])
  func depth(limit: Int) {
    let limits = Limits(depth: limit)
    func nested(_ count: Int) -> String { String(repeating: "[", count: count) + String(repeating: "]", count: count) }
    #expect(refusal { try parse(nested(limit), limits) }.isEmpty)
    #expect(refusal { try parse(nested(limit + 1), limits) }.map(\.code.id) == ["HG1002"])
    #expect(refusal { try parse("a: &a " + nested(limit - 1) + "\nb: *a\n", limits) }.isEmpty)
    #expect(refusal { try parse("a: &a " + nested(limit - 1) + "\nb: [*a]\n", limits) }.map(\.code.id) == ["HG1002"])
  }

  @Test("A limit on depth beyond what recursion bears is lowered")
  func deepest() {
    #expect(Limits(depth: 1_000_000).depth == Limits.deepestNesting)
  }

  @Test("Nodes are counted with aliases expanded, to the node")
  func nodes() {
    // 1 list + 3 + 1 list of 2 repeated twice = 1 + 3 + 3 x 2.
    let text = "[1, 2, 3, &a [4, 5], *a]"
    #expect(refusal { try parse(text, Limits(nodes: 10)) }.isEmpty)
    #expect(refusal { try parse(text, Limits(nodes: 9)) }.map(\.code.id) == ["HG1002"])
  }

  @Test("Bytes are counted to the byte")
  func bytes() {
    #expect(refusal { try parse("a: é", Limits(bytes: 5)) }.isEmpty)
    #expect(refusal { try parse("a: é", Limits(bytes: 4)) }.map(\.code.id) == ["HG1002"])
  }

  @Test("An alias bomb of some hundred bytes is refused at once", .timeLimit(.minutes(1)))
  func bomb() {
    var text = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for (inner, outer) in zip("abcdefghij", "bcdefghijk") {
      text += "\(outer): &\(outer) [" + Array(repeating: "*\(inner)", count: 9).joined(separator: ", ") + "]\n"
    }
    #expect(refusal { try parse(text) }.map(\.code.id) == ["HG1002"])
  }

  @Test("A million brackets are refused without reading on", .timeLimit(.minutes(1)))
  func brackets() {
    for text in [String(repeating: "[", count: 10_000), String(repeating: "{a: ", count: 1_000_000)] {
      #expect(refusal { try parse(text) }.map(\.code.id) == ["HG1002"])
    }
  }

  @Test("A long line of characters beyond ASCII is placed in linear time", .timeLimit(.minutes(1)))
  func longLine() throws {
    let root = try parse("[" + Array(repeating: "é", count: 100_000).joined(separator: ", ") + "]")
    #expect(root.elements?.last?.place == place(1, 299_999))
  }
}
