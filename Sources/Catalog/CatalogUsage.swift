import Synchronization

/// The rows that a catalog was asked for, so that a plan can carry them with it.
public final class CatalogUsage: Sendable {
  private struct Key: Hashable {
    let kind: String
    let id: String
  }

  private let used = Mutex<[Key: CatalogRow]>([:])

  init() {}

  func note(_ row: CatalogRow) { used.withLock { $0[Key(kind: row.kind, id: row.id)] = row } }

  /// The rows asked for so far, by kind and id, whatever the order of asking.
  public var rows: [CatalogRow] {
    used.withLock { Array($0.values) }.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
  }
}
