import Diagnostics
import Fabrics
import Quantities

extension HallPlan {
  /// What found no position: today's racks as an error, what is to come as a warning.
  func findings(_ program: RackProgram, _ names: (DeviceIndex) -> String) -> [Finding] {
    let fitted = program.target.fitted
    var today = Shortage()
    var later = Shortage()
    for draft in missing {
      let standing = draft.slots.filter { fitted[$0.device] >= 0 }
      if standing.isEmpty {
        later.add(devices: draft.slots.count, first: nil)
      } else {
        today.add(devices: standing.count, first: standing.first.map { names(fitted[$0.device]) })
      }
    }
    return (today.racks > 0 ? [tooFew(today, program)] : []) + (later.racks > 0 ? [noRoom(later, program)] : [])
  }

  private struct Shortage {
    var racks = 0
    var devices = 0
    var first: String?

    mutating func add(devices: Int, first: String?) {
      racks += 1
      self.devices += devices
      self.first = self.first ?? first
    }
  }

  private func tooFew(_ shortage: Shortage, _ program: RackProgram) -> Finding {
    let needed = placed.count + missing.count
    return Finding(
      .tooFewPositions, .error,
      "\(NumberText.grouped(needed)) racks are needed, the hall has positions for \(NumberText.grouped(placed.count)): "
        + "\(counted(shortage.racks, "rack")) with \(counted(shortage.devices, "device")) "
        + (shortage.racks == 1 ? "finds" : "find") + " no place",
      expected: "\(needed) free positions", found: "\(placed.count)", help: WaysOut(program, self).texts,
      subject: shortage.first, count: shortage.devices)
  }

  private func noRoom(_ shortage: Shortage, _ program: RackProgram) -> Finding {
    Finding(
      .growthWithoutRoom, .warning,
      "no room is left for \(counted(shortage.racks, "rack")) with \(counted(shortage.devices, "device")) "
        + "that come later",
      help: WaysOut(program, self).texts, count: shortage.devices)
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(NumberText.grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}

/// Single changes to a hall that make everything fit, each one tried out, the cheapest first.
private struct WaysOut {
  private(set) var texts: [String] = []
  private let program: RackProgram
  private let floor: FloorSpec

  init(_ program: RackProgram, _ plan: HallPlan) {
    self.program = program
    floor = program.floor
    if !plan.placed.isEmpty {
      texts = [moreHostsPerRack(), moreRows(), longerRows(plan), strongerFeed()].compactMap { $0 }
    }
    if texts.isEmpty { texts = ["split the cluster over several halls, or free positions of the keep-outs"] }
  }

  private func fits(_ change: (inout FloorSpec) -> Void) -> HallPlan? {
    var changed = floor
    change(&changed)
    let plan = HallPlan.fewestRows(RackProgram(program.target, floor: changed), rows: changed.usableRows)
    return plan.missing.isEmpty ? plan : nil
  }

  /// The smallest value with which everything fits; nothing when the largest does not suffice.
  private func fewest(in range: ClosedRange<Int>, _ change: (inout FloorSpec, Int) -> Void) -> Int? {
    guard fits({ change(&$0, range.upperBound) }) != nil else { return nil }
    return range.first { value in fits { change(&$0, value) } != nil }
  }

  /// Footprint of the first host that shares racks; nothing when all hosts are racks of their own.
  private var host: Footprint? {
    program.endpointRacks.first?.slots.first.flatMap { program.target.footprint($0.device) }.flatMap {
      $0.isRack ? nil : $0
    }
  }

  private func moreHostsPerRack() -> String? {
    guard let asked = floor.hostsPerRack, let host else { return nil }
    let capacity = RackLimits.hosts(floor).capacity(for: host)
    let most = min(capacity.units, capacity.power, capacity.load)
    guard most > asked, let best = fewest(in: asked + 1...most, { $0.hostsPerRack = $1 }) else { return nil }
    return "`hosts_per_rack: \(best)`: units, power and load of a rack allow it, and everything fits"
  }

  private func moreRows() -> String? {
    guard let rows = floor.rows, let plan = fits({ $0.rows = nil }) else { return nil }
    return "`rows: \(plan.rows)` (\(plan.rows - rows) more) of \(floor.racksPerRow) positions"
  }

  private func longerRows(_ plan: HallPlan) -> String? {
    guard floor.rows != nil else { return nil }
    let least = floor.racksPerRow + (plan.missing.count + plan.rows - 1) / max(1, plan.rows)
    guard least <= FloorSpec.racksPerRowAtMost else { return nil }
    let tries = least...min(FloorSpec.racksPerRowAtMost, least + 8)
    return tries.first { length in fits { $0.racksPerRow = length } != nil }.map { "`racks_per_row: \($0)`" }
  }

  private func strongerFeed() -> String? {
    guard let host else { return nil }
    let capacity = RackLimits.hosts(floor).capacity(for: host)
    let most = min(capacity.units, capacity.load, floor.hostsPerRack ?? Int.max)
    guard capacity.power < most else { return nil }
    func feed(_ hosts: Int) -> Power {
      (floor.redundantFeeds ? host.power * hosts : host.power * hosts / 2).rounded(perUnit: 1)
    }
    let hosts = fewest(in: max(1, capacity.power) + 1...max(2, most)) { $0.hostFeed = feed($1) }
    return hosts.map { "`host_feed: \(feed($0))` powers \($0) hosts in a rack" }
  }
}

extension Finding {
  /// Growth that does not contain a device of today.
  static func renumbered(_ device: String) -> Finding {
    Finding(
      .growthRenumbers, .warning,
      "what the fabric grows to has another shape than what stands today, so no room is kept for it",
      help: ["size the fabric for its final number of hosts, and fit fewer"], subject: device)
  }
}
