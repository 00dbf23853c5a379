/// A type that declares its fields once.
///
/// `init()` holds the defaults; `declare` names every field with its documentation. From that one declaration the type is
/// decoded from a node, described as JSON Schema, and printed back with every value resolved.
///
///     struct Floor: Declared {
///       var rows = 8
///       var pitch = Length(meters: 0.6)
///       mutating func declare(_ fields: Fields) {
///         fields.integer("rows", &rows, in: 1...1_000, "Rows of racks.")
///         fields.quantity("pitch", &pitch, "Distance from rack to rack in a row.")
///       }
///     }
public protocol Declared {
  /// The value with every default.
  init()
  /// Names every field. Reads no state but its own and changes nothing besides the fields.
  mutating func declare(_ fields: Fields)
}
