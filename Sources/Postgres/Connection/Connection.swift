internal import Dispatch
public import Logging

/// A connection to PostgreSQL.
///
/// ```swift
/// let connection = try await Connection.connect(ConnectionConfiguration("dbname=desk"))
/// let rows = try await connection.query("SELECT id, slug FROM story WHERE stage = \(stage)")
/// let slugs = try rows.map { try $0.decode("slug", as: String.self) }
/// await connection.close()
/// ```
///
/// Statements, transactions, streams and copies on one connection take turns, in the order they were asked for.
/// Cancelling the task that waits for a statement stops the statement on the server too.
///
/// The actor runs on a queue of its own and its calls to libpq block it: no thread of Swift's pool waits for the
/// network.
public actor Connection {
  /// The server's process, as `pg_stat_activity.pid` has it.
  public nonisolated let processID: Int32
  /// `150004` is 15.4.
  public nonisolated let serverVersion: Int32

  /// Whether the server asked for a password on the way in.
  public nonisolated let usedPassword: Bool

  nonisolated let executor: QueueExecutor
  nonisolated let turn = Turnstile(places: 1)
  nonisolated let logger: Logger
  let session: Session
  /// The stream or copy out under way, if any. It has the turn.
  var stream: StreamTicket?

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Connects.
  ///
  /// - Parameters:
  ///   - logger: gets the server's notices, unless `onNotice` is given.
  ///   - onNotice: takes the notices instead; it is called on the connection's own queue while a statement runs.
  /// - Throws: ``PostgresError`` of kind `.connectionFailed`, or `CancellationError` where the task is cancelled while
  ///   it waits: the attempt then ends by itself, unseen.
  public static func connect(
    _ configuration: ConnectionConfiguration,
    logger: Logger = Logger(label: "postgres"),
    onNotice: NoticeHandler? = nil
  ) async throws -> Connection {
    let executor = QueueExecutor(label: "postgres.connection")
    let handler = onNotice ?? { $0.log(to: logger) }
    let attempt = Promise<Connection>()
    executor.queue.async {
      let outcome = Result {
        Connection(session: try Session(configuration, onNotice: handler), executor: executor, logger: logger)
      }
      attempt.resolve(outcome)
    }
    return try await attempt.value()
  }

  private init(session: sending Session, executor: QueueExecutor, logger: Logger) {
    processID = session.processID
    serverVersion = session.serverVersion
    usedPassword = session.usedPassword
    self.session = session
    self.executor = executor
    self.logger = logger
  }

  isolated deinit { session.close() }

  /// Runs a statement and returns its rows, all of them: for many rows, see ``stream(_:)``.
  public func query(_ sql: SQL) async throws -> [Row] {
    try await takeTurn { session in try session.sparingTheBlock { ResultStorage(try session.run(sql)).rows() } }
  }

  /// Runs a statement and returns how many rows it changed.
  @discardableResult
  public func execute(_ sql: SQL) async throws -> Int {
    try await takeTurn { session in try session.sparingTheBlock { try session.run(sql).affectedRows } }
  }

  /// Runs several statements that bind nothing. They are one transaction, unless the text has commands of its own.
  public func executeScript(_ text: String) async throws {
    try await takeTurn { session in try session.sparingTheBlock { _ = try session.runScript(text) } }
  }

  /// Closes the connection when whatever is under way has ended. Closing twice does no harm.
  public func close() async {
    if let stream { abandonStream(stream) }
    // Closing can't be put off by cancelling the task that asks for it.
    let wait = Task { try await turn.enter() }
    do { try await wait.value } catch { return }
    session.close()
    turn.leave()
  }

  /// Whether the connection can be used again, so far as can be told without asking the server: it isn't closed or
  /// broken, nor inside a transaction that somebody left open.
  public var isUsable: Bool { session.isUsable }

  /// Waits for its turn, then does the work, which the task's cancellation stops.
  func takeTurn<Value: Sendable>(_ work: (Session) throws -> Value) async throws -> Value {
    try await enter()
    defer { turn.leave() }
    return try await cancellably(work)
  }

  /// Waits for a turn, which the caller gives back.
  ///
  /// - Throws: ``PostgresError`` where the same task has a stream open here: it would wait for itself, for ever.
  func enter() async throws {
    if turn.tryEnter() { return }
    if let stream, stream.isHeldByCurrentTask {
      throw PostgresError.misuse("this task has a stream open on the connection: end its loop first")
    }
    try await turn.enter()
  }

  /// Does work that the task's cancellation stops. The turn is held already.
  func cancellably<Value: Sendable>(_ work: (Session) throws -> Value) async throws -> Value {
    try Task.checkCancellation()
    let canceller = session.canceller
    let scope = canceller.beginScope()
    return try await withTaskCancellationHandler {
      try work(session)
    } onCancel: {
      canceller.cancel(scope: scope)
    }
  }
}
