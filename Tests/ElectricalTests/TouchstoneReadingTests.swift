import Diagnostics
import Documents
import Electrical
import Numerics
import TestSupport
import Testing

@Suite("Reading Touchstone files")
struct TouchstoneReadingTests {
  static func read(
    _ text: String, as name: String = "a.s2p", _ options: Touchstone.Options = .init(), limits: Limits = .touchstone
  ) throws(Rejection) -> Touchstone.Reading {
    try Touchstone.read(InputBlocks(name: name, bytes: Array(text.utf8)), options: options, limits: limits)
  }

  static func refusal(_ text: String, as name: String = "a.s2p") throws -> Finding {
    let rejection = #expect(throws: Rejection.self) { try read(text, as: name) }
    return try #require(rejection?.findings.first)
  }

  /// Numbers that differ in every place, a frequency of `ports` on lines of `perLine` pairs.
  private static func file(ports: Int, points: Int, perLine: Int, breaksRows: Bool) -> String {
    var text = "# MHz S RI R 50\n"
    for point in 0..<points {
      text += "\(100 * point)"
      for pair in 0..<ports * ports {
        let breaksRows = breaksRows && ports > 2
        let startsRow = breaksRows && pair > 0 && pair % ports == 0
        if startsRow || (pair > 0 && (breaksRows ? pair % ports % perLine == 0 : pair % perLine == 0)) { text += "\n " }
        text += " 0.\(point + 1)\(pair) -0.\(pair)5"
      }
      text += "\n"
    }
    return text
  }

  // MARK: Ports and layouts

