import Synchronization

/// A value that some other thread will have, waited for by one task, which may give up waiting.
final class Promise<Value: Sendable>: Sendable {
  private enum State {
    case pending
    case waiting(CheckedContinuation<Value, any Error>)
    case done(Result<Value, any Error>)
    case abandoned
  }

  private let state = Mutex(State.pending)

  /// Gives the value. Where nobody waits any more it is let go.
  func resolve(_ outcome: Result<Value, any Error>) {
    let continuation = state.withLock { state -> CheckedContinuation<Value, any Error>? in
      switch state {
      case .waiting(let continuation):
        state = .abandoned
        return continuation
      case .pending:
        state = .done(outcome)
        return nil
      case .done, .abandoned:
        return nil
      }
    }
    continuation?.resume(with: outcome)
  }

  func value() async throws -> Value {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome = state.withLock { state -> Result<Value, any Error>? in
          if Task.isCancelled {
            state = .abandoned
            return .failure(CancellationError())
          }
          if case .done(let outcome) = state { return outcome }
          state = .waiting(continuation)
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      resolve(.failure(CancellationError()))
    }
  }
}
