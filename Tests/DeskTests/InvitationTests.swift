import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A one-time password")
struct InvitationTests {
  private func password(_ text: String = "quay barge gull rope") throws -> Password {
    var bytes = Array(text.utf8)
    return try Password(taking: &bytes)
  }

  /// Somebody of this test's own, because a login is the whole server's. Gone at the end, with the role.
  private func newcomer(_ newsroom: TestNewsroom, _ body: (String) async throws -> Void) async throws {
    let superuser = try await newsroom.superuser()
    let login = "new\(superuser.processID)"
    let staff = try await newsroom.session(as: "adm").staff
    #expect(try await staff.addPerson(Person(login: login, name: "New Comer")))
    _ = try await staff.grant(.editor, to: login, desk: "metro")
    try await body(login)
    try await newsroom.forget(login)
  }

  private func acts(_ newsroom: TestNewsroom, about login: String) async throws -> [String] {
    try await newsroom.session(as: "adm").connection.query(
      "SELECT act || ' by ' || actor FROM newsdesk.staff_history WHERE subject = \(login) ORDER BY id"
    ).map { try $0.decode(at: 0) }
  }

  @Test("opens nothing until the person has chosen one of their own")
  func door() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newcomer(newsroom) { login in
        let before = try await newsroom.connection(as: login)
        let outcome = try await newsroom.session(as: "adm").staff.invite(login, password: try password(), hours: 2)
        guard case .invited = outcome else { Issue.record("\(outcome)"); return }
        await #expect(throws: PostgresError.self, "the old sessions are over") { try await before.query("SELECT 1") }

        let connection = try await newsroom.connection(as: login)
        let state = await sqlState { try await connection.execute("SELECT newsdesk.act(\(story), 'approve', 2)") }
        #expect(state == "NDWHO")
        for table in ["story", "person", "desk", "staff_history"] {
          #expect(try await connection.query("SELECT FROM newsdesk.\(identifier: table)").isEmpty)
        }
        let error = await #expect(throws: DeskError.self) { try await newsroom.anotherSession(as: login) }
        guard case .passwordToChoose(login) = error else { Issue.record("\(String(describing: error))"); return }

        let service = LoginService(connection: connection)
        let standing = try await service.standing()
        #expect(standing.kind == .invited && standing.invitation?.by == "Adam Admin")
        #expect(try await service.choose(try password("my own gulls and quays")))
        #expect(try await service.standing().kind == .working)
        let valid: Bool = try await newsroom.superuser().query(
          "SELECT rolvaliduntil = 'infinity' FROM pg_roles WHERE rolname = \(login)"
        )[0].decode(at: 0)
        #expect(valid)
        #expect(try await connection.execute("SELECT newsdesk.act(\(story), 'approve', 2)") == 1)
        #expect(try await service.choose(try password("another gull on a quay")) == false)
      }
    }
  }

  @Test("for somebody who has a password takes two administrators, and is told to everybody in the staff's history")
  func twoAdministrators() async throws {
    try await TestNewsroom.open { newsroom in
      try await newcomer(newsroom) { login in
        let adm = try await newsroom.session(as: "adm").staff
        let ada = try await newsroom.session(as: "ada").staff
        let invite: (StaffService) async throws -> StaffService.InvitationOutcome = { staff in
          try await staff.invite(login, password: try password(), hours: 24)
        }
        guard case .invited = try await invite(adm) else { Issue.record("the first needs no consent"); return }
        guard case .invited = try await invite(adm) else {
          Issue.record("one that is not replaced is nobody's"); return
        }
        let connection = try await newsroom.connection(as: login)
        _ = try await LoginService(connection: connection).choose(try password("my own gulls and quays"))

        #expect(try await invite(adm) == .waiting)
        #expect(try await invite(adm) == .waiting, "the same administrator is no second one")
        #expect(try await connection.query("SELECT 1").count == 1, "nothing has happened yet")
        guard case .invited = try await invite(ada) else { Issue.record("two have asked"); return }
        #expect(
          try await LoginService(connection: newsroom.connection(as: login)).standing().invitation?.by == "Ada Admin"
        )

        // An old wish is none, and neither is that of somebody who administers no more.
        _ = try await LoginService(connection: newsroom.connection(as: login)).choose(
          try password("my own gulls and quays")
        )
        #expect(try await invite(adm) == .waiting)
        try await newsroom.superuser().execute(
          "UPDATE newsdesk.reset_request SET asked_at = asked_at - interval '25 hours'"
        )
        #expect(try await invite(ada) == .waiting)
        #expect(
          try await acts(newsroom, about: login) == [
            "add person by adm", "grant role by adm", "invite person by adm", "invite person by adm",
            "ask for password reset by adm", "ask for password reset by adm", "reset password by ada",
            "ask for password reset by adm", "ask for password reset by ada",
          ]
        )
      }
    }
  }

  @Test("is an administrator's to give, as a verifier, to somebody else who works here with a login of the newsroom's")
  func refused() async throws {
    try await TestNewsroom.open { newsroom in
      try await newcomer(newsroom) { login in
        let good = try await newsroom.superuser().scramVerifier(of: try password())
        let call: (String, String, String) async -> SQLState? = { who, verifier, hours in
          await sqlState {
            try await newsroom.connection(as: "adm").execute(
              "SELECT newsdesk.invite(\(who), \(verifier), \(unsafeRaw: hours))"
            )
          }
        }
        for bad in [
          "", "secret", "md5" + String(repeating: "a", count: 32), "SCRAM-SHA-256$4096:x$y:z", good + "\n", " " + good,
          good.replacing("SCRAM-SHA-256", with: "SCRAM-SHA-1"), good.replacing("4096", with: "1"),
          good + "'; DROP ROLE x --",
        ] {
          #expect(await call(login, bad, "24") == "NDBAD", "\(bad)")
        }
        for hours in ["0", "-1", "169", "NULL", "2147483647"] {
          #expect(await call(login, good, hours) == "NDBAD", "\(hours)")
        }
        // Themselves, somebody else's login, roles of the server, nobody, and one who has left.
        for (who, state) in [
          ("adm", "NDBAD"), ("ana", "NDBAD"), ("finn", "NDBAD"), ("postgres", "NDNFP"), ("newsdesk_owner", "NDNFP"),
          ("olga", "NDNFP"), ("", "NDNFP"),
        ] as [(String, SQLState)] {
          #expect(await call(who, good, "24") == state, "\(who)")
        }
        for person in ["ana", "ben", "cleo"] {
          let state = await sqlState {
            try await newsroom.connection(as: person).execute("SELECT newsdesk.invite(\(login), \(good))")
          }
          #expect(state == "NDROL")
        }
        // With a place in another database the password is not this newsroom's to reset.
        let superuser = try await newsroom.superuser()
        try await superuser.execute("GRANT CONNECT ON DATABASE postgres TO \(identifier: login)")
        #expect(await call(login, good, "24") == "NDBAD")
        try await superuser.execute("REVOKE CONNECT ON DATABASE postgres FROM \(identifier: login)")
        let passwords = try await superuser.query(
          "SELECT FROM pg_authid WHERE rolname IN (\(login), 'adm', 'ana', 'finn') AND rolpassword IS NOT NULL"
        )
        #expect(passwords.isEmpty)
      }
    }
  }
}
