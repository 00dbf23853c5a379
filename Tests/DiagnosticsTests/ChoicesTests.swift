import TestSupport
import Testing

@Suite("Failing random runs are made small")
struct ChoicesTests {
  @Test("a property that needs three elements shrinks to three zeros")
  func shrinking() {
    let failure = counterexample { choices in
      let count = choices.integer(0...20)
      let items = (0..<count).map { _ in choices.integer(0...1000) }
      return items.count < 3 ? nil : "\(items)"
    }
    #expect(failure?.hasPrefix("[0, 0, 0]") == true)
  }

  @Test("the same seed gives the same decisions, and a replay repeats them")
  func replay() {
    var first = Choices(seed: 7)
    var second = Choices(seed: 7)
    let drawn = (0..<20).map { _ in first.integer(-5...5) }
    #expect(drawn == (0..<20).map { _ in second.integer(-5...5) })
    #expect(drawn.allSatisfy { (-5...5).contains($0) })
    var replayed = Choices(replay: drawn.map { UInt64($0 + 5) })
    #expect(drawn == (0..<20).map { _ in replayed.integer(-5...5) })
    #expect(replayed.integer(3...9) == 3)
  }

  @Test("a property that always holds has no counterexample, a throwing one has")
  func holds() {
    struct Failure: Error {}
    #expect(counterexample { _ in nil } == nil)
    #expect(counterexample { _ in throw Failure() } != nil)
  }
}
