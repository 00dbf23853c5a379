import Quantities

extension ScenarioChange {
  /// `floor.rack_units: 48`, or `leave out scale_out.groups_per_pod`.
  public var text: String { to.isEmpty ? "leave out `\(path)`" : "`\(path): \(to)`" }
}

extension Conflict.Member {
  /// `floor.rack_units: 42` (48 is enough).
  public var text: String {
    let present = value.isEmpty ? "`\(path)`, not set" : "`\(path): \(value)`"
    guard let enough else { return present }
    return present + (enough.isEmpty ? " (left out is enough)" : " (\(enough) is enough)")
  }
}

extension Conflict {
  /// The members in one line.
  public var text: String { members.map(\.text).joined(separator: " x ") }
}

extension WayOut {
  /// All edits in one line.
  public var changeText: String { changes.map(\.text).joined(separator: " and ") }

  /// `+34,000 USD`, `at least +1,200 USD`, or `price not known`.
  public var capexChangeText: String {
    guard capexChange.isComplete || capexChange.knownLines > 0 else { return "price not known" }
    let dollars = capexChange.known.dollars.rounded()
    return (capexChange.isComplete ? "" : "at least ") + Self.signed(dollars) + " USD"
  }

  /// `+1,850 W`.
  public var powerChangeText: String { Self.signed(powerChange.watts.rounded()) + " W" }

  /// `+3 racks`.
  public var racksChangeText: String {
    Self.signed(Double(racksChange)) + (racksChange.magnitude == 1 ? " rack" : " racks")
  }

  /// The line that a finding shows.
  var help: String {
    let amounts = [capexChangeText, racksChangeText, powerChangeText].joined(separator: ", ")
    let loss = givesUp.isEmpty ? "" : "; gives up \(givesUp.joined(separator: " and "))"
    return closes
      ? "cheapest way out, tried: \(changeText) closes (\(amounts)\(loss))"
      : "nothing that was tried closes; nearest: \(changeText) leaves "
        + "\(errorsLeft) error\(errorsLeft == 1 ? "" : "s") (\(amounts)\(loss))"
  }

  private static func signed(_ value: Double) -> String {
    (value < 0 ? "-" : "+") + NumberText.fixed(value.magnitude, decimals: 0)
  }
}
