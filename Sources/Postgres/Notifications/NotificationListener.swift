internal import CLibpq
internal import Dispatch
public import Logging

/// What another session said with `NOTIFY`. Anybody who can connect can say anything: take it as a hint, and read again.
public struct Notification: Hashable, Sendable {
  public let channel: String
  public let payload: String
  /// The server process of the session that said it.
  public let processID: Int32

  public init(channel: String, payload: String, processID: Int32) {
    self.channel = channel
    self.payload = payload
    self.processID = processID
  }
}

/// Listens on channels, over a connection of its own.
///
/// ```swift
/// let listener = try await NotificationListener.listen(to: ["outbox"], configuration)
/// for await event in listener.events { await lookForWork() }
/// ```
///
/// A connection that breaks is made anew, for as long as it takes, and ``Event/resumed`` says so: what was said in
/// between is lost, so look as if everything had been said.
public actor NotificationListener {
  public enum Event: Hashable, Sendable {
    /// Listening, for the first time or again.
    case resumed
    case notification(Notification)
  }

  /// One loop can go over it. A slow loop keeps the newest thousand and loses older ones, which are hints after all.
  public nonisolated let events: AsyncStream<Event>

  private nonisolated let executor: QueueExecutor
  private let continuation: AsyncStream<Event>.Continuation
  private let configuration: ConnectionConfiguration
  private let channels: [String]
  private let logger: Logger
  private var session: Session?
  private var source: (any DispatchSourceRead)?
  private var isClosed = false

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Connects, and listens.
  ///
  /// - Throws: ``PostgresError`` where the first connection can't be made.
  public static func listen(
    to channels: [String],
    _ configuration: ConnectionConfiguration,
    logger: Logger = Logger(label: "postgres")
  ) async throws -> NotificationListener {
    let listener = NotificationListener(channels, configuration, logger)
    try await listener.start()
    return listener
  }

  private init(_ channels: [String], _ configuration: ConnectionConfiguration, _ logger: Logger) {
    self.channels = channels
    self.configuration = configuration
    self.logger = logger
    executor = QueueExecutor(label: "postgres.listener")
    (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1000))
  }

  isolated deinit { stop() }

  /// Stops listening; the events end.
  public func close() {
    isClosed = true
    stop()
    continuation.finish()
  }

  /// The server's process that listens, while it does.
  public var processID: Int32? { session?.processID }

  private func start() throws {
    let logger = logger
    let session = try Session(configuration) { $0.log(to: logger) }
    for channel in channels { _ = try session.run("LISTEN \(identifier: channel)") }
    self.session = session
    // Dispatch lets go of a descriptor some time after it was told to. libpq closes its own at once, and another
    // connection may then get its number: so Dispatch watches a copy, which lives as long as it needs.
    let descriptor = try Socket.copy(PQsocket(try session.open()))
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: executor.queue)
    source.setCancelHandler { Socket.close(descriptor) }
    source.setEventHandler { [weak self] in
      // The source runs its handler on the actor's own queue.
      self?.assumeIsolated { $0.read() }
    }
    source.activate()
    self.source = source
    continuation.yield(.resumed)
    // What came together with the answer to LISTEN is in libpq's memory, where no socket tells of it.
    yieldNotifications()
  }

  private func read() {
    guard let session, let connection = session.connection else { return }
    let isAlive = PQconsumeInput(connection) == 1 && PQstatus(connection) == CONNECTION_OK
    yieldNotifications()
    if !isAlive { resume() }
  }

  private func yieldNotifications() {
    guard let connection = session?.connection else { return }
    while let notify = PQnotifies(connection) {
      continuation.yield(
        .notification(
          Notification(
            channel: String(cString: notify.pointee.relname),
            payload: String(cString: notify.pointee.extra),
            processID: notify.pointee.be_pid
          )
        )
      )
      PQfreemem(notify)
    }
  }

  private func stop() {
    source?.cancel()
    source = nil
    session?.close()
    session = nil
  }

  /// Connects again, with longer and longer pauses up to half a minute.
  private func resume() {
    stop()
    logger.warning("the connection that listens for notifications was lost")
    Task { [weak self] in
      var pause = Duration.milliseconds(100)
      while await self?.tryAgain() == false {
        try await Task.sleep(for: pause)
        pause = min(pause * 2, .seconds(30))
      }
    }
  }

  private func tryAgain() -> Bool {
    if isClosed { return true }
    do {
      try start()
      return true
    } catch {
      stop()
      logger.debug("listening again failed: \(error)")
      return false
    }
  }
}
