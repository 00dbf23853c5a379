import Diagnostics
import Electrical
import Quantities
import Signaling

/// The words for settings by hand, understood.
struct EyeSettings {
  private let transmitter: String?
  private let gain: Double?
  private let lowFrequencyGain: Double?

  init(_ operation: ChannelEyeOperation) {
    transmitter = operation.transmitter
    gain = operation.gain
    lowFrequencyGain = operation.lowFrequencyGain
  }

  /// The settings; nothing when none is given and the best are searched.
  /// - Throws: findings about words that are no coefficients of the specification.
  func settings(for specification: ComSpecification) throws(Rejection) -> EqualizerSettings? {
    guard transmitter != nil || gain != nil || lowFrequencyGain != nil else { return nil }
    try checkGains(specification)
    var settings = EqualizerSettings(
      gain: Decibels(decibels: gain ?? 0), lowFrequencyGain: Decibels(decibels: lowFrequencyGain ?? 0),
      preCursor: [Double](repeating: 0, count: specification.transmitter.preCursor.count),
      postCursor: [Double](repeating: 0, count: specification.transmitter.postCursor.count))
    for coefficient in try coefficients(specification) {
      if coefficient.place < 0 {
        settings.preCursor[-coefficient.place - 1] = coefficient.value
      } else {
        settings.postCursor[coefficient.place - 1] = coefficient.value
      }
    }
    guard settings.cursorCoefficient > 0 else {
      throw Self.refusal("the coefficients leave nothing for the cursor", "magnitudes that add up to less than 1")
    }
    return settings
  }

  /// What is zero because nobody gave it, by the words that would give it.
  func zeros(in settings: EqualizerSettings, of specification: ComSpecification) throws(Rejection) -> [String] {
    let given = Set(try coefficients(specification).map(\.place))
    let places = (-settings.preCursor.count...settings.postCursor.count).filter { $0 != 0 && !given.contains($0) }
    let hasStage = specification.receiver.continuous.lowFrequency != nil
    return (gain == nil ? ["gdc"] : []) + (hasStage && lowFrequencyGain == nil ? ["gdc2"] : [])
      + places.map { "c\($0)" }
  }

  private func checkGains(_ specification: ComSpecification) throws(Rejection) {
    for (name, value) in [("gdc", gain), ("gdc2", lowFrequencyGain)] {
      guard let value, !(-60...60).contains(value) else { continue }
      throw Self.refusal("`--\(name) \(value)` is no gain", "-60 to 60 dB")
    }
    guard let lowFrequencyGain, specification.receiver.continuous.lowFrequency == nil else { return }
    throw Self.refusal(
      "`--gdc2 \(lowFrequencyGain)` has nothing to set: this specification has no low-frequency stage",
      "`--gdc` and `--tx` alone")
  }

  private func coefficients(_ specification: ComSpecification) throws(Rejection) -> [(place: Int, value: Double)] {
    let limits = -specification.transmitter.preCursor.count...specification.transmitter.postCursor.count
    var read: [(place: Int, value: Double)] = []
    for part in transmitter?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
      let coefficient = try Self.coefficient(String(part), limits)
      guard !read.contains(where: { $0.place == coefficient.place }) else {
        throw Self.refusal("`c\(coefficient.place)` is given twice in `--tx`", "each coefficient once")
      }
      read.append(coefficient)
    }
    return read
  }

  private static func coefficient(
    _ part: String, _ limits: ClosedRange<Int>
  ) throws(Rejection) -> (place: Int, value: Double) {
    let words = part.split(separator: "=", maxSplits: 1).map(String.init)
    let place = words.first?.hasPrefix("c") == true ? Int(words[0].dropFirst()) : nil
    guard words.count == 2, let place, place != 0, limits.contains(place),
      let value = NumberText.parse(words[1]), value.magnitude < 1
    else {
      throw refusal(
        "`\(part)` in `--tx` is no coefficient",
        "`c-1=-0.1`, the places from \(limits.lowerBound) to \(limits.upperBound) without 0")
    }
    return (place, value)
  }

  private static func refusal(_ message: String, _ expected: String) -> Rejection {
    Rejection(Finding(.noEye, .error, message, expected: expected))
  }
}
