import Facility
import Quantities
import Testing

/// Lines and rectangles for a drawing of the hall.
@Suite struct FloorGeometryTests {
  private let layout = Hall.place(
    Hall.rail(groups: 3, hosts: 32),
    Hall.floor {
      $0.racksPerRow = 12
      $0.rows = 5
      $0.hostsPerRack = 4
      $0.keepOuts = [
        KeepOut(rows: 1...2, positions: 3...4, reason: "pillar"), KeepOut(rows: 9...9, positions: 1...1, reason: "no"),
      ]
    }, host: Hall.dgxH100)

  private func near(_ found: Length?, _ meters: Double) -> Bool { abs((found?.meters ?? -1) - meters) < 1e-9 }

  @Test("Rows are a rack and an aisle apart, positions a pitch")
  func measures() throws {
    let geometry = FloorGeometry(layout)
    #expect(geometry.rows == 5)
    #expect(near(geometry.width, 7.2))
    #expect(near(geometry.depth, 4 * 3 + 1.2))
    #expect(near(geometry.rowMiddles.last, 12.6))
    #expect(geometry.aisles.count == 4)
    #expect(near(geometry.aisles[0].y, 1.2) && near(geometry.aisles[0].depth, 1.8))
    for (rack, area) in zip(layout.racks, geometry.racks) {
      #expect(near(area.x, Double(rack.position) * 0.6) && near(area.y, Double(rack.row) * 3))
      #expect(near(area.width, 0.6) && near(area.depth, 1.2))
    }
  }

  @Test("Trays lie over rows and, every few positions, across them")
  func trays() {
    let geometry = FloorGeometry(layout)
    #expect(geometry.rowTrays.count == layout.rows)
    #expect(near(geometry.rowTrays[1].y1, 3.6) && near(geometry.rowTrays[1].x2, 7.2))
    #expect(geometry.crossTrays.count == 2)
    #expect(near(geometry.crossTrays[1].x1, 4.8))
    #expect(near(geometry.crossTrays[1].y2, Double(layout.rows - 1) * 3 + 0.6))
  }

  @Test("Keep-outs are clipped to the hall, with their reasons, and no rack overlaps them")
  func keepOuts() {
    let geometry = FloorGeometry(layout)
    #expect(geometry.keepOuts.map(\.reason) == ["pillar"])
    let kept = geometry.keepOuts[0].area
    #expect(near(kept.x, 1.2) && near(kept.width, 1.2) && near(kept.y, 0) && near(kept.depth, 4.2))
    for rack in layout.racks { #expect(!(rack.row < 2 && (2...3).contains(rack.position))) }
    #expect(Hall.codes(layout) == ["HG1307"])
  }
}
