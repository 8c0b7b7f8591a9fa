#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Waiting for descriptors: the little that libpq leaves to its caller.
enum Socket {
  /// Whether something waits to be read, or the other end hung up. Never waits itself.
  static func isReadable(_ socket: Int32) -> Bool {
    wait(for: [socket], milliseconds: 0)[0]
  }

  /// Waits until one of the descriptors can be read, and says which can. -1 milliseconds is for ever; a signal may end
  /// the wait with none.
  static func wait(for descriptors: [Int32], milliseconds: Int32) -> [Bool] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = poll(&polled, nfds_t(polled.count), milliseconds)
    return polled.map { count > 0 && $0.revents != 0 }
  }
}

/// Wakes, from any thread, the one that waits for ``descriptor`` beside others.
final class Wakeup: Sendable {
  /// Readable from the first ``signal()`` on, for ever.
  let descriptor: Int32
  private let sender: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw PostgresError(.connectionFailed, message: "no more files can be opened", isRetrySafe: true)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    sender = ends[1]
  }

  deinit {
    close(descriptor)
    close(sender)
  }

  func signal() {
    var byte: UInt8 = 1
    _ = write(sender, &byte, 1)
  }
}
