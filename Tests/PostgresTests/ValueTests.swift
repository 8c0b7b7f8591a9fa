import DatabaseSupport
import Foundation
import Postgres
import Testing

@Suite("Values")
struct ValueTests {
  /// Sends a value to the server and back, beside the server's own reading of it as text.
  private func roundTrip<Value: PostgresCodable & Equatable>(
    _ values: [Value],
    as type: String,
    _ texts: [String?]? = nil
  ) async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    for (index, value) in values.enumerated() {
      let rows = try await connection.query(
        "SELECT v, v::text FROM (SELECT \(value)::\(unsafeRaw: type) AS v) AS given"
      )
      #expect(try rows[0].decode("v", as: Value.self) == value)
      #expect(try rows[0].decode("v", as: Value?.self) == value)
      if let texts { #expect(try rows[0].decode(at: 1, as: String?.self) == texts[index]) }
    }
    let null: Value? = nil
    let rows = try await connection.query("SELECT \(null)::\(unsafeRaw: type) AS v")
    #expect(try rows[0].decode("v", as: Value?.self) == nil)
    #expect(rows[0].isNull("v"))
    await connection.close()
  }

  @Test("go there and back: booleans and integers, to their extremes")
  func integers() async throws {
    try await roundTrip([true, false], as: "boolean", ["true", "false"])
    try await roundTrip([Int16.min, -1, 0, .max], as: "smallint", ["-32768", "-1", "0", "32767"])
    try await roundTrip([Int32.min, 0, .max], as: "integer", ["-2147483648", "0", "2147483647"])
    try await roundTrip([Int64.min, 0, .max], as: "bigint", ["-9223372036854775808", "0", "9223372036854775807"])
    try await roundTrip([Int.min, 0, .max], as: "bigint", ["-9223372036854775808", "0", "9223372036854775807"])
  }

  @Test("go there and back: floating point, infinite too")
  func doubles() async throws {
    let values = [0, -0.0, 1.5, .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity]
    try await roundTrip(values, as: "float8")
    let connection = try await Connection.connect(TestServer.configuration)
    let rows = try await connection.query("SELECT \(Double.nan), 0.5::real")
    #expect(try rows[0].decode(at: 0, as: Double.self).isNaN)
    #expect(try rows[0].decode(at: 1, as: Double.self) == 0.5)
    await connection.close()
  }

  @Test("go there and back: text, however hostile")
  func text() async throws {
    try await roundTrip(hostileStrings, as: "text", hostileStrings)
  }

  @Test("go there and back: bytes, identifiers and days")
  func bytes() async throws {
    try await roundTrip([[], [0], Array(0...255)] as [[UInt8]], as: "bytea", ["\\x", "\\x00", nil].map { $0 ?? all })
    try await roundTrip([UUID()], as: "uuid")
    let days: [PostgresDate] = [
      (2000, 1, 1), (2024, 2, 29), (1, 1, 1), (1999, 12, 31), (5_874_897, 12, 31), (-4712, 1, 1),
    ]
    .compactMap { PostgresDate(year: $0.0, month: $0.1, day: $0.2) }
    try await roundTrip(
      days,
      as: "date",
      ["2000-01-01", "2024-02-29", "0001-01-01", "1999-12-31", "5874897-12-31", "4713-01-01 BC"]
    )
  }

  private var all: String { "\\x" + (0...255).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

  @Test("have no day that the calendar hasn't")
  func days() {
    #expect(PostgresDate(year: 2023, month: 2, day: 29) == nil)
    #expect(PostgresDate(year: 1900, month: 2, day: 29) == nil)
    #expect(PostgresDate(year: 2024, month: 4, day: 31) == nil)
    #expect(PostgresDate(year: 2024, month: 13, day: 1) == nil)
    #expect(PostgresDate(year: 24, month: 3, day: 1)?.description == "0024-03-01")
  }

  @Test("go there and back: instants, to the microsecond within a century and to the second beyond")
  func instants() async throws {
    let seconds = [0, 0.000001, -0.000001, 774_000_000.123456, -3_000_000_000.5, 252_000_000_000, -62_000_000_000]
    try await roundTrip(seconds.map { Date(timeIntervalSince1970: $0) }, as: "timestamptz")
    let connection = try await Connection.connect(TestServer.configuration)
    let rows = try await connection.query(
      "SELECT extract(epoch FROM \(Date(timeIntervalSince1970: 1_700_000_000.654321)))::text AS epoch"
    )
    #expect(try rows[0].decode("epoch") == "1700000000.654321")
    await connection.close()
  }

  @Test(
    "refuse infinity and what has no zone",
    arguments: ["'infinity'::timestamptz", "'-infinity'::timestamptz", "now()::timestamp"]
  )
  func infinities(expression: String) async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let row = try #require(try await connection.query("SELECT \(unsafeRaw: expression) AS moment").first)
    let error = #expect(throws: PostgresError.self) { try row.decode("moment", as: Date.self) }
    #expect(error?.kind == .client(.decoding))
    let day = try #require(try await connection.query("SELECT 'infinity'::date AS day").first)
    #expect(throws: PostgresError.self) { try day.decode("day", as: PostgresDate.self) }
    for date in [Date(timeIntervalSince1970: .infinity), Date(timeIntervalSince1970: .nan), .distantFuture + 1e300] {
      let error = await #expect(throws: PostgresError.self) { _ = try await connection.query("SELECT \(date)") }
      #expect(error?.kind == .client(.encoding))
    }
    await connection.close()
  }

