public import Logging

/// What PostgreSQL says beside an answer: `RAISE NOTICE`, a warning, a hint about what it did.
public struct Notice: Sendable {
  /// `WARNING`, `NOTICE`, `INFO`, `LOG` or `DEBUG`; never translated. `FATAL` is a server that ends the connection.
  public let severity: String
  public let sqlState: SQLState?
  public let message: String
  public let detail: String?
  public let hint: String?
  /// The function of PostgreSQL's source that said it: the one part of a notice no translation touches.
  let sourceFunction: String?

  init(_ result: borrowing ResultHandle) {
    severity = result.diagnostic(.severity) ?? "NOTICE"
    sqlState = result.diagnostic(.sqlState).map(SQLState.init(rawValue:))
    message = result.diagnostic(.message) ?? ""
    detail = result.diagnostic(.detail)
    hint = result.diagnostic(.hint)
    sourceFunction = result.diagnostic(.sourceFunction)
  }

  /// Whether a commit stopped waiting for its standby: it is on this server's disk, and may be nowhere else.
  var leavesCommitUnknown: Bool {
    severity == "WARNING" && (sourceFunction == "SyncRepWaitForLSN" || message.contains("synchronous replication"))
  }

  /// Whether the server ends the connection with this.
  var isGoodbye: Bool { severity == "FATAL" || severity == "PANIC" }

  /// The level a notice is logged at.
  public var level: Logger.Level {
    switch severity {
    case "WARNING", "FATAL", "PANIC": .warning
    case "NOTICE", "INFO": .info
    default: .debug
    }
  }

  /// Writes a notice to a logger, the values it may quote among the metadata.
  public func log(to logger: Logger) {
    logger.log(
      level: level,
      "\(message)",
      metadata: [
        "sqlState": "\(sqlState?.rawValue ?? "")", "detail": "\(detail ?? "")", "hint": "\(hint ?? "")",
      ]
    )
  }
}

public typealias NoticeHandler = @Sendable (Notice) -> Void
