import Synchronization

/// Lets a bounded number of tasks through at a time, in the order they came. Waiting can be cancelled.
final class Turnstile: Sendable {
  private struct State {
    var free: Int
    var waiting: [Waiter] = []
    var nextNumber: UInt64 = 0
  }

  private struct Waiter {
    let number: UInt64
    let continuation: CheckedContinuation<Void, any Error>
  }

  private let state: Mutex<State>

  init(places: Int) { state = Mutex(State(free: places)) }

  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Takes a place if one is free and nobody waits for it; never suspends.
  func tryEnter() -> Bool {
    state.withLock { state in
      guard state.free > 0 else { return false }
      state.free -= 1
      return true
    }
  }

  /// Waits for a place.
  ///
  /// - Throws: `CancellationError` where the task is cancelled before it has one.
  func enter(isolation: isolated (any Actor)? = #isolation) async throws {
    if tryEnter() { return }
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        wait(Waiter(number: number, continuation: continuation))
      }
    } onCancel: {
      giveUp(number)
    }
  }

  /// Gives a place back, to whoever waits longest.
  func leave() {
    let next = state.withLock { state -> Waiter? in
      if state.waiting.isEmpty {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.continuation.resume()
  }

  private func wait(_ waiter: Waiter) {
    let outcome = state.withLock { state -> Result<Void, any Error>? in
      if Task.isCancelled { return .failure(CancellationError()) }
      if state.free > 0 {
        state.free -= 1
        return .success(())
      }
      state.waiting.append(waiter)
      return nil
    }
    if let outcome { waiter.continuation.resume(with: outcome) }
  }

  private func giveUp(_ number: UInt64) {
    let waiter = state.withLock { state -> Waiter? in
      guard let index = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
      return state.waiting.remove(at: index)
    }
    waiter?.continuation.resume(throwing: CancellationError())
  }
}