  struct Story: Codable, Equatable, Sendable {
    var slug: String
    var due: Date?
    var tags: [String]
  }

  @Test("go there and back: JSON as values and as text, from jsonb and json")
  func json() async throws {
    let story = Story(slug: "a/b \"c\" \u{7}", due: Date(timeIntervalSince1970: 1_700_000_000.5), tags: ["é", ""])
    try await roundTrip([PostgresJSON(story)], as: "jsonb")
    try await roundTrip([PostgresJSON(story)], as: "json")
    try await roundTrip([PostgresJSONText("{\"a\": [1, null]}")], as: "jsonb", ["{\"a\": [1, null]}"])
    let connection = try await Connection.connect(TestServer.configuration)
    let rows = try await connection.query(
      """
      SELECT jsonb_build_object('slug', 's', 'tags', '[]'::jsonb, 'due', '2024-02-29 12:00:00.25+02'::timestamptz) AS good,
        jsonb_build_object('slug', 1, 'tags', '[]'::jsonb) AS bad
      """
    )
    let read = try rows[0].decode("good", as: PostgresJSON<Story>.self).value
    #expect(read.due == Date(timeIntervalSince1970: 1_709_200_800.25))
    let error = #expect(throws: PostgresError.self) { try rows[0].decode("bad", as: PostgresJSON<Story>.self) }
    #expect(error?.message.contains("at slug") == true)
    await connection.close()
  }

  @Test("go there and back: arrays, empty, with NULLs, of every kind of element")
  func arrays() async throws {
    try await roundTrip([[], [1, .max, .min]] as [[Int]], as: "bigint[]", ["{}", nil].map { $0 ?? extremes })
    try await roundTrip([[], hostileStrings], as: "text[]")
    try await roundTrip([["a", nil, "NULL", ""]], as: "text[]", ["{a,NULL,\"NULL\",\"\"}"])
    try await roundTrip([[1, nil]] as [[Int32?]], as: "integer[]", ["{1,NULL}"])
    try await roundTrip([[true, false]], as: "boolean[]")
    try await roundTrip([[[1, 0, 255], []]] as [[[UInt8]]], as: "bytea[]", ["{\"\\\\x0100ff\",\"\\\\x\"}"])
    try await roundTrip([[UUID(), UUID()]], as: "uuid[]")
    try await roundTrip([[Date(timeIntervalSince1970: 1)]], as: "timestamptz[]")
    try await roundTrip([[PostgresJSONText("{\"a\": 1}")]], as: "jsonb[]")
    try await roundTrip([[0.5]], as: "float8[]")
  }

  private var extremes: String { "{1,9223372036854775807,-9223372036854775808}" }

  @Test("refuse an array of more than one dimension, both ways")
  func matrices() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let row = try #require(try await connection.query("SELECT '{{1},{2}}'::bigint[] AS matrix").first)
    #expect(throws: PostgresError.self) { try row.decode("matrix", as: [Int].self) }
    for sql in ["SELECT \([[1]])", "SELECT \([["a"]])::text[]"] as [SQL] {
      let error = await #expect(throws: PostgresError.self) { _ = try await connection.query(sql) }
      #expect(error?.kind == .client(.encoding))
    }
    await connection.close()
  }

  enum Stage: String, PostgresEncodable, PostgresDecodable {
    case draft, review
  }

  @Test("go there and back: an enum of PostgreSQL's and an array of it")
  func enums() async throws {
    try await TestServer.withConnection { connection, _ in
      try await connection.executeScript("CREATE TYPE stage AS ENUM ('draft', 'review', 'killed')")
      let rows = try await connection.query(
        "SELECT \(Stage.review)::stage AS one, \([Stage.draft, .review])::stage[] AS two, 'draft'::text AS text, 'killed'::stage AS other, \(nil)::stage AS none"
      )
      #expect(try rows[0].decode("one", as: Stage.self) == .review)
      #expect(try rows[0].decode("one", as: String.self) == "review")
      #expect(try rows[0].decode("two", as: [Stage].self) == [.draft, .review])
      #expect(try rows[0].decode("text", as: Stage.self) == .draft)
      #expect(try rows[0].decode("none", as: Stage?.self) == nil)
      let error = #expect(throws: PostgresError.self) { try rows[0].decode("other", as: Stage.self) }
      #expect(error?.message.contains("Stage has no such value") == true)
    }
  }
}
