import Cabling
import Quantities

/// The cord between a device and the panel at which a trunk ends.
struct PatchCord {
  private let part: String
  private let length: String
  private let technology: String
  private let modules: (a: String, b: String)

  /// The patch cord of a choice; nothing when it lays no trunk.
  init?(_ choice: Candidate?) {
    guard let choice, choice.parts.contains(where: { $0.kind == .trunk }),
      let cord = choice.parts.first(where: { $0.kind == .cable && $0.length != nil })
    else { return nil }
    part = cord.part
    length = cord.length.map { NumberText.shortest($0.meters) } ?? ""
    technology = choice.technology.rawValue
    modules = (choice.module(at: .a) ?? "", choice.module(at: .b) ?? "")
  }

  /// Where a cord is plugged into a device, as cells.
  struct Plug {
    var rack = ""
    var unit = ""
    var device = ""
    var cage = ""
    var ports = ""

    /// `R01-03.U5.C2.P1`.
    var label: String { "\(rack.isEmpty ? device : "\(rack).U\(unit)").\(cage).P\(ports)" }
  }

  /// The cells of one cord up to the number of its links. The device stands at `a`, the panel at `b`.
  func cells(name: String, trunk: String, position: Int, end: Plug, isUpper: Bool) -> [String] {
    let panel = "\(end.rack).panel-\(trunk).P\(position)"
    return [
      name, "\(end.label)/\(panel)", "\(panel)/\(end.label)", end.rack, end.unit, end.device, end.cage, end.ports,
      end.rack,
      "", "panel of \(trunk)", "", String(position), "", length, part, technology, isUpper ? modules.b : modules.a, "",
      "1",
    ]
  }
}
