import Quantities

/// Settings by keyword, in a sheet or an object of a user.
protocol KeywordSettings {
  /// Whether the keyword has a value.
  func has(_ key: String) -> Bool
  /// Every number of a keyword, row after row; nothing when there is none or, after a finding, when one cannot be used.
  mutating func list(_ key: String) -> [Double]?
  /// One value for the transmitter and one for the receiver.
  mutating func pair(_ key: String) -> (transmitter: Double, receiver: Double)?
  /// Reports what is wrong with a setting.
  mutating func report(_ key: String, _ message: String)
}

extension KeywordSettings {
  /// A number within limits; nothing when there is none or, after a finding, when it cannot be used.
  mutating func number(_ key: String, in limits: ClosedRange<Double>) -> Double? {
    guard let values = list(key) else { return nil }
    guard let value = values.first, values.count == 1 else {
      report(key, "`\(key)` is \(values.count) values, one is needed")
      return nil
    }
    guard limits.contains(value) else {
      report(key, "`\(key)` is \(NumberText.shortest(value)), outside \(limits.text)")
      return nil
    }
    return value
  }

  /// A whole number within limits.
  mutating func integer(_ key: String, in limits: ClosedRange<Int>) -> Int? {
    guard let value = number(key, in: Double(limits.lowerBound)...Double(limits.upperBound)) else { return nil }
    guard value == value.rounded() else {
      report(key, "`\(key)` is \(NumberText.shortest(value)), not a whole number")
      return nil
    }
    return Int(value)
  }
}
