import Glibc
import Testing

@testable import Reporting

@Suite("Line charts") struct LineChartTests {
  private static func loss() -> LineChart {
    var chart = LineChart(
      title: "Loss", x: ChartAxis("frequency, GHz"), y: ChartAxis("insertion loss, dB", isReversed: true, includes: 0))
    let points = (0...100).map { ChartPoint(x: Double($0) * 0.53, y: Double($0) * 0.28) }
    chart.series = [
      ChartSeries("measured", points: points), ChartSeries("fitted", points: points, style: .dashed),
      ChartSeries("cursors", points: Array(points.prefix(5)), style: .stems),
      ChartSeries("density", points: points, style: .area),
    ]
    chart.masks = [ChartMask(name: "limit", points: [ChartPoint(x: 26.56, y: 20)])]
    chart.rules = [ChartRule(x: 26.56, name: "Nyquist")]
    chart.description = "Loss <over> frequency & more."
    return chart
  }

  private static func coordinates(_ markup: Markup) -> [(Double, Double)] {
    markup.attributes.filter { $0.name == "points" }.flatMap { attribute in
      attribute.value.split(separator: " ").compactMap { pair -> (Double, Double)? in
        let numbers = pair.split(separator: ",").compactMap { Double($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
      }
    }
  }

  @Test("a picture of its own is well-formed, names itself and says what it shows")
  func standalone() {
    let text = String(decoding: StandaloneSVG.render(Self.loss()), as: UTF8.self)
    let markup = Markup(text)
    #expect(markup.faults.isEmpty)
    #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(text.contains("<title>Loss</title>"))
    #expect(text.contains("<desc>Loss &lt;over&gt; frequency &amp; more.</desc>"))
    #expect(text.contains("prefers-color-scheme:dark"))
    for name in ["measured", "fitted", "cursors", "density", "limit", "Nyquist"] { #expect(text.contains(">\(name)<")) }
  }

  @Test("nothing is drawn outside of the plot, whatever the data are")
  func clipped() {
    var chart = Self.loss()
    chart.x.range = 10...20
    chart.y.range = 5...8
    let wild = [
      ChartPoint(x: -1e9, y: 1e9), ChartPoint(x: 15, y: 6), ChartPoint(x: .nan, y: 6), ChartPoint(x: 16, y: .infinity),
      ChartPoint(x: 1e9, y: -1e9), ChartPoint(x: 12, y: 7),
    ]
    chart.series.append(ChartSeries("wild", points: wild))
    chart.series.append(ChartSeries("dots", points: wild, style: .points))
    let markup = Markup(String(decoding: StandaloneSVG.render(chart), as: UTF8.self))
    let coordinates = Self.coordinates(markup)
    #expect(!coordinates.isEmpty)
    for (x, y) in coordinates {
      #expect((62...942).contains(x))
      #expect((0...(24 + 40 + 320)).contains(y))
    }
  }

  @Test("ticks are round and cover the data")
  func ticks() {
    let axis = ChartAxis("x").fitted(to: [0.3, 52.7])
    #expect(axis.ticks.map(\.text) == ["0", "10", "20", "30", "40", "50", "60"])
    let small = ChartAxis("x").fitted(to: [-0.013, 0.021])
    #expect(small.ticks.map(\.text) == ["-0.015", "-0.01", "-0.005", "0", "0.005", "0.01", "0.015", "0.02", "0.025"])
    let one = ChartAxis("x").fitted(to: [5])
    #expect(one.low <= 5 && one.high > one.low)
    let none = ChartAxis("x").fitted(to: [.nan, .infinity])
    #expect(none.high > none.low)
  }

  @Test("a logarithmic axis has powers of ten and leaves out what has no logarithm")
  func logarithmic() {
    let axis = ChartAxis("BER", scale: .logarithmic).fitted(to: [0, -1, 3e-7, 0.02])
    #expect(axis.ticks.map(\.text) == ["10⁻⁷", "10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "0.1"])
    #expect(axis.place(0) == nil)
    #expect(abs((axis.place(1e-4) ?? 0) - 0.5) < 1e-12)
    let wide = ChartAxis("BER", scale: .logarithmic).fitted(to: [1e-300, 1])
    #expect(wide.ticks.count <= 12)
  }

  @Test("a reversed axis puts zero at the top, and a limit forbids what lies below it in the picture")
  func reversed() throws {
    let axis = ChartAxis("loss", isReversed: true).fitted(to: [0, 40])
    #expect(axis.place(0) == 1)
    var chart = Self.loss()
    chart.series = []
    chart.masks = [ChartMask(name: "", points: [ChartPoint(x: 0, y: 10), ChartPoint(x: 50, y: 30)])]
    let markup = Markup(String(decoding: StandaloneSVG.render(chart), as: UTF8.self))
    let polygon = try #require(Self.coordinates(markup).map(\.1).max())
    #expect(polygon == 24 + 320)
  }

  @Test("many points are thinned to what pixels show, and no extreme is lost")
  func thinned() {
    let points = (0..<200_000).map { (x: Double($0) / 250, y: $0 == 77_777 ? 500.0 : sin(Double($0))) }
    let thinned = Thinning.thinned(points)
    #expect(thinned.count < 8000)
    #expect(thinned.contains { $0.y == 500 })
    #expect(thinned.first?.x == points.first?.x && thinned.last?.x == points.last?.x)
    #expect(zip(thinned, thinned.dropFirst()).allSatisfy { $0.x < $1.x })
    let few = Array(points.prefix(2000))
    #expect(Thinning.thinned(few).count == few.count)
  }
}
