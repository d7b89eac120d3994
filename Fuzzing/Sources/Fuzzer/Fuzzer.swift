/// The toolchain's libFuzzer.
public enum Fuzzer {
  /// Tries a function on inputs until it crashes, or as the command line says; never returns.
  public static func run(
    _ body: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
  ) {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments, body)
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt
