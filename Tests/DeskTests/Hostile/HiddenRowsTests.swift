import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

/// What a member of the desk, an administrator and another desk can find out of a confidential story or correction: nothing.
@Suite("A confidential story, to a colleague who isn't named")
struct HiddenRowsTests {
  private static let outsiders = ["dan", "adm", "sam", "finn", "olga"]
  private static let tables = [
    "story", "revision", "revision_picture", "history", "sign_off", "story_reader", "edition", "live", "import",
    "source", "picture",
    "pending", "lease", "draft_lock",
  ]

  private func hidden(_ newsroom: TestNewsroom) async throws -> Int64 {
    let story = try await newsroom.draft(slug: "zebra-deal", headline: "Zebra", body: "Zebra.", pictures: 1)
    try await newsroom.ask("eve", for: .copy, of: story, as: "ana")
    try await newsroom.act(.submit, on: story, as: "ana")
    try await newsroom.act(.approve, on: story, as: "ben")
    try await newsroom.restrict(story, to: ["lea", "cleo"], as: "ben")
    let ben = try await newsroom.session(as: "ben").connection
    #expect(try await ben.query("SELECT newsdesk.lock_draft(\(story))").count == 1)
    return story
  }

  @Test("is in no table and no view, through COPY, a cursor, a prepared statement or a function that fails on a row")
  func tables() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await hidden(newsroom)
      for login in Self.outsiders {
        let connection = try await newsroom.connection(as: login)
        for table in Self.tables {
          try await connection.executeScript("BEGIN; DECLARE c CURSOR FOR SELECT * FROM newsdesk.\(table)")
          #expect(try await connection.query("FETCH ALL FROM c").isEmpty, "\(login) \(table)")
          try await connection.executeScript("ROLLBACK; PREPARE p AS SELECT * FROM newsdesk.\(table)")
          #expect(try await connection.query("EXECUTE p").isEmpty, "\(login) \(table)")
          try await connection.executeScript("DEALLOCATE p")
          var copied: [UInt8] = []
          for try await piece in try await connection.copyOut("COPY (TABLE newsdesk.\(identifier: table)) TO STDOUT") {
            copied += piece
          }
          #expect(copied.isEmpty, "\(login) \(table)")
          // A predicate that fails on a row it sees would tell that the row is there.
          #expect(
            try await connection.query(
              "SELECT FROM newsdesk.\(identifier: table) AS x WHERE 1 / (length(x::text) * 0) = 1"
            ).isEmpty
          )
          #expect(
            try await connection.query(
              "SELECT FROM newsdesk.\(identifier: table) AS x WHERE x::text ~ ('(' || left(x::text, 1))"
            ).isEmpty
          )
        }
        #expect(try await connection.query("SELECT FROM newsdesk.first_pending()").isEmpty)
        await connection.close()
      }
      #expect(try await newsroom.connection(as: "lea").query("SELECT FROM newsdesk.story_reader").count == 5)
    }
  }

  @Test("is answered for as a story that never was, by every function and at every version")
  func messages() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await hidden(newsroom)
      for login in ["dan", "adm", "sam"] {
        let connection = try await newsroom.connection(as: login)
        for statement in [
          "act(STORY, 'publish', 5)", "act(STORY, 'approve', NULL)", "save_story(STORY, 5, '{}')", "explain(STORY)",
          "restrict_story(STORY, 5, '{}')", "restrict_story(STORY, 5, '{nobody}')", "unrestrict_story(STORY, 5)",
          "unrestrict_story(STORY, NULL)", "ask(STORY, 5, 'eve', 'copy')", "ask(STORY, 5, 'nobody', 'copy')",
        ] {
          var answers: [String] = []
          for number in [story, 987_654] {
            let error = await #expect(throws: PostgresError.self, "\(login): \(statement)") {
              try await connection.executeScript("SELECT newsdesk.\(statement.replacing("STORY", with: "\(number)"))")
            }
            let answer =
              "\(error?.sqlState?.rawValue ?? "") \(error?.message ?? "") \(error?.detail ?? "-") \(error?.hint ?? "-")"
            answers.append(answer.replacing("\(number)", with: "N"))
          }
          #expect(answers[0] == answers[1] && answers[0].hasPrefix("NDNFS"), "\(login): \(statement)")
        }
        await connection.close()
      }
    }
  }

  @Test("tells nobody that somebody is at work on it: they don't wait for its lock")
  func locks() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await hidden(newsroom)
      let ben = try await newsroom.connection(as: "ben")
      try await ben.executeScript("BEGIN; SELECT newsdesk.restrict_story(\(story), 5, '{}')")
      let dan = try await newsroom.connection(as: "dan")
      try await dan.executeScript("SET lock_timeout = '1ms'")
      for call in ["act(\(story), 'submit', 5)", "unrestrict_story(\(story), 5)", "save_story(\(story), 5, '{}')"] {
        #expect(await sqlState { try await dan.query("SELECT newsdesk.\(unsafeRaw: call)") } == "NDNFS", "\(call)")
      }
      try await ben.executeScript("ROLLBACK")
    }
  }

  @Test("is called by no beginning of its slug, and found by no search, which says the same as of nothing")
  func finding() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await hidden(newsroom)
      for login in ["dan", "adm", "sam"] {
        let session = try await newsroom.session(as: login)
        await #expect(throws: DeskError.self) {
          try await session.drafts.resolve(try #require(StoryReference("zebra-deal")))
        }
        #expect(try await session.connection.query("SELECT FROM newsdesk.stories_called('z')").isEmpty)
        for question in ["zebra", "zebra or fire", "jane", "\"zebra deal\""] {
          #expect(try await session.search.find(question).isEmpty)
        }
      }
      let lea = try await newsroom.session(as: "lea")
      #expect(try await lea.search.find("zebra").count == 1)
      try await newsroom.withstands(
        [
          Attack("TABLE newsdesk.searchable"), Attack("TABLE newsdesk.search_language"),
          Attack("SELECT ts_stat('SELECT words FROM newsdesk.searchable')"),
          Attack("SELECT newsdesk.context_of(1, 1, 'zebra'::tsquery)"), Attack("SELECT newsdesk.index_words(1)"),
        ],
        by: ["dan", "sam", "adm"]
      )
    }
  }

  @Test(
    "of a correction: its row, its slug, its version and who works on it are the desk's, what is out is everybody's"
  )
  func correction() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published(pictures: 1)
      let sam = try await newsroom.connection(as: "sam")
      func seen() async throws -> [String] {
        var lines: [String] = []
        for table in Self.tables {
          lines += try await sam.query("SELECT x::text FROM newsdesk.\(identifier: table) AS x ORDER BY 1")
            .map { try $0.decode(at: 0) }
        }
        for statement in [
          "act(\(story), 'submit', 4)", "save_story(\(story), 4, '{}')", "explain(\(story))",
          "unrestrict_story(\(story), 4)",
          "ask(\(story), 4, 'eve', 'copy')",
        ] {
          let error = await #expect(throws: PostgresError.self) {
            try await sam.executeScript("SELECT newsdesk.\(statement)")
          }
          lines.append("\(error?.sqlState?.rawValue ?? "") \(error?.message ?? "") \(error?.detail ?? "")")
        }
        return lines
      }
      let before = try await seen()
      #expect(before.contains { $0.hasPrefix("NDROL \(story) harbour-fire") })
      #expect(before.filter { $0.contains("Smoke over quay") }.count == 1)
      try await newsroom.act(.correct, on: story, as: "ben", note: "Zebra.")
      try await newsroom.edit(story, as: "ben") {
        $0.slug = "zebra"; $0.headline = "Zebra"
      }
      try await newsroom.act(.submit, on: story, as: "ben")
      try await newsroom.act(.review, on: story, as: "dan")
      #expect(try await seen() == before)
    }
  }
}
