public import Logging

/// A bounded number of connections, lent to whoever asks, in the order they ask.
///
/// ```swift
/// let pool = ConnectionPool(configuration, maximum: 8)
/// let count = try await pool.withConnection { try await $0.query("SELECT count(*) FROM story") }
/// await pool.shutdown()
/// ```
///
/// Connections are made when they are needed and kept for the next who comes. One that is broken, closed or left
/// inside a transaction is closed and replaced. Waiting for a connection ends when the task is cancelled.
public actor ConnectionPool {
  private let configuration: ConnectionConfiguration
  private let logger: Logger
  private let onNotice: NoticeHandler?
  private nonisolated let turnstile: Turnstile
  /// The last given back is the first to be lent: the rest may rest.
  private var idle: [Connection] = []
  private var isShutDown = false

  /// - Parameter maximum: how many connections there may be at a time; at least one.
  public init(
    _ configuration: ConnectionConfiguration,
    maximum: Int = 10,
    logger: Logger = Logger(label: "postgres"),
    onNotice: NoticeHandler? = nil
  ) {
    self.configuration = configuration
    self.logger = logger
    self.onNotice = onNotice
    turnstile = Turnstile(places: max(1, maximum))
  }

  /// Lends a connection for the length of the body. It must not be kept beyond that.
  ///
  /// - Throws: whatever the body throws; ``PostgresError`` where no connection can be made, or of kind
  ///   `.client(.poolClosed)`; `CancellationError` where the task is cancelled while it waits.
  public nonisolated(nonsending) func withConnection<Value>(
    _ body: (Connection) async throws -> Value
  ) async throws -> Value {
    try await turnstile.enter()
    defer { turnstile.leave() }
    let connection = try await take()
    do {
      let value = try await body(connection)
      await giveBack(connection)
      return value
    } catch {
      await giveBack(connection)
      throw error
    }
  }

  /// Runs a transaction on one of the connections; see ``Connection/transaction(_:_:)``.
  public nonisolated(nonsending) func transaction<Value: Sendable>(
    _ options: TransactionOptions = .init(),
    _ body: @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await withConnection { try await $0.transaction(options, body) }
  }

  /// Closes the connections that nobody has, and each of the others when it is given back. Whoever asks from now on
  /// is refused, and so is whoever waits, when the turn comes.
  public func shutdown() async {
    isShutDown = true
    let closing = idle
    idle = []
    for connection in closing { await connection.close() }
  }

  /// How many connections are open and not lent.
  public var idleCount: Int { idle.count }

  /// How many wait for a connection.
  public nonisolated var waitingCount: Int { turnstile.waitingCount }

  private func take() async throws -> Connection {
    while true {
      if isShutDown { throw PostgresError(.client(.poolClosed), message: "the pool of connections is shut down") }
      guard let connection = idle.popLast() else { break }
      if await connection.isUsable { return connection }
      await connection.close()
    }
    return try await Connection.connect(configuration, logger: logger, onNotice: onNotice)
  }

  private func giveBack(_ connection: Connection) async {
    if await connection.isUsable, !isShutDown {
      idle.append(connection)
    } else {
      await connection.close()
    }
  }
}
