import Delivery
import Desk
import Extraction
import Intake
import LocalServer
import Postgres
import Presentation

extension ErrorReport {
  /// The words for any error that a command can end in.
  init(_ error: any Error) {
    switch error {
    case let report as ErrorReport: self = report
    case let error as DeskError: self.init(error)
    case let error as LocalServerError: self.init(error)
    case let error as MigrationError: self.init(error)
    case let error as IntakeError:
      self.init("\(error)", status: .badData, code: error.code)
    case let error as ExtractionError:
      self.init(
        "Nothing was read: \(error)",
        error.mend.map { ["Fix: \($0)"] } ?? [],
        status: error.isAboutFile ? .badData : .notSetUp,
        code: error.code
      )
    case let error as OutputError:
      self.init("\(error)", status: .cannotWrite, code: "cannot_write")
    case let error as PostgresError: self.init(error)
    case is CancellationError:
      self.init("Interrupted. Nothing was changed.", status: .interrupted, code: "interrupted")
    default:
      self.init(
        "Something went wrong that should not: \(error)",
        ["This is a defect of newsdesk. Please report it."],
        status: .internalError,
        code: "internal"
      )
    }
  }

  private init(_ error: LocalServerError) {
    let explanation = error.explanation
    self.init(
      "\(explanation.refused): \(explanation.why)",
      explanation.log + ["Fix: \(explanation.mend)"],
      status: error.status,
      code: error.code
    )
  }

  private init(_ error: MigrationError) {
    switch error {
    case .databaseIsNewer(let database, let program):
      self.init(DeskError.schema(.newer(database: database, program: program)))
    case .pending(let count):
      self.init(
        "The database is not up to date: \(Wording.count(count, "migration")) to apply.",
        ["Fix: newsdesk migrate up"],
        status: .someRefused,
        code: "migrations_pending"
      )
    case .drift:
      self.init(
        "The database and this program disagree: \(error)",
        ["Nothing was changed. Find out who changed what: newsdesk migrate status"],
        status: .someRefused,
        code: "migration_drift"
      )
    default:
      self.init("The database was not migrated: \(error)", status: .internalError, code: "migration_failed")
    }
  }

  private init(_ error: PostgresError) {
    switch error.sqlState {
    case SQLState.insufficientPrivilege?:
      self.init(
        "PostgreSQL does not allow that to this login: \(error.message)",
        ["Setting a newsroom up and migrating it takes an operator's login, not a person's."],
        status: .notAllowed,
        code: "privilege"
      )
    case SQLState.invalidSchemaName?:
      self.init(DeskError.schema(.absent))
    case nil where error.kind == .client(.noLibrary):
      self.init(
        "The library that reaches PostgreSQL, libpq, can't be loaded here: \(error.message)",
        ["Fix: sudo apt-get install libpq5"],
        status: .notSetUp,
        code: "no_libpq"
      )
    default:
      if let known = DeskError(error) {
        self.init(known)
      } else {
        self.init(
          "The database answered what newsdesk did not expect: \(error.message)",
          [error.sqlState.map { "SQLSTATE \($0)" } ?? "", "This is a defect of newsdesk. Please report it."]
            .filter { !$0.isEmpty },
          status: .internalError,
          code: "database"
        )
      }
    }
  }
}

extension LocalServerError {
  var status: ExitStatus {
    switch self {
    case .startFailed, .startTimedOut, .stopTimedOut, .socketRemoved, .leftoverProcesses, .busy, .timedOut: .unreachable
    case .diskFull, .notWritable: .cannotWrite
    default: .notSetUp
    }
  }
}