  @Test(
    "any number of ports is read, however it is laid out",
    arguments: [1, 2, 3, 5, 6, 8, 12, 16], [(4, true), (1000, false), (2, false)])
  func layouts(ports: Int, layout: (perLine: Int, breaksRows: Bool)) throws {
    let perLine = ports <= 2 ? 4 : layout.perLine
    let text = Self.file(ports: ports, points: 3, perLine: perLine, breaksRows: layout.breaksRows)
    let network = try Self.read(text, as: "x.S\(ports)P").network
    #expect(network.ports == ports && network.points == 3)
    #expect(network.frequenciesHz == [0, 1e8, 2e8])
    let last = ports * ports - 1
    let expected = try #require(Double("0.3\(last)"))
    #expect(network[2, ports - 1, ports - 1] == Complex(expected, try #require(Double("-0.\(last)5"))))
    if ports > 2 { #expect(network[1, 0, 1] == Complex(0.21, -0.15)) }
    if ports == 2 { #expect(network[1, 1, 0] == Complex(0.21, -0.15)) }
  }

  @Test("a name without a number of ports is made up for by the layout, and said", arguments: [1, 2, 3, 4, 6, 16])
  func detectedPorts(ports: Int) throws {
    let reading = try Self.read(Self.file(ports: ports, points: 5, perLine: 4, breaksRows: true), as: "<stdin>")
    #expect(reading.network.ports == ports && reading.network.points == 5)
    #expect(reading.findings.contains { $0.code == .touchstonePorts && $0.severity == .warning })
  }

  @Test("a layout that fits no number of ports, or several, is refused")
  func undetectedPorts() throws {
    #expect(try Self.refusal("1 2 3 4 5\n2 2 3 4 5\n", as: "x.txt").code == .touchstonePorts)
    #expect(try Self.refusal("# S RI\n", as: "x.txt").code == .touchstoneEmpty)
    let forced = try Self.read(
      Self.file(ports: 3, points: 1, perLine: 4, breaksRows: true), as: "x.txt", .init(ports: 3))
    #expect(forced.network.ports == 3)
  }

  @Test("the ports of a name are limited", arguments: ["a.s0p", "a.s1001p", "a.s99999999999999999999p"])
  func portLimit(name: String) throws { #expect(try Self.refusal("1 0 0\n", as: name).code == .touchstonePorts) }

  // MARK: What is malformed

  static let row = "0.1 0 0.2 0 0.3 0 0.4 0"
  static let malformed: [(text: String, name: String, code: FindingCode, line: Int)] = [
    ("# GHz S RI\n1 \(row)\n2 \(row) 5\n3 \(row)\n", "a.s2p", .touchstoneColumns, 3),
    ("# GHz S RI\n1 \(row)\n2 0.1 0\n3 \(row)\n", "a.s2p", .touchstoneColumns, 3),
    ("# GHz S RI\n1 \(row)\n2 0.1 0 0.2 0", "a.s2p", .touchstoneTruncated, 3),
    ("# GHz S RI\n1 0\n2 0 0\n", "a.s1p", .touchstoneColumns, 2),
    ("# GHz S RI\n1 0 0\n2 0 0 0\n", "a.s1p", .touchstoneColumns, 3),
    (
      "# GHz S RI\n1 0 0 0 0 0 0\n0 0 0 0 0 0\n0 0 0 0 0 0\n2 0 0 0 0 0 0\n0 0 0 0 0\n0 0 0 0 0 0\n3 0\n", "a.s3p",
      .touchstoneColumns, 6
    ),
    (
      "# GHz S RI\n1 0 0 0 0 0 0\n0 0 0 0 0 0\n0 0 0 0 0 0\n2 0 0 0 0 0 0\n0 0 0 0 0 0\n3 0 0 0 0 0 0\n", "a.s3p",
      .touchstoneColumns, 7
    ),
    (
      "# GHz S RI\n1 \(row)\n \(row)\n \(row)\n \(row)\n2 \(row)\n \(row)\n \(row)\n \(row)\n", "a.s2p",
      .touchstonePorts, 3
    ),
    ("# GHz S RI\n1 \(row)\n2 \(row)\n", "a.s1p", .touchstonePorts, 2),
    ("# GHz S RI\n1 0 0\n-2 0 0\n", "a.s1p", .touchstoneFrequency, 3),
    ("# GHz S RI\n-1 0 0\n", "a.s1p", .touchstoneFrequency, 2),
    ("# GHz S RI\n1 0 0\n1.0 0 0\n", "a.s1p", .touchstoneFrequency, 3),
    ("# GHz S RI\n1 0 0\n2 0,5 0\n", "a.s1p", .touchstoneNumber, 3),
    ("# GHz S RI\n1 0 0\n2 1e999 0\n", "a.s1p", .touchstoneNumber, 3),
    ("# GHz S RI\n1 0 0\n2 -inf 0\n", "a.s1p", .touchstoneNumber, 3),
    ("# GHz S RI\n1 0 0\n2 0x10 0\n", "a.s1p", .touchstoneNumber, 3),
    ("# GHz S RI\n1 0 0\n2 1.2.3 0\n", "a.s1p", .touchstoneNumber, 3),
    ("# GHz S DB\n1 9999999 0\n", "a.s1p", .touchstoneConversion, 2),
    ("# GHz S RI R\n1 0 0\n", "a.s1p", .touchstoneOptionLine, 1),
    ("# GHz S RI R 0\n1 0 0\n", "a.s1p", .touchstoneOptionLine, 1),
    ("# GHz S RI R -50\n1 0 0\n", "a.s1p", .touchstoneOptionLine, 1),
    ("# GHz S RI 50\n1 0 0\n", "a.s1p", .touchstoneOptionLine, 1),
    ("# GHz MHz S RI R 50\n1 0 0\n", "a.s1p", .touchstoneOptionLine, 1),
    ("! x\n\n# GHz S XY R 50\n1 0 0\n", "a.s1p", .touchstoneOptionLine, 3),
    ("1 0 0\n# GHz S RI\n2 0 0\n", "a.s1p", .touchstoneOptionLine, 2),
    ("# GHz S RI\n1 0 \0\0\0", "a.s1p", .touchstoneNumber, 2), ("\0\0\0\0\0", "a.s1p", .touchstoneNumber, 1),
    ("# GHz H RI\n1 0 0\n", "a.s1p", .touchstoneConversion, 2),
    ("# GHz Z RI\n1 -1 0\n", "a.s1p", .touchstoneConversion, 2),
    ("# GHz S RI\n1 0 0\n[End]\n", "a.s1p", .touchstoneKeyword, 3),
    ("# GHz S RI\n[Version] 2.0\n", "a.s1p", .touchstoneKeyword, 2),
    ("", "a.s1p", .touchstoneEmpty, 1),
    ("! only\n!\n", "a.ts", .touchstoneEmpty, 3),
  ]

  @Test("every malformed file is refused at its line, with what was expected and a remedy", arguments: malformed)
  func refused(_ file: (text: String, name: String, code: FindingCode, line: Int)) throws {
    let finding = try Self.refusal(file.text, as: file.name)
    #expect(finding.code == file.code, "\(finding.message)")
    #expect(finding.place?.line == file.line, "\(finding.message)")
    #expect(finding.expected != nil && !finding.help.isEmpty)
  }

  @Test("UTF-16 is named, a byte order mark is dropped, carriage returns end lines")
  func encodings() throws {
    let text = "# GHz S RI\r1 0.5 0\r2 0.25 0\r"
    let unmarked: [UInt8] = text.utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    for bytes in [[0xFF, 0xFE] + unmarked, unmarked] {
      let rejection = #expect(throws: Rejection.self) {
        try Touchstone.read(InputBlocks(name: "a.s1p", bytes: bytes))
      }
      #expect(rejection?.findings.first?.code == .notText)
    }
    let marked = try Touchstone.read(InputBlocks(name: "a.s1p", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)))
    #expect(marked.network.parameter(0, 0) == [Complex(0.5), Complex(0.25)])
  }

  @Test("text, lines and comments longer than a block are read")
  func longLines() throws {
    let comment = String(repeating: "x", count: 600_000)
    let blanks = String(repeating: " ", count: 300_000)
    let reading = try Self.read("!\(comment)\n# GHz S RI\n1\(blanks)0.5 0 !\(comment)\r\n2 0.25 0", as: "a.s1p")
    #expect(reading.network.parameter(0, 0) == [Complex(0.5), Complex(0.25)])
    #expect(try Self.refusal("# GHz S RI\n1 \(comment)", as: "a.s1p").code == .touchstoneNumber)
  }

  @Test("lines that end in carriage returns alone are read though no blank is near")
  func returnsAlone() throws {
    let comments = String(repeating: "!comment\r", count: 200_000)
    let reading = try Self.read("# GHz S RI\r1 0.5 0\r\(comments)2 0.25 0\r\(comments)", as: "a.s1p")
    #expect(reading.network.parameter(0, 0) == [Complex(0.5), Complex(0.25)])
  }

  @Test("numbers may have 65,536 characters, whatever the machine's memory", arguments: [65_537, 100_000, 2_000_000])
  func longNumbers(count: Int) throws {
    let longest = "0." + String(repeating: "5", count: 65_534)
    #expect(try Self.read("# GHz S RI\n1 \(longest) 0\n", as: "a.s1p").network[0, 0, 0] == Complex(5.0 / 9))
    let digits = String(repeating: "1", count: count)
    for text in ["# GHz S RI\n1 \(digits) 0\n", "# GHz S RI\n1 0 0\n2 0.\(digits) 0\n"] {
      let finding = try Self.refusal(text, as: "a.s1p")
      #expect(finding.code == .touchstoneNumber && finding.message.contains("65,536"))
    }
  }

  @Test("noise data are left out and said, with and without an end of the last line", arguments: ["", "\n"])
  func noise(end: String) throws {
    let reading = try Self.read("# GHz S RI\n1 \(Self.row)\n2 \(Self.row)\n1 2 3 4 5\n1.5 2 3 4 5\(end)")
    #expect(reading.network.frequenciesHz == [1e9, 2e9])
    #expect(reading.findings.map(\.message) == ["noise data are left out: 2 rows"])
    let single = try Self.read("# GHz S RI\n1 \(Self.row)\n1 2 3 4 5\(end)")
    #expect(single.network.points == 1)
  }

  @Test("limits on bytes and on numbers refuse before memory is spent")
  func limits() throws {
    let text = Self.file(ports: 4, points: 100, perLine: 4, breaksRows: true)
    let blocks = { InputBlocks(name: "a.s4p", bytes: Array(text.utf8), limits: Limits(bytes: 1000)) }
    #expect(throws: Rejection.self) { try Touchstone.read(blocks()) }
    let rejection = #expect(throws: Rejection.self) { try Self.read(text, as: "a.s4p", limits: Limits(nodes: 100)) }
    #expect(rejection?.findings.first?.code == .tooLarge)
  }

  @Test("a stream gives the frequencies that reading gives, from a file as well")
  func stream() throws {
    let folder = try TemporaryFolder(inMemory: true)
    let path = try folder.write(Self.file(ports: 4, points: 5000, perLine: 4, breaksRows: true), to: "x.s4p")
    let reading = try Touchstone.read(path)
    var frequencies: [Double] = []
    var values: [Complex] = []
    let summary = try Touchstone.stream(path) { point in
      #expect(point.index == frequencies.count)
      frequencies.append(point.frequencyHz)
      values += point.values
    }
    #expect(frequencies == reading.network.frequenciesHz && values == reading.network.values)
    #expect(summary.points == 5000 && summary.ports == 4 && summary.order == reading.order)
  }

  // MARK: Conversions

  @Test(
    "Z, Y, H and G of a series resistor and a shunt resistor give its scattering parameters", arguments: [50.0, 75])
  func parameters(reference: Double) throws {
    // A tee of 10 ohm, 40 ohm to ground, 20 ohm: Z11 = 50, Z12 = Z21 = 40, Z22 = 60.
    let (z11, z12, z22) = (50.0, 40.0, 60.0)
    let determinant = z11 * z22 - z12 * z12
    let sum = (z11 + reference) * (z22 + reference) - z12 * z12
    let s11 = ((z11 - reference) * (z22 + reference) - z12 * z12) / sum
    let s21 = 2 * z12 * reference / sum
    let r = reference
    let files = [
      "Z": (z11 / r, z12 / r, z12 / r, z22 / r),
      "Y": (z22 / determinant * r, -z12 / determinant * r, -z12 / determinant * r, z11 / determinant * r),
      "H": (determinant / z22 / r, z12 / z22, -z12 / z22, r / z22),
      "G": (r / z11, -z12 / z11, z12 / z11, determinant / z11 / r),
    ]
    for (name, p) in files.sorted(by: { $0.key < $1.key }) {
      let network = try Self.read("# GHz \(name) RI R \(reference)\n1 \(p.0) 0 \(p.2) 0 \(p.1) 0 \(p.3) 0\n").network
      #expect((network[0, 0, 0] - Complex(s11)).magnitude < 1e-12, "\(name)")
      #expect((network[0, 0, 1] - Complex(s21)).magnitude < 1e-12, "\(name)")
      #expect((network[0, 1, 0] - Complex(s21)).magnitude < 1e-12, "\(name)")
    }
  }

  @Test("version 2 impedances are in ohms, and each port has its own reference")
  func version2Impedance() throws {
    let text = """
      [Version] 2.0
      # GHz Z RI R 50
      [Number of Ports] 2
      [Two-Port Data Order] 12_21
      [Number of Frequencies] 1
      [Reference] 50
       75
      [Network Data]
      1 50 0 40 0 40 0 60 0
      [End]
      """
    let reading = try Self.read(text, as: "a.ts")
    let network = reading.network
    let sum = 100.0 * 135 - 1600
    #expect(network.referenceOhms == [50, 75])
    #expect((network[0, 0, 0] - Complex((0 * 135 - 1600) / sum)).magnitude < 1e-12)
    #expect((network[0, 1, 0] - Complex(80 * (50.0 * 75).squareRoot() / sum)).magnitude < 1e-12)
    #expect(reading.findings.map(\.code) == [.touchstoneConversion])
  }

  @Test("mixed modes are taken apart into ports: an uncoupled pair of lines has equal differential and common modes")
  func mixedMode() throws {
    let head = "[Version] 2.0\n# GHz S RI R 50\n[Number of Ports] 4\n[Number of Frequencies] 1\n"
    // A differential-to-common conversion of 0.2 from d1 to c2 and nothing else: S(1,3 -> 2,4) = +-0.1.
    let rows = "1 0 0 0 0 0 0 0 0\n0 0 0 0 0 0 0 0\n0 0 0 0 0 0 0 0\n0.2 0 0 0 0 0 0 0\n"
    let network = try Self.read(
      head + "[Mixed-Mode Order] D1,3 D2,4 C1,3 C2,4\n[Network Data]\n" + rows + "[End]\n", as: "a.ts"
    ).network
    for to in [1, 3] {
      #expect((network[0, to, 0] - Complex(0.1)).magnitude < 1e-15)
      #expect((network[0, to, 2] - Complex(-0.1)).magnitude < 1e-15)
    }
    #expect(network[0, 0, 1] == .zero)
  }

  // MARK: Version 2

  static let version2: [(change: String, to: String, code: FindingCode?)] = [
    ("", "", nil), ("[Version] 2.0", "[version] 2.1", nil), ("[Number of Ports]", "[NUMBER  OF ports]", nil),
    ("[Two-Port Data Order]", "[Two-Port Order]", nil),
    ("[Network Data]", "[Begin Information]\nfree text [x]\n[End Information]\n[Network Data]", nil),
    ("[End]\n", "", nil), ("[End]", "[Noise Data]\n1 2 3 4 5\n2 2 3 4 5\n[End]", nil),
    ("[End]", "[Noise Data]\n1 2 3 4\n[End]", .touchstoneColumns),
    ("[Version] 2.0", "[Version] 3.0", .touchstoneKeyword), ("[Version] 2.0\n", "", .touchstoneKeyword),
    ("[Number of Ports] 2\n", "", .touchstoneKeyword),
    ("[Number of Ports] 2", "[Number of Ports] 0", .touchstoneKeyword),
    ("[Number of Ports] 2", "[Number of Ports] 1000000", .touchstoneKeyword),
    ("[Number of Frequencies] 2\n", "", .touchstoneKeyword),
    ("[Number of Frequencies] 2", "[Number of Frequencies] 3", .touchstoneTruncated),
    ("[Number of Frequencies] 2", "[Number of Frequencies] 1", .touchstoneTruncated),
    ("[Two-Port Data Order] 12_21\n", "", .touchstoneKeyword), ("12_21", "11_22", .touchstoneKeyword),
    ("[Network Data]\n", "", .touchstoneKeyword), ("[Network Data]", "[Network Date]", .touchstoneKeyword),
    ("[Network Data]", "[Matrix Format] Half\n[Network Data]", .touchstoneKeyword),
    ("[Network Data]", "[Reference] 50\n[Network Data]", .touchstoneKeyword),
    ("[Network Data]", "[Reference] 50 0\n[Network Data]", .touchstoneKeyword),
    ("[Network Data]", "[Reference 50 50\n[Network Data]", .touchstoneKeyword),
    ("[Network Data]", "[Mixed-Mode Order] D1,2 D1,2\n[Network Data]", .touchstoneKeyword),
    ("[Network Data]", "[Reference] 50 75\n[Mixed-Mode Order] D1,2 C1,2\n[Network Data]", .touchstoneKeyword),
    ("[Network Data]", "[Version] 2.0\n[Network Data]", .touchstoneKeyword),
    ("[Network Data]", "[Begin Information]\n[Network Data]", .touchstoneKeyword),
    ("0.4 0\n[End]", "\n[End]", .touchstoneTruncated), ("[End]", "[Reference] 50 50\n[End]", .touchstoneKeyword),
    ("# GHz S RI R 50", "# THz S RI R 50", nil),
  ]

  @Test("version 2 files are read, or refused at a line", arguments: version2)
  func keywords(_ change: (change: String, to: String, code: FindingCode?)) throws {
    var text = """
      [Version] 2.0
      # GHz S RI R 50
      [Number of Ports] 2
      [Two-Port Data Order] 12_21
      [Number of Frequencies] 2
      [Network Data]
      1 0.1 0 0.2 0 0.3 0 0.4 0
      2 0.1 0 0.2 0 0.3 0 0.4 0
      [End]

      """
    if !change.change.isEmpty { text = text.replacing(change.change, with: change.to, maxReplacements: 1) }
    guard let code = change.code else {
      #expect(try Self.read(text, as: "a.ts").network[1, 0, 1] == Complex(0.2))
      return
    }
    let finding = try Self.refusal(text, as: "a.ts")
    #expect(finding.code == code, "\(finding.message)")
    #expect(finding.place != nil && finding.expected != nil && !finding.help.isEmpty)
  }
}
