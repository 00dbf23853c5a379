import Documents

extension Fields {
  /// Declares the values that a search tries: `-0.34:0.02:0`, or one number.
  func range(_ key: String, _ value: inout TapRange, within limits: ClosedRange<Double>, _ doc: String) {
    var text = value.text
    string(key, &text, doc + " " + Self.rangeForm)
    if let read = checked(text, key: key, limits) { value = read }
  }

  /// Declares a list of ranges.
  func ranges(
    _ key: String, _ value: inout [TapRange], atMost limit: Int, within limits: ClosedRange<Double>, _ doc: String
  ) {
    var texts = value.map(\.text)
    strings(key, &texts, atMost: limit, doc + " " + Self.rangeForm)
    let read = texts.enumerated().map { checked($1, key: "\(key)[\($0)]", limits) }
    if !read.contains(where: { $0 == nil }) { value = read.compactMap(\.self) }
  }

  private static var rangeForm: String { "Write `lowest:step:highest`, one number, or `[0 0.02 0.05]`." }

  private func checked(_ text: String, key: String, _ limits: ClosedRange<Double>) -> TapRange? {
    do throws(TapRange.TextFault) {
      let range = try TapRange(text: text)
      guard limits.contains(range.lowest), limits.contains(range.highest) else {
        finding(
          .badRange, key: key, message: "`\(text.prefix(60))` leaves \(limits.text)", label: "outside \(limits.text)")
        return nil
      }
      return range
    } catch {
      finding(
        .badRange, key: key, message: error.message,
        help: ["write `lowest:step:highest`, such as `-0.34:0.02:0`, or a list such as `[0 0.02 0.05]`"])
      return nil
    }
  }
}
