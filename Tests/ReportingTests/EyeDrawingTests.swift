import Glibc
import Testing

@testable import Reporting
@testable import Signaling

@Suite("Pictures of eyes") struct EyeDrawingTests {
  private static func drawing(noise: Double) throws -> EyeDrawing {
    let samples = 16
    let pulse = (0...8 * samples).map { index -> Double in
      let time = Double(index) / Double(samples) - 3
      return 0.3 * exp(-time * time / 0.35)
    }
    let pulses = try #require(EyePulses(victimVolts: pulse, samplesPerSymbol: samples, cursor: 3 * samples))
    let eye = StatisticalEye(
      pulses,
      EyeConditions(
        modulation: .pam4, noiseVolts: noise, randomJitter: 0.01, dualDiracJitter: 0.02, phases: 32))
    let probabilities = [(1e-3, "1e-3"), (1e-6, "1e-6"), (1e-12, "1e-12")]
    return EyeDrawing(
      eye: eye, contours: probabilities.map { EyeReport.Contour(probability: $0.0, name: $0.1) })
  }

  private static func text(_ drawing: EyeDrawing) -> String {
    String(
      decoding: StandaloneSVG.render(drawing.drawn(), title: "Eye", description: "", style: EyeDrawing.style),
      as: UTF8.self)
  }

  /// The corners of the data of a path: the first of each outline absolute, the others from the one before.
  private static func corners(_ data: String) -> [(x: Int, y: Int)] {
    data.split(separator: "z").flatMap { outline -> [(x: Int, y: Int)] in
      let parts = outline.dropFirst().split(separator: "l")
      let numbers = parts.map { part in
        part.replacing("-", with: " -").split(separator: " ").compactMap { Int($0) }
      }
      guard numbers.count == 2, numbers[0].count == 2, numbers[1].count.isMultiple(of: 2) else { return [(-1, -1)] }
      var corners = [(x: numbers[0][0], y: numbers[0][1])]
      for index in stride(from: 0, to: numbers[1].count, by: 2) {
        let last = corners[corners.count - 1]
        corners.append((last.x + numbers[1][index], last.y + numbers[1][index + 1]))
      }
      return corners
    }
  }

  @Test("Shades and contours lie in the frame, which is as wide as that of charts")
  func frame() throws {
    let text = Self.text(try Self.drawing(noise: 0.008))
    let markup = Markup(text)
    #expect(markup.faults.isEmpty && text.utf8.count < 200_000)
    let paths = markup.attributes.filter { $0.name == "d" }.map(\.value)
    #expect(paths.count > EyeShades.count / 2)
    let corners = paths.flatMap(Self.corners)
    let (left, right) = (LineChart.leftMargin * 10, (LineChart.standardWidth - LineChart.rightMargin) * 10)
    #expect(corners.allSatisfy { Double($0.x) >= left && Double($0.x) <= right && $0.y >= 580 && $0.y <= 4740 })
    #expect(Double(corners.map(\.x).min() ?? 0) == left && Double(corners.map(\.x).max() ?? 0) == right)
    for name in ["1e-3", "1e-6", "1e-12", "time, UI", "voltage, mV", "10⁻¹²"] { #expect(text.contains(">\(name)<")) }
  }

  @Test("A contour that nothing is free of is told to be closed")
  func closed() throws {
    let text = Self.text(try Self.drawing(noise: 0.02))
    #expect(text.contains(">1e-12, closed<") && !text.contains(">1e-3, closed<"))
  }

  @Test("An outline keeps to its points within a fifth of a pixel, with fewer corners")
  func outline() throws {
    let points = (0..<720).map { index -> (x: Double, y: Double) in
      let angle = Double(index) * Double.pi / 360
      return (200 + 150 * cos(angle), 200 + 150 * sin(angle))
    }
    var path = OutlinePath()
    path.add(points)
    let corners = Self.corners(path.data)
    #expect(corners.count > 20 && corners.count < 120)
    func radius(_ x: Double, _ y: Double) -> Double { hypot(x - 2000, y - 2000) }
    for (from, to) in zip(corners, corners.dropFirst()) {
      #expect(abs(radius(Double(from.x), Double(from.y)) - 1500) < 1)
      let middle = radius(Double(from.x + to.x) / 2, Double(from.y + to.y) / 2)
      #expect(abs(middle - 1500) < 2.5)
    }
    var speck = OutlinePath()
    speck.add([(x: 1, y: 1), (x: 1.1, y: 1), (x: 1, y: 1.1)])
    #expect(speck.data.isEmpty)
  }

  @Test("Bands become coarser from the densest to twelve decades below it")
  func bands() {
    let depths = (0..<EyeShades.count).map(EyeShades.depth)
    let widths = zip(depths, depths.dropFirst()).map { $1 - $0 }
    #expect(depths.last == 12 && zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
    for (band, depth) in depths.enumerated() {
      #expect(abs(EyeShades.place(depth: depth) - Double(band + 1) / Double(EyeShades.count)) < 1e-12)
    }
  }
}
