public import Desk
import Newsroom
public import Postgres

/// A newsroom of a test's own: two desks, and people who come to the database each with a login of theirs.
///
/// | desk | reporters | editors | photo editors | legal | publishers |
/// |---|---|---|---|---|---|
/// | metro | ana, rob | ben, dan, finn (who has left) | pia, leo | lea | cleo, cora |
/// | sport | sam | eve | | | sue |
///
/// adm and ada are administrators, and wes is a worker, which is no person. olga logs in, but works in some other newsroom on the same server.
public actor TestNewsroom {
  /// The newsroom's database, as the server's superuser.
  public nonisolated let configuration: ConnectionConfiguration
  private var sessions: [String: NewsroomSession] = [:]

  private init(_ configuration: ConnectionConfiguration) {
    self.configuration = configuration
  }

  /// Makes a newsroom, runs the body, and takes the newsroom away again with whoever is still connected.
  public static func open(_ body: (TestNewsroom) async throws -> Void) async throws {
    try await template.withCopy { configuration in
      let administrator = try await Connection.connect(configuration)
      try await ServerSetup.secureDatabase(administrator)
      // As if somebody had let them in past the newsroom: what they meet then is tested too.
      let database: String? = try await administrator.query("SELECT current_database()::text").first?.decode(at: 0)
      try await administrator.execute("GRANT CONNECT ON DATABASE \(identifier: database ?? "") TO olga, finn")
      await administrator.close()
      try await body(TestNewsroom(configuration))
    }
  }

  /// A person at work, on one connection for the whole test.
  public func session(as login: String) async throws -> NewsroomSession {
    if let session = sessions[login] { return session }
    let session = try await anotherSession(as: login)
    sessions[login] = session
    return session
  }

  /// A person at work, on a connection of its own.
  public nonisolated func anotherSession(as login: String) async throws -> NewsroomSession {
    try await NewsroomSession.open(configuration.with("user", login))
  }

  /// A person with nothing but SQL.
  public nonisolated func connection(as login: String) async throws -> Connection {
    try await Connection.connect(configuration.with("user", login))
  }

  /// The server's superuser, who is above every rule.
  public nonisolated func superuser() async throws -> Connection {
    try await Connection.connect(configuration)
  }

  /// Takes a login of a test's own off the server again.
  public nonisolated func forget(_ login: String) async throws {
    let superuser = try await superuser()
    try await superuser.executeScript("SET ROLE newsdesk_owner; SELECT newsdesk.dismiss('\(login)', false); RESET ROLE")
    try await superuser.execute("DROP ROLE \(identifier: login)")
    await superuser.close()
  }

  private static let people: [(login: String, name: String, desk: String?, role: Role)] = [
    ("adm", "Adam Admin", nil, .administrator),
    ("ada", "Ada Admin", nil, .administrator),
    ("ana", "Ana Souza", "metro", .reporter),
    ("rob", "Rob Reid", "metro", .reporter),
    ("ben", "Ben Okafor", "metro", .editor),
    ("dan", "Dan Weiss", "metro", .editor),
    ("finn", "Finn Gone", "metro", .editor),
    ("pia", "Pia Lind", "metro", .photoEditor),
    ("leo", "Leo Marsh", "metro", .photoEditor),
    ("lea", "Lea Kahn", "metro", .legal),
    ("cleo", "Cleo Marin", "metro", .publisher),
    ("cora", "Cora Vance", "metro", .publisher),
    ("sam", "Sam Field", "sport", .reporter),
    ("eve", "Eve Stone", "sport", .editor),
    ("sue", "Sue Court", "sport", .publisher),
    ("wes", "Wes Worker", nil, .worker),
  ]

  private static let template = TemplateDatabase { configuration in
    let connection = try await Connection.connect(configuration)
    try await ServerSetup(connection: connection).makeRoles()
    let database: String? = try await connection.query("SELECT current_database()::text").first?.decode(at: 0)
    try await connection.execute("ALTER DATABASE \(identifier: database ?? "") OWNER TO newsdesk_owner")
    try await ServerSetup.secureDatabase(connection)
    try await Schema.migrator().up(connection)

    let founding = NewsroomFounding(connection: connection)
    _ = try await founding.found(name: "The Harbour Post", timeZone: "Europe/London")
    _ = try await founding.openDesk("metro")
    _ = try await founding.openDesk("sport")
    for person in people {
      _ = try await founding.enrol(Person(login: person.login, name: person.name))
      _ = try await founding.grant(person.role, to: person.login, desk: person.desk)
    }
    try await connection.executeScript(
      """
      UPDATE newsdesk.person SET disabled_at = clock_timestamp() WHERE login = 'finn';
      SELECT newsdesk.record_staff_act('disable person', 'finn', '{}');
      SELECT newsdesk.make_login('olga');
      -- Many newsrooms of one server share these logins: none may close one, and they connect more often than a person does.
      UPDATE newsdesk.person SET made_here = false;
      DO $$
      DECLARE
        person text;
      BEGIN
        FOR person IN SELECT login FROM newsdesk.person UNION ALL SELECT 'olga' LOOP
          EXECUTE format('ALTER ROLE %I CONNECTION LIMIT -1', person);
        END LOOP;
      END
      $$
      """
    )
    await connection.close()
  }
}
