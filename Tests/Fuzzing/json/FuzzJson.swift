import FuzzChecks
import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// One input; also the symbol that the fuzzing library's own `main` wants to find.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  if let fault = RoundTrips.json(Array(UnsafeBufferPointer(start: bytes, count: size))) {
    perror(fault)
    abort()
  }
  return 0
}

/// Fuzzes one parser until a property breaks; takes libFuzzer's arguments.
@main struct FuzzJson {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runFuzzer(&count, &arguments, testOneInput))
  }
}
