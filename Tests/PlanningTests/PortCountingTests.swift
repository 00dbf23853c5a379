import Economics
import Fabrics
import Planning
import Testing

@Suite struct PortCountingTests {
  @Test func `Ten thousand accelerators are counted in four ways`() throws {
    let plan = try Shipped.plan("ten-thousand-accelerators")
    let counting = try #require(PortCounting(fabric: 0, of: plan.network, accelerators: plan.cost.accelerators))
    // By envelope: 10,000 x 3 tiers x 2 ends; as built: 2 x (10,000 + 10,240 + 10,240).
    #expect(counting.envelope == 60_000)
    #expect(counting.asBuilt == 60_960)
    // A module for each host port, one for two switch ports: 10,000 + (10,000 + 4 x 10,240) / 2.
    #expect(counting.twinAtSwitches == 35_480)
    #expect(counting.twinAtBoth == 30_480)
    #expect(counting.pressFigure == 60_000)
    #expect(counting.portsPerCage == 2)
    // What this plan buys: DGX H100 has twin-port cages, too.
    #expect(plan.moduleCount == counting.twinAtBoth)
  }

  @Test func `A mesh has only hosts at its ends`() throws {
    let plan = try Shipped.plan(yaml: "host: dgx-h100\nhosts: 8\nscale_out: {topology: mesh}\n")
    let counting = try #require(PortCounting(fabric: 0, of: plan.network, accelerators: 64))
    #expect(counting.asBuilt == 56 && counting.envelope == 56)
    #expect(counting.twinAtSwitches == 56)
    // Seven links of a host leave through four twin-port cages.
    #expect(counting.twinAtBoth == 32)
  }

  @Test func `A network without links is not counted`() {
    #expect(PortCounting(fabric: 0, of: Network(), accelerators: 8) == nil)
  }
}
