import Cabling
import Economics
import Fabrics
import Facility
import Quantities

/// What changes from one plan to another, as a buyer reads it.
///
/// An amount that is not known is nothing, never zero, and so is a change that it takes part in; a sum with parts that are not
/// known is marked as a lower bound.
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
    /// Change of money that goes with it; nothing when a price in it is not known.
    public var dollars: Double?
    /// Whether an amount is a sum that lacks what is not known.
    public var isLowerBound = false

    /// `+` for what comes, `-` for what goes, `~` for what changes.
    public var sign: String { before == nil ? "+" : after == nil ? "-" : "~" }
  }

  /// Lines that differ, parts first, in a fixed order.
  public private(set) var lines: [Line] = []

  /// Whether nothing changes.
  public var isEmpty: Bool { lines.isEmpty }

  /// Compares two plans.
  public init(from before: Plan, to after: Plan) {
    compareBills(PieceCounts(before.bill), PieceCounts(after.bill))
    compareCounts(before, after)
    comparePower(before.power, after.power)
    compareCost(before, after)
  }

  // MARK: Parts and counts

  private mutating func compareBills(_ before: PieceCounts, _ after: PieceCounts) {
    for piece in before.pieces(and: after) {
      let was = before[piece]
      let will = after[piece]
      guard was != will else { continue }
      lines.append(
        Line(
          subject: .part, name: piece.name, before: was.map { Double($0.count) }, after: will.map { Double($0.count) },
          unit: "pcs", dollars: PieceCounts.change(from: was, to: will)))
    }
  }

  private mutating func compareCounts(_ before: Plan, _ after: Plan) {
    let counts: [(name: String, of: (Plan) -> Int)] = [
      ("accelerators", { $0.cost.accelerators }), ("links", { $0.network.links.count }),
      ("racks", { $0.layout.racks.count }), ("lit fibers", { $0.links.litFibers }),
    ]
    for count in counts {
      let (was, will) = (count.of(before), count.of(after))
      guard was != will else { continue }
      lines.append(Line(subject: .count, name: count.name, before: Double(was), after: Double(will), unit: "pcs"))
    }
  }

  // MARK: Power and cost

  private mutating func comparePower(_ before: PowerBudget, _ after: PowerBudget) {
    for cause in PowerCause.allCases {
      compare(
        .power, "maximum power, \(cause.rawValue)", Amount(before.maximum { $0.cause == cause }),
        Amount(after.maximum { $0.cause == cause }))
    }
    compare(.power, "maximum power, total", Amount(before.maximum()), Amount(after.maximum()))
  }

  private mutating func compareCost(_ before: Plan, _ after: Plan) {
    // Between two lower bounds the change is known when nothing that changes is without a price.
    let parts = lines.filter { $0.subject == .part }
    let isPriced = parts.allSatisfy { $0.dollars != nil }
    compare(.cost, "capex", Amount(before.cost.capex), Amount(after.cost.capex), isChangeKnown: isPriced)
    compare(
      .cost, "network capex", Amount(before.cost.networkCapex), Amount(after.cost.networkCapex),
      isChangeKnown: isPriced)
    compare(.cost, "energy per year", Amount(before.cost.energyPerYear), Amount(after.cost.energyPerYear))
  }

  /// - Parameter isChangeKnown: whether the sums lack the same; nothing when they must lack nothing.
  private mutating func compare(
    _ subject: Subject, _ name: String, _ before: Amount, _ after: Amount, isChangeKnown: Bool? = nil
  ) {
    guard before != after else { return }
    let isLowerBound = before.isLowerBound || after.isLowerBound
    var change: Double?
    if subject == .cost, isChangeKnown ?? !isLowerBound, let was = before.value, let will = after.value {
      change = will - was
    }
    lines.append(
      Line(
        subject: subject, name: name, before: before.value, after: after.value, unit: subject == .cost ? "USD" : "W",
        dollars: change, isLowerBound: isLowerBound))
  }

  /// A sum as a line shows it: nothing when there is nothing in it, or nothing known.
  private struct Amount: Equatable {
    let value: Double?
    let isLowerBound: Bool

    init<Q: Quantity>(_ total: Total<Q>) {
      value = total.knownLines == 0 ? nil : total.known.baseValue
      isLowerBound = !total.isComplete
    }
  }
}
