import Diagnostics
import Dispatch
import Quantities
import Synchronization

/// The search of Annex 178A: every setting of the continuous-time equalizer and the transmitter with the taps that the receiver then
/// chooses, the best figure of merit wins.
///
/// Correlations are computed once for each setting of the continuous-time equalizer; a transmitter's filter only mixes them. A phase
/// whose bound is no better than the best so far is not solved. Neither changes the result.
struct SampledSearch: Sendable {
  let lane: ComLane
  let receiver: SampledReceiver
  let grid: CandidateGrid
  /// Settings of the continuous-time equalizer in the order of the search.
  let gains: [(first: Decibels, second: Decibels)]

  init(_ lane: ComLane, receiver: SampledReceiver) {
    self.lane = lane
    self.receiver = receiver
    grid = CandidateGrid(lane.bank.specification.transmitter)
    gains = EqualizerSearch.gains(lane.bank.specification.receiver.continuous)
  }

  /// Searches the grid; the first of equal settings wins, whatever the number of threads.
  /// - Throws: `Interrupted`.
  func best(threads: Int, progress: Progress) throws(Interrupted) -> EqualizerSearch.Outcome {
    let workers = max(1, min(threads, gains.count))
    let done = Atomic<Int>(0)
    let isStopped = Atomic<Bool>(false)
    let best = Mutex(SearchWinner?.none)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for index in stride(from: worker, to: gains.count, by: workers) where !isStopped.load(ordering: .relaxed) {
        do throws(Interrupted) {
          try progress.report(
            "searching equalizers", done.wrappingAdd(1, ordering: .relaxed).oldValue, of: gains.count)
          search(index, best)
        } catch {
          isStopped.store(true, ordering: .relaxed)
        }
      }
    }
    guard !isStopped.load(ordering: .relaxed) else { throw Interrupted() }
    let winner = best.withLock { $0 }
    return EqualizerSearch.Outcome(
      settings: winner.map { winner in
        EqualizerSettings(
          gain: gains[winner.gain].first, lowFrequencyGain: gains[winner.gain].second,
          preCursor: grid.candidates[winner.candidate].preCursor,
          postCursor: grid.candidates[winner.candidate].postCursor)
      }, candidates: gains.count * grid.candidates.count)
  }

  /// Every setting of the transmitter at one of the continuous-time equalizer.
  private func search(_ index: Int, _ best: borrowing Mutex<SearchWinner?>) {
    var frontEnd = receiver.frontEnd(
      lane.bank, gain: gains[index].first, lowFrequencyGain: gains[index].second, reach: grid.span + 1)
    for (candidate, setting) in grid.candidates.enumerated() {
      // An equal one that comes earlier must still be found, so that threads change nothing.
      let least = best.withLock { $0?.merit } ?? -.infinity
      guard let choice = receiver.choose(&frontEnd, behind: setting.filter, above: least.nextDown) else { continue }
      let found = SearchWinner(merit: choice.figureOfMerit, gain: index, candidate: candidate)
      best.withLock { best in
        if best.map({ found.precedes($0) }) ?? true { best = found }
      }
    }
  }
}
