import Economics
import Quantities

extension CostSummary {
  /// Purchase per accelerator; nothing without accelerators.
  var perAccelerator: Money? { accelerators > 0 ? capex.known / Double(accelerators) : nil }
  /// Purchase of the network per accelerator; nothing without accelerators.
  var networkPerAccelerator: Money? { accelerators > 0 ? networkCapex.known / Double(accelerators) : nil }
  /// Purchase per Gb/s of injection; nothing without injection.
  var perGigabit: Money? { perGigabit(capex) }
  /// Purchase of the network per Gb/s of injection; nothing without injection.
  var networkPerGigabit: Money? { perGigabit(networkCapex) }

  private func perGigabit(_ sum: Total<Money>) -> Money? {
    injection.bitsPerSecond > 0 ? sum.known / (injection.bitsPerSecond / 1e9) : nil
  }
}
