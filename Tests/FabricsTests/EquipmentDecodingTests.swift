import Diagnostics
import Documents
import Fabrics
import Testing

@Suite("Every equipment row of the shipped catalog decodes without a finding")
struct EquipmentDecodingTests {
  private static func rows(_ file: String) throws -> [Node] {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let source = try InputFile.read("/\(folder)/Catalog/\(file).yaml")
    return try YAML.parse(source)["rows"]?.elements ?? []
  }

  /// Keys that every row has whatever its kind; the catalog reads them.
  private static let common: Set<String> = ["id", "source", "confidence", "field_confidence", "notes"]

  private static func check<T: Declared>(_ type: T.Type, _ file: String) throws {
    let rows = try rows(file)
    #expect(!rows.isEmpty)
    for row in rows {
      let findings = Fields.decode(type, from: row).1.filter { finding in
        !(finding.subject.map { common.contains($0) || $0.hasSuffix("_text") } ?? false)
      }
      for finding in findings { Issue.record("\(FindingRenderer().render(finding))") }
    }
  }

  @Test func switches() throws { try Self.check(SwitchModel.self, "switches") }
  @Test func hosts() throws { try Self.check(HostModel.self, "hosts") }
  @Test func accelerators() throws { try Self.check(AcceleratorModel.self, "accelerators") }
  @Test func adapters() throws { try Self.check(NICModel.self, "nics") }
  @Test func scaleUpFabrics() throws { try Self.check(ScaleUpFabricModel.self, "scaleup-fabrics") }
}
