import Numerics
public import Quantities

/// Effective return loss of both ends of a lane, held against the rule of its specification.
public struct ReturnLossVerdict: Sendable, Equatable {
  /// An end of the channel.
  public enum Place: String, Sendable, CaseIterable {
    /// Port 1, at the transmitter (TP0 of a backplane).
    case near
    /// Port 2, at the receiver (TP5 of a backplane).
    case far
  }

  /// What was found at an end.
  public struct End: Sendable, Equatable {
    /// Which end.
    public var place: Place
    /// Its effective return loss; nothing when nothing comes back.
    public var loss: Decibels?
    /// How many symbols were counted; fewer than the rule's where the frequency step of the file holds no more.
    public var countedSymbols: Int

    /// Describes an end.
    public init(place: Place, loss: Decibels?, countedSymbols: Int) {
      self.place = place
      self.loss = loss
      self.countedSymbols = countedSymbols
    }
  }

  /// The rule.
  public var rule: ReturnLossRule
  /// Both ends, the near one first.
  public var ends: [End]
  /// Whether the lane's margin frees it from the limit.
  public var isWaived: Bool

  /// Joins what was found with the rule that it is held against.
  public init(rule: ReturnLossRule, ends: [End], isWaived: Bool = false) {
    self.rule = rule
    self.ends = ends
    self.isWaived = isWaived
  }

  /// The end with the least loss; nothing when nothing comes back from either.
  public var worst: End? {
    ends.filter { $0.loss != nil }.min { ($0.loss?.decibels ?? .infinity) < ($1.loss?.decibels ?? .infinity) }
  }

  /// Whether an end is below the limit, waived or not. One of which no symbol could be counted has not met it.
  public func isBelow(_ end: End) -> Bool {
    guard let least = rule.least else { return false }
    guard end.countedSymbols > 0 else { return true }
    return end.loss.map { $0 < least } ?? false
  }

  /// Ends below a limit that applies.
  public var below: [End] { isWaived ? [] : ends.filter(isBelow) }
  /// Whether the lane is free of faults by a normative limit.
  public var passes: Bool { rule.standing == .informative || below.isEmpty }
}

extension ComAnalysis {
  /// Effective return loss of both ends of the victim's channel by the rule of the specification.
  /// - Parameter com: the lane's least margin, which may free it from the limit.
  /// - Returns: nothing where the specification has no rule.
  public func returnLoss(com: Decibels?) -> ReturnLossVerdict? {
    guard let rule = specification.returnLoss else { return nil }
    let reference = rule.reference ?? specification.reference
    let sweep = channel.through.sweep.renormalized(toOhms: 2 * reference.ohms)
    let transmitter = rule.includesTransmitter ? specification.cases.first?.transmitter : nil
    let load = transmitter?.ballReflection(atHz: sweep.frequenciesHz, reference: reference) ?? []
    let ends = ReturnLossVerdict.Place.allCases.map { place in
      let reflection =
        place == .near ? sweep.nearReflection : sweep.reversed.reflection(terminatedBy: load)
      let settings = rule.settings(place, specification)
      let found = EffectiveReturnLoss(frequenciesHz: sweep.frequenciesHz, reflection: reflection, settings)
      return ReturnLossVerdict.End(
        place: place, loss: found?.loss,
        countedSymbols: EffectiveReturnLoss.countableSymbols(frequenciesHz: sweep.frequenciesHz, settings))
    }
    let isWaived = rule.waivedFrom.map { limit in com.map { $0 >= limit } ?? false } ?? false
    return ReturnLossVerdict(rule: rule, ends: ends, isWaived: isWaived)
  }
}

extension ChannelEnd {
  /// What the device reflects at its ball, without a board.
  fileprivate func ballReflection(atHz frequencies: [Double], reference: Resistance) -> [Complex] {
    let die = Complex(reflection(reference: reference))
    return frequencies.map { hertz in
      let s = package.twoPort(gigahertz: hertz / 1e9, referenceOhms: 2 * reference.ohms)
      return s.s22 + s.s12 * s.s21 * die / (Complex.one - s.s11 * die)
    }
  }
}
