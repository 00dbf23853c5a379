import Foundation
import TestSupport
import Testing

@Suite("An input of many mistakes or of one huge value is answered within seconds") struct CrowdedInputTests {
  /// What is crowded, the scenario's text, and the code of the refusal.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let code: String
    var testDescription: String { name }
  }

  private static func list(_ count: Int, _ element: (Int) -> String) -> String {
    (0..<count).map(element).joined(separator: ", ")
  }

  static let cases = [
    Case(name: "unknown keys", text: (0..<300_000).map { "k\($0): 1\n" }.joined(), code: "HG1010"),
    Case(name: "anchors", text: (0..<300_000).map { "a\($0): &a\($0) x\n" }.joined(), code: "HG1010"),
    Case(name: "one key again and again", text: String(repeating: "k: 1\n", count: 300_000), code: "HG1004"),
    Case(name: "excluded parts", text: "cabling: {exclude: [\(list(50_000) { "x\($0)" })]}\n", code: "HG1019"),
    Case(
      name: "excluded parts that no catalog has", text: "cabling: {exclude: [\(list(1000) { "x\($0)" })]}\n",
      code: "HG1106"),
    Case(name: "prices", text: "prices: {\(list(20_000) { "p\($0): {price: 1 USD}" })}\n", code: "HG1019"),
    Case(name: "prices of nothing", text: "prices: {\(list(2000) { "p\($0): {price: 1 USD}" })}\n", code: "HG1106"),
    Case(
      name: "places to keep free", text: "floor: {keep_outs: [\(list(5000) { _ in "{rows: [1, 9]}" })]}\n",
      code: "HG1019"),
    Case(name: "aliases", text: "a: &a x\nb: [\(list(300_000) { _ in "*a" })]\n", code: "HG1010"),
    Case(name: "a long id", text: "accelerator: \(String(repeating: "y", count: 8_000_000))\n", code: "HG1401"),
  ]

  @Test("The first twenty findings and the number of the others", .timeLimit(.minutes(5)), arguments: cases)
  func refuses(_ one: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallScenario.text + one.text, to: "in.yaml")
    let run = try Program.shell("ulimit -v 4000000; timeout -k 1 60 $H plan in.yaml", in: folder.path)
    #expect(run.status == 2, "\(run.status) \(run.errors.prefix(500))")
    #expect(run.errors.contains("error[\(one.code)]"), "\(run.errors.prefix(500))")
    #expect(try Program.names(in: folder.path) == ["in.yaml"])
  }

  @Test("A named pipe as input that fails is not waited for again")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let run = try Program.shell(
      "mkfifo pipe; (head -c 20000000 /dev/zero >pipe) 2>/dev/null & timeout -k 1 20 $H check pipe", in: folder.path)
    #expect(run.status == 2 && run.errors.contains("error[HG1002]"), "\(run.status) \(run.errors)")
  }
}
