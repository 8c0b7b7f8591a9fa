#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system calls of an output, with their errors as `OutputError`.
struct Descriptor: Sendable {
  let number: Int32
  let target: String

  init(_ number: Int32, target: String) {
    self.number = number
    self.target = target
  }

  /// Writes all of it, however many calls that takes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      #if canImport(Darwin)
        let written = Darwin.write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      #elseif canImport(Musl)
        let written = Musl.write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      #else
        let written = Glibc.write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      #endif
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        // Somebody who shares the descriptor made it non-blocking.
        var readiness = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        _ = poll(&readiness, 1, -1)
      } else if errno != EINTR {
        throw failure()
      }
    }
  }

  /// Some file systems tell only on closing that a write was lost. A duplicate is closed, so that the descriptor stays.
  func checkClose() throws(OutputError) {
    let duplicate = dup(number)
    guard duplicate >= 0 else { throw failure() }
    guard close(duplicate) == 0 || errno == EINTR else { throw failure() }
  }

  /// The error that errno holds.
  func failure() -> OutputError {
    errno == EPIPE ? .closedPipe : .failed(target: target, code: errno)
  }
}
