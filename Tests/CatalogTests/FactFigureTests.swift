import Catalog
import Diagnostics
import Quantities
import TestSupport
import Testing

@Suite("Figures of facts")
struct FactFigureTests {
  private let id = "planning-appliance-power"

  private func overlay(_ row: String) throws -> Catalog {
    try shippedCatalog(overlays: [["own.yaml": "kind: fact\nrows:\n  - {id: planning-appliance-power, \(row)}\n"]])
  }

  @Test("a figure has its unit, what it rests on, and how far it can be trusted")
  func shipped() throws {
    let figure: FactFigure<Power> = try shippedCatalog().factQuantity(id)
    #expect(figure.value == Power(watts: 500))
    #expect(figure.basis == "a server of one unit; not published")
    #expect(figure.confidence == .estimate)
  }

  @Test("the user's figure wins and names the user's source")
  func overlaid() throws {
    let catalog = try overlay("quantity: 350 W, source: {title: Our meter, year: 2026}, confidence: published")
    let figure: FactFigure<Power> = try catalog.factQuantity(id)
    #expect(figure.value == Power(watts: 350))
    #expect(figure.basis.hasSuffix(": Our meter)"))
    #expect(figure.confidence == .published)
  }

  @Test(
    "a figure that is missing, negative or of another unit is a finding in the user's file",
    arguments: ["quantity: ~", "quantity: 3 m", "quantity: -1 W", "quantity: many"])
  func unusable(_ field: String) throws {
    let catalog = try overlay(field)
    let found = findings { let _: FactFigure<Power> = try catalog.factQuantity(id) }
    #expect(found.count == 1)
    #expect(found.first?.place?.file.hasSuffix("own.yaml") == true)
  }

  @Test("counts are whole and numbers are pure")
  func kinds() throws {
    let catalog = try shippedCatalog()
    #expect(try catalog.factCount("planning-host-units").value == 8)
    #expect(try catalog.factNumber("planning-host-power-factor").value == 1.8)
    #expect(findings { _ = try catalog.factCount("planning-host-power-factor") }.count == 1)
    #expect(findings { _ = try catalog.factNumber("planning-appliance-power") }.count == 1)
    #expect(findings { _ = try catalog.factCount("planning-nothing") }.map(\.code) == [.unknownRow])
  }

  @Test("a file is read once: listing the kinds and reading rows need no second look")
  func readOnce() throws {
    let folder = try TemporaryFolder(["nics.yaml": "kind: nic\nrows: [{id: a}]\n"])
    let catalog = try Catalog(folder: folder.path)
    #expect(try catalog.kinds() == ["nic"])
    try folder.write("kind: nic\nrows: [{id: b}]\n", to: "nics.yaml")
    #expect(try catalog.rows(of: "nic").map(\.id) == ["a"])
  }
}
