public import Quantities

extension Fields {
  /// Declares a list of at most that many texts.
  public func strings(
    _ key: String, _ value: inout [String], atMost limit: Int = Limits.standard.nodes, _ doc: String
  ) {
    field(key, &value, doc, Codec.string.list(atMost: limit))
  }

  /// Declares a list of whole numbers.
  public func integers(_ key: String, _ value: inout [Int], in range: ClosedRange<Int>, _ doc: String) {
    field(key, &value, doc, Codec.integer(range).list(atMost: Limits.standard.nodes))
  }

  /// Declares a list of quantities with their units.
  public func quantities<Q: Quantity>(_ key: String, _ value: inout [Q], _ doc: String) {
    field(key, &value, doc, Codec<Q>.quantity(nil).list(atMost: Limits.standard.nodes))
  }

  /// Declares a list of cases of an enumeration.
  public func choices<E: RawRepresentable & CaseIterable>(
    _ key: String, _ value: inout [E], _ doc: String
  ) where E.RawValue == String {
    field(key, &value, doc, Codec<E>.choice.list(atMost: E.allCases.count))
  }

  /// Declares a value with fields of its own; what the file leaves out keeps the present value's content.
  public func nested<T: Declared>(_ key: String, _ value: inout T, _ doc: String) {
    field(key, &value, doc, .nested)
  }
  /// Declares a value with fields of its own that may be absent.
  public func nested<T: Declared>(_ key: String, _ value: inout T?, _ doc: String) {
    field(key, &value, doc, Codec<T>.nested.optional)
  }

  /// Declares a list of values with fields of their own.
  public func list<T: Declared>(_ key: String, _ value: inout [T], atMost limit: Int, _ doc: String) {
    field(key, &value, doc, Codec<T>.nested.list(atMost: limit))
  }

  /// Declares a mapping whose keys the user chooses, in the order of the file.
  public func entries<T: Declared>(
    _ key: String, _ value: inout [(key: String, value: T)], atMost limit: Int, _ doc: String
  ) {
    field(key, &value, doc, Codec<T>.entries(atMost: limit))
  }
}
