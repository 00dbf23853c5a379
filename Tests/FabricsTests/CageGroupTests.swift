import Catalog
import Diagnostics
import Documents
import Fabrics
import Quantities
import Testing

@Suite("Groups of cages on one panel")
struct CageGroupTests {
  private func model(_ fields: String) throws -> (model: SwitchModel, codes: [FindingCode]) {
    let node = try YAML.parse(SourceFile(name: "switch.yaml", text: fields))
    let (model, findings, _) = Fields.decode(SwitchModel.self, from: node)
    return (model, findings.map(\.code))
  }

  private let common = Cage(
    form: .qsfpDD, heatSink: .either, rate: BitRate(bitsPerSecond: 400e9), laneRate: BitRate(bitsPerSecond: 50e9),
    powerClass: Power(watts: 12))

  @Test("a group states number, form and power of its cages; what it leaves out is as in `cage`")
  func group() throws {
    let (model, codes) = try model(
      """
      cages: 8
      cage: {type: qsfp-dd, power_class: 12 W}
      cage_groups: [{count: 2, numbers: [1, 5], power_class: 21 W}, {count: 1, type: osfp}]
      """)
    #expect(codes.isEmpty)
    let others = model.otherCages(than: common)
    #expect(Set(others.keys) == [0, 1, 4], "the second group takes the first cage that is left")
    #expect(others[0]?.powerClass == Power(watts: 21) && others[0]?.form == .qsfpDD)
    #expect(others[4] == others[0])
    #expect(others[1]?.form == .osfp && others[1]?.powerClass == Power(watts: 12))
  }

  @Test(
    "groups that do not lie apart on the panel are findings",
    arguments: [
      "cages: 4\ncage: {type: osfp}\ncage_groups: [{count: 5}]",
      "cages: 4\ncage: {type: osfp}\ncage_groups: [{count: 1, numbers: [5]}]",
      "cages: 4\ncage: {type: osfp}\ncage_groups: [{count: 1, numbers: [2]}, {count: 1, numbers: [2]}]",
      "cages: 4\ncage: {type: osfp}\ncage_groups: [{count: 2, numbers: [1]}]", "cages: 4\ncage_groups: [{count: 1}]",
    ])
  func contradictions(_ text: String) throws {
    #expect(try model(text).codes == [.contradictoryRow])
  }

  @Test("the kinds of a block are counted by what is in each of its cages")
  func kinds() {
    var strong = common
    strong.powerClass = Power(watts: 21)
    var block = PortBlock(cage: common, firstCage: 4, cageCount: 6, portsPerCage: 1)
    #expect(block.cageKinds.map(\.count) == [6])
    block.otherCages = [4: strong, 8: strong]
    #expect(block.cageKinds.map(\.count) == [2, 4])
    #expect(block.cageKinds.map(\.cage.powerClass) == [Power(watts: 21), Power(watts: 12)])
  }

  // SN5000 user manual, data interfaces: ports 1, 5, 9, ... 61 take 21 W, all others 12 W.
  @Test("SN5400 has sixteen cages of 21 W, every fourth")
  func sn5400() throws {
    let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Catalog"
    let model = try Catalog(folder: folder).decode(SwitchModel.self, kind: "switch", id: "sn5400")
    let others = model.otherCages(than: common)
    #expect(others.keys.sorted() == Array(stride(from: 0, to: 64, by: 4)))
    #expect(others.values.allSatisfy { $0.powerClass == Power(watts: 21) })
  }
}
