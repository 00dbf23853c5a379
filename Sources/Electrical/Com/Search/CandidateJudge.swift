import Quantities
import Signaling

/// Judges one setting after another of the transmitter, keeping the best; it owns the working memory of one thread.
struct CandidateJudge {
  private let search: EqualizerSearch
  private let symbol: Int
  private let power: Double
  private let squaredJitter: Double
  private let signalScale: Double
  private let transmitterNoise: Double
  private let cursors: CursorSearch
  private let habits: ComHabits
  private var solver: FeedbackSolver
  private var victim: VictimPulse
  /// Aggressors, where single samples of them matter.
  private var aggressors: [AggressorPulse]
  private var after: [Double]
  private(set) var winner: SearchWinner?

  init(search: EqualizerSearch) {
    self.search = search
    let bank = search.lane.bank
    let specification = bank.specification
    let signaling = specification.signaling
    habits = search.lane.method.habits
    symbol = bank.samplesPerSymbol
    power = signaling.modulation.symbolPower
    squaredJitter = specification.transmitter.squaredJitter
    signalScale = specification.transmitter.levelMismatch / Double(signaling.modulation.levels - 1)
    transmitterNoise = Detection.powerRatio(-specification.transmitter.signalToNoise.decibels)
    cursors = CursorSearch(specification, habits: habits, sampleCount: bank.sampleCount)
    solver = FeedbackSolver(specification.receiver.feedback)
    let (symbol, span) = (bank.samplesPerSymbol, search.grid.span)
    victim = VictimPulse(parts: bank.victim.parts, symbol: symbol, span: span, reach: solver.reach)
    aggressors =
      habits.meritThreshold == nil ? [] : bank.aggressors.map { AggressorPulse($0, symbol: symbol, span: span) }
    after = [Double](repeating: 0, count: solver.reach)
  }

  /// Compares every setting of the transmitter at one setting of the continuous-time equalizer with the best so far.
  mutating func judge(_ point: GainPoint, index gain: Int) {
    load(point)
    for (index, candidate) in search.grid.candidates.enumerated() {
      guard let merit = merit(of: candidate, point), merit > winner?.merit ?? 0 else { continue }
      winner = SearchWinner(merit: merit, gain: gain, candidate: index)
    }
  }

  /// The merit of one setting; nothing when it has no cursor or is known to be below the best so far.
  mutating func merit(gain: Int, candidate: Int) -> Double? {
    let point = search.point(gain)
    load(point)
    return merit(of: search.grid.candidates[candidate], point)
  }

  private mutating func load(_ point: GainPoint) {
    victim.load(point.weights)
    for index in aggressors.indices { aggressors[index].load(point.weights) }
  }

  /// `A_s^2` over the variance of all noise; nothing when it is known to be below the best so far.
  private mutating func merit(of candidate: CandidateGrid.Candidate, _ point: GainPoint) -> Double? {
    let filter = candidate.filter
    guard let peak = victim.peak(filter), let cursor = cursors.locate(peak: peak, { victim.sample($0, filter) })
    else { return nil }
    let height = victim.sample(cursor, filter)
    let signal = signalScale * height
    let phase = cursor % symbol
    let slope = Self.form(candidate.correlation, point.slope, phase, symbol)
    let known =
      transmitterNoise * height * height + squaredJitter * power * slope * Double(symbol * symbol) / 4
      + point.receiverNoise + power * point.nearEnd
    // Rounding must not drop a winner.
    let most = signal * signal / (winner?.merit ?? 0) * (1 + 1e-12)
    guard known <= most else { return nil }
    for index in after.indices { after[index] = victim.sample(cursor + (index + 1) * symbol, filter) }
    let energy = Self.form(candidate.correlation, point.energy, phase, symbol) - height * height
    let others = habits.ignoresPreCursors ? energy - energyBefore(cursor, filter) : energy
    let least = after.withUnsafeBufferPointer { max(0, others - solver.bound(cursor: height, $0)) }
    guard known + power * least <= most else { return nil }
    let removed = after.withUnsafeBufferPointer { solver.solve(cursor: height, $0) }
    let noise = known + power * max(0, others - removed)
    guard noise <= most else { return nil }
    let crosstalk =
      habits.meritThreshold.map { sampledCrosstalk(filter, above: $0 * signal) }
      ?? point.farEnd.reduce(0) { $0 + Self.worst(candidate.correlation, $1, symbol) }
    return signal * signal / (noise + power * crosstalk)
  }

  private func energyBefore(_ cursor: Int, _ filter: TransmitterFilter) -> Double {
    stride(from: cursor - symbol, through: 0, by: -symbol).reduce(0) { sum, index in
      let value = victim.sample(index, filter)
      return sum + value * value
    }
  }

  /// Energy at one phase.
  @inline(__always)
  private static func form(_ coefficients: [Double], _ correlation: [Double], _ phase: Int, _ symbol: Int) -> Double {
    var sum = 0.0
    for distance in coefficients.indices { sum += coefficients[distance] * correlation[distance &* symbol &+ phase] }
    return sum
  }

  /// Energy at the worst phase.
  private static func worst(_ coefficients: [Double], _ correlation: [Double], _ symbol: Int) -> Double {
    coefficients.withUnsafeBufferPointer { coefficients in
      correlation.withUnsafeBufferPointer { correlation in
        var greatest = 0.0
        for phase in 0..<symbol {
          var sum = 0.0
          for distance in 0..<coefficients.count {
            sum += coefficients[distance] * correlation[distance &* symbol &+ phase]
          }
          greatest = max(greatest, sum)
        }
        return greatest
      }
    }
  }

  /// Energy of every aggressor's samples above a threshold, each at its worst phase.
  private mutating func sampledCrosstalk(_ filter: TransmitterFilter, above threshold: Double) -> Double {
    var sum = 0.0
    for index in aggressors.indices { sum += aggressors[index].worstEnergy(filter, above: threshold) }
    return sum
  }
}
