import Foundation
import TestSupport
import Testing

@Suite("A sound scenario that cannot fit") struct ImpossibleScenarioTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// One of these codes tells it.
    let codes: [String]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "rack units", text: SmallScenario.text + "floor: {rack_units: 4}\n", codes: ["HG13"]),
    Case(name: "power", text: SmallScenario.text + "floor: {host_feed: 4 kW}\n", codes: ["HG13"]),
    Case(
      name: "radix", text: "name: small\nhost: dgx-h100\nhosts: 12500\nscale_out: {switch: qm9700, tiers_at_most: 2}\n",
      codes: ["HG12"]),
    Case(
      name: "reach",
      text: SmallScenario.text.replacingOccurrences(of: "qm9700", with: "qm9700, technologies: [copper]")
        + "floor: {slack: 20 m}\n", codes: ["HG21"]),
    Case(
      name: "too few racks",
      text: SmallScenario.text.replacingOccurrences(of: "hosts: 4", with: "hosts: 64")
        + "floor: {rows: 1, racks_per_row: 2}\n", codes: ["HG13"]),
  ]

  @Test("Exit 1, the plan is written as far as it is defined, a finding says why", arguments: cases)
  func isPlannedAsFarAsPossible(_ one: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write(one.text, to: "in.yaml")
    let run = try Program.run(["plan", "in.yaml"], in: folder.path)
    #expect(run.status == 1, "\(run.errors)\(run.output)")
    #expect(try Program.names(in: folder.path + "/small") == SmallScenario.files)
    let data = try #require(Program.bytes(of: folder.path + "/small/plan.json"))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let findings = try #require(document["findings"] as? [[String: Any]])
    let errors = findings.filter { $0["severity"] as? String == "error" }
    #expect(
      errors.contains { error in one.codes.contains { (error["code"] as? String ?? "").hasPrefix($0) } }, "\(findings)")
    #expect(errors.allSatisfy { !($0["help"] as? [String] ?? []).isEmpty }, "every error has a way out: \(errors)")
    #expect(run.output.contains("error"))
  }
}
