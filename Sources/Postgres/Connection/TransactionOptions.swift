/// How a transaction runs.
public struct TransactionOptions: Sendable {
  public enum Isolation: String, Sendable {
    case readCommitted = "READ COMMITTED"
    case repeatableRead = "REPEATABLE READ"
    case serializable = "SERIALIZABLE"
  }

  public var isolation: Isolation
  public var isReadOnly: Bool
  /// With `SERIALIZABLE` and `isReadOnly`: waits for a moment after which it can't fail.
  public var isDeferrable: Bool
  /// How often the body is run in all when PostgreSQL says that it lost a race: 40001 or 40P01.
  public var attempts: Int

  public init(
    isolation: Isolation = .readCommitted,
    isReadOnly: Bool = false,
    isDeferrable: Bool = false,
    attempts: Int = 5
  ) {
    self.isolation = isolation
    self.isReadOnly = isReadOnly
    self.isDeferrable = isDeferrable
    self.attempts = attempts
  }

  var begin: String {
    "BEGIN ISOLATION LEVEL \(isolation.rawValue)\(isReadOnly ? " READ ONLY" : "")\(isDeferrable ? " DEFERRABLE" : "")"
  }

  /// How long to wait before the next try: up to 10, 20, 40 … ms, and anything between nothing and that, so that two
  /// who met once don't meet again.
  static func pause(afterAttempt attempt: Int) -> Duration {
    .microseconds(Int.random(in: 0...(10_000 << min(attempt - 1, 6))))
  }
}
