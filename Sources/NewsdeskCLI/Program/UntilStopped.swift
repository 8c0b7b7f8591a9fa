import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs something that has no end of its own until SIGTERM or SIGINT stops it, which is how a service is asked to end and no
/// failure. What is under way is cancelled.
func untilStopped(_ body: @escaping @Sendable () async throws -> Void) async throws {
  let task = Task { try await body() }
  let sources = [SIGTERM, SIGINT].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler { task.cancel() }
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
}
