public import Diagnostics
public import Documents

extension CatalogRow {
  /// The row as a declared type, with every finding. Keys that every row has need not be declared.
  public func decode<T: Declared>(_ type: T.Type) -> (value: T, findings: [Finding]) {
    let (value, findings, _) = Fields.decode(type, from: node)
    return (value, findings.filter { !isAboutCommonKey($0) })
  }

  /// Some fields of the row: keys that the type does not name belong to other readers.
  func view<T: Declared>(_ type: T.Type) -> (value: T, findings: [Finding]) {
    let (value, findings, _) = Fields.decode(type, from: node)
    return (value, findings.filter { $0.code != .unknownKey })
  }

  private func isAboutCommonKey(_ finding: Finding) -> Bool {
    finding.code == .unknownKey && finding.subject.map(Self.isCommon) == true
  }
}
