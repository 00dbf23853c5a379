import Quantities
import Testing

@Suite("Unknown is a case of its own and never zero")
struct FigureTests {
  private let print = { (money: Money) in NumberText.fixed(money.dollars) + " USD" }

  @Test("a sum over unknowns is a lower bound and says so")
  func lowerBound() {
    var total = Total<Money>()
    total.add(.known(Money(dollars: 1000)))
    total.add(.range(Spread(p5: Money(dollars: 100), p50: Money(dollars: 200), p95: Money(dollars: 400))))
    #expect(total.text(print) == "1,200 USD")
    #expect(total.estimatedLines == 1)
    total.add(.unknown)
    #expect(total.text(print) == "at least 1,200 USD (1 line unknown)")
    total.add(.unknown)
    #expect(total.text(print) == "at least 1,200 USD (2 lines unknown)")
    #expect(!total.isComplete)
  }

  @Test("a sum of nothing but unknowns is unknown, not zero")
  func nothingKnown() {
    var total = Total<Money>()
    total.add(.unknown)
    #expect(total.text(print) == "unknown (1 line)")
    var sum = Total<Money>()
    sum.add(total)
    #expect(sum.text(print) == "unknown (1 line)")
    sum.add(.known(.zero))
    #expect(sum.text(print) == "at least 0 USD (1 line unknown)")
  }

  @Test("sums of sums keep what could not be added")
  func sums() {
    var left = Total<Power>()
    left.add(.known(Power(watts: 1)))
    left.add(.unknown)
    var right = Total<Power>()
    right.add(.range(Spread(p5: Power(watts: 1), p50: Power(watts: 2), p95: Power(watts: 3))))
    right.add(left)
    #expect(right.known == Power(watts: 3))
    #expect((right.knownLines, right.unknownLines, right.estimatedLines) == (2, 1, 1))
  }

  @Test("a sum times a count scales what is known, and its lines stay the lines they are")
  func sumTimes() {
    var total = Total<Money>()
    total.add(.known(Money(dollars: 3)))
    total.add(.unknown)
    let four = total.times(4)
    #expect(four.known == Money(dollars: 12))
    #expect((four.knownLines, four.unknownLines) == (1, 1))
    #expect(total.times(-1).known == .zero)
  }

  @Test("a figure times a count scales every percentile, and unknown stays unknown")
  func times() {
    let range = Figure.range(Spread(p5: Money(dollars: 1), p50: Money(dollars: 2), p95: Money(dollars: 3))).times(2)
    #expect(range == .range(Spread(p5: Money(dollars: 2), p50: Money(dollars: 4), p95: Money(dollars: 6))))
    #expect(Figure<Money>.unknown.times(0) == .unknown)
    #expect(Figure<Money>.unknown.central == nil)
  }

  @Test("A sum with missing lines and nothing known has no bound, for at least zero says nothing")
  func boundOfNothing() {
    var total = Total<Power>()
    #expect(total.lowerBound == .zero, "no lines are missing")
    total.add(.unknown)
    #expect(total.lowerBound == nil)
    total.add(.known(.zero))
    #expect(total.lowerBound == nil)
    total.add(.known(Power(watts: 5)))
    #expect(total.lowerBound == Power(watts: 5))
  }
}
