import Cabling
import Catalog
import Diagnostics
import Fabrics
import Quantities

/// One way to make the lines to other sites: a coherent module in the cages of a switch.
struct LineOption {
  let module: CatalogPart<ModuleModel>
  let box: CatalogPart<SwitchModel>
  /// The module in this switch over this line, with its verdict.
  let candidate: Candidate
  /// Every module considered with it.
  let all: [Candidate]
  /// Modules, cords and switches at one site; what is not known is not in it.
  let price: Total<Money>

  /// Whether it is to be taken rather than another: what closes goes first, then what reaches farther, then a price that is known,
  /// the lower price, the ids.
  func precedes(_ other: LineOption) -> Bool {
    if candidate.closes != other.candidate.closes { return candidate.closes }
    if !candidate.closes {
      let reaches = (candidate.reach ?? .zero, other.candidate.reach ?? .zero)
      if reaches.0 != reaches.1 { return reaches.0 > reaches.1 }
    }
    if price.isComplete != other.price.isComplete { return price.isComplete }
    if price.known != other.price.known { return price.known < other.price.known }
    return (module.id, box.id) < (other.module.id, other.box.id)
  }
}

extension SwitchModel {
  /// The cages of a site edge at a rate: half of them face the lines, half are kept for the networks of the site; nothing when
  /// the box has no ports of that rate.
  func edgeBlocks(at rate: BitRate) -> (line: PortBlock, client: PortBlock?)? {
    guard isBox, !isCopackaged, let cage, let ports = ports(at: rate) else { return nil }
    let count = cages ?? ports.ports
    let facing = max(1, count / 2)
    let ofBox = cage.cage(rate: capacity.map { $0 / Double(max(1, count)) } ?? rate, laneRate: laneRate)
    func block(_ first: Int, _ cages: Int) -> PortBlock {
      PortBlock(cage: ofBox, firstCage: first, cageCount: cages, portsPerCage: ports.portsPerCage)
    }
    return (block(0, facing), count > facing ? block(facing, count - facing) : nil)
  }
}
