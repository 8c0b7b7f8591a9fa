internal import CLibpq
internal import Logging

/// The thread of a ``NotificationListener``: waits for the server or for being told to end, and for nothing else.
///
/// A dispatch source would do without a thread, but on Linux one loses the hang-up of a Unix socket.
final class ListenerLoop {
  private let channels: [String]
  private let configuration: ConnectionConfiguration
  private let wakeup: Wakeup
  private let logger: Logger
  private let onEvent: (NotificationListener.Event) -> Void
  private let onProcess: (Int32?) -> Void
  private var session: Session?

  init(
    channels: [String],
    configuration: ConnectionConfiguration,
    wakeup: Wakeup,
    logger: Logger,
    onEvent: @escaping (NotificationListener.Event) -> Void,
    onProcess: @escaping (Int32?) -> Void
  ) {
    self.channels = channels
    self.configuration = configuration
    self.wakeup = wakeup
    self.logger = logger
    self.onEvent = onEvent
    self.onProcess = onProcess
  }

  /// Connects and listens.
  func start() throws {
    let logger = logger
    let session = try Session(configuration) { $0.log(to: logger) }
    for channel in channels { _ = try session.run("LISTEN \(identifier: channel)") }
    self.session = session
    onProcess(session.processID)
    onEvent(.resumed)
  }

  /// Passes on what is heard, until told to end.
  func run() {
    var pause: Int32 = 100
    while true {
      if let session, listen(on: session) { return }
      stop()
      // Again and again, with longer and longer pauses up to half a minute.
      if Socket.wait(for: [wakeup.descriptor], milliseconds: pause)[0] { return }
      do {
        try start()
        pause = 100
      } catch {
        pause = min(pause * 2, 30_000)
        logger.debug("listening again failed: \(error)")
      }
    }
  }

  /// Listens until the connection is lost, or, which is what it returns, until told to end.
  private func listen(on session: Session) -> Bool {
    while let connection = session.connection {
      // What came together with the answer to LISTEN is in libpq's memory, where no socket tells of it.
      yieldNotifications(of: connection)
      let ready = Socket.wait(for: [PQsocket(connection), wakeup.descriptor], milliseconds: -1)
      if ready[1] {
        stop()
        return true
      }
      guard ready[0] else { continue }
      guard PQconsumeInput(connection) == 1, PQstatus(connection) == CONNECTION_OK else { break }
    }
    logger.warning("the connection that listens for notifications was lost")
    onEvent(.lost)
    return false
  }

  private func yieldNotifications(of connection: OpaquePointer) {
    while let notify = PQnotifies(connection) {
      onEvent(
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
    session?.close()
    session = nil
    onProcess(nil)
  }
}
