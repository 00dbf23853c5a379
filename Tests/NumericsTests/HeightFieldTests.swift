import Foundation
import Numerics
import TestSupport
import Testing

@Suite("Regions of a height field") struct HeightFieldTests {
  /// Twice the area by the shoelace formula, positive against the clock.
  private func area(_ outline: [HeightField.Point]) -> Double {
    zip(outline, outline.dropFirst() + outline.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
  }

  @Test("A cone's region is a circle of its radius, and a ring's is two of them with opposite turns")
  func circle() throws {
    let columns = (0..<101).map { x in (0..<81).map { y in -hypot(Double(x) - 50, Double(y) - 40) } }
    let field = try #require(HeightField(columns))
    for radius in [5.0, 17.3, 38] {
      let outlines = field.outlines(above: -radius)
      let outline = try #require(outlines.first)
      #expect(outlines.count == 1)
      for point in outline { #expect(abs(hypot(point.x - 50, point.y - 40) - radius) < 0.05) }
      #expect(abs(area(outline) - .pi * radius * radius) < 0.01 * .pi * radius * radius)
    }
    let ring = try #require(HeightField(columns.map { $0.map { -abs($0 + 20) } }))
    let areas = ring.outlines(above: -5).map(area).sorted()
    #expect(areas.count == 2)
    #expect(abs(areas[0] + .pi * 225) < 8 && abs(areas[1] - .pi * 625) < 8)
  }

  @Test("What reaches the border ends there, and two high corners meet where the mean is high")
  func border() throws {
    let full = try #require(HeightField([[1, 1, 1], [1, 1, 1]]))
    #expect(full.outlines(above: 0).map(area) == [2])
    #expect(full.outlines(above: 2).isEmpty && full.outlines(above: .nan).isEmpty)
    let saddle = try #require(HeightField([[1, 0], [0, 1]]))
    #expect(saddle.outlines(above: 0.4).count == 1)
    #expect(saddle.outlines(above: 0.6).count == 2)
    #expect(HeightField([[1, 2], [3]]) == nil && HeightField([]) == nil && HeightField([[.nan]]) == nil)
  }

  @Test("Whatever the heights, every outline is closed and the areas add up to the share of the squares they cross")
  func anything() {
    let failure = counterexample { choices in
      let (columns, rows) = (choices.integer(1...7), choices.integer(1...7))
      let heights = (0..<columns).map { _ in (0..<rows).map { _ in Double(choices.integer(-3...3)) } }
      guard let field = HeightField(heights) else { return "no field" }
      var last = Double(columns - 1) * Double(rows - 1)
      for level in stride(from: -3.5, through: 3.5, by: 0.5) {
        let sum = field.outlines(above: level).map(area).reduce(0, +)
        if sum > last + 1e-9 || sum < -1e-9 { return "\(sum) after \(last) at \(level)" }
        last = sum
      }
      return last == 0 ? nil : "something is left above everything"
    }
    #expect(failure == nil)
  }
}
