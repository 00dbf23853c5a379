import Diagnostics
import Documents
import Quantities
import TestSupport
import Testing

@testable import Operations

@Suite("channel info") struct ChannelInfoTests {
  private static func path(_ name: String) -> String { OperationFixture.root + "/Channels/" + name }

  private static func node(_ outcome: Outcome) throws -> Node {
    guard case .value(let value)? = outcome.document else {
      Issue.record("there is no document")
      return Node(.null, at: Place(file: "", line: 1, column: 1))
    }
    return try JSON.parse(SourceFile(name: "info.json", text: try JSONWriter.text(value)))
  }

  private static func number(_ node: Node?, _ keys: String...) throws -> Double {
    var current = node
    for key in keys { current = current?[key] }
    return try #require(current?.text.flatMap(Double.init))
  }

  private static func codes(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch { return (error as? Rejection)?.findings.map(\.code.id) ?? ["\(error)"] }
  }

  @Test("one file has its figures in the document, with the names of their units")
  func document() throws {
    var operation = ChannelInfoOperation(paths: [Self.path("kr-28db-thru.s4p")])
    operation.rate = SymbolRate(baud: 53.125e9)
    let outcome = try operation.run(in: OperationFixture.workspace)
    #expect(outcome.findings.isEmpty)
    let document = try Self.node(outcome)
    #expect(document["schema"]?.text == "heliograph.channel-info/1")
    let file = try #require(document["files"]?.elements?.first)
    #expect(file["ports"]?.text == "4")
    #expect(file["port_order"]?.text == "12-34")
    #expect(try Self.number(file, "last_frequency_hz") == 60e9)
    let loss = try #require(file["insertion_loss"]?.elements)
    #expect(loss.count == 1)
    #expect(abs((try Self.number(loss.first, "loss_db")) - 28) < 0.02)
    #expect(file["passivity"]?["is_passive"]?.text == "true")
    #expect(file["causality"]?["is_causal"]?.text == "true")
    #expect(abs((try Self.number(file, "delay_s")) - 3.94e-9) < 0.03e-9)
    let lowest = try Self.number(file, "step_impedance_near", "lowest_ohm")
    #expect((80...95).contains(lowest))
  }

  @Test("a limit of the catalog that is exceeded is an error, one that is kept is none")
  func mask() throws {
    var operation = ChannelInfoOperation(paths: [Self.path("kr-33db-stubs-thru.s4p")])
    operation.mask = "802.3ck-kr"
    let over = try operation.run(in: OperationFixture.workspace)
    #expect(over.findings.map(\.code.id) == ["HG2228"])
    #expect(over.findings.hasErrors)
    operation = ChannelInfoOperation(paths: [Self.path("mr-20db-thru.s4p")])
    operation.mask = "802.3ck-kr"
    #expect(try operation.run(in: OperationFixture.workspace).findings.isEmpty)
  }

  @Test("a limit of the user's is a file, and an unknown name is answered with the nearest row")
  func ownMask() throws {
    let folder = try TemporaryFolder()
    var operation = ChannelInfoOperation(paths: [Self.path("vsr-05db-thru.s4p")])
    operation.mask = try folder.write("name: ours\nlimits: [{at: 20 GHz, loss: 1 dB}]\n", to: "ours.yaml")
    #expect(try operation.run(in: OperationFixture.workspace).findings.map(\.code.id) == ["HG2228"])
    operation.mask = "802.3ck-kt"
    do {
      _ = try operation.run(in: OperationFixture.workspace)
      Issue.record("an unknown limit is accepted")
    } catch let rejection as Rejection {
      #expect(rejection.findings.first?.help.first == "did you mean `802.3ck-kr`?")
    }
  }

  @Test("several files are a row each")
  func several() throws {
    let names = ["vsr-05db-thru.s4p", "dac-1m-thru.s4p", "cpc-300mm-thru.s4p"]
    let outcome = try ChannelInfoOperation(paths: names.map(Self.path)).run(in: OperationFixture.workspace)
    guard case .table(let table)? = outcome.screen.first else {
      Issue.record("there is no table")
      return
    }
    #expect(table.rows.count == 3)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    #expect(try Self.node(outcome)["files"]?.elements?.count == 3)
  }

  @Test("crosstalk of aggressors adds as power, and belongs to one channel")
  func crosstalk() throws {
    var operation = ChannelInfoOperation(paths: [Self.path("dac-1m-thru.s4p")])
    operation.farEnd = [Self.path("dac-1m-fext.s4p")]
    operation.nearEnd = [Self.path("dac-1m-next.s4p")]
    let document = try Self.node(try operation.run(in: OperationFixture.workspace))["crosstalk"]
    let far = try Self.number(document, "far_end_v")
    let near = try Self.number(document, "near_end_v")
    let total = try Self.number(document, "icn_v")
    #expect(abs(total * total - far * far - near * near) < 1e-12 * total * total)
    // Near |SDD21| of 0.002 and 0.006 over the whole band 0.6 V give a millivolt and some.
    #expect((3e-4...3e-3).contains(far))
    #expect((5e-4...6e-3).contains(near))
    var many = ChannelInfoOperation(paths: [Self.path("dac-1m-thru.s4p"), Self.path("kr-28db-thru.s4p")])
    many.farEnd = operation.farEnd
    #expect(Self.codes { _ = try many.run(in: OperationFixture.workspace) } == ["HG5104"])
  }

  @Test("the report is a page without script, and a picture of the loss alone")
  func report() throws {
    let folder = try TemporaryFolder()
    var operation = ChannelInfoOperation(paths: [Self.path("kr-28db-thru.s4p")])
    operation.mask = "802.3ck-kr"
    operation.output = folder.path + "/kr.html"
    _ = try operation.run(in: OperationFixture.workspace)
    let page = try InputFile.read(folder.path + "/kr.html").text
    #expect(page.hasPrefix("<!doctype html>"))
    #expect(!page.contains("<script"))
    #expect(page.contains("<title>Insertion loss</title>"))
    #expect(page.contains("<title>Step impedance</title>"))
    operation.output = folder.path + "/kr.svg"
    _ = try operation.run(in: OperationFixture.workspace)
    #expect(try InputFile.read(folder.path + "/kr.svg").text.hasPrefix("<svg "))
    // What is there already is not overwritten.
    #expect(!Self.codes { _ = try operation.run(in: OperationFixture.workspace) }.isEmpty)
  }
}
