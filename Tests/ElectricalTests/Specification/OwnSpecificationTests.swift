import Diagnostics
import Documents
import Electrical
import Testing

@Suite("Specifications as YAML")
struct OwnSpecificationTests {
  private static func changed(_ text: String, to other: String) throws -> [(message: String, line: Int?)] {
    let source = try InputFile.read(ComFiles.catalog + "/802.3ck-kr.yaml").text
    #expect(source.contains(text))
    let scratch = try ComScratch(source.replacing(text, with: other), "mine.yaml")
    return try withExtendedLifetime(scratch) {
      try ComScratch.findings { try ComFiles.library.read(scratch.path) }.map { ($0.message, $0.place?.line) }
    }
  }

  @Test("every mistake is found at its line, with the key that was meant")
  func mistakes() throws {
    let package = try Self.changed("{package: kr, lengths: [29 mm, 1.8 mm]}", to: "{package: rk, lengths: [29 mm]}")
    #expect(package.map(\.message) == ["there is no package `rk`"] && package[0].line == 64)
    let lengths = try Self.changed("lengths: [29 mm, 1.8 mm]", to: "lengths: [29 mm]")
    #expect(lengths.map(\.message) == ["package `kr` has 2 lines, the case 1 lengths"])
    let range = try Self.changed("-0.34:0.02:0,", to: "-0.34:-0.02:0,")
    #expect(range.count == 1 && range[0].message.contains("does not lead") && range[0].line == 30)
    let floating = try Self.changed("farthest: 40", to: "farthest: 20")
    #expect(floating.map(\.message) == ["3 groups of 3 taps do not fit between tap 12 and tap 20"])
    let grid = try Self.changed("gain: -20:1:0", to: "gain: -20:0.003:0")
    #expect(grid.count == 1 && grid[0].message.contains("candidates"))
    let step = try Self.changed("frequency_step: 10 MHz", to: "frequency_step: 100 kHz")
    #expect(step.count == 1 && step[0].message.contains("points of a pulse response"))
  }

  @Test("the schema describes every key")
  func schema() {
    let properties = ComLibrary.schema["properties"]
    for key in ["signaling", "transmitter", "receiver", "packages", "boards", "cases", "eye"] {
      #expect(properties?[key]?["description"] != nil, "\(key)")
    }
  }
}
