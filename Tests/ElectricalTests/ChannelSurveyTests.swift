import Diagnostics
import Electrical
import Numerics
import Quantities
import TestSupport
import Testing

@Suite("What a channel file says about itself")
struct ChannelSurveyTests {
  private static let rate = SymbolRate(baud: 53.125e9)

  private static func network(
    _ frequencies: [Double], ports: Int = 2, _ matrix: (Double) -> [Complex]
  ) throws -> ScatteringNetwork {
    try #require(
      ScatteringNetwork(
        ports: ports, frequenciesHz: frequencies, referenceOhms: [Double](repeating: 50, count: ports),
        values: frequencies.flatMap(matrix)))
  }

  private static func codes(_ network: ScatteringNetwork) -> [FindingCode] {
    let survey = ChannelSurveyor.survey(network, order: nil)
    let figures = survey.through.map { ChannelFigures($0, ChannelFigures.Settings()) }
    return survey.findings(file: "x.s2p", figures: figures, rate: rate).map(\.code)
  }

  private static let grid = (0...1400).map { Double($0) * 40e6 }

  private static func line(_ hertz: Double, gain: Double = 0.8) -> [Complex] {
    let through = Complex(magnitude: gain, phase: -2 * Double.pi * hertz * 1e-9)
    return [.zero, through, through, .zero]
  }

  @Test("a passive line gives no warning")
  func clean() throws {
    #expect(Self.codes(try Self.network(Self.grid) { Self.line($0) }) == [])
  }

  @Test("gain, one-way transmission, a short span and a late start are each said")
  func warnings() throws {
    #expect(Self.codes(try Self.network(Self.grid) { Self.line($0, gain: 1.001) }) == [.activeNetwork])
    let oneWay = try Self.network(Self.grid) { hertz in
      var matrix = Self.line(hertz)
      matrix[1] = matrix[1] * 0.99
      return matrix
    }
    #expect(Self.codes(oneWay) == [.nonReciprocal])
    #expect(Self.codes(try Self.network(Array(Self.grid.prefix(1001))) { Self.line($0) }) == [.shortSpan])
    #expect(Self.codes(try Self.network(Array(Self.grid.dropFirst(10))) { Self.line($0) }) == [.extrapolatedStart])
  }

  @Test("a phase that does not belong to a delay is not causal")
  func causality() throws {
    let network = try Self.network(Self.grid) { hertz in
      let early = Complex(magnitude: 0.3, phase: 2 * Double.pi * hertz * 0.5e-9)
      let through = Self.line(hertz, gain: 0.6)[1] + early
      return [.zero, through, through, .zero]
    }
    #expect(Self.codes(network) == [.nonCausal])
  }

  @Test("a start below 50 MHz is a note, a later one a warning")
  func start() throws {
    for (index, severity) in [(1, Severity.note), (2, .warning)] {
      let survey = ChannelSurveyor.survey(
        try Self.network(Array(Self.grid.dropFirst(index))) { Self.line($0) }, order: nil)
      #expect(survey.findings(file: "x", figures: nil, rate: Self.rate).map(\.severity) == [severity])
    }
  }

  @Test("the differential face and the mode conversion are those of the mixed-mode network, in both port orders")
  func modes() {
    let failure = counterexample(runs: 100) { choices in
      let network = try NetworkPropertyTests.passive(4, &choices)
      guard let order = choices.element(of: PortOrder.allCases) else { return nil }
      let survey = ChannelSurveyor.survey(network, order: order)
      let mixed = try network.mixedMode(order.pairsOfPorts)
      guard let through = survey.through, let conversion = survey.modeConversion else { return "no face" }
      var largest = 0.0
      for point in 0..<network.points {
        guard (through.values[point].s21 - mixed[point, 1, 0]).magnitude < 1e-12,
          (through.values[point].s12 - mixed[point, 0, 1]).magnitude < 1e-12
        else { return "another transmission" }
        largest = max(largest, mixed[point, 3, 0].magnitude, mixed[point, 1, 2].magnitude)
      }
      return abs(largest - conversion.magnitude) < 1e-12 ? nil : "\(largest) and \(conversion.magnitude)"
    }
    #expect(failure == nil)
  }

  @Test("other numbers of ports have no channel between two ends, but are judged")
  func ports() throws {
    for count in [1, 3, 8] {
      let network = try Self.network([1e9, 2e9], ports: count) { _ in
        [Complex](repeating: Complex(0.01), count: count * count)
      }
      let survey = ChannelSurveyor.survey(network, order: .halves)
      #expect(survey.through == nil)
      #expect(survey.order == nil)
      #expect(survey.modeConversion == nil)
      #expect(abs(survey.quality.largestSingularValue - 0.01 * Double(count)) < 1e-12)
    }
  }

  @Test("an empty file, one point and points that mean nothing are surveyed without an error")
  func empty() throws {
    let none = ChannelSurveyor.survey(try Self.network([]) { _ in [] }, order: nil)
    #expect(none.points == 0)
    for frequencies in [[], [0], [1e9], [0, 1e9]] {
      let survey = ChannelSurveyor.survey(try Self.network(frequencies) { _ in Self.line(0) }, order: nil)
      let figures = survey.through.map { ChannelFigures($0, ChannelFigures.Settings()) }
      #expect(figures?.fit == nil)
      #expect(survey.findings(file: "x", figures: figures, rate: Self.rate).allSatisfy { $0.severity != .error })
    }
  }

  @Test("numbers of any size are judged without a trap, and nothing is called fine that is not finite")
  func extremes() {
    let failure = counterexample(runs: 40) { choices in
      let count = choices.integer(1...20)
      var frequency = choices.bool() ? 0 : 1e9
      let frequencies = (0..<count).map { _ in
        defer { frequency += Double(choices.integer(1...4)) * 1e9 }
        return frequency
      }
      let ports = choices.element(of: [2, 4]) ?? 2
      let values = (0..<count * ports * ports).map { _ in Complex(choices.finiteDouble(), choices.finiteDouble()) }
      let network = try #require(
        ScatteringNetwork(
          ports: ports, frequenciesHz: frequencies, referenceOhms: [Double](repeating: 50, count: ports), values: values
        ))
      let survey = ChannelSurveyor.survey(network, order: nil)
      guard let through = survey.through else { return "no face" }
      let figures = ChannelFigures(through, ChannelFigures.Settings())
      let merit = figures.deviationMerit?.decibels ?? 0
      _ = survey.findings(file: "x", figures: figures, rate: Self.rate)
      return merit.isNaN || merit >= 0 ? nil : "a merit of \(merit)"
    }
    #expect(failure == nil)
  }

  @Test("of more points than transforms take every second is used, and the impulse stays where it was")
  func manyPoints() {
    let frequencies = (0...264_000).map { Double($0) * 1e5 }
    let values = frequencies.map { Complex(magnitude: 1, phase: -2 * Double.pi * $0 * 2e-9) }
    let spectrum = EvenSpectrum(frequenciesHz: frequencies, values: values)
    #expect(spectrum.values.count == 132_001)
    #expect(spectrum.stepHz == 2e5)
    let impulse = ImpulseResponse(spectrum)
    #expect(abs(Double(impulse.peakIndex) * impulse.stepSeconds - 2e-9) < 2e-11)
  }

  @Test(
    "losses at half the symbol rate are those of the index of the channels",
    arguments: [("vsr-05db", 5.0), ("vsr-12db", 12), ("mr-20db", 20), ("kr-28db", 28)])
  func losses(name: String, decibels: Double) throws {
    let network = try ChannelFixture.network("\(name)-thru.s4p")
    let survey = ChannelSurveyor.survey(network, order: .pairs)
    let figures = ChannelFigures(
      try #require(survey.through), ChannelFigures.Settings(rate: SymbolRate(baud: 53.125e9)))
    #expect(figures.losses.count == 1)
    #expect(abs((figures.losses[0].loss?.decibels ?? 0) - decibels) < 0.02)
  }
}
