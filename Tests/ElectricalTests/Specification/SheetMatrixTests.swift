import Testing

@testable import Electrical

@Suite("Matrices of COM sheets")
struct SheetMatrixTests {
  @Test(
    "values are read as MATLAB reads them",
    arguments: [
      ("53.125", [[53.125]]), ("1e-5", [[1e-5]]), (".02", [[0.02]]), ("[1 2]", [[1, 2]]), ("[1,2]", [[1, 2]]),
      ("[1 -2]", [[1, -2]]), ("[1 - 2]", [[-1]]), ("[1 2; 3 4]", [[1, 2], [3, 4]]),
      ("[12 31 ; 1.8 1.8 ]", [[12, 31], [1.8, 1.8]]),
      ("0:1:3", [[0, 1, 2, 3]]), ("[0:1:3]", [[0, 1, 2, 3]]), ("1:3", [[1, 2, 3]]), ("3:-1:1", [[3, 2, 1]]),
      ("[0.3 0.2*ones(1,3)]", [[0.3, 0.2, 0.2, 0.2]]), ("-0.05*ones(1,2)", [[-0.05, -0.05]]),
      ("zeros(2,1)", [[0], [0]]),
      ("53.125/2.5", [[21.25]]), ("2*(1+2)", [[6]]), ("[ 5e-4 8.9e-4 2e-4 ]", [[5e-4, 8.9e-4, 2e-4]]), ("[]", []),
      ("TRUE", [[1]]),
      ("false", [[0]]),
    ])
  func values(text: String, expected: [[Double]]) throws {
    #expect(try SheetMatrix(text: text).rows == expected)
  }

  @Test(
    "what cannot be read is refused",
    arguments: [
      "", "[1 2", "1]", "[1 2; 3]", "a", "1:0:2", "2:1:1", "1..2", "ones(1)", "ones(1e9,1e9)", "1/0", "nan", "0x10",
      "1 2",
      "[1 2]*[3 4]", String(repeating: "[", count: 100), "0:1e-9:1", "1e999",
    ])
  func refused(text: String) {
    #expect(throws: SheetMatrix.Fault.self) { try SheetMatrix(text: text) }
  }

  @Test("a range keeps its ends and its step")
  func ranges() throws {
    #expect(try SheetMatrix(text: "[-0.34:0.02:0]").range == TapRange(-0.34, 0, step: 0.02))
    #expect(try SheetMatrix(text: "[0:-1:-20]").range == TapRange(-20, 0, step: 1))
    #expect(try TapRange(values: [0, -3, -6]) == TapRange(-6, 0, step: 3))
    #expect(try TapRange(text: "-0.2:0.05:0").text == "-0.2:0.05:0")
    let listed = try TapRange(values: [0.05, 0, 0.02, 0.02])
    #expect(listed.values == [0, 0.02, 0.05] && listed.count == 3 && listed.text == "[0 0.02 0.05]")
    #expect(try TapRange(text: listed.text) == listed)
    // A value that is repeated leaves two, which are evenly spaced.
    #expect(try TapRange(values: [0, -2, -2]) == TapRange(-2, 0, step: 2))
  }
}
