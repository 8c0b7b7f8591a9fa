import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Somebody else's power")
struct BorrowedPowerTests {
  @Test("isn't taken on: by SET ROLE, SET SESSION AUTHORIZATION or their settings, nor by a grant to or from anybody")
  func identities() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.withstands(
        [
          Attack(named: "SET ROLE to the owner", "SET ROLE newsdesk_owner"),
          Attack(named: "SET LOCAL ROLE to the registrar", "BEGIN; SET LOCAL ROLE newsdesk_registrar"),
          Attack(named: "the setting behind SET ROLE", "SELECT set_config('role', 'newsdesk_owner', false)"),
          Attack(named: "SET ROLE to a publisher", "SET ROLE cora"),
          Attack(named: "SET SESSION AUTHORIZATION to a colleague", "SET SESSION AUTHORIZATION cora"),
          Attack(
            named: "the setting behind SET SESSION AUTHORIZATION",
            "SELECT set_config('session_authorization', 'cora', false)"
          ),
          Attack(
            named: "SET ROLE at the next login",
            "ALTER ROLE CURRENT_USER SET role = 'newsdesk_owner'; SET ROLE newsdesk_owner"
          ),
          Attack(named: "as the staff, letting a stranger in", "SET ROLE newsdesk_staff; GRANT newsdesk_staff TO olga"),
          Attack(
            named: "as the staff, shutting a colleague out",
            "SET ROLE newsdesk_staff; REVOKE newsdesk_staff FROM dan"
          ),
          Attack(named: "membership in the owner", "GRANT newsdesk_owner TO CURRENT_USER"),
          Attack(named: "membership of everybody in oneself", "GRANT ana, cleo, adm TO olga"),
          Attack(named: "a role that reads everything", "GRANT pg_read_all_data TO CURRENT_USER"),
          Attack(named: "a role that runs programs", "GRANT pg_execute_server_program TO CURRENT_USER"),
          Attack(named: "a role that ends sessions", "GRANT pg_signal_backend TO CURRENT_USER"),
          Attack(named: "BYPASSRLS", "ALTER ROLE CURRENT_USER BYPASSRLS"),
          Attack(named: "a colleague's password", "ALTER ROLE cora PASSWORD 'mine'"),
          Attack(named: "a colleague's settings", "ALTER ROLE cora SET default_transaction_read_only = on"),
          Attack(named: "everybody's settings", "ALTER ROLE ALL SET statement_timeout = 1"),
          Attack(named: "what the owner owns", "DROP OWNED BY newsdesk_owner CASCADE"),
          Attack(named: "what a colleague was granted", "DROP OWNED BY cora"),
          Attack(named: "an owner of the functions", "ALTER FUNCTION newsdesk.current_person() OWNER TO CURRENT_USER"),
          Attack(
            named: "a colleague's session ended",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'"
          ),
          Attack(
            named: "the superuser's query cancelled",
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'"
          ),
        ],
        by: ["ana", "ben", "pia", "lea", "cleo", "adm", "finn"]
      )
    }
  }

  @Test("is no more than one's own when it is all given back: DROP OWNED BY the staff takes no grant away")
  func dropOwned() async throws {
    try await TestNewsroom.open { newsroom in
      let before = try await newsroom.guards()
      let ana = try await newsroom.connection(as: "ana")
      try await ana.executeScript("DROP OWNED BY newsdesk_staff; SET ROLE newsdesk_staff; DROP OWNED BY newsdesk_staff")
      #expect(try await newsroom.guards() == before)
      _ = try await newsroom.published()
    }
  }

  @Test("isn't kept past its end: by a prepared statement, an open cursor, a transaction, or a wait for a lock")
  func lostRoles() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let staff = try await newsroom.session(as: "adm").staff
      let cleo = try await newsroom.connection(as: "cleo")
      try await cleo.executeScript(
        """
        PREPARE publish AS SELECT newsdesk.act(\(story), 'publish', 3);
        PREPARE read AS SELECT 1 / count(*) FROM newsdesk.story;
        """
      )
      // Ben keeps the story's lock; cleo's act waits for it, and loses her role meanwhile.
      let ben = try await newsroom.connection(as: "ben")
      try await ben.executeScript("BEGIN; SELECT newsdesk.unlock_draft(\(story))")
      async let blocked: Void = cleo.executeScript("EXECUTE publish")
      try await newsroom.waitUntilBlocked(cleo)
      _ = try await staff.revoke(.publisher, from: "cleo", desk: "metro")
      let before = try await newsroom.fingerprint()
      try await ben.executeScript("ROLLBACK")
      do {
        try await blocked
        Issue.record("cleo published by a role that she had lost")
      } catch let error as PostgresError {
        #expect(error.sqlState == "NDROL")
      }
      #expect(await sqlState { try await cleo.executeScript("EXECUTE publish") } == "NDNFS")
      #expect(await sqlState { try await cleo.executeScript("EXECUTE read") } == .divisionByZero)
      #expect(
        await sqlState { try await cleo.executeScript("BEGIN ISOLATION LEVEL SERIALIZABLE; EXECUTE publish") }
          == "NDISO"
      )
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("isn't won by an administrator's own: they give no approval, and make no rule that lets them")
  func administrators() async throws {
    try await TestNewsroom.open { newsroom in
      let (story, approved, out) = (
        try await newsroom.submitted(), try await newsroom.approved(), try await newsroom.published()
      )
      let json = "newsdesk.workflow_definition('standard')"
      try await newsroom.withstands(
        [
          Attack(named: "an administrator who approves", "SELECT newsdesk.act(\(story), 'approve', 2)", "NDROL"),
          Attack(named: "an administrator who publishes", "SELECT newsdesk.act(\(approved), 'publish', 3)", "NDROL"),
          Attack(named: "an administrator who kills", "SELECT newsdesk.act(\(out), 'kill', 4, 'x')", "NDROL"),
          Attack(
            named: "an administrator who edits",
            "SELECT newsdesk.save_story(\(story), 2, '{\"body\": \"x\"}')",
            "NDROL"
          ),
          Attack(
            named: "a workflow by which administrators sign off",
            "SELECT newsdesk.apply_workflow(jsonb_set(\(json), '{sign_offs,copy,by}', '[\"editor\", \"administrator\"]'))",
            "NDCHK"
          ),
          Attack(
            named: "a workflow by which nobody signs the text off",
            "SELECT newsdesk.apply_workflow(jsonb_set(\(json), '{sign_offs,copy,required}', '\"never\"'))",
            "NDCHK"
          ),
          Attack(
            named: "a workflow by which administrators publish",
            "SELECT newsdesk.apply_workflow(replace((\(json))::text, '[\"publisher\"]', '[\"administrator\"]')::jsonb)",
            "NDCHK"
          ),
          Attack(named: "themselves invited", "SELECT newsdesk.invite('adm', 'x')", "NDBAD"),
          Attack(named: "a password in plain text", "SELECT newsdesk.invite('dan', 'secret')", "NDBAD"),
          Attack(named: "a role that isn't a login", "SELECT newsdesk.add_person('pg_monitor', 'x')", "NDBAD"),
        ],
        by: ["adm"]
      )
      try await newsroom.withstands(
        [
          Attack(
            named: "a role of one's own giving",
            "SELECT newsdesk.grant_role(session_user, 'metro', 'publisher')",
            "NDROL"
          ),
          Attack(named: "a colleague dismissed", "SELECT newsdesk.set_person_disabled('dan', true)", "NDROL"),
          Attack(named: "a colleague's role taken", "SELECT newsdesk.revoke_role('dan', 'metro', 'editor')", "NDROL"),
          Attack(named: "a person made", "SELECT newsdesk.add_person('mallory', 'Mallory')", "NDROL"),
          Attack(named: "a colleague invited anew", "SELECT newsdesk.invite('dan', 'x')", "NDROL"),
          Attack(named: "a desk made", "SELECT newsdesk.add_desk('mine')", "NDROL"),
        ],
        by: ["ana", "ben", "pia", "lea", "cleo", "sam"]
      )
    }
  }
}
