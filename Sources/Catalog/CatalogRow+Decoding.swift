public import Diagnostics
public import Documents

extension CatalogRow {
  /// The row as a declared type, with every finding. Keys that every row has need not be declared.
  public func decode<T: Declared>(_ type: T.Type) -> (value: T, findings: [Finding]) {
    let (value, findings, _) = Fields.decode(type, from: node, leaving: Self.isCommon)
    return (value, findings)
  }

  /// Some fields of the row: keys that the type does not name belong to other readers.
  func view<T: Declared>(_ type: T.Type) -> (value: T, findings: [Finding]) {
    let (value, findings, _) = Fields.decode(type, from: node) { _ in true }
    return (value, findings)
  }
}
