import Catalog
import Diagnostics

extension Plan {
  /// Searches what stands in the way and what would close the plan, and tells it in the help of each error.
  /// - Throws: `Interrupted`.
  mutating func searchConflicts(_ progress: Progress) throws {
    var search = ConflictSearch(Trial(self), resolved, progress)
    conflicts = try search.run(findings)
    catalogRows = resolved.usage.rows
    let wayOut = conflicts.waysOut.first
    for index in findings.indices where findings[index].severity == .error {
      let sets = conflicts.conflicts.filter { $0.finding == index }
      let lines = sets.map { "in conflict: \($0.text)" } + (wayOut.map { [$0.help] } ?? [])
      findings[index].help = lines + findings[index].help
    }
  }
}
