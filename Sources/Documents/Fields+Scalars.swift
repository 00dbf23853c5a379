public import Quantities

// Every method below declares one field. They share their shape: the key in the file (snake case), the value whose
// present content is the default, what is allowed, and a sentence of documentation for people and editors.

extension Fields {
  /// Declares a text.
  public func string(_ key: String, _ value: inout String, _ doc: String) { field(key, &value, doc, .string) }
  /// Declares a text that may be absent.
  public func string(_ key: String, _ value: inout String?, _ doc: String) {
    field(key, &value, doc, Codec.string.optional)
  }

  /// Declares the id of a catalog row of the given kind; whether it exists is the catalog's question.
  public func identifier(_ key: String, _ value: inout String?, kind: String, _ doc: String) {
    field(key, &value, doc, Codec.identifier(kind: kind).optional)
  }
  /// Declares the id of a catalog row that always has a value.
  public func identifier(_ key: String, _ value: inout String, kind: String, _ doc: String) {
    field(key, &value, doc, .identifier(kind: kind))
  }

  /// Declares a whole number; `1,024` is understood, exponents and other bases are refused.
  public func integer(_ key: String, _ value: inout Int, in range: ClosedRange<Int>, _ doc: String) {
    field(key, &value, doc, .integer(range))
  }
  /// Declares a whole number that may be absent.
  public func integer(_ key: String, _ value: inout Int?, in range: ClosedRange<Int>, _ doc: String) {
    field(key, &value, doc, Codec.integer(range).optional)
  }

  /// Declares a pure number.
  public func number(_ key: String, _ value: inout Double, in range: ClosedRange<Double>, _ doc: String) {
    field(key, &value, doc, .number(range))
  }
  /// Declares a pure number that may be absent.
  public func number(_ key: String, _ value: inout Double?, in range: ClosedRange<Double>, _ doc: String) {
    field(key, &value, doc, Codec.number(range).optional)
  }

  /// Declares `true` or `false`.
  public func flag(_ key: String, _ value: inout Bool, _ doc: String) { field(key, &value, doc, .flag) }
  /// Declares `true`, `false` or absent.
  public func flag(_ key: String, _ value: inout Bool?, _ doc: String) {
    field(key, &value, doc, Codec.flag.optional)
  }

  /// Declares a quantity with its unit, such as `400 Gb/s`.
  public func quantity<Q: Quantity>(
    _ key: String, _ value: inout Q, in range: ClosedRange<Q>? = nil, _ doc: String
  ) {
    field(key, &value, doc, .quantity(range))
  }
  /// Declares a quantity that may be absent.
  public func quantity<Q: Quantity>(
    _ key: String, _ value: inout Q?, in range: ClosedRange<Q>? = nil, _ doc: String
  ) {
    field(key, &value, doc, Codec<Q>.quantity(range).optional)
  }

  /// Declares a figure: one value, a range `{p5, p50, p95, source}` in rising order, or `unknown`.
  public func figure<Q: Quantity>(
    _ key: String, _ value: inout Figure<Q>, in range: ClosedRange<Q>? = nil, _ doc: String
  ) {
    field(key, &value, doc, Codec<Q>.figure(range))
  }

  /// Declares a figure whose range keeps the source that it names.
  public func figure<Q: Quantity>(
    _ key: String, _ value: inout Figure<Q>, source: inout String?, in range: ClosedRange<Q>? = nil, _ doc: String
  ) {
    var both = SourcedFigure(figure: value, source: source)
    field(key, &both, doc, Codec<Q>.sourcedFigure(range))
    (value, source) = (both.figure, both.source)
  }

  /// Declares one of the cases of an enumeration.
  public func choice<E: RawRepresentable & CaseIterable>(
    _ key: String, _ value: inout E, _ doc: String
  ) where E.RawValue == String {
    field(key, &value, doc, .choice)
  }
  /// Declares one of the cases of an enumeration, or absent.
  public func choice<E: RawRepresentable & CaseIterable>(
    _ key: String, _ value: inout E?, _ doc: String
  ) where E.RawValue == String {
    field(key, &value, doc, Codec<E>.choice.optional)
  }
}
