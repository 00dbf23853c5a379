import Catalog
public import Documents
public import Quantities

/// Cages of a switch that differ from its `cage`, as a catalog row declares them: a stronger power class, another form.
///
///     cage: {type: qsfp-dd, ports: 1, power_class: 12 W}
///     cage_groups: [{count: 4, numbers: [1, 5, 9, 13], power_class: 21 W}]
///
/// What a group leaves out is as in `cage`; cages in no group are as `cage`.
public struct CageGroup: Declared, Sendable {
  /// How many cages.
  public var count = 1
  /// Their numbers on the panel, from 1; empty where the maker does not say, and then the first that no group before has taken.
  public var numbers: [Int] = []
  /// What plugs in; nothing for the same as in `cage`.
  public var type: CageType?
  /// Which module tops fit; nothing for the same as in `cage`.
  public var heatSink: HeatSink?
  /// Largest module power; nothing for the same as in `cage`.
  public var powerClass: Power?

  /// One cage that differs in nothing.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.integer("count", &count, in: 1...10_000, "How many cages.")
    fields.integers(
      "numbers", &numbers, in: 1...10_000, "Their numbers on the panel, from 1; the first that are left by default.")
    fields.choice("type", &type, "What plugs in; as in `cage` by default.")
    fields.choice("heatsink", &heatSink, "Which module tops fit; as in `cage` by default.")
    fields.quantity("power_class", &powerClass, "Largest module power; as in `cage` by default.")
    fields.require("count")
    guard !numbers.isEmpty, numbers.count != count || Set(numbers).count != count else { return }
    fields.finding(
      .contradictoryRow, key: "numbers",
      message: "a group of \(count) cages has \(Set(numbers).count) numbers", help: ["give each cage one number"])
  }

  /// The cages of the group, as networks carry them.
  /// - Parameter common: the cage that most of the panel has.
  func cage(like common: Cage) -> Cage {
    var cage = common
    if let type {
      cage.form = type.form
      cage.heatSink = type.heatSink
    }
    cage.heatSink = heatSink ?? cage.heatSink
    cage.powerClass = powerClass ?? cage.powerClass
    return cage
  }
}

extension SwitchModel {
  /// What is in each cage of the panel that differs from `common`, by cage number from 0; empty for a panel of one kind.
  public func otherCages(than common: Cage) -> [Int: Cage] {
    let all = cages ?? 0
    var kinds: [Int: Cage] = [:]
    for group in cageGroups {
      let cage = group.cage(like: common)
      let free = (0..<all).lazy.filter { kinds[$0] == nil }
      for number in group.numbers.isEmpty ? Array(free.prefix(group.count)) : group.numbers.map({ $0 - 1 }) {
        kinds[number] = cage
      }
    }
    return kinds.filter { $0.value != common }
  }
}
