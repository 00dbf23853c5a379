import Cabling
import Fabrics
import Quantities

/// The cords at the ends of what is laid in several pieces: from a device to the panel in which a trunk ends, or to the splice of
/// fiber that is cut to measure.
struct PatchCord {
  /// How links lie on the trunk; nothing for fiber that is spliced to its cords.
  let shape: TrunkShape?
  /// Cords of one link, or of the links that share them, at one end.
  let perLink: Int
  /// Catalog id.
  let part: String
  /// Length in meters; empty when unknown.
  let meters: String
  /// Length, part, technology.
  private let cells: [UInt8]
  private let modules: (a: [UInt8], b: [UInt8])

  /// The patch cord of a choice; nothing when it is laid in one piece.
  init?(_ choice: Candidate?) {
    guard let choice, choice.parts.contains(where: { $0.kind == .trunk }),
      let cord = choice.parts.first(where: { $0.kind == .cable && $0.end != nil })
    else { return nil }
    if case .perTrunk(let shape) = choice.bundle { self.shape = shape } else { shape = nil }
    perLink = max(1, cord.quantity)
    part = cord.part
    meters = cord.length.map { NumberText.shortest($0.meters) } ?? ""
    cells = CSVFragment.cells([meters, part, choice.technology.rawValue])
    modules = (
      CSVFragment.cells([choice.module(at: .a) ?? "", ""]), CSVFragment.cells([choice.module(at: .b) ?? "", ""])
    )
  }

  /// Length, part, technology, and the module of the device that the cord is plugged into.
  func cells(isUpper: Bool) -> [UInt8] { cells + [UInt8(ascii: ",")] + (isUpper ? modules.b : modules.a) }
}
