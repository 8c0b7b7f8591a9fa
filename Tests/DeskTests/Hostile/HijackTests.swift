import DatabaseSupport
import Newsroom
import Postgres
import Testing

@Suite("A hijacked search path")
struct HijackTests {
  /// What a person could make where they may create temporary objects: namesakes of what the functions use.
  private static let namesakes = """
    CREATE TEMP TABLE person AS SELECT 4 AS id, session_user::text AS login, NULL::timestamptz AS disabled_at;
    CREATE TEMP TABLE role_grant AS SELECT 1 AS person_id, NULL::int AS desk_id, 'publisher'::text AS role;
    CREATE TEMP TABLE story AS SELECT 1 AS id, 'approved' AS stage;
    CREATE TEMP TABLE sign_off AS SELECT 1 AS story_id;
    CREATE TEMP TABLE pg_roles AS SELECT 'x' AS rolname, true AS rolsuper;
    CREATE TEMP VIEW pg_timezone_names AS SELECT 'x' AS name;
    CREATE TEMP TABLE unnest AS SELECT 1 AS x;
    CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (false);
    CREATE DOMAIN pg_temp.integer AS pg_catalog.int4 CHECK (false);
    CREATE FUNCTION pg_temp.current_person() RETURNS integer LANGUAGE sql AS 'SELECT 4';
    CREATE FUNCTION pg_temp.holds_role(integer, integer, newsdesk.role[]) RETURNS boolean LANGUAGE sql AS 'SELECT true';
    CREATE FUNCTION pg_temp.may_read(newsdesk.story, integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
    CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT 'x'::bytea $$;
    CREATE FUNCTION pg_temp.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '2001-01-01'::timestamptz $$;
    CREATE FUNCTION pg_temp.int4send(integer) RETURNS bytea LANGUAGE sql AS $$ SELECT 'x'::bytea $$;
    CREATE FUNCTION pg_temp.is_it(newsdesk.stage, newsdesk.stage) RETURNS boolean LANGUAGE sql AS 'SELECT true';
    CREATE OPERATOR pg_temp.= (LEFTARG = newsdesk.stage, RIGHTARG = newsdesk.stage, FUNCTION = pg_temp.is_it);
    SET search_path = pg_temp, newsdesk, pg_catalog
    """

  @Test("changes nothing of what is refused, even where temporary objects are allowed")
  func refusals() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let database: String = try await newsroom.superuser().query("SELECT current_database()::text")[0].decode(at: 0)
      try await newsroom.superuser().executeScript(
        "GRANT TEMP ON DATABASE \"\(database)\" TO PUBLIC; GRANT USAGE ON LANGUAGE sql, plpgsql TO PUBLIC"
      )
      let attempts: [(String, String, SQLState)] = [
        ("ana", "SELECT newsdesk.act(\(story), 'approve', 2)", "NDSEC"),
        ("cleo", "SELECT newsdesk.act(\(story), 'approve', 2)", "NDROL"),
        ("cleo", "SELECT newsdesk.act(\(story), 'publish', 2)", "NDWFL"),
        ("sam", "SELECT newsdesk.act(\(story), 'approve', 2)", "NDNFS"),
        ("sam", "SELECT newsdesk.add_desk('mine')", "NDROL"),
        ("olga", "SELECT newsdesk.create_story('metro', '{\"slug\": \"s\"}')", "NDWHO"),
        ("finn", "SELECT newsdesk.act(\(story), 'approve', 2)", "NDWHO"),
        ("adm", "SELECT newsdesk.add_person('postgres', 'x')", "NDBAD"),
      ]
      let before = try await newsroom.fingerprint()
      for (login, statement, expected) in attempts {
        let connection = try await newsroom.connection(as: login)
        try await connection.executeScript(Self.namesakes)
        #expect(await sqlState { try await connection.executeScript(statement) } == expected, "\(login): \(statement)")
        if ["sam", "olga", "finn"].contains(login) {
          #expect(try await connection.query("SELECT FROM newsdesk.story").isEmpty)
          #expect(try await connection.query("SELECT FROM newsdesk.pending").isEmpty)
        }
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("changes nothing of what is done: the act, its digests and its clock are the newsroom's own")
  func acts() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted(pictures: 1)
      let superuser = try await newsroom.superuser()
      let database: String = try await superuser.query("SELECT current_database()::text")[0].decode(at: 0)
      try await superuser.executeScript(
        "GRANT TEMP ON DATABASE \"\(database)\" TO PUBLIC; GRANT USAGE ON LANGUAGE sql, plpgsql TO PUBLIC"
      )
      let ben = try await newsroom.connection(as: "ben")
      try await ben.executeScript(Self.namesakes)
      try await ben.executeScript("SELECT newsdesk.act(\(story), 'approve', 2)")
      let sound = try await superuser.query(
        """
        SELECT bool_and(h.digest = newsdesk.history_digest(h) AND h.at > '2020-01-01'), max(h.actor)
        FROM newsdesk.history AS h WHERE h.story_id = \(story)
        """
      )
      #expect(try sound[0].decode(Bool.self, String.self) == (true, "ben"))
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").edition == 1)
    }
  }

  @Test("is not to be had in a newsroom: nobody may make temporary objects")
  func noTemporaryObjects() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.withstands(
        [
          Attack("CREATE TEMP TABLE person ()"), Attack("CREATE TEMP VIEW v AS SELECT 1"),
          Attack("CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
          Attack("CREATE TEMP SEQUENCE s"), Attack("SELECT 1 AS x INTO TEMP t"),
        ],
        by: TestNewsroom.everybody
      )
    }
  }
}
