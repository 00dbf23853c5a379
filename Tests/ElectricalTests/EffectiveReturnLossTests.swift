import Electrical
import Glibc
import Numerics
import Quantities
import Signaling
import Testing

@Suite("Effective return loss of hand-made reflections")
struct EffectiveReturnLossTests {
  private static let frequencies = (0...3000).map { Double($0) * 20e6 }

  /// No gating and no receiver filter: a pulse of a rise time of 0.4 symbols is the only shape.
  private static var plain: EffectiveReturnLoss.Settings {
    var settings = EffectiveReturnLoss.Settings(rate: SymbolRate(baud: 25e9))
    settings.riseTime = Duration(seconds: 0.4 / 25e9)
    settings.bandwidth = nil
    settings.equalizedSymbols = 0
    settings.permittedReflection = (5.0.squareRoot() - 1) / 2  // rho (1 + rho) = 1: no gating from outside
    settings.symbols = 1000
    return settings
  }

  private static func loss(
    _ settings: EffectiveReturnLoss.Settings, _ reflection: (Double) -> Complex
  ) throws -> Double {
    let found = try #require(
      EffectiveReturnLoss(frequenciesHz: frequencies, reflection: frequencies.map(reflection), settings))
    return found.loss.decibels
  }

  private static func echo(_ size: Double, symbols: Double) -> (Double) -> Complex {
    { Complex(magnitude: size, phase: -2 * Double.pi * $0 * symbols / 25e9) }
  }

  @Test("one late reflection of a tenth is 20 dB", arguments: [Modulation.nrz, .pam4])
  func knownReflection(modulation: Modulation) throws {
    // The samples of a pulse one symbol apart add up to one at every phase, and the few that count all have their sign against the
    // signal more often than once in 10,000.
    var settings = Self.plain
    settings.modulation = modulation
    #expect(abs((try Self.loss(settings, Self.echo(0.1, symbols: 50))) - 20) < 0.02)
    #expect(abs((try Self.loss(settings, Self.echo(-0.1, symbols: 50.3))) - 20) < 0.02)
  }

  @Test("the pulse that comes back is the symbol through the Gaussian filter")
  func pulse() throws {
    let found = try #require(
      EffectiveReturnLoss(
        frequenciesHz: Self.frequencies, reflection: Self.frequencies.map(Self.echo(0.1, symbols: 50)), Self.plain))
    // sigma = Tr / 1.6832; in the middle of the pulse the neighbors are a symbol away.
    let spread = 0.4 / 1.6832 * 2.0.squareRoot()
    func expected(_ symbols: Double) -> Double {
      0.05 * (erf((symbols + 0.5) / spread) - erf((symbols - 0.5) / spread))
    }
    for (index, offset) in zip([49, 50, 51], [-1.0, 0, 1]) {
      #expect(abs(found.samples[index] - expected(offset)) < 2e-5)
    }
  }

  @Test("a flat loss of 4 dB before the reflection counts twice")
  func flatLoss() throws {
    let near = try Self.loss(Self.plain, Self.echo(0.1, symbols: 50))
    let through = pow(10, -4.0 / 20)
    let sweep = try #require(
      TwoPortSweep(
        frequenciesHz: Self.frequencies, referenceOhms: 100,
        values: Self.frequencies.map { _ in
          TwoPort(s11: .zero, s12: Complex(through), s21: Complex(through), s22: .zero)
        }))
    let load = Self.frequencies.map(Self.echo(0.1, symbols: 50))
    let behind = try #require(
      EffectiveReturnLoss(
        frequenciesHz: Self.frequencies, reflection: sweep.reflection(terminatedBy: load), Self.plain))
    #expect(abs(behind.loss.decibels - near - 8) < 1e-6)
  }

  @Test("what the equalizer reaches is weighed by rho (1 + rho) and the loss of the signal")
  func gating() throws {
    var settings = Self.plain
    settings.equalizedSymbols = 99
    settings.permittedReflection = 0.3
    settings.lossPerSecond = 2e9
    let free = try Self.loss(Self.plain, Self.echo(0.1, symbols: 50))
    let gated = try Self.loss(settings, Self.echo(0.1, symbols: 50))
    // 50 of 100 symbols: rho (1 + rho) exp(-1/4), and 2 dB a nanosecond for the 50 symbols, 2 ns, that are left.
    let expected = -20 * log10(0.3 * 1.3 * exp(-0.25)) + 4
    #expect(abs(gated - free - expected) < 0.1)
    // Behind its reach nothing is weighed.
    #expect(abs((try Self.loss(settings, Self.echo(0.1, symbols: 200))) - free) < 0.02)
  }

  @Test("reflections of the fixture do not count, and those after the last symbol neither")
  func window() throws {
    var settings = Self.plain
    settings.fixtureDelay = Duration(seconds: 60 / 25e9)
    let both: (Double) -> Complex = { Self.echo(0.5, symbols: 20)($0) + Self.echo(0.1, symbols: 300)($0) }
    #expect(abs((try Self.loss(settings, both)) - 20) < 0.05)
    settings = Self.plain
    settings.symbols = 100
    let late: (Double) -> Complex = { Self.echo(0.1, symbols: 20)($0) + Self.echo(0.5, symbols: 300)($0) }
    #expect(abs((try Self.loss(settings, late)) - 20) < 0.05)
  }

  @Test("as many symbols as asked for are counted behind the fixture")
  func counted() throws {
    var settings = Self.plain
    settings.fixtureDelay = Duration(seconds: 60 / 25e9)
    settings.symbols = 100
    // 150 symbols lie before 60 + 100, 170 do not.
    let inside = try Self.loss(settings, Self.echo(0.1, symbols: 150))
    #expect(abs(inside - 20) < 0.02)
    let outside = try #require(
      EffectiveReturnLoss(
        frequenciesHz: Self.frequencies, reflection: Self.frequencies.map(Self.echo(0.1, symbols: 170)), settings))
    #expect(outside.loss.decibels > 60 && outside.countedSymbols == 100)
  }

  @Test("the Tukey window takes the pulse's spectrum down to nothing at the symbol rate")
  func window802() throws {
    var settings = Self.plain
    settings.windowStart = 0.6
    let found = try #require(
      EffectiveReturnLoss(
        frequenciesHz: Self.frequencies, reflection: Self.frequencies.map(Self.echo(0.1, symbols: 50)), settings))
    /// The inverse transform at a number of symbols from the echo, by the midpoint rule, frequencies over the symbol rate.
    func pulse(_ symbols: Double) -> Double {
      let count = 4000
      return (0..<count).reduce(0.0) { sum, index in
        let x = (Double(index) + 0.5) / Double(count)
        let rise = Double.pi * x * 0.4 / 1.6832
        let window = x < 0.6 ? 1 : 0.5 * (1 + cos(Double.pi * (x - 0.6) / 0.4))
        let shape = sin(Double.pi * x) / (Double.pi * x) * exp(-2 * rise * rise) * window
        return sum + 2 * 0.1 * shape * cos(2 * Double.pi * x * symbols) / Double(count)
      }
    }
    // The worst phase is one of 32; its offset is that at which the samples agree.
    let offset = (0..<32).map { Double($0) / 32 - 0.5 }.min {
      abs(found.samples[50] - pulse($0)) < abs(found.samples[50] - pulse($1))
    }
    let shift = try #require(offset)
    for index in 47...53 { #expect(abs(found.samples[index] - pulse(Double(index - 50) + shift)) < 3e-5) }
  }

  @Test("many small reflections add like noise: the quantile of their binomial sum")
  func many() throws {
    // 16 equal echoes of 0.01 with two levels: the sum is (2 B - 16) / 100 with B binomial. P(B <= 1) = 17 / 65536 = 2.6e-4 and
    // P(B = 0) = 1.5e-5, so one in 10,000 exceeds 14 echoes against the signal.
    var settings = Self.plain
    settings.modulation = .nrz
    settings.riseTime = Duration(seconds: 0.05 / 25e9)
    let comb: (Double) -> Complex = { frequency in
      (0..<16).reduce(Complex.zero) { $0 + Self.echo(0.01, symbols: 40 + 10 * Double($1))(frequency) }
    }
    let found = try Self.loss(settings, comb)
    #expect(abs(found - -20 * log10(0.14)) < 1)
  }

  @Test("nothing that comes back has no effective return loss")
  func silent() {
    let nothing = Self.frequencies.map { _ in Complex.zero }
    #expect(EffectiveReturnLoss(frequenciesHz: Self.frequencies, reflection: nothing, Self.plain) == nil)
    #expect(EffectiveReturnLoss(frequenciesHz: [1], reflection: [.one], Self.plain) == nil)
    #expect(EffectiveReturnLoss(frequenciesHz: [1, 2], reflection: [.one, Complex(.nan)], Self.plain) == nil)
  }
}
