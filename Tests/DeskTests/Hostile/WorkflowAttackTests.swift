import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A workflow under attack")
struct WorkflowAttackTests {
  @Test("is not weakened by an administrator with psql")
  func administrator() async throws {
    try await TestNewsroom.open { newsroom in
      let json = "newsdesk.workflow_definition('standard')"
      let publish =
        #"{"act": "publish", "from": ["draft"], "while": ["unpublished"], "to": "closed", "becomes": "published","#
      let malformed: SQLState = "NDCHK"
      try await newsroom.withstands(
        [
          Attack("UPDATE newsdesk.transition SET rules = '{}'"),
          Attack("INSERT INTO newsdesk.transition SELECT * FROM newsdesk.transition"),
          Attack("DELETE FROM newsdesk.required_sign_off"),
          Attack("UPDATE newsdesk.desk SET workflow_id = 3"),
          Attack("ALTER TABLE newsdesk.workflow DISABLE TRIGGER ALL"),
          Attack("SELECT newsdesk.write_workflow(\(json), 'adm')"),
          Attack("SELECT newsdesk.open_desk('x', 'wire')"),
          Attack("SELECT newsdesk.apply_workflow(NULL)", malformed),
          Attack("SELECT newsdesk.apply_workflow('null')", malformed),
          Attack("SELECT newsdesk.apply_workflow('[]')", malformed),
          Attack("SELECT newsdesk.apply_workflow('{}')", malformed),
          Attack(#"SELECT newsdesk.apply_workflow('{"workflow": null, "acts": []}')"#, malformed),
          Attack("SELECT newsdesk.apply_workflow(\(json) || '{\"acts\": []}')", malformed),
          Attack("SELECT newsdesk.apply_workflow(\(json) || '{\"acts\": [null, 1, \"x\", {}, []]}')", malformed),
          Attack("SELECT newsdesk.apply_workflow(\(json) || '{\"sign_offs\": {}}')", malformed),
          Attack("SELECT newsdesk.apply_workflow(\(json) || '{\"sign_offs\": {\"copy\": null}}')", malformed),
          Attack("SELECT newsdesk.apply_workflow(\(json) || '{\"begin\": [null]}')", malformed),
          Attack("SELECT newsdesk.apply_workflow(\(json) || '{\"workflow\": \"Robert''); DROP TABLE\"}')", malformed),
          Attack("SELECT newsdesk.apply_workflow(\(json) || '{\"verified\": true}')", malformed),
          Attack(
            """
            SELECT newsdesk.apply_workflow(jsonb_set(\(json), '{acts}', \(json) -> 'acts' || '[\(publish) "by": ["editor"],
              "rules": ["signed_off", "complete"]}]'))
            """,
            malformed
          ),
          Attack(
            "SELECT newsdesk.apply_workflow(jsonb_set(\(json), '{sign_offs,copy,people}', '0'))",
            malformed
          ),
          Attack(
            "SELECT newsdesk.apply_workflow(jsonb_set(\(json), '{sign_offs,copy,people}', '1e1'))",
            malformed
          ),
          Attack(
            "SELECT newsdesk.apply_workflow(replace((\(json))::text, '\"second_person\"', '\"note\"')::jsonb)",
            malformed
          ),
          // Huge and deep: refused before it is searched.
          Attack(
            "SELECT newsdesk.apply_workflow(\(json) || jsonb_build_object('about', repeat('x', 10000000)))",
            malformed
          ),
          Attack(
            """
            SELECT newsdesk.apply_workflow(
              \(json) || jsonb_build_object('acts', ('[' || repeat('{},', 100000) || '{}]')::jsonb))
            """,
            malformed
          ),
          Attack(
            "SELECT newsdesk.apply_workflow((repeat('{\"acts\":', 3000) || '1' || repeat('}', 3000))::jsonb)",
            malformed
          ),
          Attack("SELECT newsdesk.apply_workflow(repeat('[', 100000)::jsonb)", "54001"),
          Attack("SELECT newsdesk.apply_workflow(\(json), ARRAY[NULL])", "NDNFD"),
          Attack("SELECT newsdesk.apply_workflow(\(json), '{metro,nowhere}')", "NDNFD"),
          Attack(
            "SELECT newsdesk.apply_workflow(newsdesk.workflow_definition('wire'), '{{metro},{nowhere}}')",
            "NDNFD"
          ),
          Attack("SELECT newsdesk.workflow_definition(NULL)", "NDNFW"),
          Attack("SELECT newsdesk.add_desk('x', NULL)", "NDNFW"),
          Attack("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT newsdesk.apply_workflow(\(json))", "NDISO"),
        ],
        by: ["adm"]
      )
    }
  }

  @Test("is applied by nobody else, and read by no stranger")
  func others() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let definitions: [String] = try await superuser.query(
        "SELECT newsdesk.definition_of(newsdesk.workflow_named('wire'))::text"
      ).map { try $0.decode(at: 0) }
      let wire = try #require(definitions.first)
      try await newsroom.withstands(
        [Attack("SELECT newsdesk.apply_workflow('\(wire)', '{metro}')", "NDROL")],
        by: ["ana", "ben", "pia", "lea", "cleo", "sam"]
      )
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.apply_workflow('\(wire)', '{metro}')", "NDWHO"),
          Attack("SELECT newsdesk.workflow_definition('wire')", "NDWHO"),
          Attack("SELECT newsdesk.check_workflow('\(wire)', '{metro}')", "NDWHO"),
          Attack("SELECT newsdesk.workflow_faults('\(wire)')"),
        ],
        by: ["finn", "olga"]
      )
    }
  }

  @Test("is rewritten by no function of the owner's, and none of its versions is added to")
  func owner() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let before = try await newsroom.fingerprint()
      let attempts: [(SQL, SQLState)] = [
        ("UPDATE newsdesk.transition SET roles = '{reporter}'", "NDAPP"),
        ("UPDATE newsdesk.workflow SET name = 'other' WHERE name = 'wire'", "NDAPP"),
        ("DELETE FROM newsdesk.required_sign_off", "NDAPP"),
        ("TRUNCATE newsdesk.workflow CASCADE", "NDAPP"),
        (
          """
          INSERT INTO newsdesk.transition
          SELECT workflow_id, 'review', 'spiked', 'unpublished', 'approved', 'unpublished', roles, '{}'
          FROM newsdesk.transition LIMIT 1
          """,
          "NDAPP"
        ),
        (
          "INSERT INTO newsdesk.required_sign_off SELECT workflow_id, 'copy', 'never', 1, '{editor}' FROM newsdesk.required_sign_off LIMIT 1",
          "NDAPP"
        ),
        // A version whose digest is forged, and one that is what it says and fails the check.
        (
          "INSERT INTO newsdesk.workflow (name, version, create_roles, digest, made_at) VALUES ('x', 1, '{editor}', '', now())",
          "NDTAM"
        ),
        (
          """
          INSERT INTO newsdesk.workflow (name, version, create_roles, digest, made_at)
          VALUES ('x', 1, '{editor}', newsdesk.workflow_digest('x', NULL, '{editor}', '{}', '{}'), now())
          """,
          "NDCHK"
        ),
      ]
      for (statement, state) in attempts {
        #expect(await sqlState { try await superuser.execute(statement) } == state, "\(statement)")
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }
}
