import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A search")
struct SearchTests {
  @Test("finds a story by its headline, text, byline, slug, captions and credits, whatever the words' endings")
  func everywhere() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let text = StoryText(
        headline: "Mayor wins vote",
        body: "The budgets were passed on Tuesday.",
        byline: "By Ines Carvalho",
        dateline: "TUNIS, Oct 6"
      )
      let pictures = [Picture(caption: "Voters queueing in the rain.", altText: "A long line", credit: .jane)]
      let story = try await ana.drafts.create(desk: "metro", slug: "town-hall", text: text, pictures: pictures).story
      for question in [
        "mayor", "MAYOR votes", "budget", "Carvalho", "tunis", "town-hall", "hall", "queue", "Roe", "reuters", "line",
        "\"wins vote\"", "ferry or mayor", "mayor -ferry",
      ] {
        #expect(try await newsroom.find(question, as: "rob") == [story], "\(question)")
      }
      for question in ["ferry", "mayor ferry", "\"vote wins\"", "mayor -budget", "", "the", "''\\:&|!*()<->"] {
        #expect(try await newsroom.find(question, as: "rob") == [], "\(question)")
      }
    }
  }

  @Test("puts the best first, and marks what it found in its context: nothing in a text can pass for a mark")
  func context() async throws {
    try await TestNewsroom.open { newsroom in
      let inText = try await newsroom.draft(
        slug: "a",
        headline: "Quay closed",
        body: "A \u{27E6}false\u{27E7} fire <b>x</b>."
      )
      let inHeadline = try await newsroom.draft(slug: "b", headline: "Fire at the quay", body: "Nobody was hurt.")
      let findings = try await newsroom.session(as: "ana").search.find("fire")
      #expect(findings.map(\.id) == [inHeadline, inText])
      #expect(findings[0].context == "\u{27E6}Fire\u{27E7} at the quay\nNobody was hurt")
      #expect(findings[1].context.contains("[false] \u{27E6}fire\u{27E7}"))
    }
  }

  @Test("knows the language of a story, and takes words as they stand in one that it doesn't")
  func languages() async throws {
    try await TestNewsroom.open { newsroom in
      let drafts = try await newsroom.session(as: "ana").drafts
      func story(_ body: String, _ language: String) async throws -> Int64 {
        try await drafts.create(desk: "metro", slug: "s", text: StoryText(body: body, language: language)).story
      }
      let german = try await story("Die Häuser am Hafen brannten.", "de-AT")
      let portuguese = try await story("As cidades votaram.", "pt-BR")
      let unknown = try await story("Katika habari za leo.", "sw")
      #expect(try await newsroom.find("haus", as: "ana") == [german])
      #expect(try await newsroom.find("häuser", as: "ana") == [german])
      #expect(try await newsroom.find("hauses", as: "ana") == [german])
      #expect(try await newsroom.find("cidade", as: "ana") == [portuguese])
      #expect(try await newsroom.find("habari", as: "ana") == [unknown])
      #expect(try await newsroom.find("habar", as: "ana") == [])
      // A story that changes its language changes its words.
      try await newsroom.edit(portuguese, as: "ana") { $0.language = "qu" }
      #expect(try await newsroom.find("cidade", as: "ana") == [])
      #expect(try await newsroom.find("cidades", as: "ana") == [portuguese])
    }
  }

  @Test("follows the desk's own story through its edits, and others see what is out of it and nothing else")
  func asItStands() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      func found(_ question: String, by login: String) async throws -> Bool {
        try await newsroom.find(question, as: login) == [story]
      }
      #expect(try await found("harbour", by: "ben"))
      #expect(try await !found("harbour", by: "eve"))
      try await newsroom.edit(story, as: "ana") {
        $0.headline = "Blaze"; $0.slug = "blaze"
      }
      #expect(try await !found("harbour", by: "ben"))
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "ben")
      #expect(try await !found("blaze", by: "eve"))
      try await newsroom.act(.publish, on: story, as: "cleo")
      #expect(try await found("blaze", by: "eve"))

      try await newsroom.act(.correct, on: story, as: "ben", note: "The zebra.")
      try await newsroom.edit(story, as: "rob") {
        $0.headline = "Inferno"; $0.slug = "inferno"
      }
      #expect(try await found("inferno", by: "ana"))
      #expect(try await !found("blaze", by: "ana"))
      #expect(try await !found("inferno", by: "eve"))
      let finding = try await newsroom.session(as: "eve").search.find("blaze").first
      #expect(finding?.state.rawValue == "published" && finding?.slug == "blaze" && finding?.headline == "Blaze")
      try await newsroom.act(.spike, on: story, as: "ben")
      #expect(try await found("blaze", by: "ana"))
      #expect(try await !found("inferno", by: "ana"))

      try await newsroom.act(.kill, on: story, as: "cleo", note: "Wrong.")
      #expect(try await !found("blaze", by: "eve"))
      #expect(try await found("blaze", by: "ana"))
    }
  }

  @Test("finds a confidential story for those it names, and for others what is published of it")
  func confidential() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await newsroom.restrict(story, to: ["cleo", "sam"], as: "ben")
      #expect(try await newsroom.find("harbour", as: "dan") == [])
      #expect(try await newsroom.find("harbour", as: "adm") == [])
      #expect(try await newsroom.find("harbour", as: "sam") == [story])
      try await newsroom.act(.publish, on: story, as: "cleo")
      #expect(try await newsroom.find("harbour", as: "dan") == [story])
    }
  }

  @Test("is narrowed by desk and state, and cut by a limit")
  func filters() async throws {
    try await TestNewsroom.open { newsroom in
      let draft = try await newsroom.draft()
      let published = try await newsroom.published()
      let sport = try await newsroom.draft(by: "sam", desk: "sport")
      try await newsroom.ask("ben", for: .copy, of: sport, as: "sam")
      let search = try await newsroom.session(as: "ben").search
      #expect(Set(try await search.find("harbour").map(\.id)) == [draft, published, sport])
      #expect(try await search.find("harbour", desk: "sport").map(\.id) == [sport])
      #expect(try await search.find("harbour", state: StoryState(rawValue: "published")).map(\.id) == [published])
      #expect(
        try await search.find("harbour", desk: "metro", state: StoryState(rawValue: "draft")).map(\.id) == [draft]
      )
      #expect(try await search.find("harbour", limit: 2).count == 2)
      for (question, limit) in [(String(repeating: "x", count: 1001), 1), ("x", 0), ("x", 1001), ("-fire", 20)] {
        await #expect(throws: DeskError.self) { try await search.find(question, limit: limit) }
      }
      await #expect(throws: DeskError.self) { try await search.find("x", desk: "nowhere") }
    }
  }

  @Test("holds no text up: one with more words than can be indexed is saved, and its beginning is found")
  func hugeText() async throws {
    try await TestNewsroom.open { newsroom in
      let words = (0..<700_000).map { String($0, radix: 36) }.joined(separator: " ")
      let story = try await newsroom.draft(body: "Overture. " + words + " finale")
      #expect(try await newsroom.find("overture", as: "ana") == [story])
      let long = String(repeating: "x", count: 5_000)
      try await newsroom.edit(story, as: "ana") { $0.body = "Coda \(long) end." }
      #expect(try await newsroom.find("coda end", as: "ana") == [story])
    }
  }
}
