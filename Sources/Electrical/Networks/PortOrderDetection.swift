import Diagnostics
import Quantities

/// Finds out how the ports of a four-port are joined, from its values frequency by frequency.
///
/// The larger of |S21| and |S31| at the lowest frequency tells, as soon as it is at least 0.01 and twice the other. Where that never
/// happens (a file of crosstalk), the larger power over all frequencies does, which is not certain.
struct PortOrderDetection {
  private static let least = 0.01
  private static let ratio = 2.0

  private var decided: PortOrder?
  private var powers = (pairs: 0.0, halves: 0.0)
  private var evidence = (s21: 0.0, s31: 0.0)

  /// Adds the next frequency: the squared magnitudes.
  mutating func add(s21: Double, s31: Double) {
    guard decided == nil else { return }
    powers.pairs += s21
    powers.halves += s31
    let (smaller, larger) = (min(s21, s31), max(s21, s31))
    guard larger >= Self.least * Self.least, larger >= Self.ratio * Self.ratio * smaller else { return }
    decided = s21 > s31 ? .pairs : .halves
    evidence = (s21.squareRoot(), s31.squareRoot())
  }

  /// The order, certain or not.
  var order: PortOrder { decided ?? (powers.halves > powers.pairs ? .halves : .pairs) }

  /// Says what was found.
  func finding(_ file: String) -> Finding {
    let place = Place(file: file, line: 1, column: 1)
    let spelled = order == .pairs ? "1 leads to 2 and 3 to 4" : "1 leads to 3 and 2 to 4"
    guard decided != nil else {
      return Finding(
        .touchstonePortOrder, .warning,
        "neither |S21| nor |S31| stands out, so it is not certain how the ports are joined: taken as \(spelled)",
        at: place, help: ["give the order: `12-34` or `13-24`"], subject: order.rawValue)
    }
    return Finding(
      .touchstonePortOrder, .note,
      "port \(spelled): |S21| is \(Self.shown(evidence.s21)) and |S31| \(Self.shown(evidence.s31)) at the lowest frequency that tells",
      at: place, help: ["give the order where that is wrong: `12-34` or `13-24`"], subject: order.rawValue)
  }

  private static func shown(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
}
