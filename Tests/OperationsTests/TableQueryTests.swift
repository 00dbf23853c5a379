import Diagnostics
import Reporting
import Testing

@testable import Operations

@Suite("Asking a table") struct TableQueryTests {
  private static let table = DataTable(
    TableContent(
      [.text("part"), .number("length_m"), .number("quantity")],
      rows: [["b-cord", "30", "4"], ["a-cord", "2.5", "10"], ["trunk", "", "1"], ["c-cord", "30", "2"]]))

  private func parts(_ conditions: [String], _ order: String? = nil, _ limit: Int? = nil) throws -> [String] {
    let query = try TableQuery(conditions: conditions, order: order, limit: limit, columns: Self.table.columns)
    return query.apply(to: Self.table).rows.map { $0[0].printed }
  }

  @Test("Conditions select rows; all must hold")
  func conditions() throws {
    #expect(try parts(["length_m > 2.5"]) == ["b-cord", "c-cord"])
    #expect(try parts(["length_m>=2.5", "quantity < 10"]) == ["b-cord", "c-cord"])
    #expect(try parts(["part ~ CORD"]) == ["b-cord", "a-cord", "c-cord"])
    #expect(try parts(["part = 'trunk'"]) == ["trunk"])
    #expect(try parts(["quantity != 4"]) == ["a-cord", "trunk", "c-cord"])
  }

  @Test("An unknown value is not zero: it is neither below nor above anything")
  func unknown() throws {
    #expect(try parts(["length_m < 1000"]).contains("trunk") == false)
    #expect(try parts(["length_m >= 0"]).contains("trunk") == false)
  }

  @Test("Order keeps equal rows as they were and puts unknown last, both ways")
  func order() throws {
    #expect(try parts([], "length_m") == ["a-cord", "b-cord", "c-cord", "trunk"])
    #expect(try parts([], "-length_m") == ["b-cord", "c-cord", "a-cord", "trunk"])
    #expect(try parts([], "part", 2) == ["a-cord", "b-cord"])
  }

  @Test("A unit may be left out where one column is meant")
  func withoutUnit() throws { #expect(try parts(["length > 3"]) == ["b-cord", "c-cord"]) }

  @Test("A misspelt column gets its neighbor; a value with a unit and a missing operator are refused")
  func refusals() {
    func help(_ condition: String) -> String {
      do {
        _ = try parts([condition])
        return ""
      } catch let rejection as Rejection {
        return rejection.findings.map { "\($0.code.id) \($0.message) \($0.expected ?? "") \($0.help.joined())" }
          .joined()
      } catch { return "\(error)" }
    }
    #expect(help("lenght_m > 3").contains("did you mean `length_m`?"))
    #expect(help("length_m > 3 m").contains("without a unit"))
    #expect(help("length_m").contains("column OPERATOR value"))
  }
}

@Suite("Codes of findings") struct CodeTests {
  @Test("Every code has an id of its own, a title and a long form")
  func codes() {
    let ids = FindingCode.all.map(\.id)
    #expect(ids.count > 60 && Set(ids).count == ids.count)
    for code in FindingCode.all {
      #expect(code.id.count == 6 && code.id.hasPrefix("HG"))
      #expect(!code.title.isEmpty && code.explanation.count > 40, "\(code.id)")
    }
  }
}
