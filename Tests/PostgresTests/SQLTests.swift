import DatabaseSupport
import Postgres
import Testing

@Suite("SQL")
struct SQLTests {
  @Test("binds what is interpolated and numbers it across splices")
  func numbers() {
    let (id, slug) = (7, "late")
    let condition: SQL = "stage = \("draft") AND desk = \(3)"
    let sql: SQL = "SELECT \(id) FROM story WHERE \(sql: condition) AND slug = \(slug)"
    #expect(sql.text == "SELECT $1 FROM story WHERE stage = $2 AND desk = $3 AND slug = $4")
    #expect(SQL.joined(["a = \(1)", "b = \(2)"], separator: " AND ").text == "a = $1 AND b = $2")
  }

  @Test("shows its text and never a value")
  func hidesValues() {
    let sql: SQL = "SELECT \("secret")"
    var dumped = ""
    dump(sql, to: &dumped)
    #expect(!"\(sql)".contains("secret") && !dumped.contains("secret"))
  }

  @Test("quotes identifiers, with a quote in them and in a schema")
  func identifiers() {
    #expect(("\(identifier: "new\"s", "stóry")" as SQL).text == #""new""s"."stóry""#)
  }

  @Test("quotes constants so that the server reads back what was given", arguments: hostileStrings)
  func literals(text: String) async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let rows = try await connection.query("SELECT \(literal: text)::text, \(text)::text")
    #expect(try rows[0].decode(at: 0) == text)
    #expect(try rows[0].decode(at: 1) == text)
    await connection.close()
  }

  @Test("refuses a NUL in what it binds, quotes or pastes, before anything is sent")
  func refusesNUL() async throws {
    let text = "a\0b"
    let connection = try await Connection.connect(TestServer.configuration)
    let statements: [SQL] = [
      "SELECT \(text)", "SELECT \(literal: text)", "SELECT \(unsafeRaw: text)", "SELECT \([text])",
      "SELECT \(Slug(rawValue: text))",
    ]
    for sql in statements {
      let error = await #expect(throws: PostgresError.self) { _ = try await connection.query(sql) }
      #expect(error?.kind == .client(.nulInString))
    }
    await connection.close()
  }

  @Test("refuses a name that PostgreSQL would cut", arguments: ["", String(repeating: "é", count: 32), "a\0"])
  func longNames(name: String) async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let error = await #expect(throws: PostgresError.self) {
      try await connection.execute("SELECT 1 AS \(identifier: name)")
    }
    #expect(error?.kind == .client(.encoding))
    await connection.close()
  }
}

struct Slug: RawRepresentable, PostgresEncodable, PostgresDecodable {
  let rawValue: String
}

let hostileStrings = [
  "", "'", "''; DROP TABLE story; --", #"\"#, #"\'"#, #"E'\x00'"#, "$1", "line\nbreak\r\ttab", "\u{202E}desrever",
  "e\u{301} é 日本語 👩‍👩‍👧", "{a,\"b\"}", "NULL", "%s %n", "\u{FEFF}", "\u{10FFFF}",
]
