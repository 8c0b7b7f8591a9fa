import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Another desk's unpublished work")
struct PrivacyTests {
  private static let readable = [
    "story", "revision", "revision_picture", "history", "sign_off", "edition", "import", "source", "pending",
    "picture",
  ]

  private func importedStory(_ newsroom: TestNewsroom) async throws -> Int64 {
    let item = ImportService.Item(
      slug: "secret",
      text: StoryText(headline: "Secret", body: "Very."),
      pictures: [Picture(caption: "A secret quay.", credit: .jane)],
      removed: []
    )
    let ana = try await newsroom.session(as: "ana")
    let story = try await ana.imports.importFile(Array("secret".utf8), named: "s", items: [item], desk: "metro")[0]
      .story
    try await newsroom.add(.quay(), to: story, as: "ana")
    try await newsroom.act(.submit, on: story, as: "ana")
    try await newsroom.act(.approve, on: story, as: "ben")
    return story
  }

  @Test("can't be read through any table or view, by COPY, EXPLAIN or a leaky function")
  func tables() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await importedStory(newsroom)
      let own = try await newsroom.connection(as: "ana")
      for table in Self.readable where table != "edition" {
        #expect(try await own.query("SELECT FROM newsdesk.\(identifier: table)").isEmpty == false, "\(table)")
      }
      for login in ["sam", "eve", "sue", "finn", "olga"] {
        let connection = try await newsroom.connection(as: login)
        for table in Self.readable {
          #expect(try await connection.query("SELECT FROM newsdesk.\(identifier: table)").isEmpty, "\(login) \(table)")
          let copied = try await connection.query(
            "SELECT query_to_xml('SELECT * FROM newsdesk.\(unsafeRaw: table)', false, true, '')::text"
          )
          #expect(try copied[0].decode(at: 0, as: String.self).contains("ecret") == false)
          // A predicate that fails on a row it sees would tell that the row is there.
          #expect(
            try await connection.query(
              "SELECT FROM newsdesk.\(identifier: table) AS x WHERE 1 / (length(x::text) * 0) = 1"
            ).isEmpty
          )
          let plan = try await connection.query(
            "EXPLAIN (ANALYZE, COSTS OFF) SELECT * FROM newsdesk.\(identifier: table)"
          )
          let text = try plan.map { try $0.decode(at: 0, as: String.self) }.joined()
          #expect(!text.contains("ecret"))
        }
      }
    }
  }

  @Test("can't be read past row-level security, the outbox by nobody at all")
  func bypass() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await importedStory(newsroom)
      let all = Self.readable.filter { $0 != "pending" }
      try await newsroom.withstands(
        all.map { Attack("SET row_security = off; SELECT * FROM newsdesk.\($0)") } + [
          Attack("SELECT * FROM newsdesk.outbox"), Attack("TABLE pg_catalog.pg_statistic"),
          Attack("TABLE pg_catalog.pg_authid"), Attack("TABLE pg_catalog.pg_largeobject"),
        ],
        by: ["sam", "olga", "finn", "ana"]
      )
      let sam = try await newsroom.connection(as: "sam")
      try await newsroom.superuser().executeScript("ANALYZE")
      #expect(
        try await sam.query("SELECT FROM pg_stats WHERE schemaname = 'newsdesk' AND tablename IN ('story', 'revision')")
          .isEmpty
      )
    }
  }

  @Test("is answered for as if it weren't there: the same words as for a story that never was")
  func messages() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await importedStory(newsroom)
      let sam = try await newsroom.connection(as: "sam")
      for statement in [
        "SELECT newsdesk.act(STORY, 'publish', 3)", "SELECT newsdesk.act(STORY, 'approve', NULL)",
        "SELECT newsdesk.save_story(STORY, 3, '{}')", "SELECT * FROM newsdesk.explain(STORY)",
      ] {
        var answers: [String] = []
        for number in [story, 987_654] {
          let text = statement.replacing("STORY", with: String(number))
          let error = await #expect(throws: PostgresError.self) { try await sam.executeScript(text) }
          let answer =
            "\(error?.sqlState?.rawValue ?? "") \(error?.message ?? "") \(error?.detail ?? "-") \(error?.hint ?? "-")"
          answers.append(answer.replacing(String(number), with: "N"))
        }
        #expect(answers[0] == answers[1], "\(statement)")
        #expect(answers[0].hasPrefix("NDNFS"))
      }
    }
  }

  @Test("can't be guessed at: an import says the same of what the desk has and of what it hasn't")
  func importOracle() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await importedStory(newsroom)
      let sam = try await newsroom.connection(as: "sam")
      var answers: [String] = []
      for headline in ["Secret", "Other"] {
        let content =
          #"{"slug": "x", "headline": "\#(headline)", "body": "Very.", "pictures": [{"caption": "A secret quay.", "credit": "Jane Roe/Reuters", "creators": ["Jane Roe"], "agencies": ["Reuters"]}]}"#
        for source in ["sha256('secret')", "sha256('other')"] {
          let error = await #expect(throws: PostgresError.self) {
            try await sam.executeScript("SELECT newsdesk.import_story('metro', '\(content)', \(source), 1, 'x')")
          }
          answers.append("\(error?.sqlState?.rawValue ?? "") \(error?.message ?? "") \(error?.detail ?? "-")")
        }
      }
      #expect(Set(answers).count == 1 && answers[0].hasPrefix("NDROL"))
    }
  }

  @Test("can't be guessed at in a correction: a save says the same of a right guess and of a wrong one")
  func saveOracle() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published(pictures: 1)
      try await newsroom.act(.correct, on: story, as: "ben", note: "Why.")
      try await newsroom.edit(story, as: "ben") { $0.byline = "By Nobody" }
      let sam = try await newsroom.connection(as: "sam")
      let right =
        #"{"caption": "Smoke over quay 1.", "credit": "Jane Roe/Reuters", "creators": ["Jane Roe"], "agencies": ["Reuters"], "number": 1}"#
      for (guess, other) in [
        (#"{"byline": "By Nobody"}"#, #"{"byline": "By Somebody"}"#),
        (#"{"headline": "Fire at the harbour"}"#, #"{"headline": "x"}"#),
        (#"{"pictures": [\#(right)]}"#, #"{"pictures": []}"#),
        (#"{"byline": "By Nobody", "pictures": []}"#, #"{"byline": "By Somebody", "pictures": []}"#),
        (#"{"pictures": [{"number": 1}]}"#, #"{"pictures": [{"number": 2}]}"#),
      ] {
        var answers: [String] = []
        for content in [guess, other] {
          let error = await #expect(throws: PostgresError.self) {
            try await sam.executeScript("SELECT newsdesk.save_story(\(story), 6, '\(content)')")
          }
          answers.append("\(error?.sqlState?.rawValue ?? "") \(error?.message ?? "") \(error?.detail ?? "-")")
        }
        #expect(answers[0] == answers[1] && answers[0].hasPrefix("NDROL"), "\(guess): \(answers)")
      }
    }
  }

  @Test("of a correction isn't in reports, and its text isn't readable, while the published text is")
  func correction() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      try await newsroom.act(.correct, on: story, as: "ben", note: "Why.")
      try await newsroom.edit(story, as: "ben") { $0.headline = "Corrected" }
      let sam = try await newsroom.session(as: "sam")
      #expect(try await sam.reports.pending().isEmpty)
      #expect(try await newsroom.session(as: "ana").reports.pending().count == 1)
      let headlines = try await sam.connection.query("SELECT headline FROM newsdesk.revision")
      #expect(try headlines.map { try $0.decode(at: 0, as: String.self) } == ["Fire at the harbour"])
      #expect(try await sam.connection.query("SELECT FROM newsdesk.history").isEmpty)
      #expect(try await sam.connection.query("SELECT FROM newsdesk.sign_off").isEmpty)
    }
  }
}
