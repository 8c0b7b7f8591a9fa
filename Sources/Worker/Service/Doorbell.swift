import Synchronization

/// What a loop waits at: until it is rung, or so long.
final class Doorbell: Sendable {
  private struct State {
    var isRung = false
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Lets whoever waits go on; where nobody does, whoever waits next.
  func ring() {
    let waiting = state.withLock { state in
      let waiting = state.waiting
      state.waiting = nil
      if waiting == nil { state.isRung = true }
      return waiting
    }
    waiting?.resume()
  }

  /// Waits until it is rung, for at most so long. Ends early where the task is cancelled.
  func wait(upTo duration: Duration) async {
    let timer = Task {
      do { try await Task.sleep(for: duration) } catch { return }
      ring()
    }
    defer { timer.cancel() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state in
          if state.isRung || Task.isCancelled {
            state.isRung = false
            return true
          }
          state.waiting = continuation
          return false
        }
        if goesOn { continuation.resume() }
      }
    } onCancel: {
      ring()
    }
  }
}

/// The doorbells of all loops.
final class Doorbells: Sendable {
  private let bells = Mutex<[ObjectIdentifier: Doorbell]>([:])

  func add(_ bell: Doorbell) { bells.withLock { $0[ObjectIdentifier(bell)] = bell } }

  func remove(_ bell: Doorbell) { bells.withLock { $0[ObjectIdentifier(bell)] = nil } }

  func ringAll() {
    for bell in bells.withLock({ Array($0.values) }) { bell.ring() }
  }
}

extension Doorbell {
  /// Tells one loop to end.
  final class Stop: Sendable {
    private let state = Mutex<(isSet: Bool, bell: Doorbell?)>((false, nil))

    var isSet: Bool { state.withLock { $0.isSet } }

    /// The bell that the loop waits at.
    func rings(_ bell: Doorbell) { state.withLock { $0.bell = bell } }

    func stop() {
      let bell = state.withLock { state in
        state.isSet = true
        return state.bell
      }
      bell?.ring()
    }
  }
}
