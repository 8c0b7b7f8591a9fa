/// What a transaction's body can do. Nothing here awaits: no other work and no network but PostgreSQL's comes between.
///
/// It is good for as long as the body runs and can't leave it.
public final class Transaction {
  private let session: Session
  private var isOver = false
  private var savepoints = 0

  init(_ session: Session) { self.session = session }

  func end() { isOver = true }

  /// Runs a statement and returns its rows.
  public func query(_ sql: SQL) throws -> [Row] {
    ResultStorage(try open().run(sql)).rows()
  }

  /// Runs a statement and returns how many rows it changed.
  @discardableResult
  public func execute(_ sql: SQL) throws -> Int {
    try open().run(sql).affectedRows
  }

  /// Runs several statements that bind nothing.
  public func executeScript(_ text: String) throws {
    _ = try open().runScript(text)
  }

  /// Runs a part that may fail without losing the rest: an error undoes what the part did, and comes out of here.
  public func savepoint<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
    savepoints += 1
    let name = "savepoint_\(savepoints)"
    _ = try open().runScript("SAVEPOINT \(name)")
    let value: Value
    do {
      value = try body(self)
    } catch {
      // A serialization failure, a lost connection or a cancelled task: the whole transaction is gone, not this part.
      if case .connectionLost? = (error as? PostgresError)?.kind { throw error }
      if error is CancellationError { throw error }
      _ = try open().runScript("ROLLBACK TO SAVEPOINT \(name); RELEASE SAVEPOINT \(name)")
      throw error
    }
    _ = try open().runScript("RELEASE SAVEPOINT \(name)")
    return value
  }

  /// Sends rows to the server through `COPY … FROM STDIN`; see ``Connection/copyIn(_:rows:)``.
  @discardableResult
  public func copyIn(_ sql: SQL, rows: some Sequence<[String?]>) throws -> Int {
    try open().copyIn(sql, chunks: CopyText.chunks(rows))
  }

  func open() throws -> Session {
    if isOver { throw PostgresError.misuse("the transaction has ended") }
    _ = try session.open()
    if !session.isInTransaction { throw PostgresError.misuse("a statement of the body ended the transaction") }
    return session
  }
}

@available(*, unavailable)
extension Transaction: Sendable {}
