import Diagnostics
import Dispatch
import Quantities
import Synchronization

/// The search of 93A.1.6: of all settings of the continuous-time equalizer and the transmitter, the one with the best
/// figure of merit.
///
/// Every setting is judged with its own sampling phase, but none is transformed or summed sample by sample: pulses are
/// sums of a few parts (`PulseBank`), energies are quadratic forms (`PulseCorrelation`), and a setting is dropped as
/// soon as what is known of its noise shows that it cannot win. None of this changes the result; tests compare it with
/// `Detection`, which follows the definitions.
struct EqualizerSearch: Sendable {
  /// What the search found.
  struct Outcome {
    /// Nothing where no setting has a cursor.
    let settings: EqualizerSettings?
    /// Settings compared.
    let candidates: Int
  }

  let lane: ComLane
  let grid: CandidateGrid
  /// Settings of the continuous-time equalizer in the order of the search.
  let gains: [(first: Decibels, second: Decibels)]
  private let victimEnergy: PulseCorrelation
  private let victimSlope: PulseCorrelation
  private let farEndEnergy: [PulseCorrelation]
  private let nearEndEnergy: [PulseCorrelation]

  init(_ lane: ComLane) {
    self.lane = lane
    let specification = lane.bank.specification
    let symbol = lane.bank.samplesPerSymbol
    let grid = CandidateGrid(specification.transmitter)
    self.grid = grid
    gains = Self.gains(specification.receiver.continuous)
    let victim = lane.bank.victim.parts
    victimEnergy = PulseCorrelation(victim, symbol: symbol, span: grid.span)
    victimSlope = PulseCorrelation(victim.map(\.neighborDifferences), symbol: symbol, span: grid.span)
    func energies(_ role: ComRole, span: Int) -> [PulseCorrelation] {
      // Where only single samples of crosstalk count, energies are of no use.
      guard lane.method.habits.meritThreshold == nil else { return [] }
      return lane.bank.aggressors.filter { $0.role == role }.map {
        PulseCorrelation($0.parts, symbol: symbol, span: span)
      }
    }
    farEndEnergy = energies(.farEnd, span: grid.span)
    nearEndEnergy = energies(.nearEnd, span: 0)
  }

  /// Settings of a continuous-time equalizer in the order of the search.
  static func gains(_ equalizer: ContinuousEqualizer) -> [(first: Decibels, second: Decibels)] {
    let low = equalizer.lowFrequency?.gain.values ?? [0]
    return equalizer.gain.values.flatMap { first in low.map { (Decibels(decibels: first), Decibels(decibels: $0)) } }
  }

  /// Searches the grid; the first of equal settings wins, whatever the number of threads.
  /// - Throws: `Interrupted`.
  func best(threads: Int, progress: Progress) throws(Interrupted) -> Outcome {
    let workers = max(1, min(threads, gains.count))
    let done = Atomic<Int>(0)
    let isStopped = Atomic<Bool>(false)
    let winners = Mutex([SearchWinner]())
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      var judge = CandidateJudge(search: self)
      for index in stride(from: worker, to: gains.count, by: workers) where !isStopped.load(ordering: .relaxed) {
        do throws(Interrupted) {
          try progress.report(
            "searching equalizers", done.wrappingAdd(1, ordering: .relaxed).oldValue, of: gains.count)
          judge.judge(point(index), index: index)
        } catch {
          isStopped.store(true, ordering: .relaxed)
        }
      }
      guard let winner = judge.winner else { return }
      winners.withLock { $0.append(winner) }
    }
    guard !isStopped.load(ordering: .relaxed) else { throw Interrupted() }
    let winner = winners.withLock { $0 }.max { $1.precedes($0) }
    return Outcome(
      settings: winner.map { settings($0.gain, $0.candidate) }, candidates: gains.count * grid.candidates.count)
  }

  func settings(_ gain: Int, _ candidate: Int) -> EqualizerSettings {
    EqualizerSettings(
      gain: gains[gain].first, lowFrequencyGain: gains[gain].second,
      preCursor: grid.candidates[candidate].preCursor, postCursor: grid.candidates[candidate].postCursor)
  }

  /// What is common to every setting of the transmitter.
  func point(_ index: Int) -> GainPoint {
    let bank = lane.bank
    let weights = bank.specification.receiver.continuous.weights(
      gain: gains[index].first, lowFrequencyGain: gains[index].second)
    return GainPoint(
      weights: weights, energy: victimEnergy.combined(weights), slope: victimSlope.combined(weights),
      farEnd: farEndEnergy.map { $0.combined(weights) },
      nearEnd: nearEndEnergy.reduce(0) { sum, path in sum + path.combined(weights).reduce(0) { max($0, $1) } },
      receiverNoise: bank.receiverNoise(weights))
  }
}

/// The best setting that a worker has seen.
struct SearchWinner: Sendable {
  var merit: Double
  var gain: Int
  var candidate: Int

  /// Whether this one is taken before another: it is better, or as good and earlier.
  func precedes(_ other: SearchWinner) -> Bool {
    merit != other.merit ? merit > other.merit : (gain, candidate) < (other.gain, other.candidate)
  }
}

/// One setting of the continuous-time equalizer: what pulses are made with, and every energy as sums of coefficients' products.
struct GainPoint: Sendable {
  /// What the parts of pulses are multiplied by.
  let weights: [Double]
  /// Correlation of the pulse, `span + 1` distances of a symbol's phases each.
  let energy: [Double]
  /// The same of differences of neighbors.
  let slope: [Double]
  /// The same of each far-end aggressor; empty where single samples of crosstalk matter.
  let farEnd: [[Double]]
  /// Energy of near-end aggressors, each at its worst phase; zero where single samples of crosstalk matter.
  let nearEnd: Double
  /// Variance of receiver noise.
  let receiverNoise: Double
}
