import Diagnostics
import Documents
import Fabrics
public import Planning
import Quantities

/// `plan.json`: the summary of a plan, its devices, its classes of links, its bill, its findings.
///
/// Every quantity has its unit in its key. What is not known is `null`; a sum over unknowns says `complete: false` and how many
/// lines have no value. Devices are lists of numbers in the order of the network, so that 100,000 accelerators stay below 10 MB.
public enum PlanJSON {
  /// Name and version of the format; additions keep the number.
  public static let schema = "heliograph.plan/1"

  /// Streams the document in blocks.
  /// - Throws: what `receive` throws.
  /// - Throws: a `Rejection` when a number is not finite.
  public static func write(_ plan: Plan, to receive: ([UInt8]) throws -> Void) throws {
    let counts = PlanCounts(plan)
    var json = JSONWriter(style: .compact)
    try json.object { json in
      json.member("schema", schema)
      json.member("name", plan.scenario.name)
      json.member("summary", plan.scenario.summary)
      json.member("catalog_fingerprint", plan.catalogFingerprint)
      json.member("sound", plan.isSound)
      CountsJSON.write(counts, plan, to: &json)
      writeFabrics(plan, to: &json)
      LinesJSON.write(plan.lines, to: &json)
      LinesJSON.writeSites(plan, to: &json)
      MoneyAndPowerJSON.write(plan, to: &json)
      json.array("findings") { json in for finding in plan.findings { json.value(FindingDocument.value(finding)) } }
      ConflictsJSON.write(plan.conflicts, to: &json)
      try flush(&json, receive)
      try LinkClassesJSON.write(plan, to: &json) { json in try flush(&json, receive) }
      try DevicesJSON.write(plan, to: &json) { json in try flush(&json, receive) }
      BillJSON.write(plan.bill, to: &json)
      writeAssumptions(plan.assumptions, to: &json)
    }
    try receive(try json.finish())
  }

  /// The whole document.
  /// - Throws: a `Rejection` when a number is not finite.
  public static func render(_ plan: Plan) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try write(plan) { bytes += $0 }
    return bytes
  }

  private static func flush(_ json: inout JSONWriter, _ receive: ([UInt8]) throws -> Void) throws {
    if let block = json.takeBlock() { try receive(block) }
  }

  private static func writeFabrics(_ plan: Plan, to json: inout JSONWriter) {
    json.array("fabrics") { json in
      for fabric in plan.network.fabrics {
        json.object { json in
          json.member("name", fabric.name)
          json.member("tier", fabric.tier.rawValue)
          json.member("topology", fabric.shape)
          json.member("planes", fabric.planes)
          json.member("rails", fabric.rails)
          for member in FabricSizeJSON.members(fabric.size) { json.member(member.key, member.value) }
        }
      }
    }
    ScaleUpJSON.write(plan, to: &json)
  }

  private static func writeAssumptions(_ assumptions: [Assumption], to json: inout JSONWriter) {
    json.array("assumptions") { json in
      for assumption in assumptions {
        json.object { json in
          json.member("subject", assumption.subject)
          json.member("value", assumption.value)
          json.member("source", assumption.source)
          json.member("confidence", assumption.confidence.rawValue)
        }
      }
    }
  }
}
