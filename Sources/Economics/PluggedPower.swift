import Cabling
import Fabrics
import Quantities

/// Largest power of what is plugged into a device: its modules, and half of each active cable.
///
/// Links are walked once; the share of each part that one logical link uses is added at its end.
struct PluggedPower {
  /// By class of the network: watts in its fullest device.
  private(set) var fullestByClass: [Power]

  init(network: Network, links: LinkPlan) {
    let shares = links.classes.map { Self.watts(of: $0.choice) }
    var byDevice = [Double](repeating: 0, count: network.devices.count)
    for (link, runClass) in zip(network.links, links.classOfLink) {
      guard shares.indices.contains(Int(runClass)) else { continue }
      let share = shares[Int(runClass)]
      if byDevice.indices.contains(Int(link.a)) { byDevice[Int(link.a)] += share.a }
      if byDevice.indices.contains(Int(link.b)) { byDevice[Int(link.b)] += share.b }
    }
    fullestByClass = [Power](repeating: .zero, count: network.classes.count)
    for (device, watts) in zip(network.devices, byDevice) {
      let index = Int(device.deviceClass)
      guard fullestByClass.indices.contains(index) else { continue }
      fullestByClass[index] = max(fullestByClass[index], Power(watts: watts))
    }
  }

  /// Watts that one logical link adds at either end.
  private static func watts(of choice: Candidate?) -> (a: Double, b: Double) {
    var ends = (a: 0.0, b: 0.0)
    for part in choice?.parts ?? [] {
      guard part.kind == .module || part.kind == .cable, let power = part.powerMaximum ?? part.powerTypical else {
        continue
      }
      let share = power.watts * Double(part.quantity) / Double(max(1, part.sharedBy))
      switch part.end {
      case "a": ends.a += share
      case "b": ends.b += share
      default:
        ends.a += share / 2
        ends.b += share / 2
      }
    }
    return ends
  }
}
