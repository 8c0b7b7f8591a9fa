/// Everything that can go wrong between this program and PostgreSQL.
///
/// `"\(error)"` is bland: what kind of failure, and its code. PostgreSQL's own words, which may quote the data, are in
/// ``message``, ``detail`` and `String(reflecting: error)`.
public struct PostgresError: Error, Sendable {
  /// What failed.
  public enum Kind: Hashable, Sendable {
    /// No connection could be made. Nothing was sent.
    case connectionFailed
    /// The connection broke, or had been closed. A statement that was under way outside a transaction may have run.
    case connectionLost
    /// COMMIT was sent and no answer can be trusted: the transaction is there or it isn't. Never repeat it blindly; ask
    /// the database, for instance by an id of the request, which of the two it is.
    case commitOutcomeUnknown
    /// PostgreSQL refused the statement; ``PostgresError/sqlState`` says why.
    case server
    /// Nothing was wrong with the server or the network: this side refused.
    case client(ClientProblem)
  }

  /// What this side refused.
  public enum ClientProblem: Hashable, Sendable {
    /// A string with a NUL in it, which PostgreSQL would cut short.
    case nulInString
    /// A value that can't be bound.
    case encoding
    /// A result that isn't what was asked for: another type, NULL, out of range, no such column.
    case decoding
    /// A use that this library doesn't allow: `COPY` through `query`, a transaction that has ended.
    case misuse
    /// The pool was shut down.
    case poolClosed
    /// libpq can't be loaded on this machine.
    case noLibrary
  }

  /// What PostgreSQL says about an error besides its code. Any of it may be absent.
  struct Fields: Sendable {
    var detail: String?
    var hint: String?
    var schema: String?
    var table: String?
    var column: String?
    var dataType: String?
    var constraint: String?
    var context: String?
    var position: Int?
    var statement: String?
    var needsPassword = false
  }

  public let kind: Kind
  public let sqlState: SQLState?
  public let message: String
  /// Whether running the same thing again is safe: nothing of it was kept, and another try may well succeed.
  public let isRetrySafe: Bool
  // Behind a reference, so that an error stays a few words wide on every path that doesn't throw.
  private let fields: Box

  private final class Box: Sendable {
    let fields: Fields
    init(_ fields: Fields) { self.fields = fields }
  }

  init(
    _ kind: Kind,
    sqlState: SQLState? = nil,
    message: String,
    isRetrySafe: Bool = false,
    fields: Fields = Fields()
  ) {
    self.kind = kind
    self.sqlState = sqlState
    self.message = message
    self.isRetrySafe = isRetrySafe
    self.fields = Box(fields)
  }

  /// An error made by hand: of what a function of the server caught and reported as a row, and in tests of code that maps errors.
  public init(
    kind: Kind,
    sqlState: SQLState? = nil,
    message: String = "",
    detail: String? = nil,
    hint: String? = nil,
    constraint: String? = nil,
    table: String? = nil,
    isRetrySafe: Bool = false
  ) {
    var fields = Fields()
    fields.detail = detail
    fields.hint = hint
    fields.constraint = constraint
    fields.table = table
    self.init(kind, sqlState: sqlState, message: message, isRetrySafe: isRetrySafe, fields: fields)
  }

  var allFields: Fields { fields.fields }

  public var detail: String? { fields.fields.detail }
  public var hint: String? { fields.fields.hint }
  public var schema: String? { fields.fields.schema }
  public var table: String? { fields.fields.table }
  public var column: String? { fields.fields.column }
  public var dataType: String? { fields.fields.dataType }
  /// The name of the constraint that was violated.
  public var constraint: String? { fields.fields.constraint }
  /// The call stack of the functions the error came through.
  public var context: String? { fields.fields.context }
  /// Where in ``statement`` PostgreSQL saw the error: 1 is its first character (a Unicode scalar).
  public var position: Int? { fields.fields.position }
  /// Whether no connection was made because the server asked for a password and nothing had one for it.
  public var needsPassword: Bool { fields.fields.needsPassword }
  /// The text of the statement, without what it bound.
  public var statement: String? { fields.fields.statement }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String {
    let code = sqlState.map { " (SQLSTATE \($0))" } ?? ""
    return switch kind {
    case .connectionFailed: "PostgreSQL could not be reached\(code)"
    case .connectionLost: "the connection to PostgreSQL was lost\(code)"
    case .commitOutcomeUnknown: "whether the transaction was committed is unknown\(code)"
    case .server: "PostgreSQL refused the statement\(code)"
    case .client: message
    }
  }

  public var debugDescription: String {
    let details: [(String, String?)] = [
      ("message", message), ("detail", detail), ("hint", hint), ("schema", schema), ("table", table),
      ("column", column), ("type", dataType), ("constraint", constraint), ("context", context),
      ("position", position.map(String.init)), ("statement", statement),
    ]
    let lines = details.compactMap { name, value in value.map { "\(name): \($0)" } }
    return "PostgresError: \(description)\n  " + lines.joined(separator: "\n  ")
  }
}
