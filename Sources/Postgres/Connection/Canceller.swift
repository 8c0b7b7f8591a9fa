internal import CLibpq
internal import Dispatch
import Synchronization

/// Stops the statement under way when the task that waits for it is cancelled.
///
/// PostgreSQL takes a cancel request over another connection and aims it at a session, not at a statement. So the
/// request is sent only while a statement runs, and the statement isn't over until the request is: a request that came
/// late would hit whatever runs next.
///
/// `@unchecked` because of `handle`, which libpq lets any thread use at any time; the rest is behind the mutex.
final class Canceller: @unchecked Sendable {
  private struct State {
    /// Counts the calls that can be cancelled: one that is over must not cancel the next.
    var scope: UInt64 = 0
    var isCancelled = false
    var isRunning = false
    var wasSent = false
  }

  private let handle: UnsafeMutableRawPointer?
  private let state = Mutex(State())
  private let requests = DispatchGroup()

  init(_ connection: OpaquePointer) { handle = clibpq_cancel_create(connection) }

  deinit { if let handle { clibpq_cancel_free(handle) } }

  /// Begins a call that can be cancelled, and returns what ``cancel(scope:)`` needs.
  func beginScope() -> UInt64 {
    state.withLock { state in
      state.scope += 1
      state.isCancelled = false
      return state.scope
    }
  }

  /// The task was cancelled: asks the server to stop the statement, if one runs, and lets no other begin.
  func cancel(scope: UInt64) {
    state.withLock { state in
      guard state.scope == scope, !state.isCancelled else { return }
      state.isCancelled = true
      if state.isRunning { send(&state) }
    }
  }

  /// - Throws: `CancellationError` where the task has been cancelled already.
  func statementWillStart() throws {
    try state.withLock { state in
      if state.isCancelled { throw CancellationError() }
      state.isRunning = true
      state.wasSent = false
    }
  }

  /// Waits for a request under way, and returns whether one was sent.
  func statementDidEnd() -> Bool {
    let wasSent = state.withLock { state in
      state.isRunning = false
      return state.wasSent
    }
    if wasSent { requests.wait() }
    return wasSent
  }

  /// Asks the server to stop what is under way, and waits until it has been asked.
  func cancelNow() {
    state.withLock { send(&$0) }
    requests.wait()
  }

  private func send(_ state: inout State) {
    state.wasSent = true
    requests.enter()
    DispatchQueue.global().async { [self] in
      // A request that fails leaves the statement to its own end or its timeout; the caller waits for either.
      var problem = [CChar](repeating: 0, count: 256)
      if let handle { _ = clibpq_cancel_send(handle, &problem, problem.count) }
      requests.leave()
    }
  }
}
