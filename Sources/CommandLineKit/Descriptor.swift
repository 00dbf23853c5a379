#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open file of the system that belongs to somebody else: standard output, standard error.
struct Descriptor: Sendable {
  let number: Int32

  /// Whether it is a terminal.
  var isTerminal: Bool { isatty(number) == 1 }

  /// The width of the terminal in cells, if it is one that tells.
  var columns: Int? {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes every byte, however small the system's bites, through interruptions and full pipes.
  /// - Returns: the number of the system's error, when one ended the writing.
  func write(_ bytes: [UInt8]) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = systemWrite(UnsafeRawBufferPointer(rebasing: buffer[written...]))
        if count > 0 {
          written += count
          continue
        }
        let error = count == 0 ? EIO : errno
        if error == EAGAIN { waitUntilWritable() } else if error != EINTR { return error }
      }
      return nil
    }
  }

  private func systemWrite(_ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(number, buffer.baseAddress, buffer.count)
    #else
      Glibc.write(number, buffer.baseAddress, buffer.count)
    #endif
  }

  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }

  /// Keeps the numbers 0, 1 and 2 from being given to files that are opened later, when the caller closed them (`>&-`).
  ///
  /// Each is filled with the null device opened the wrong way round, so that using it fails as it should.
  static func occupyStandardNumbers() {
    for (number, flags) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] where fcntl(number, F_GETFD) == -1 {
      _ = open("/dev/null", flags)
    }
  }
}
