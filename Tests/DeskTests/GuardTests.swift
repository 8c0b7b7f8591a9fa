import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("The guards, examined")
struct GuardTests {
  private func holes(_ newsroom: TestNewsroom) async throws -> [String] {
    try await newsroom.session(as: "ana").guards.weakPoints().filter(\.isHole).map(\.finding)
  }

  @Test("show no hole where there is none, and say what only the server's operator can close")
  func sound() async throws {
    try await TestNewsroom.open { newsroom in
      #expect(try await holes(newsroom) == [])
      let advice = try await newsroom.session(as: "ana").guards.weakPoints()
      // finn was let in past the newsroom, and a test server's other databases are open.
      #expect(
        advice.map(\.finding) == [
          "finn was disabled and can still connect", "everybody with a login may connect to postgres, template1",
        ]
      )
      #expect(advice.allSatisfy { $0.fix.hasPrefix("REVOKE CONNECT") })
    }
  }

  @Test(
    "show each that was taken down, and its fix puts it up again",
    arguments: [
      ("ALTER TABLE newsdesk.story DISABLE ROW LEVEL SECURITY", "newsdesk.story is not under row-level security"),
      (
        "ALTER TABLE newsdesk.history DISABLE TRIGGER history_is_append_only",
        "a trigger of newsdesk.history is switched off"
      ),
      ("GRANT UPDATE ON newsdesk.story TO newsdesk_staff", "newsdesk_staff may update newsdesk.story"),
      ("GRANT INSERT ON newsdesk.history TO PUBLIC", "everybody may insert newsdesk.history"),
      (
        "ALTER VIEW newsdesk.pending RESET (security_invoker)",
        "the view newsdesk.pending reads with its owner's rights"
      ),
      (
        "GRANT EXECUTE ON FUNCTION newsdesk.make_login(text) TO newsdesk_staff",
        "newsdesk_staff may call newsdesk.make_login"
      ),
      ("GRANT EXECUTE ON FUNCTION newsdesk.current_person() TO PUBLIC", "everybody may call newsdesk.current_person()"),
      (
        "ALTER FUNCTION newsdesk.current_person() RESET search_path",
        "newsdesk.current_person() runs with its owner's rights"
      ),
      ("GRANT CREATE ON SCHEMA public TO PUBLIC", "everybody may make things in the schema public"),
      (
        "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO PUBLIC', current_database()); END $$",
        "everybody may make temporary objects"
      ),
      (
        """
        CREATE FUNCTION public.shortcut() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
        GRANT USAGE ON SCHEMA public TO PUBLIC
        """,
        "shortcut() runs with the rights of postgres, and is not the newsroom's"
      ),
    ]
  )
  func takenDown(_ change: String, _ finding: String) async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript(change)
      let found = try await newsroom.session(as: "ana").guards.weakPoints().filter(\.isHole)
      #expect(found.count >= 1 && found.contains { $0.finding.contains(finding) }, "\(found)")
      for hole in found { try await superuser.executeScript(hole.fix) }
      #expect(try await holes(newsroom) == [])
    }
  }

  @Test("show a person who is above the workflow")
  func persons() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let login = "above\(superuser.processID)"
      _ = try await newsroom.session(as: "adm").staff.addPerson(Person(login: login, name: "Above All"))
      // A member of newsdesk_owner such a login can't even become: the owner inherits from it already.
      for grant in [
        "GRANT pg_read_all_data TO \(login)", "ALTER ROLE \(login) BYPASSRLS",
      ] {
        try await superuser.executeScript(grant)
        let found = try await newsroom.session(as: "ana").guards.weakPoints().filter(\.isHole)
        #expect(
          found.count == 1 && found[0].finding.hasPrefix("\(login) is above the workflow: "),
          "\(grant): \(found)"
        )
        for hole in found { try await superuser.executeScript(hole.fix) }
        #expect(try await holes(newsroom) == [])
      }
      try await newsroom.forget(login)
    }
  }

  @Test("are shown to colleagues and operators, and to nobody else")
  func strangers() async throws {
    try await TestNewsroom.open { newsroom in
      for login in ["olga", "finn"] {
        let state = await sqlState {
          try await newsroom.connection(as: login).query("SELECT * FROM newsdesk.weak_points()")
        }
        #expect(state == "NDWHO")
      }
      let seen = try await GuardService(connection: newsroom.superuser()).weakPoints()
      #expect(seen.count == 2)
    }
  }
}
