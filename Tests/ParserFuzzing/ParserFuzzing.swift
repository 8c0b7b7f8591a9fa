#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Intake

// libFuzzer's own entry, from LLVM's runtime. Its arguments are plain words, which C and Swift pass alike.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The parsers, driven by libFuzzer: `Scripts/fuzz` builds and runs it.
@main
enum ParserFuzzing {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, { start, count in Self.test(start, count) }))
  }

  /// The first byte chooses the parser. Each input is read as it is; one in a few, chosen by what it holds so that a found one
  /// can be tried again, once more repeated until it is large. What takes more than a straight line's time there ends the run
  /// as a crash does.
  private static func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return 0 }
    // Safe: libFuzzer owns `count` readable bytes at `start` until this function returns, and they are copied here.
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let parser = FuzzedParser.allCases[Int(bytes[0]) % FuzzedParser.allCases.count]
    let input = Array(bytes.dropFirst())
    parser.check(input)
    if bytes.reduce(into: UInt32(1), { $0 = $0 &* 31 &+ UInt32($1) }) % StraightLine.oneIn == 0 {
      StraightLine.hold(parser, input)
    }
    return 0
  }
}

/// Time that grows as the input does, and no faster.
enum StraightLine {
  static let oneIn: UInt32 = 64
  /// How large an input is made by repeating it.
  static let size = 64 * 1024
  /// What a byte may take, in nanoseconds of this thread's own time. A build that counts its branches takes about a thirtieth of
  /// it on a slow machine, and a third where a page is nothing but lines of one letter; what is quadratic takes thirty times as
  /// much.
  static let nanosecondsPerByte = 60_000

  static func hold(_ parser: FuzzedParser, _ input: [UInt8]) {
    let count = max(1, size / input.count)
    let copies = repeatElement(input, count: count)
    for joined in [Array(copies.joined()), Array(copies.joined(separator: [0x0A]))] {
      let before = threadTime()
      parser.read(joined)
      let taken = threadTime() - before
      precondition(
        taken < joined.count * nanosecondsPerByte,
        "\(parser) took \(taken / 1_000_000) ms for \(joined.count) bytes: more than a straight line"
      )
    }
  }

  private static func threadTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
