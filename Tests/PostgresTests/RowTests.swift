import DatabaseSupport
import Postgres
import Testing

@Suite("Row")
struct RowTests {
  private func row(_ sql: SQL) async throws -> Row {
    let connection = try await Connection.connect(TestServer.configuration)
    let row = try #require(try await connection.query(sql).first)
    await connection.close()
    return row
  }

  @Test("outlives its connection, and reads its columns by name, by place and together")
  func reads() async throws {
    let row = try await row("SELECT 1 AS id, 'a' AS slug, NULL::int AS desk")
    #expect(row.columns == ["id", "slug", "desk"])
    let (id, slug, desk) = try row.decode(Int.self, String.self, Int?.self)
    #expect((id, slug) == (1, "a"))
    #expect(desk == nil)
    #expect("\(row)" == "Row(id, slug, desk)")
  }

  @Test("names the column, the type asked for and PostgreSQL's own where it can't read one")
  func names() async throws {
    let row = try await row(
      "SELECT 'a'::text AS slug, 40000::int AS big, NULL::int AS desk, 1.5 AS price, ROW(1, 2) AS pair"
    )
    func message<Value: PostgresDecodable>(_ column: String, _: Value.Type) -> String {
      let error = #expect(throws: PostgresError.self) { try row.decode(column, as: Value.self) }
      #expect(error?.kind == .client(.decoding))
      return error?.message ?? ""
    }
    #expect(message("slug", Int.self) == "column \"slug\", text, can't be read as Int: the types don't match")
    #expect(message("big", Int16.self) == "column \"big\", integer, can't be read as Int16: the value is out of range")
    #expect(message("desk", Int.self) == "column \"desk\", integer, can't be read as Int: the value is NULL")
    #expect(message("price", Double.self).contains("cast numeric to double precision"))
    #expect(message("price", String.self).contains("cast the value to text"))
    #expect(message("pair", String.self).hasPrefix("column \"pair\""))
    #expect(message("slug", [String].self).hasSuffix("the types don't match"))
    #expect(message("nothing", Int.self) == "the result has no column \"nothing\"; it has slug, big, desk, price, pair")
    let error = #expect(throws: PostgresError.self) { try row.decode(at: 5, as: Int.self) }
    #expect(error?.kind == .client(.decoding))
  }
}
