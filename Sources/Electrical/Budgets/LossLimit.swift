public import Diagnostics
public import Documents
public import Quantities

/// How much a class of channels may lose: a row of the catalog, or a file of the user's.
///
///     name: our board
///     limits:
///       - {at: 5 GHz, loss: 7 dB}
///       - {at: 26.5625 GHz, loss: 24 dB}
public struct LossLimit: Declared, Sendable {
  /// Name for people.
  public var name = ""
  /// From where to where loss is counted, for example `ball to ball`.
  public var between: String?
  /// Symbol rate of the class.
  public var rate: SymbolRate?
  /// Largest losses, by rising frequency.
  public var limits: [LossPoint] = []

  /// See `Declared`.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    fields.string("name", &name, "Name for people.")
    fields.string("between", &between, "From where to where loss is counted.")
    fields.quantity("rate", &rate, "Symbol rate of the class.")
    fields.list("limits", &limits, atMost: 10_000, "Largest losses, by rising frequency.")
    fields.require("name", "limits")
    for (index, pair) in zip(limits, limits.dropFirst()).enumerated() where pair.0.at.hertz >= pair.1.at.hertz {
      fields.finding(
        .lossLimitOrder, key: "limits",
        message: "limit \(index + 2) does not stand at a higher frequency than the one before",
        help: ["order limits by rising frequency, one for each"])
    }
    if limits.isEmpty {
      fields.finding(
        .lossLimitOrder, key: "limits", message: "there is no limit",
        help: ["write `limits: [{at: 26.5625 GHz, loss: 28 dB}]`"])
    }
  }

  /// Reads a file of the user's: the fields of a row, with or without what rows have besides.
  /// - Throws: everything that is wrong with it, at its lines.
  public static func read(_ path: String, limits: Limits = .standard) throws(Rejection) -> LossLimit {
    let node = try YAML.parse(try InputFile.read(path, limits: limits), limits: limits)
    let (limit, findings, _) = Fields.decode(LossLimit.self, from: node) { key in
      ["id", "source", "confidence", "notes"].contains { key == $0 || key.hasPrefix($0 + ".") }
    }
    guard !findings.hasErrors else { throw Rejection(findings) }
    return limit
  }

  /// The largest loss at a frequency: along a straight line between two limits; nothing outside of them.
  public func loss(at frequency: Frequency) -> Decibels? {
    if let exact = limits.first(where: { $0.at.hertz == frequency.hertz }) { return exact.loss }
    guard let above = limits.firstIndex(where: { $0.at.hertz > frequency.hertz }), above > 0 else { return nil }
    let (low, high) = (limits[above - 1], limits[above])
    let share = (frequency.hertz - low.at.hertz) / (high.at.hertz - low.at.hertz)
    return Decibels(decibels: low.loss.decibels + share * (high.loss.decibels - low.loss.decibels))
  }
}

/// The largest loss at one frequency.
public struct LossPoint: Declared, Sendable {
  /// Frequency.
  public var at = Frequency(hertz: 0)
  /// Largest loss; the upper end where sources quote a range.
  public var loss = Decibels(decibels: 0)
  /// The lower end where sources quote a range.
  public var quotedFrom: Decibels?

  /// See `Declared`.
  public init() {}

  /// See `Declared`.
  public mutating func declare(_ fields: Fields) {
    let positive = Frequency(hertz: 0)...Frequency(hertz: 1e12)
    let range = Decibels(decibels: 0)...Decibels(decibels: 200)
    fields.quantity("at", &at, in: positive, "Frequency.")
    fields.quantity("loss", &loss, in: range, "Largest loss; the upper end where sources quote a range.")
    fields.quantity("quoted_from", &quotedFrom, in: range, "The lower end where sources quote a range.")
    fields.require("at", "loss")
  }
}

extension LossLimit {
  /// Limits are stated to hundredths of a decibel at best.
  private static let rounding = 0.005

  /// Where a channel loses more than the limit by most.
  /// - Returns: nothing when it stays within the limit wherever both are known.
  public func worstExcess(
    of sweep: TwoPortSweep
  ) -> (frequency: Frequency, loss: Decibels, limit: Decibels)? {
    let points = zip(sweep.frequenciesHz, sweep.insertionLossDecibels).map { hertz, loss in
      (frequency: Frequency(hertz: hertz), loss: Decibels(decibels: loss))
    }
    // Limits at single frequencies stand between points.
    let between = limits.compactMap { limit in sweep.insertionLoss(at: limit.at).map { (frequency: limit.at, loss: $0) }
    }
    return (points + between).compactMap { point -> (frequency: Frequency, loss: Decibels, limit: Decibels)? in
      guard let limit = loss(at: point.frequency), point.loss.decibels > limit.decibels + Self.rounding else {
        return nil
      }
      return (point.frequency, point.loss, limit)
    }.max { $0.loss.decibels - $0.limit.decibels < $1.loss.decibels - $1.limit.decibels }
  }
}
