import Diagnostics
import Fabrics
import Quantities

/// What the measures of a class of devices alone say about the racks of a hall: one finding per class and constraint.
struct ClassFindings {
  private(set) var all: [Finding] = []
  private let target: PlacementTarget
  private let floor: FloorSpec

  init(_ target: PlacementTarget, _ floor: FloorSpec) {
    self.target = target
    self.floor = floor
    var counts = [Int](repeating: 0, count: target.network.classes.count)
    for device in target.network.devices where counts.indices.contains(Int(device.deviceClass)) {
      counts[Int(device.deviceClass)] += 1
    }
    for (index, type) in target.network.classes.enumerated() where counts[index] > 0 {
      let subject = Subject(name: "\(type.role.rawValue) `\(type.model)`", model: type.model, count: counts[index])
      guard target.footprints.indices.contains(index) else {
        all.append(unmeasured(subject))
        continue
      }
      check(subject, target.footprints[index], forHosts: type.role == .host)
    }
  }

  private struct Subject {
    var name: String
    var model: String
    var count: Int
  }

  private mutating func check(_ subject: Subject, _ footprint: Footprint, forHosts: Bool) {
    let height = RackDraft.height(of: footprint, in: floor.rackUnits)
    guard height <= floor.rackUnits else {
      all.append(tooTall(subject, height))
      return
    }
    let feed = floor.usableFeed(forHosts: forHosts)
    if !(footprint.power.watts <= feed.watts * RackDraft.tolerance) {
      all.append(aboveFeed(subject, footprint.power, feed, key: forHosts ? "host_feed" : "network_feed"))
    }
    if let mass = footprint.mass {
      if !(mass.kilograms <= floor.rackLoad.kilograms * RackDraft.tolerance) { all.append(tooHeavy(subject, mass)) }
    } else {
      all.append(massUnknown(subject))
    }
    if footprint.needsLiquid, !floor.liquidCooling { all.append(liquidMissing(subject)) }
    if forHosts, !footprint.isRack { all += hostsPerRack(subject, footprint) }
  }

  private func unmeasured(_ subject: Subject) -> Finding {
    Finding(
      .deviceUnmountable, .error, "\(subject.name) has no known measures and finds no place",
      help: ["add its height and power to the catalog"], subject: subject.model, count: subject.count)
  }

  private func tooTall(_ subject: Subject, _ height: Int) -> Finding {
    Finding(
      .deviceUnmountable, .error,
      "\(subject.name) is \(height) units tall, \(height - floor.rackUnits) more than a rack of \(floor.rackUnits)",
      expected: "at most \(floor.rackUnits) units", found: "\(height) units", help: ["`rack_units: \(height)`"],
      subject: subject.model, count: subject.count)
  }

  private func aboveFeed(_ subject: Subject, _ power: Power, _ feed: Power, key: String) -> Finding {
    let which = floor.redundantFeeds ? "one feed carries" : "both feeds together carry"
    var help = ["`\(key): \(floor.redundantFeeds ? power : power / 2)`"]
    if floor.redundantFeeds, power.watts <= 2 * feed.watts {
      help.append("`redundant_feeds: false` lets both feeds carry it together, without backup")
    }
    let gap = (power - feed).rounded(perUnit: 1)
    return Finding(
      .rackAboveFeed, .error,
      "\(subject.name) needs \(power) at most, \(which) \(feed) to a rack: \(gap) are missing",
      expected: "at most \(feed)", found: "\(power)", help: help, subject: subject.model, count: subject.count)
  }

  private func tooHeavy(_ subject: Subject, _ mass: Mass) -> Finding {
    Finding(
      .rackTooHeavy, .error,
      "\(subject.name) weighs \(mass), \((mass - floor.rackLoad).rounded(perUnit: 1000)) more than a rack may",
      expected: "at most \(floor.rackLoad)", found: "\(mass)", help: ["`rack_load: \(mass)`, if the floor bears it"],
      subject: subject.model, count: subject.count)
  }

  private func massUnknown(_ subject: Subject) -> Finding {
    Finding(
      .massUnknown, .note, "the mass of \(subject.name) is unknown: the load of its racks is a lower bound",
      help: ["add its mass to the catalog row"], subject: subject.model, count: subject.count)
  }

  private func liquidMissing(_ subject: Subject) -> Finding {
    Finding(
      .liquidMissing, .error, "\(subject.name) is cooled by liquid, and the racks of this hall have none",
      expected: "an air-cooled device, or liquid at the racks", found: "a liquid-cooled device",
      help: ["`liquid_cooling: true`", "choose the air-cooled sibling of the device"], subject: subject.model,
      count: subject.count)
  }

  /// The hosts per rack that were asked for against what units, power and load allow.
  private func hostsPerRack(_ subject: Subject, _ footprint: Footprint) -> [Finding] {
    guard let asked = floor.hostsPerRack else { return [] }
    let capacity = RackLimits.hosts(floor).capacity(for: footprint)
    let fitting = max(1, min(capacity.units, capacity.power, capacity.load))
    guard fitting < min(asked, subject.count) else { return [] }
    var reasons: [String] = []
    var help = ["`hosts_per_rack: \(fitting)`"]
    if capacity.units < asked {
      reasons.append("\(capacity.units) by units")
      let (needed, overflows) = asked.multipliedReportingOverflow(by: max(1, footprint.rackUnits))
      if !overflows, needed <= FloorSpec.rackUnitsAtMost { help.append("`rack_units: \(needed)`") }
    }
    if capacity.power < asked {
      let feed = (footprint.power * asked).rounded(perUnit: 1)
      reasons.append("\(capacity.power) by power")
      help.append("`host_feed: \(floor.redundantFeeds ? feed : feed / 2)`")
    }
    if capacity.load < asked, let mass = footprint.mass {
      reasons.append("\(capacity.load) by load")
      help.append("`rack_load: \((mass * asked).rounded(perUnit: 1000))`")
    }
    return [
      Finding(
        .hostsPerRackTooMany, .error,
        "\(asked) of \(subject.name) per rack were asked for, a rack takes \(reasons.joined(separator: ", "))",
        expected: "at most \(fitting)", found: "\(asked)", help: help, subject: subject.model, count: subject.count)
    ]
  }
}
