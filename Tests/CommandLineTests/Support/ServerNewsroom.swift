import DatabaseSupport
import Desk
import Foundation
import Postgres

/// A newsroom on the test server, a test's own, with a desk, its people, and two drafts of Nadia's: stories 1 and 2.
///
/// The logins are the whole server's, and no other tests use these.
struct ServerNewsroom: Sendable {
  let account: Account
  /// The superuser, in this newsroom's database.
  let operatorConfiguration: ConnectionConfiguration

  /// The administrator, who holds no role on a desk.
  var quinn: Keyboard { keyboard("quinn") }
  /// A reporter.
  var nadia: Keyboard { keyboard("nadia") }
  /// An editor and photo editor, whose sign-offs are all that the desk asks for.
  var omar: Keyboard { keyboard("omar") }
  /// A publisher.
  var pia: Keyboard { keyboard("pia") }
  /// Whoever operates the server.
  var superuser: Keyboard { keyboard("postgres") }

  func keyboard(_ login: String) -> Keyboard {
    Keyboard(account: account.with(["PGUSER": login]))
  }

  static func open(_ body: (ServerNewsroom) async throws -> Void) async throws {
    try await template.withCopy { configuration in
      // Who may connect is not copied with a database.
      let connection = try await Connection.connect(configuration)
      try await ServerSetup.secureDatabase(connection)
      await connection.close()
      try await Account.use { account in
        try await body(
          ServerNewsroom(account: try account.entering(configuration), operatorConfiguration: configuration)
        )
      }
    }
  }

  /// Runs statements past the workflow, as the superuser.
  func tamper(_ sql: String) async throws {
    let connection = try await Connection.connect(operatorConfiguration)
    try await connection.executeScript(sql)
    await connection.close()
  }

  /// A digest of everything that the newsroom holds.
  func fingerprint() async throws -> String { try await operatorConfiguration.fingerprint() }

  private static let template = TemplateDatabase { configuration in
    try await Account.use { account in
      let room = ServerNewsroom(account: try account.entering(configuration), operatorConfiguration: configuration)
      // `init` makes the database itself where there is none; this one is there and has to be given to its owner.
      let connection = try await Connection.connect(configuration)
      try await ServerSetup(connection: connection).makeRoles()
      let database: String = try configuration.parameters["dbname"].orThrow("the database's name")
      try await connection.execute("ALTER DATABASE \(identifier: database) OWNER TO newsdesk_owner")
      await connection.close()
      let page = try account.file("page.txt", Pages.two)
      let steps: [(Keyboard, [String])] = [
        (room.superuser, ["init", "--server", "--admin", "quinn", "--desk", "metro", "--timezone", "Europe/London"]),
        (room.quinn, ["user", "add", "nadia", "--name", "Nadia Rahal", "--desk", "metro", "--role", "reporter"]),
        (
          room.quinn,
          [
            "user", "add", "omar", "--name", "Omar Lindqvist", "--desk", "metro", "--role", "editor", "--role",
            "photo_editor",
          ]
        ),
        (room.quinn, ["user", "add", "pia", "--name", "Pia Castell", "--desk", "metro", "--role", "publisher"]),
        (room.nadia, ["import", page]),
      ]
      for (person, step) in steps {
        let outcome = try await person.account.newsdesk(step)
        guard outcome.status == 0 else { throw SetupFailure(step: step, errors: outcome.errors) }
      }
      // Many newsrooms of one server share these logins: none may close one.
      try await room.tamper("UPDATE newsdesk.person SET made_here = false")
    }
  }
}

struct SetupFailure: Error {
  let step: [String]
  let errors: String
}

extension Optional {
  func orThrow(_ what: String) throws -> Wrapped {
    guard let self else { throw SetupFailure(step: [what], errors: "is missing") }
    return self
  }
}

extension Account {
  /// The same account, whose libpq settings lead to the database.
  func entering(_ configuration: ConnectionConfiguration) throws -> Account {
    let words = (configuration.connectionString ?? "").split(separator: " ").map { $0.split(separator: "=") }
    let settings = Dictionary(words.compactMap { $0.count == 2 ? ($0[0], String($0[1])) : nil }) { $1 }
    return with([
      "NEWSDESK_HOME": nil, "PGHOST": try settings["host"].orThrow("NEWSDESK_TEST_SERVER's host"),
      "PGPORT": settings["port"] ?? "5432", "PGDATABASE": configuration.parameters["dbname"],
    ])
  }
}
