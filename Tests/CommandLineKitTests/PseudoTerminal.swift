import Glibc

/// A pseudo-terminal of a given width, for what behaves differently where a person looks.
final class PseudoTerminal: Sendable {
  /// TIOCSPTLCK and TIOCGPTN of Linux, which are macros that Swift does not import.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  private let controller: Int32
  let terminal: Int32

  init(columns: UInt16) throws {
    controller = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard ioctl(controller, Self.setLock, &locked) == 0, ioctl(controller, Self.getNumber, &number) == 0 else {
      throw NoTerminal()
    }
    terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0 else { throw NoTerminal() }
    _ = fcntl(controller, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(terminal)
    close(controller)
  }

  /// What was shown since the last call.
  func shown() -> String {
    var block = [UInt8](repeating: 0, count: 65536)
    let count = read(controller, &block, block.count)
    return count > 0 ? String(decoding: block.prefix(count), as: UTF8.self) : ""
  }

  struct NoTerminal: Error {}
}
