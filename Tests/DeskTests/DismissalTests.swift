import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Somebody who is disabled")
struct DismissalTests {
  private func refusedEntry(_ newsroom: TestNewsroom, _ login: String) async -> String {
    let error = await #expect(throws: PostgresError.self) { _ = try await newsroom.connection(as: login) }
    return error?.message ?? ""
  }

  @Test("is thrown out of every session, and can't connect until they are enabled; another newsroom's door stays open")
  func sessions() async throws {
    try await TestNewsroom.open { newsroom in
      try await TestNewsroom.open { other in
        let here = [try await newsroom.connection(as: "ben"), try await newsroom.connection(as: "ben")]
        let there = try await other.session(as: "ben")
        let colleague = try await newsroom.connection(as: "dan")
        let adm = try await newsroom.session(as: "adm").staff
        #expect(try await adm.setDisabled(true, login: "ben"))
        for connection in here {
          let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
          #expect(error?.sqlState == .adminShutdown || error?.kind == .connectionLost)
        }
        #expect(await refusedEntry(newsroom, "ben").contains("permission denied for database"))
        #expect(try await there.drafts.list().isEmpty)
        _ = try await other.connection(as: "ben")
        #expect(try await colleague.query("SELECT 1").count == 1)

        #expect(try await adm.setDisabled(false, login: "ben"))
        #expect(try await newsroom.anotherSession(as: "ben").person.name == "Ben Okafor")
      }
    }
  }

  @Test("can't put it off by holding the locks that it takes")
  func lockHolder() async throws {
    try await TestNewsroom.open { newsroom in
      let adm = try await newsroom.connection(as: "adm")
      try await adm.executeScript(
        "BEGIN; SET idle_in_transaction_session_timeout = 0; SELECT newsdesk.add_desk('culture')"
      )
      let ana = try await newsroom.connection(as: "ana")
      try await ana.executeScript(
        "BEGIN; SET idle_in_transaction_session_timeout = 0; SELECT newsdesk.password_was_set()"
      )
      let ada = try await newsroom.session(as: "ada").staff
      #expect(try await ada.setDisabled(true, login: "adm"))
      #expect(try await ada.setDisabled(true, login: "ana"))
      #expect(try await ada.desks().map(\.name) == ["metro", "sport"])
    }
  }

  @Test("by an administrator can't be done to oneself alone, nor by anybody else, and ends nobody's session then")
  func refused() async throws {
    try await TestNewsroom.open { newsroom in
      let ben = try await newsroom.connection(as: "ben")
      for login in ["ana", "cleo", "dan"] {
        let state = await sqlState {
          try await newsroom.connection(as: login).execute("SELECT newsdesk.set_person_disabled('ben', true)")
        }
        #expect(state == "NDROL")
      }
      for statement in [
        "SELECT newsdesk.set_person_disabled(NULL, true)", "SELECT newsdesk.set_person_disabled('olga', true)",
        "SELECT newsdesk.set_person_disabled('postgres', true)", "SELECT newsdesk.set_person_disabled('ben', NULL)",
      ] {
        let adm = try await newsroom.connection(as: "adm")
        await #expect(throws: PostgresError.self, "\(statement)") { try await adm.executeScript(statement) }
      }
      #expect(try await ben.query("SELECT 1").count == 1)
    }
  }

  @Test("alone on the server loses the login itself, and has it back when enabled")
  func ownLogin() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let login = "own\(superuser.processID)"
      let adm = try await newsroom.session(as: "adm").staff
      #expect(try await adm.addPerson(Person(login: login, name: "Only Here")))
      let role: () async throws -> Bool = {
        try await superuser.query("SELECT rolcanlogin FROM pg_roles WHERE rolname = \(login)")[0].decode(at: 0)
      }
      // A session elsewhere on the server, where everybody may connect.
      let elsewhere = try await Connection.connect(TestServer.configuration.with("user", login))
      #expect(try await adm.setDisabled(true, login: login))
      #expect(try await role() == false)
      await #expect(throws: PostgresError.self) { try await elsewhere.query("SELECT 1") }
      #expect(await refusedEntry(newsroom, login).contains("is not permitted to log in"))
      #expect(try await adm.addPerson(Person(login: login, name: "Only Here")) == false, "a second door")
      #expect(try await role() == false)
      #expect(try await adm.setDisabled(false, login: login))
      #expect(try await newsroom.anotherSession(as: login).person.name == "Only Here")

      // With a place elsewhere, the login stays and this door alone is shut.
      try await superuser.execute("GRANT CONNECT ON DATABASE postgres TO \(identifier: login)")
      #expect(try await adm.setDisabled(true, login: login))
      #expect(try await role())
      #expect(await refusedEntry(newsroom, login).contains("permission denied for database"))
      try await superuser.execute("REVOKE CONNECT ON DATABASE postgres FROM \(identifier: login)")
      try await newsroom.forget(login)
    }
  }
}
