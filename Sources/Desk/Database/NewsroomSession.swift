public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// One person at work in one newsroom: a connection whose login is that person, and the services on it.
public struct NewsroomSession: Sendable {
  public let connection: Connection
  public let person: Person
  public let clock: ClockService

  public var drafts: DraftService { DraftService(connection: connection) }
  public var captions: CaptionService { CaptionService(drafts: drafts) }
  public var credits: PhotoCreditService { PhotoCreditService(drafts: drafts) }
  public var photos: PhotoService { PhotoService(drafts: drafts) }
  public var rights: RightsService { RightsService(connection: connection) }
  public var agencies: AgencyService { AgencyService(connection: connection) }
  public var locks: LockService { LockService(connection: connection) }
  public var revisions: RevisionService { RevisionService(connection: connection) }
  public var checks: CheckService { CheckService(connection: connection) }
  public var approvals: ApprovalService { ApprovalService(connection: connection) }
  public var readers: ReaderService { ReaderService(connection: connection) }
  public var embargoes: EmbargoService { EmbargoService(connection: connection) }
  public var schedules: ScheduleService { ScheduleService(connection: connection) }
  public var channels: ChannelService { ChannelService(connection: connection) }
  public var deliveries: DeliveryService { DeliveryService(connection: connection) }
  public var search: SearchService { SearchService(connection: connection) }
  public var imports: ImportService { ImportService(connection: connection) }
  public var sources: SourceService { SourceService(connection: connection) }
  public var publications: PublicationService { PublicationService(connection: connection) }
  public var reports: ReportService { ReportService(connection: connection) }
  public var audit: AuditService { AuditService(connection: connection) }
  public var workflows: WorkflowService { WorkflowService(connection: connection) }
  public var login: LoginService { LoginService(connection: connection) }
  public var guards: GuardService { GuardService(connection: connection) }
  public var staff: StaffService { StaffService(connection: connection) }
  /// The newsroom's zone. The session's own zone is set to it, so that the database writes wall clocks of the newsroom.
  public var timeZone: String { clock.timeZone }
  /// The database's clock when the session was opened. No other clock counts.
  public var now: Date { clock.now }

  /// Connects, and makes sure that the database is a newsroom of this program's version, and that the person works there.
  public static func open(_ configuration: ConnectionConfiguration) async throws -> NewsroomSession {
    let connection = try await connect(configuration)
    do {
      return try await open(on: connection)
    } catch {
      await connection.close()
      throw error
    }
  }

  private static func connect(_ configuration: ConnectionConfiguration) async throws -> Connection {
    do {
      return try await Connection.connect(configuration)
    } catch let error as PostgresError where error.kind != .client(.noLibrary) {
      throw DeskError.unreachable(place: configuration.description, message: error.message)
    }
  }

  private static func open(on connection: Connection) async throws -> NewsroomSession {
    let row: Row
    do {
      // One question, because a one-shot command pays for each.
      row = try await connection.query("SELECT * FROM newsdesk.enter()").one()
    } catch let error as PostgresError {
      throw try await explanation(of: error, on: connection)
    }
    try requireVersion(try row.decode("version", as: Int?.self) ?? 0)
    let login: String = try row.decode("login")
    guard let name: String = try row.decode("name", as: String?.self),
      let zone: String = try row.decode("time_zone", as: String?.self),
      let wall: String = try row.decode("wall_clock", as: String?.self)
    else {
      let problem = try await LoginService(connection: connection).standing().problem
      throw problem
        ?? DeskError.notAMember(login: login, message: "\"\(login)\" is not a working member of this newsroom")
    }
    return NewsroomSession(
      connection: connection,
      person: Person(login: login, name: name),
      clock: ClockService(
        connection: connection,
        timeZone: zone,
        now: try row.decode("now"),
        nowOnTheWall: try .init(wall)
      )
    )
  }

  private static func requireVersion(_ version: Int) throws {
    let program = Schema.programVersion
    if version < program { throw DeskError.schema(.older(database: version, program: program)) }
    if version > program { throw DeskError.schema(.newer(database: version, program: program)) }
  }

  /// A database that doesn't know the question has no newsroom in it, or one of another version.
  private static func explanation(of error: PostgresError, on connection: Connection) async throws -> any Error {
    switch error.sqlState {
    case SQLState.insufficientPrivilege?:
      return DeskError.notAMember(login: "", message: "this login does not work in the newsroom")
    case SQLState.undefinedFunction?, SQLState.invalidSchemaName?, SQLState.undefinedColumn?:
      guard let version = try? await Schema.migrator().currentVersion(connection), version > 0 else {
        return DeskError.schema(.absent)
      }
      try requireVersion(version)
      return error
    default:
      return DeskError(error) ?? error
    }
  }

  /// What tells this newsroom from every other, for text that is kept outside of it: its name, and when it was founded.
  public func identity() async throws -> String {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT name || ', founded ' || to_char(founded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        FROM newsdesk.newsroom
        """
      ).one().decode(at: 0)
    }
  }

  /// `The Harbour Post`.
  public func name() async throws -> String {
    try await translatingErrors {
      try await connection.query("SELECT name FROM newsdesk.newsroom").one().decode(at: 0)
    }
  }

  public func close() async {
    await connection.close()
  }
}
