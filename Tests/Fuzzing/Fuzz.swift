import FuzzChecks
import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The parser that `--parser=NAME` chooses. libFuzzer leaves arguments with two dashes alone, and hands them on to the
/// processes that it starts.
private let chosen: ParserCheck? = CommandLine.arguments.lazy
  .compactMap { $0.hasPrefix("--parser=") ? ParserCheck(rawValue: String($0.dropFirst("--parser=".count))) : nil }.first

/// One input; also the symbol that the fuzzing library's own `main` wants to find.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  if let fault = chosen?.fault(in: Array(UnsafeBufferPointer(start: bytes, count: size))) {
    perror(fault)
    abort()
  }
  return 0
}

/// Fuzzes one parser until a property breaks: `fuzz --parser=NAME`, then libFuzzer's arguments.
@main struct Fuzz {
  static func main() {
    guard chosen != nil else {
      puts("--parser= is one of " + ParserCheck.allCases.map(\.rawValue).joined(separator: ", "))
      exit(2)
    }
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runFuzzer(&count, &arguments, testOneInput))
  }
}
