import Diagnostics
import Documents

/// One line of results.
struct Measurement {
  /// What the machine could do at best, from bytes that must move and a bandwidth measured in the same run.
  struct Limit {
    /// What bounds the work, in words.
    var text: String
    /// The least that it can take, in seconds.
    var seconds: Double
    /// Whether waiting counts too, as it does for a disk.
    var isOnWall = false
  }

  /// Added to the case's name where a case has several lines.
  var part = ""
  var timing: Timing
  /// Runs of which this is the best.
  var samples: Int
  /// What was computed, so that a run that computed something else shows.
  var check: String
  /// Nothing for work that moves no data to speak of.
  var limit: Limit?
  /// Peak resident memory of the whole process in bytes, where the case has a process of its own.
  var peakMemory: Int?
  /// Further numbers, by name with unit.
  var figures: [(name: String, value: Double)] = []
  var peers: [PeerResult] = []

  /// The line as compact JSON.
  func line(named name: String) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("name", part.isEmpty ? name : name + "/" + part)
      json.member("unit", "s")
      json.member("best_of", samples)
      json.member("cpu_s", Self.rounded(timing.cpu))
      json.member("wall_s", Self.rounded(timing.wall))
      if let peakMemory { json.member("peak_rss_mb", Self.rounded(Double(peakMemory) / 1e6)) }
      json.member("check", check)
      if let limit {
        json.member("limit", limit.text)
        json.member("limit_s", Self.rounded(limit.seconds))
        json.member("times_limit", Self.rounded((limit.isOnWall ? timing.wall : timing.cpu) / limit.seconds))
      }
      for figure in figures { json.member(figure.name, Self.rounded(figure.value)) }
      if !peers.isEmpty {
        json.array("peers") { json in
          for peer in peers { peer.write(to: &json, ours: timing) }
        }
      }
    }
    return Self.text(json)
  }

  /// Four significant digits: more would be noise.
  static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    var scale = 1.0
    while value.magnitude * scale < 1000 { scale *= 10 }
    return (value * scale).rounded() / scale
  }

  /// The text of a finished writer; numbers that are not finite show as a complaint instead.
  static func text(_ json: consuming JSONWriter) -> String {
    do throws(Rejection) {
      return String(decoding: try json.finish().dropLast(), as: UTF8.self)
    } catch {
      return error.findings.map(\.message).joined(separator: "; ")
    }
  }
}
