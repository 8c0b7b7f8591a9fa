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
  /// The newsroom's zone. The session's own zone is set to it, so that the database writes wall clocks of the newsroom.
  public let timeZone: String
  /// The database's clock when the session was opened. No other clock counts.
  public let now: Date

  public var drafts: DraftService { DraftService(connection: connection) }
  public var captions: CaptionService { CaptionService(drafts: drafts) }
  public var credits: PhotoCreditService { PhotoCreditService(drafts: drafts) }
  public var approvals: ApprovalService { ApprovalService(connection: connection) }
  public var imports: ImportService { ImportService(connection: connection) }
  public var publications: PublicationService { PublicationService(connection: connection) }
  public var reports: ReportService { ReportService(connection: connection) }
  public var audit: AuditService { AuditService(connection: connection) }
  public var staff: StaffService { StaffService(connection: connection) }
  public var clock: ClockService { ClockService(connection: connection, timeZone: timeZone, now: now) }

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
    } catch let error as PostgresError {
      throw DeskError.unreachable(place: configuration.description, message: error.message)
    }
  }

  private static func open(on connection: Connection) async throws -> NewsroomSession {
    let row: Row
    do {
      // One question, because a one-shot command pays for each.
      row = try await connection.query(
        """
        SELECT
          (SELECT max(m.number) FROM newsdesk.migration AS m),
          (SELECT set_config('TimeZone', n.time_zone, false) FROM newsdesk.newsroom AS n),
          (SELECT p.name FROM newsdesk.person AS p WHERE p.login = session_user AND p.disabled_at IS NULL),
          session_user::text,
          clock_timestamp()
        """
      ).one()
    } catch let error as PostgresError where [.undefinedTable, .invalidSchemaName].contains(error.sqlState) {
      throw DeskError.schema(.absent)
    } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
      throw DeskError.notAMember(login: "", message: "this login does not work in the newsroom")
    }
    let version: Int = try row.decode(at: 0, as: Int?.self) ?? 0
    let program = Schema.programVersion
    if version < program { throw DeskError.schema(.older(database: version, program: program)) }
    if version > program { throw DeskError.schema(.newer(database: version, program: program)) }
    let login: String = try row.decode(at: 3)
    guard let zone: String = try row.decode(at: 1, as: String?.self),
      let name: String = try row.decode(at: 2, as: String?.self)
    else { throw DeskError.notAMember(login: login, message: "\"\(login)\" is not a working member of this newsroom") }
    return NewsroomSession(
      connection: connection,
      person: Person(login: login, name: name),
      timeZone: zone,
      now: try row.decode(at: 4)
    )
  }

  public func close() async {
    await connection.close()
  }
}
