import Diagnostics
import Documents

/// What another program took for the same work.
struct PeerResult {
  let name: String
  /// Seconds of processor time, the best of as many runs; nothing when the peer is not installed.
  let cpu: Double?
  /// Seconds on the wall, the best of as many runs.
  var wall: Double?
  /// What it computed.
  let check: String

  /// Writes the result as an element of an array: with how many times `ours` it took, in processor time and on the wall.
  func write(to json: inout JSONWriter, ours: Timing) {
    json.object { json in
      json.member("name", name)
      guard let cpu else { return json.member("skipped", check) }
      json.member("cpu_s", Measurement.rounded(cpu))
      json.member("check", check)
      json.member("times_ours", Measurement.rounded(cpu / ours.cpu))
      guard let wall else { return }
      json.member("wall_s", Measurement.rounded(wall))
      json.member("times_ours_wall", Measurement.rounded(wall / ours.wall))
    }
  }
}

/// Runs the same work in Python packages, when `Benchmarks/peers.sh` has installed them.
struct Peers {
  let root: String
  let scratch: String

  private var python: String { root + "/.data/peers/bin/python" }

  /// Runs the peers of a case: `Benchmarks/peers.py CASE SAMPLES FILE ...`, one line of JSON a peer.
  func run(_ name: String, samples: Int, files: [String]) throws -> [PeerResult] {
    guard FolderListing.names(in: root + "/.data/peers/bin").contains("python") else {
      return [PeerResult(name: "all", cpu: nil, check: "Benchmarks/peers.sh has not installed them")]
    }
    let child = try ChildProcess([python, root + "/Benchmarks/peers.py", name, String(samples)] + files)
    return try child.output.split(separator: "\n").map { line in
      let node = try JSON.parse(SourceFile(name: "peers.py", text: String(line)))
      return PeerResult(
        name: node["name"]?.text ?? "", cpu: node["cpu_s"]?.text.flatMap(Double.init),
        wall: node["wall_s"]?.text.flatMap(Double.init), check: node["check"]?.text ?? "")
    }
  }
}
