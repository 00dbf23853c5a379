import Documents
import Economics
import Fabrics
import Planning
import Quantities

/// `lines`: one object for each line between two sites, and their sums in `counts`.
enum LinesJSON {
  static func write(_ lines: [SiteLine], to json: inout JSONWriter) {
    json.array("lines") { json in
      for line in lines {
        json.object { json in
          json.member("from", line.from)
          json.member("to", line.to)
          json.member("distance_m", line.distance.meters)
          json.member("channel_rate_gbps", line.channelRate.bitsPerSecond / 1e9)
          json.member("channels", line.channels)
          json.member("fiber_pairs", line.fiberPairs)
          json.member("modules", line.modules)
          json.member("capacity_gbps", line.capacity.bitsPerSecond / 1e9)
          json.member("delay_ns", line.delay.seconds * 1e9)
        }
      }
    }
  }

  /// `counts.scale_across`: all lines of all sites; `null` without any.
  static func writeCounts(_ plan: Plan, to json: inout JSONWriter) {
    json.key("scale_across")
    guard let sums = LineSums(plan) else {
      json.null()
      return
    }
    json.object { json in
      json.member("sites", sums.sites)
      json.member("lines", sums.lines)
      json.member("channels", sums.channels)
      json.member("fiber_pairs", sums.fiberPairs)
      json.member("modules", sums.modules)
      json.member("channels_at_this_site", sums.channelsHere)
      json.member("fiber_pairs_at_this_site", sums.fiberPairsHere)
      json.member("modules_at_this_site", sums.modulesHere)
    }
  }

  /// `sites`: all sites together, each built like this one, and how far the lines carry what their hosts inject.
  static func writeSites(_ plan: Plan, to json: inout JSONWriter) {
    json.key("sites")
    guard let sums = LineSums(plan) else {
      json.null()
      return
    }
    json.object { json in
      json.member("count", sums.sites)
      json.member("accelerators", plan.cost.accelerators * sums.sites)
      json.member("racks", PlanCounts.standingRacks(plan) * sums.sites)
      json.member("cost_usd", plan.cost.capex.known.dollars * Double(sums.sites))
      json.member("power_w", plan.power.maximum().known.watts * Double(sums.sites))
      json.member("asked_gbps", sums.asked.bitsPerSecond / 1e9)
      json.member("capacity_at_this_site_gbps", sums.capacityHere.bitsPerSecond / 1e9)
      json.member("oversubscription", orNull: sums.oversubscription)
    }
  }
}
