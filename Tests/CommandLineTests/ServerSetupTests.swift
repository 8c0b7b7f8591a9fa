import DatabaseSupport
import Foundation
import Postgres
import Testing

@Suite("A newsroom on a server", .timeLimit(.minutes(10)))
struct ServerSetupTests {
  @Test("is made by init --server, once, with nothing but the result to read, and filled by its administrator")
  func make() async throws {
    let database = "newsdesk_setup_\(getpid())"
    try await Account.use { account in
      let server = try account.entering(try TestServer.configuration).with(["PGDATABASE": database])
      let superuser = Keyboard(account: server.with(["PGUSER": "postgres"]))
      let quinn = Keyboard(account: server.with(["PGUSER": "quinn"]))
      let made = try await superuser(
        "init",
        "--server",
        "--admin",
        "quinn",
        "--name",
        "Quinn Abara",
        "--desk",
        "world",
        "--timezone",
        "Asia/Tokyo"
      )
      #expect(made.status == 0)
      #expect(made.output == "✓ Ready. Desk: world. Administrator: quinn. Times are Asia/Tokyo.\n")
      #expect(made.errors == "")
      let again = try await superuser("init", "--server", "--admin", "quinn", "--desk", "world")
      #expect(again.status == 0)
      #expect(again.output == "✓ Already set up, nothing changed.\n")
      #expect(again.errors == "")

      let desk = try await quinn("desk", "add", "sport")
      #expect(desk.output == "✓ There is a desk sport now.\n")
      #expect(try await quinn("desk", "add", "sport").output == "✓ There was a desk sport already.\n")
      let user = try await quinn(
        "user",
        "add",
        "nadia",
        "--name",
        "Nadia Rahal",
        "--desk",
        "sport",
        "--role",
        "reporter"
      )
      #expect(user.output == "✓ nadia (Nadia Rahal) works here now: reporter on sport.\n")
      let granted = try await quinn("role", "grant", "nadia", "photo-editor", "--desk", "sport")
      #expect(granted.output == "✓ nadia is photo editor on sport.\n")
      #expect(try await quinn("role", "grant", "nadia", "photo_editor", "--desk", "sport").output.contains("already"))
      #expect(try await quinn("role", "revoke", "nadia", "photo_editor", "--desk", "sport").status == 0)
      let last = try await quinn("role", "revoke", "quinn", "administrator")
      #expect(last.status == 65)
      #expect(last.errors.contains("no administrator"))

      // With several desks, whoever brings a page in has to say for which.
      let page = try account.file("page.txt", Pages.one)
      let nadia = Keyboard(account: server.with(["PGUSER": "nadia"]))
      let which = try await nadia("import", page)
      #expect(which.status == 64)
      #expect(which.errors.contains("Desks: sport, world"))
      #expect(try await nadia("import", page, "--desk", "sport").status == 0)

      // An operator who only adds a desk is not told that nobody administers the newsroom.
      let later = try await superuser("init", "--server", "--desk", "arts")
      #expect(later.output == "✓ Ready. Desk: arts. Times are Asia/Tokyo.\n")
      #expect(later.errors == "")
    }
    let administrator = try await Connection.connect(TestServer.configuration)
    try await administrator.execute("DROP DATABASE \(identifier: database) WITH (FORCE)")
    await administrator.close()
  }

  @Test("is refused to a login that may not make databases, with a zone that is none, and with no word on where")
  func refused() async throws {
    try await ServerNewsroom.open { room in
      let person = try await room.nadia.with(["PGDATABASE": "newsdesk_not_made"])("init", "--server")
      #expect(person.status == 77)
      #expect(person.output == "")
      #expect(person.errors.contains("operator's login"))
      let neither = try await room.superuser("init")
      #expect(neither.status == 64)
      let both = try await room.superuser("init", "--local", "--server")
      #expect(both.status == 64)
      let start = try await room.superuser("start")
      #expect(start.status == 64)
      #expect(start.errors.contains("NEWSDESK_HOME"))
    }
  }

  @Test("in a zone that there isn't is refused: 65")
  func zone() async throws {
    try await TestServer.withEmptyDatabase { configuration in
      try await Account.use { account in
        let superuser = Keyboard(account: try account.entering(configuration).with(["PGUSER": "postgres"]))
        let outcome = try await superuser("init", "--server", "--timezone", "Europe/Atlantis")
        #expect(outcome.status == 65)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("Europe/Atlantis"))
        #expect(try await superuser("init", "--server", "--timezone", "Europe/London").status == 0)
      }
    }
  }
}
