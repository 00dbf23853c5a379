import Fabrics
import Quantities

/// The optics at one end of a run, plugged in or inside the box, as the far end and the fiber see them.
struct OpticalEnd {
  let id: String
  /// Form of the module; empty for a box.
  let form: String
  let technology: Technology
  let isBox: Bool
  let scheme: OpticalScheme
  let laneRate: BitRate
  let medium: FiberMedium
  /// Kind of fiber connector; nothing when any fits.
  let connector: String?
  /// Logical ports that one fiber connector carries.
  let portsPerConnector: Int
  /// Fiber connectors that one logical port needs.
  let connectorsPerPort: Int
  let fibersPerLink: Int
  let minimumReach: Length
  let latency: Duration?
  /// Why it can only be used where somebody vouches for it; nothing otherwise.
  let caveat: String?
  let module: ModuleModel?
  let engineReach: Length?
  /// The module whose kind stands beyond a circuit switch; nothing for what is really at this end.
  var mirrors: String?
  let parts: [PartUse]
  /// Whether the module is larger than its cage.
  var isLarger = false

  /// Reach toward a far end on a grade of fiber, as its vendor rates it; nothing when not rated.
  ///
  /// A module with validated pairs keeps to them: toward a far end that no pair names, the shortest of them counts.
  func ratedReach(toward far: OpticalEnd, on fiber: String?) -> Length? {
    guard let module else { return engineReach }
    guard let base = module.reach(on: fiber) else { return nil }
    guard !module.pairReach.isEmpty else { return base }
    let validated = module.pairReach.first { $0.far.contains(far.id) || $0.farForms.contains(far.form) }
    return min(base, validated?.reach ?? module.pairReach.map(\.reach).min() ?? base)
  }
}

extension ModuleModel {
  /// The vendor's reach on a grade of fiber; nothing when the catalog has none for it.
  func reach(on fiber: String?) -> Length? {
    guard let fiber, fiber != fiberType else { return reach }
    return reachOn.first { $0.fiber == fiber }?.reach
  }
}

/// Whether two fiber connectors mate. Multi-fiber connectors of single-mode fiber are angled, also where a source only says
/// `mpo-12`; flat and angled multimode connectors do not mate.
func mate(_ left: String?, _ right: String, on medium: FiberMedium) -> Bool {
  guard let left else { return true }
  return connectorName(left, medium) == connectorName(right, medium)
}

private func connectorName(_ name: String, _ medium: FiberMedium) -> String {
  medium == .singleMode && name == "mpo-12" ? "mpo-12-apc" : name
}
