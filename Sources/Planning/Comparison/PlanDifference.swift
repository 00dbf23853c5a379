import Cabling
import Economics
import Fabrics
import Facility
import Quantities

/// What changes from one plan to another, as a buyer reads it.
public struct PlanDifference: Sendable {
  /// What a line is about.
  public enum Subject: String, Sendable, CaseIterable {
    /// Something on the bill of materials.
    case part
    /// A sum of money.
    case cost
    /// A sum of watts.
    case power
    /// A count that no bill line shows, such as links.
    case count
  }

  /// One line: what was, what will be.
  public struct Line: Sendable {
    /// What the line is about.
    public var subject: Subject
    /// What a reader calls it.
    public var name: String
    /// Amount in the first plan; nothing when it was not there or is not known.
    public var before: Double?
    /// Amount in the second plan; nothing when it is not there or is not known.
    public var after: Double?
    /// `pcs`, `USD`, `W`.
    public var unit: String
    /// Change of money that goes with it; nothing when a price is not known.
    public var dollars: Double?

    /// `+` for what comes, `-` for what goes, `~` for what changes.
    public var sign: String { before == nil ? "+" : after == nil ? "-" : "~" }
  }

  /// Lines that differ, parts first, in a fixed order.
  public var lines: [Line] = []

  /// Whether nothing changes.
  public var isEmpty: Bool { lines.isEmpty }

  /// Compares two plans.
  public init(from before: Plan, to after: Plan) {
    compareBills(before.bill, after.bill)
    compareCounts(before, after)
    comparePower(before.power, after.power)
    compareCost(before.cost, after.cost)
  }

  private mutating func compareBills(_ before: Bill, _ after: Bill) {
    let old = Self.quantities(before)
    let new = Self.quantities(after)
    for key in Set(old.keys).union(new.keys).sorted() {
      let was = old[key]
      let will = new[key]
      guard was?.pieces != will?.pieces || was?.dollars != will?.dollars else { continue }
      let change: Double? = (will.map(\.dollars) ?? 0).flatMap { new in (was.map(\.dollars) ?? 0).map { new - $0 } }
      lines.append(
        Line(
          subject: .part, name: key.name, before: was.map { Double($0.pieces) }, after: will.map { Double($0.pieces) },
          unit: "pcs", dollars: change))
    }
  }

  private mutating func compareCounts(_ before: Plan, _ after: Plan) {
    add(.count, "accelerators", before.cost.accelerators, after.cost.accelerators, "pcs")
    add(.count, "links", before.network.links.count, after.network.links.count, "pcs")
    add(.count, "racks", before.layout.racks.count, after.layout.racks.count, "pcs")
    add(.count, "lit fibers", before.links.litFibers, after.links.litFibers, "pcs")
  }

  private mutating func comparePower(_ before: PowerBudget, _ after: PowerBudget) {
    for cause in PowerCause.allCases {
      let was = before.maximum { $0.cause == cause }
      let will = after.maximum { $0.cause == cause }
      append(.power, "maximum power, \(cause.rawValue)", Self.value(was), Self.value(will), "W")
    }
    append(.power, "maximum power, total", Self.value(before.maximum()), Self.value(after.maximum()), "W")
  }

  private mutating func compareCost(_ before: CostSummary, _ after: CostSummary) {
    append(.cost, "capex", before.capex.known.dollars, after.capex.known.dollars, "USD")
    append(.cost, "network capex", before.networkCapex.known.dollars, after.networkCapex.known.dollars, "USD")
    append(
      .cost, "energy per year", before.energyPerYear.known.dollars, after.energyPerYear.known.dollars, "USD")
  }

  private mutating func add(_ subject: Subject, _ name: String, _ before: Int, _ after: Int, _ unit: String) {
    append(subject, name, Double(before), Double(after), unit)
  }

  private mutating func append(_ subject: Subject, _ name: String, _ before: Double?, _ after: Double?, _ unit: String) {
    guard before != after else { return }
    let dollars = subject == .cost ? before.flatMap { old in after.map { $0 - old } } : nil
    lines.append(Line(subject: subject, name: name, before: before, after: after, unit: unit, dollars: dollars))
  }

  private static func value(_ total: Total<Power>) -> Double? {
    total.known.watts == 0 && total.isComplete ? nil : total.known.watts
  }

  private struct Key: Hashable, Comparable {
    let order: Int
    let name: String
    static func < (left: Key, right: Key) -> Bool { (left.order, left.name) < (right.order, right.name) }
  }

  /// Pieces and dollars by what a buyer orders; dollars are nothing when a price is unknown.
  private static func quantities(_ bill: Bill) -> [Key: (pieces: Int, dollars: Double?)] {
    var sums: [Key: (pieces: Int, dollars: Double?)] = [:]
    for line in bill.lines {
      let order = BillCategory.allCases.firstIndex(of: line.category) ?? 0
      let length = line.length.map { ", \($0)" } ?? ""
      let key = Key(order: order, name: "\(line.part)\(length)")
      let old = sums[key] ?? (0, 0)
      let amount = line.amount.central?.dollars
      sums[key] = (
        old.pieces + line.quantity + line.spares, old.dollars.flatMap { sum in amount.map { sum + $0 } }
      )
    }
    return sums
  }
}
