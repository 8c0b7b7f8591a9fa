internal import Dispatch
public import Logging
import Synchronization

/// Listens on channels, over a connection and a thread of its own.
///
/// ```swift
/// let listener = try await NotificationListener.listen(to: ["outbox"], configuration)
/// for await event in listener.events { await lookForWork() }
/// ```
///
/// A connection that breaks, which ``Event/lost`` tells, is made anew, for as long as it takes, and ``Event/resumed`` says so:
/// what was said in between is lost, so look as if everything had been said.
public final class NotificationListener: Sendable {
  public enum Event: Hashable, Sendable {
    /// Listening, for the first time or again.
    case resumed
    case notification(Notification)
    /// Nothing is heard until the next ``resumed``.
    case lost
  }

  /// One loop can go over it. A slow loop keeps the newest thousand and loses older ones, which are hints after all.
  public let events: AsyncStream<Event>

  private let wakeup: Wakeup
  private let process = Mutex<Int32?>(nil)
  private let end = Promise<Void>()

  /// Connects, and listens.
  ///
  /// - Throws: ``PostgresError`` where the first connection can't be made.
  public static func listen(
    to channels: [String],
    _ configuration: ConnectionConfiguration,
    logger: Logger = Logger(label: "postgres")
  ) async throws -> NotificationListener {
    let (events, continuation) = AsyncStream<Event>.makeStream(bufferingPolicy: .bufferingNewest(1000))
    let listener = NotificationListener(events, try Wakeup())
    let (wakeup, end) = (listener.wakeup, listener.end)
    let start = Promise<Void>()
    DispatchQueue(label: "postgres.listener").async { [weak listener] in
      let loop = ListenerLoop(channels: channels, configuration: configuration, wakeup: wakeup, logger: logger) {
        continuation.yield($0)
      } onProcess: { process in
        listener?.process.withLock { $0 = process }
      }
      let outcome = Result { try loop.start() }
      start.resolve(outcome)
      if case .success = outcome { loop.run() }
      continuation.finish()
      end.resolve(.success(()))
    }
    do {
      try await start.value()
    } catch {
      wakeup.signal()
      throw error
    }
    return listener
  }

  private init(_ events: AsyncStream<Event>, _ wakeup: Wakeup) {
    self.events = events
    self.wakeup = wakeup
  }

  deinit { wakeup.signal() }

  /// Stops listening, and waits until the connection is closed; the events end.
  public func close() async {
    wakeup.signal()
    // Giving up the wait ends nothing: the thread is told already.
    do { try await end.value() } catch {}
  }

  /// The server's process that listens, while it does.
  public var processID: Int32? { process.withLock { $0 } }
}
