import Synchronization

/// What has come up for whoever shows a watched list, until they take it: however often it came up, it is done once.
final class WatchInbox: Sendable {
  enum Errand: Hashable, Sendable {
    /// Something may have changed.
    case read
    /// Time has gone by.
    case look
    /// The screen is another.
    case redraw
    /// Ctrl-Z: give the terminal back and stop.
    case suspend
    /// Nobody reads what is written any more.
    case leave
  }

  /// Something is there. One wake-up stands for all that came before it was taken.
  let wakeUps: AsyncStream<Void>
  private let bell: AsyncStream<Void>.Continuation
  private let errands = Mutex<Set<Errand>>([])

  init() {
    (wakeUps, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func put(_ errand: Errand) {
    errands.withLock { _ = $0.insert(errand) }
    bell.yield()
  }

  func take() -> Set<Errand> {
    errands.withLock { errands in
      defer { errands = [] }
      return errands
    }
  }
}
