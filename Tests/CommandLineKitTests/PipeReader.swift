import Glibc

/// A pipe whose far end the test reads.
final class PipeReader: Sendable {
  private let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw NoPipe() }
    reading = ends[0]
    writing = ends[1]
  }

  /// Makes writing fail as if the reader had gone.
  func closeReading() { close(reading) }

  /// Everything written so far; nobody can write any more.
  func finish() -> String {
    close(writing)
    return drain()
  }

  /// Everything until the writer closes its end.
  func drain() -> String {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(reading, &block, block.count)
      guard count > 0 else { break }
      bytes += block.prefix(count)
    }
    close(reading)
    return String(decoding: bytes, as: UTF8.self)
  }

  struct NoPipe: Error {}
}
