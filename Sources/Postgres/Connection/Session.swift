internal import CLibpq

/// One libpq connection and what belongs to it, used by one thread at a time: whoever owns it sees to that.
///
/// Every call blocks until the server has answered.
final class Session {
  /// Closed once this is `nil`. A connection that is broken, or whose next answer can't be trusted, is closed at once.
  private(set) var connection: OpaquePointer?
  let canceller: Canceller
  let notices: NoticeCollector
  var statements: StatementCache
  /// Set while a transaction's body runs: what fails in it has not been committed.
  var isInBody = false
  /// How many transaction blocks are open, each within the one before.
  var openBlocks = 0
  /// The stream or copy out under way, or the last one.
  var stream = Stream()
  /// Set when a cancel request may still be on its way to a statement that has ended.
  private(set) var wasCancelledLate = false

  let processID: Int32
  let serverVersion: Int32
  let usedPassword: Bool

  /// Connects, and blocks until that is done or the timeout is over.
  init(_ configuration: ConnectionConfiguration, onNotice: @escaping NoticeHandler) throws {
    let options = try configuration.resolvedOptions()
    let opened = Self.open(options, password: configuration.password)
    guard let opened, PQstatus(opened) == CONNECTION_OK else {
      let message = opened.map { Self.message(of: $0) } ?? "out of memory"
      var fields = PostgresError.Fields()
      if let opened {
        fields.needsPassword = PQconnectionNeedsPassword(opened) == 1
        PQfinish(opened)
      }
      throw PostgresError(.connectionFailed, message: message, isRetrySafe: true, fields: fields)
    }
    connection = opened
    canceller = Canceller(opened)
    notices = NoticeCollector(handler: onNotice)
    statements = StatementCache(capacity: configuration.preparedStatements)
    processID = PQbackendPID(opened)
    serverVersion = PQserverVersion(opened)
    usedPassword = PQconnectionUsedPassword(opened) == 1
    notices.receive(from: opened)
  }

  deinit { close() }

  func close() {
    guard let connection else { return }
    PQfinish(connection)
    self.connection = nil
    statements.removeAll()
  }

  /// Closes a connection on which a late cancel request could hit the next statement.
  func retire() {
    wasCancelledLate = true
    close()
  }

  /// The connection, or an error that says it is gone.
  func open() throws -> OpaquePointer {
    guard let connection else { throw PostgresError.closed }
    return connection
  }

  /// Whether the connection can be used for the next statement, so far as can be told without asking the server.
  ///
  /// An idle connection that has something to say is broken, nearly always: the server says goodbye and hangs up.
  var isUsable: Bool {
    guard let connection else { return false }
    while Socket.isReadable(PQsocket(connection)) {
      guard PQconsumeInput(connection) == 1 else { return false }
      // Asked whether it is busy, libpq takes apart what it has read: a goodbye arrives as a notice.
      _ = PQisBusy(connection)
      if notices.sawGoodbye { return false }
    }
    return PQstatus(connection) == CONNECTION_OK && PQtransactionStatus(connection) == PQTRANS_IDLE
  }

  var isInTransaction: Bool {
    guard let connection else { return false }
    return PQtransactionStatus(connection) != PQTRANS_IDLE
  }

  static func message(of connection: OpaquePointer) -> String {
    var message = String(cString: PQerrorMessage(connection))
    while message.last?.isWhitespace == true { message.removeLast() }
    return message
  }

  private static func open(_ options: [(keyword: String, value: String)], password: Password?) -> OpaquePointer? {
    guard let password else { return open(options) }
    let others = options.filter { $0.keyword != "password" }
    return withCStrings(others.map(\.keyword) + ["password"]) { keywords in
      withCStrings(others.map(\.value)) { values in
        password.withCString { PQconnectdbParams(keywords, values.dropLast() + [$0, nil], 0) }
      }
    }
  }

  private static func open(_ options: [(keyword: String, value: String)]) -> OpaquePointer? {
    withCStrings(options.map(\.keyword)) { keywords in
      withCStrings(options.map(\.value)) { values in
        PQconnectdbParams(keywords, values, 0)
      }
    }
  }
}

/// Lends C strings for the length of a call, in a list that ends in nil.
func withCStrings<Value>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) throws -> Value) rethrows -> Value {
  let bytes = strings.map { $0.utf8CString }
  let all = bytes.flatMap { $0 }
  return try all.withUnsafeBufferPointer { buffer in
    var offset = 0
    var pointers: [UnsafePointer<CChar>?] = []
    for string in bytes {
      pointers.append(buffer.baseAddress.map { $0 + offset })
      offset += string.count
    }
    return try body(pointers + [nil])
  }
}
