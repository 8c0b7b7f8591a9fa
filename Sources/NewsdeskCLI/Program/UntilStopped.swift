import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs something that has no end of its own until SIGTERM or SIGINT stops it, which is how a service is asked to end and no
/// failure. What is under way is cancelled.
///
/// - Returns: the signal; nil where the body ended by itself.
@discardableResult
func untilStopped(_ body: @escaping @Sendable () async throws -> Void) async throws -> Int32? {
  let task = Task { try await body() }
  let stopped = Mutex<Int32?>(nil)
  let sources = [SIGTERM, SIGINT].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler {
      stopped.withLock { $0 = $0 ?? number }
      task.cancel()
    }
    source.resume()
    return source
  }
  defer { for source in sources { source.cancel() } }
  do {
    try await task.value
  } catch {
    // A statement that was stopped halfway fails in words of its own.
    guard task.isCancelled else { throw error }
  }
  return stopped.withLock { $0 }
}
