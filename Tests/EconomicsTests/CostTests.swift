import Diagnostics
import Economics
import Fabrics
import Quantities
import Testing

@Suite struct CostTests {
  private func entry(_ figure: Figure<Power>) -> PowerBudget {
    var total = Total<Power>()
    total.add(figure)
    return PowerBudget(entries: [PowerEntry(tier: nil, cause: .host, typical: total, maximum: total)])
  }

  private func terms(_ cents: Double, pue: Double = 1, years: Int = 1) -> EnergyTerms {
    EnergyTerms(price: .known(EnergyPrice(dollarsPerKilowattHour: cents / 100)), pue: pue, years: years)
  }

  private func host(_ price: Figure<Money>, quantity: Int = 1) -> BillLine {
    BillLine(
      category: .host, part: "h", description: "", tier: nil, quantity: quantity, unitPrice: price, priceSource: "")
  }

  private func summary(
    _ lines: [BillLine], power: Figure<Power>, _ terms: EnergyTerms, accelerators: Int = 1, gigabits: Double = 1
  ) -> CostSummary {
    CostSummary(
      bill: Bill(lines: lines), power: entry(power), terms: terms, accelerators: accelerators,
      injection: BitRate(bitsPerSecond: gigabits * 1e9))
  }

  // A study of a 100,000-accelerator cluster: 1.59 TWh a year at 0.078 USD/kWh are 124.0 million USD.
  @Test("1.59 TWh at 7.8 cents are 124.02 million dollars a year")
  func publishedEnergyCost() {
    let cost = summary([], power: .known(Power(watts: 1.59e12 / 8760)), terms(7.8))
    #expect(abs(cost.energyPerYear.known.dollars - 124.02e6) < 1)
  }

  @Test("Energy of a year is typical power times PUE times 8,760 hours times price")
  func closedForm() {
    let cost = summary([], power: .known(Power(watts: 1000)), terms(8, pue: 1.25, years: 4))
    #expect(abs(cost.energyPerYear.known.dollars - 876) < 1e-9)
    #expect(abs(cost.total.known.dollars - 3504) < 1e-9)
    #expect(abs(terms(8, pue: 1.25).energyPerYear(of: Power(watts: 1000)).joules - 10_950 * 3.6e6) < 1)
  }

  @Test("A range of the electricity price gives a range of the cost, whose median is the total")
  func priceRange() {
    let cent = { EnergyPrice(dollarsPerKilowattHour: $0 / 100) }
    let range = EnergyTerms(price: .range(Spread(p5: cent(6.04), p50: cent(8.72), p95: cent(17.29))), pue: 1, years: 2)
    let cost = summary([], power: .known(Power(watts: 1e6 / 8.760)), range)
    #expect(abs(cost.energySpread.spread.p5.dollars - 60_400) < 1e-6)
    #expect(abs(cost.energyPerYear.known.dollars - 87_200) < 1e-6)
    #expect(abs(cost.totalSpread.spread.p95.dollars - 345_800) < 1e-6)
  }

  @Test("Unknown power or an unknown price of electricity makes energy a lower bound, never zero and complete")
  func unknownEnergy() {
    #expect(!summary([], power: .unknown, terms(8)).energyPerYear.isComplete)
    let unpriced = EnergyTerms(price: .unknown)
    #expect(!summary([], power: .known(Power(watts: 1)), unpriced).total.isComplete)
  }

  @Test("A line without power leaves one line open in the total, not one for every year")
  func unknownOnceInTheTotal() {
    let cost = summary([host(.known(Money(dollars: 7)))], power: .unknown, terms(8, years: 4))
    #expect(cost.energyPerYear.unknownLines == 1)
    #expect(cost.total.unknownLines == 1)
    #expect(cost.totalSpread.unknownLines == 1)
    #expect(cost.total.known == Money(dollars: 7))
  }

  // Published cost of a rack of 72: 589,529 USD of networking on two tiers, 8,188 USD per accelerator.
  @Test("Network capex is all but the hosts, and 589,529 dollars over 72 accelerators are 8,188 each")
  func publishedPerAccelerator() throws {
    let network = BillLine(
      category: .switch, part: "n", description: "", tier: .scaleOut, quantity: 1,
      unitPrice: .known(Money(dollars: 589_529)), priceSource: "")
    let cost = summary(
      [host(.known(Money(dollars: 4_357_943))), network], power: .known(.zero), terms(8), accelerators: 72,
      gigabits: 72 * 800)
    #expect(cost.networkCapex.known == Money(dollars: 589_529))
    #expect(cost.capex.known == Money(dollars: 4_947_472))
    #expect(try #require(cost.perAccelerator(cost.networkCapex)).dollars.rounded() == 8188)
    #expect(abs(try #require(cost.perGigabit(cost.networkCapex)).dollars - 589_529 / 57_600) < 1e-9)
  }

  @Test("Without accelerators or injection there is no share, not a division by zero")
  func noShare() {
    let cost = summary([], power: .known(.zero), terms(8), accelerators: 0, gigabits: 0)
    #expect(cost.perAccelerator(cost.capex) == nil)
    #expect(cost.perGigabit(cost.capex) == nil)
  }

  @Test("Bounds of a sum are the sums of the percentiles, and a listed price has none")
  func boundsAdd() {
    let range = Figure.range(Spread(p5: Money(dollars: 230), p50: Money(dollars: 310), p95: Money(dollars: 400)))
    let bill = Bill(lines: [host(range, quantity: 2), host(.known(Money(dollars: 5))), host(.unknown)])
    let sum = bill.spread()
    #expect(sum.spread == Spread(p5: Money(dollars: 465), p50: Money(dollars: 625), p95: Money(dollars: 805)))
    #expect(sum.unknownLines == 1)
    #expect(sum.spread.p50 == bill.total().known)
  }

  @Test("Codes of the target are HG31xx, each once, with a title and an explanation")
  func codes() {
    let codes = FindingCode.economicsCodes
    #expect(Set(codes.map(\.id)).count == codes.count)
    for code in codes {
      #expect(code.id.hasPrefix("HG31"))
      #expect(!code.title.isEmpty)
      #expect(code.explanation.count > 80)
    }
  }
}
