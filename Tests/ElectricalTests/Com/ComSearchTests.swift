import Diagnostics
import Glibc
import Quantities
import Synchronization
import TestSupport
import Testing

@testable import Electrical

@Suite("Search of equalizer settings")
struct ComSearchTests {
  /// A small grid of the 100 Gb/s specification, with whatever feedback a test wants.
  static func analysis(_ method: ComMethod, floating: FloatingTaps? = nil) throws -> ComAnalysis {
    let expected = try #require(try ComFixture.exact().first { $0.name == "100g-pam4-ck kr-28db z31" })
    var specification = try ComFixture.specification(for: expected)
    specification.receiver.continuous.gain = .fixed(-14)
    specification.receiver.continuous.lowFrequency?.gain = TapRange(-4, -2, step: 2)
    specification.transmitter.preCursor = [
      TapRange(-0.24, 0, step: 0.12), TapRange(0, 0.06, step: 0.06), TapRange(-0.06, 0, step: 0.06),
    ]
    specification.transmitter.postCursor = [TapRange(-0.1, 0, step: 0.1)]
    specification.signaling.frequencyStep = Frequency(hertz: 100e6)
    specification.receiver.feedback.floating = floating
    return try ComAnalysis(
      specification: specification, channel: try ComFixture.channel("kr-28db"), method: method)
  }

  static let floating = FloatingTaps(
    groups: 3, tapsPerGroup: 3, farthest: 40, limit: 0.05, tail: .init(start: 25, rootSumSquare: 0.03))

  @Test(
    "quadratic forms, bounds and pruning find what judging every setting by the definitions finds",
    arguments: [ComMethod.annex, .script], [nil, floating])
  func bruteForce(method: ComMethod, floating: FloatingTaps?) throws {
    let lane = try Self.analysis(method, floating: floating).prepare(0)
    let search = EqualizerSearch(lane)
    var best: SearchWinner?
    for gain in search.gains.indices {
      for candidate in search.grid.candidates.indices {
        let settings = search.settings(gain, candidate)
        guard let detection = Detection(bank: lane.bank, habits: method.habits, settings: settings) else { continue }
        if detection.merit > best?.merit ?? 0 {
          best = SearchWinner(merit: detection.merit, gain: gain, candidate: candidate)
        }
      }
    }
    let expected = try #require(best)
    let found = try search.best(threads: 1, progress: .none)
    #expect(found.settings == search.settings(expected.gain, expected.candidate))
    #expect(found.candidates == search.gains.count * search.grid.candidates.count)
  }

  @Test("each setting alone is judged as the definitions judge it", arguments: [ComMethod.annex, .script])
  func everyCandidate(method: ComMethod) throws {
    let lane = try Self.analysis(method, floating: Self.floating).prepare(0)
    let search = EqualizerSearch(lane)
    for (gain, candidate) in [(0, 0), (1, 7), (1, 19), (0, search.grid.candidates.count - 1)] {
      let settings = search.settings(gain, candidate)
      let detection = try #require(Detection(bank: lane.bank, habits: method.habits, settings: settings))
      // A fresh judge has seen nothing better, so nothing is pruned.
      var judge = CandidateJudge(search: search)
      let judged = judge.merit(gain: gain, candidate: candidate)
      let merit = try #require(judged)
      // Energies count what a filter shifts beyond the ends of the record, samples do not; records are short here.
      #expect(abs(merit / detection.merit - 1) < 1e-4)
    }
  }

  @Test("any number of threads finds the same")
  func threads() throws {
    let search = EqualizerSearch(try Self.analysis(.annex).prepare(0))
    let one = try search.best(threads: 1, progress: .none)
    for threads in [2, 3, 16] {
      #expect(try search.best(threads: threads, progress: .none).settings == one.settings)
    }
  }

  @Test("a search reports every setting of the continuous-time equalizer and stops when asked to")
  func interruption() throws {
    let analysis = try Self.analysis(.annex)
    let phases = Mutex([Int]())
    _ = try analysis.evaluate(0, progress: Progress { step in phases.withLock { $0.append(step.done) } })
    #expect(phases.withLock { $0 } == [0, 1])
    let interruption = Interruption()
    interruption.request()
    #expect(throws: Interrupted.self) { try analysis.evaluate(0, progress: Progress(interruption: interruption)) }
  }

  @Test(
    "the standard's grid for 100 Gb/s backplanes has 1,939 settings of the transmitter, 285,033 with the receiver's"
  )
  func standardGrid() {
    let transmitter = ComTransmitter(
      riseTime: .zero, signalToNoise: .zero, levelMismatch: 1, victimAmplitude: .zero, farEndAmplitude: .zero,
      nearEndAmplitude: .zero,
      preCursor: [TapRange(-0.34, 0, step: 0.02), TapRange(0, 0.12, step: 0.02), TapRange(-0.06, 0, step: 0.02)],
      postCursor: [TapRange(-0.2, 0, step: 0.05)], leastCursor: 0.54, randomJitter: 0, dualDiracJitter: 0)
    let grid = CandidateGrid(transmitter)
    #expect(grid.candidates.count == 1939)
    #expect(grid.candidates.count * 21 * 7 == 285_033)
    #expect(grid.candidates.first?.preCursor == [-0.34, 0.0, -0.06])
    #expect(grid.candidates.last?.postCursor == [0])
  }
}
