import Diagnostics
import Documents
import Electrical
import Foundation
import Operations
import Testing

@Suite("channel com")
struct ChannelComTests {
  private static let channels = OperationFixture.root + "/Channels/"
  private static let peer = OperationFixture.root + "/Tests/ElectricalTests/Fixtures/com.json"

  /// A lane of the shipped examples by its name.
  private static func lane(_ name: String, _ specification: String) -> ChannelComOperation {
    var lane = ChannelComOperation(through: channels + name + "-thru.s4p", specification: specification)
    lane.farEnd = [channels + name + "-fext.s4p"]
    lane.nearEnd = [channels + name + "-next.s4p"]
    return lane
  }

  private static func document(_ operation: some Operations.Operation) throws -> JSONValue {
    let outcome = try operation.run(in: OperationFixture.workspace)
    guard case .value(let value)? = outcome.document else {
      Issue.record("there is no document")
      return .null
    }
    return value
  }

  private static func number(_ value: JSONValue?) -> Double {
    switch value {
    case .number(let number)?: number
    case .integer(let number)?: Double(number)
    default: .nan
    }
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let values)? = value { values } else { [] }
  }

  @Test("a margin by the annex is that of the reference results, and every term is in the document")
  func reference() throws {
    var lane = Self.lane("kr-33db-stubs", Self.peer + "#25g-nrz-kr4")
    lane.settings = ["cases[0].near_end.lengths=[12 mm]"]
    let value = try Self.document(lane)
    #expect(value["schema"] == "heliograph.channel-com/1")
    let one = try #require(Self.elements(value["cases"]).first)
    // com-annex93a-exact.json, kr-33db-stubs, z30.
    #expect(abs(Self.number(one["com_db"]) - 3.314978) < 0.03)
    #expect(Self.number(one["fom_db"]) > 15.46586 - 0.01)
    #expect(value["com_db"] == one["com_db"] && value["passes"] == true && one["name"] == "z30")
    for key in ["as_v", "ani_v", "sigma_tx_v", "sigma_isi_v", "sigma_j_v", "sigma_xt_v", "sigma_n_v"] {
      #expect(Self.number(one[key]) > 0, "\(key)")
    }
    #expect(abs(20 * log10(Self.number(one["as_v"]) / Self.number(one["ani_v"])) - Self.number(one["com_db"])) < 1e-9)
    let terms = Self.elements(one["noise_terms"])
    #expect(
      terms.count == 7 && terms.allSatisfy { Self.number($0["com_without_db"]) >= Self.number(one["com_db"]) - 1e-9 })
    #expect(Self.elements(one["dfe_taps"]).count == 14)
  }

  @Test("the method of the script lands where the script's descendant lands")
  func script() throws {
    var lane = Self.lane("vsr-12db", Self.peer + "#25g-nrz-kr4")
    lane.settings = ["cases[0].near_end.lengths=[12 mm]"]
    lane.method = "script"
    // com.json, vsr-12db, z30.
    #expect(abs(Self.number(try Self.document(lane)["com_db"]) - 9.898275) < 0.03)
  }

  @Test("a lane below the threshold ends with a finding of severity error, one above it with none")
  func verdict() throws {
    var lane = Self.lane("vsr-12db", "802.3bj-kr4")
    lane.cases = ["z12"]
    #expect(try !lane.run(in: OperationFixture.workspace).findings.hasErrors)
    lane.settings = ["passing_margin=12 dB"]
    let outcome = try lane.run(in: OperationFixture.workspace)
    let finding = try #require(outcome.findings.first { $0.severity == .error })
    #expect(finding.code == .comBelow && finding.help.first?.contains("limits the lane") == true)
  }

  /// A limit to effective return loss that nothing meets, in a specification that has none.
  private static func rule(_ standing: String) -> String {
    "return_loss={limit: 70 dB, standing: \(standing), clause: a clause, rise_time: 8 ps, equalized_symbols: 14, symbols: 3000, "
      + "permitted_reflection: 0.18}"
  }

  @Test("a lane with enough margin fails by effective return loss, with a finding for each end")
  func returnLoss() throws {
    var lane = Self.lane("vsr-12db", "802.3bj-kr4")
    lane.cases = ["z12"]
    lane.settings = [Self.rule("normative")]
    let outcome = try lane.run(in: OperationFixture.workspace)
    let errors = outcome.findings.filter { $0.severity == .error }
    #expect(
      errors.map(\.code) == [.comReturnLossBelow, .comReturnLossBelow] && errors.map(\.subject) == ["near", "far"])
    #expect(errors.allSatisfy { $0.expected == "at least 70 dB by a clause, normative" })
    // The file's steps of 40 MHz hold 25 ns.
    #expect(outcome.findings.contains { $0.code == .comReturnLossShort && $0.message.contains("644 of 3,000 symbols") })
    guard case .value(let value)? = outcome.document else { return }
    #expect(value["passes"] == false && Self.elements(value["cases"]).allSatisfy { $0["passes"] == true })
    let found = try #require(value["erl"])
    #expect(found["limit_db"] == .number(70) && found["passes"] == false && found["verdict"] == "fails")
    #expect(found["erl_db"] == value["erl_db"] && Self.elements(found["ends"]).map { $0["place"] } == ["near", "far"])
    let least = Self.elements(found["ends"]).map { Self.number($0["erl_db"]) }.min()
    #expect(least == Self.number(value["erl_db"]))
  }

  @Test("an informative limit warns and fails nothing; without a limit nothing is judged, and that is said")
  func returnLossStanding() throws {
    var lane = Self.lane("vsr-12db", "802.3bj-kr4")
    lane.cases = ["z12"]
    lane.settings = [Self.rule("informative")]
    let advised = try lane.run(in: OperationFixture.workspace)
    #expect(!advised.findings.hasErrors && advised.findings.count { $0.code == .comReturnLossBelow } == 2)
    lane.settings = []
    let value = try Self.document(lane)
    #expect(value["passes"] == true && value["erl_db"] == .null)
    #expect(value["erl"]?["specified"] == false && value["erl"]?["verdict"] == "not specified")
    #expect(value["erl"]?["passes"] == .null)
  }

  @Test("a case that the specification lacks suggests the one that was meant")
  func unknownCase() throws {
    var lane = Self.lane("vsr-12db", "802.3dj-cr")
    lane.cases = ["HL-HK"]
    let error = #expect(throws: LocatedRejection.self) { try lane.run(in: OperationFixture.workspace) }
    #expect(error?.findings.first?.help == ["did you mean `HL-HL`?"])
  }

  @Test("a list gives one row each, in its order, and a file that fails fails its own row")
  func batch() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let thru = Self.channels + "vsr-12db-thru.s4p"
    let list = """
      name,thru,fext,next,spec
      alone,\(thru),,,
      missing,none.s4p,,,
      both,\(thru),\(Self.channels)vsr-12db-fext.s4p; \(Self.channels)vsr-12db-fext.s4p,\(Self.channels)vsr-12db-next.s4p,
      other,\(thru),,,802.3zz
      """
    try Data(list.utf8).write(to: folder.appendingPathComponent("list.csv"))
    var batch = ChannelComBatchOperation(list: folder.path + "/list.csv")
    batch.specification = "802.3bj-kr4"
    batch.cases = ["z12"]
    batch.output = folder.path + "/rows.jsonl"
    let outcome = try batch.run(in: OperationFixture.workspace)
    guard case .value(let document)? = outcome.document else { return }
    let rows = Self.elements(document["rows"])
    #expect(rows.map { $0["name"] } == ["alone", "missing", "both", "other"])
    #expect(Self.number(rows[0]["com_db"]) > Self.number(rows[2]["com_db"]))
    #expect(rows[0]["error"] == .null && rows[1]["com_db"] == .null)
    #expect(rows[0]["erl"]?["verdict"] == "not specified" && rows[1]["erl"] == .null)
    guard case .string(let missing)? = rows[1]["error"], case .string(let other)? = rows[3]["error"] else {
      Issue.record("errors are missing")
      return
    }
    #expect(missing.contains("/none.s4p") && other.contains("802.3zz"))
    #expect(outcome.findings.map(\.code) == [.comLaneFailed] && outcome.findings[0].count == 2)
    let lines = try String(contentsOfFile: batch.output ?? "", encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 4)
    // One lane alone gives what the list gave for it.
    var alone = ChannelComOperation(through: thru, specification: "802.3bj-kr4")
    alone.cases = ["z12"]
    #expect(try Self.document(alone)["com_db"] == rows[0]["com_db"])
  }

  @Test("a list with a column that nobody knows says so once")
  func listColumns() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".csv").path
    try Data("thru,fxt,spec\na.s4p,b,x\nc.s4p,d,x\n".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = #expect(throws: Rejection.self) {
      try ChannelComBatchOperation(list: path).run(in: OperationFixture.workspace)
    }
    #expect(error?.findings.count == 1 && error?.findings.first?.help.first == "did you mean `fext`?")
  }

  @Test("the longest line keeps the threshold, and a little more does not")
  func length() throws {
    var lane = Self.lane("mr-20db", "802.3bj-kr4")
    lane.cases = ["z12"]
    lane.settings = ["g_DC=-12", "c(-1)=-0.1", "c(1)=[-0.2:0.1:0]"]
    let value = try Self.document(ChannelComLengthOperation(lane: lane, material: "ultra-low-loss"))
    #expect(value["schema"] == "heliograph.channel-com-length/1")
    #expect(Self.number(value["length_m"]) > 0.05 && Self.number(value["com_db"]) >= 3)
    #expect(Self.number(value["com_db"]) < 3.05)
    // 0.58 dB an inch at 12.9 GHz.
    #expect(abs(Self.number(value["line"]?["loss_db_per_m"]) * 0.0254 - 0.58) < 0.01)
    let points = Self.elements(value["points"])
    #expect(Self.number(points.first?["length_m"]) == 0 && points.count > 3)
  }

  @Test("the page holds the answer, its pictures and no script")
  func page() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".html").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var lane = Self.lane("vsr-12db", "802.3bj-kr4")
    lane.cases = ["z12"]
    lane.output = path
    _ = try lane.run(in: OperationFixture.workspace)
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.contains("limits the lane") && page.contains("Pulse response") && page.contains("A_s"))
    #expect(page.components(separatedBy: "<svg").count == 5)
    #expect(!page.contains("<script"))
  }
}
