import Diagnostics
import Synchronization
import Testing

@Suite("Long work tells how far it is and stops when asked")
struct ProgressTests {
  @Test("steps arrive, and after the wish to stop the next report throws")
  func interruption() throws {
    let interruption = Interruption()
    let seen = Mutex<[Int]>([])
    let progress = Progress(interruption: interruption) { step in seen.withLock { $0.append(step.done) } }
    try progress.report("placing racks", 1, of: 2)
    interruption.request()
    #expect(throws: Interrupted.self) { try progress.report("placing racks", 2, of: 2) }
    #expect(seen.withLock(\.self) == [1])
  }

  @Test("severities are ordered from grave to slight")
  func severity() {
    #expect([Severity.note, .error, .warning].sorted() == [.error, .warning, .note])
    #expect([Finding(FindingCode("HG0001", "", ""), .warning, "")].hasErrors == false)
  }
}
