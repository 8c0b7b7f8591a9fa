import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("What waits")
struct PendingTests {
  @Test("is found by each question, and by several beside each other")
  func filters() async throws {
    try await TestNewsroom.open { newsroom in
      try await PendingScene.lay(newsroom)
      let ben = PendingScene(newsroom: newsroom, login: "ben")
      #expect(try await ben.slugs() == ["late", "soon", "quiet", "pictured", "taken", "ready", "held"])
      #expect(try await ben.slugs(PendingFilter(isLate: true)) == ["late"])
      #expect(try await ben.slugs(PendingFilter(dueWithin: 7200)) == ["late", "soon"])
      #expect(try await ben.slugs(PendingFilter(isLate: true, dueWithin: 7200)) == ["late"])
      #expect(try await ben.slugs(PendingFilter(olderThan: 86_400)) == ["quiet"])
      #expect(try await ben.slugs(PendingFilter(states: [.submitted])) == ["soon", "pictured"])
      #expect(try await ben.slugs(PendingFilter(states: [.submitted, .inReview])) == ["soon", "pictured", "taken"])
      #expect(try await ben.slugs(PendingFilter(assignee: .person("ben"))) == ["taken"])
      #expect(try await ben.slugs(PendingFilter(assignee: .nobody)).contains("taken") == false)
      #expect(try await ben.slugs(PendingFilter(needs: [.copy])) == ["late", "soon", "quiet", "pictured", "taken"])
      #expect(try await ben.slugs(PendingFilter(needs: [.picture, .legal])) == ["pictured"])
      #expect(try await ben.slugs(PendingFilter(embargoWithin: 86_400)) == ["held"])
      #expect(try await ben.slugs(PendingFilter(embargoWithin: 7200)) == [])
      #expect(try await ben.slugs(PendingFilter(desks: ["sport"])) == [])
      let adm = PendingScene(newsroom: newsroom, login: "adm")
      #expect(try await adm.slugs(PendingFilter(desks: ["sport"])) == ["match"])
      #expect(try await adm.slugs(PendingFilter(desks: ["sport", "metro"])).count == 8)
      #expect(
        try await ben.slugs(PendingFilter(states: [.submitted], assignee: .nobody, needs: [.picture])) == ["pictured"]
      )
      #expect(try await ben.slugs(PendingFilter(needs: [.copy]), limit: 2) == ["late", "soon"])
    }
  }

  @Test("waits on whom the list says, a person or a role")
  func turns() async throws {
    try await TestNewsroom.open { newsroom in
      try await PendingScene.lay(newsroom)
      let ben = PendingScene(newsroom: newsroom, login: "ben")
      for story in try await ben.list() {
        let words = story.waitingOn
        let turn: PendingFilter.Turn =
          switch words {
          case "any metro editor": .role(.editor)
          case "any metro publisher": .role(.publisher)
          case "Ana Souza": .person("ana")
          default: .person("ben")
          }
        let waiting = try await ben.list(PendingFilter(waitsOn: turn))
        #expect(waiting.contains { $0.id == story.id } && waiting.allSatisfy { $0.waitingOn == words })
      }
      #expect(try await ben.slugs(PendingFilter(waitsOn: .role(.editor))) == ["soon", "pictured"])
      #expect(try await ben.slugs(PendingFilter(waitsOn: .role(.legal))) == [])
      // Who was asked is waited on, for themselves.
      let soon = try await ben.list(PendingFilter(states: [.submitted]))[0].id
      try await newsroom.ask("eve", for: .copy, of: soon, as: "ben")
      let eve = PendingScene(newsroom: newsroom, login: "eve")
      #expect(try await eve.slugs(PendingFilter(waitsOn: .person("eve"))) == ["soon"])
      #expect(try await eve.slugs(PendingFilter(waitsOn: .role(.editor))) == [])
    }
  }

  @Test("is mine to write, to sign off, to publish, or because I was asked")
  func mine() async throws {
    try await TestNewsroom.open { newsroom in
      try await PendingScene.lay(newsroom)
      func mine(_ login: String) async throws -> [String] {
        try await PendingScene(newsroom: newsroom, login: login).slugs(PendingFilter(isMine: true))
      }
      #expect(try await mine("ana") == ["late", "quiet"])
      #expect(try await mine("rob") == [])
      #expect(try await mine("ben") == ["soon", "pictured", "taken"])
      // Ben has claimed one, and can give what it needs.
      #expect(try await mine("dan") == ["soon", "pictured"])
      #expect(try await mine("pia") == ["pictured"])
      #expect(try await mine("cleo") == ["ready", "held"])
      #expect(try await mine("sam") == ["match"])
      let pictured = try await PendingScene(newsroom: newsroom, login: "ben").id("pictured")
      #expect(try await mine("leo") == ["pictured"])
      // Pia claims it, and can't sign off its text: that is still the editors'.
      try await newsroom.act(.review, on: pictured, as: "pia")
      #expect(try await mine("pia") == ["pictured"])
      #expect(try await mine("leo") == [])
      #expect(try await mine("dan") == ["soon", "pictured"])
      // Whoever edits what they could sign off can't any more.
      try await newsroom.edit(try await PendingScene(newsroom: newsroom, login: "ben").id("soon"), as: "dan") {
        $0.headline = "Another headline"
      }
      #expect(try await mine("dan") == ["pictured"])
      try await newsroom.ask("eve", for: .copy, of: pictured, as: "ben")
      #expect(try await mine("eve") == ["pictured"])
      try await newsroom.act(.approve, on: pictured, as: "eve")
      #expect(try await mine("eve") == [])
    }
  }

  @Test("lacks the sign-offs that the whole account of them says, whatever was done to the story")
  func missing() async throws {
    try await TestNewsroom.open { newsroom in
      try await PendingScene.lay(newsroom)
      for pictures in [0, 1] {
        let edited = try await newsroom.approved(pictures: pictures)
        try await newsroom.edit(edited, as: "dan") { $0.headline = "Edited after all" }
        let undone = try await newsroom.submitted(pictures: pictures)
        try await newsroom.act(.approve, on: undone, as: "ben")
        try await newsroom.act(.withdraw, on: undone, as: "ben")
        let corrected = try await newsroom.submitted(pictures: pictures)
        try await newsroom.act(.approve, on: corrected, as: "ben")
        if pictures > 0 { try await newsroom.act(.approve, on: corrected, as: "pia") }
        try await newsroom.act(.publish, on: corrected, as: "cleo")
        try await newsroom.act(.correct, on: corrected, as: "ben", note: "A name.")
        try await newsroom.edit(corrected, as: "ben") { $0.headline = "With the right name" }
      }
      let superuser = try await newsroom.superuser()
      let rows = try await superuser.query(
        """
        SELECT s.slug, newsdesk.missing_kinds(s)::text[] AS quick, ARRAY(
            SELECT o.kind::text FROM unnest(newsdesk.sign_offs(s)) AS o
            WHERE o.is_required AND cardinality(o.given_by) < o.people_needed ORDER BY o.kind
          ) AS whole
        FROM newsdesk.story AS s
        """
      )
      var seen: Set<[String]> = []
      for row in rows {
        let quick: [String] = try row.decode("quick")
        let (whole, slug): ([String], String) = (try row.decode("whole"), try row.decode("slug"))
        #expect(quick == whole, "\(slug)")
        seen.insert(quick)
      }
      #expect(seen.count >= 3)
    }
  }

  @Test("is counted by desk and state as it is listed")
  func counts() async throws {
    try await TestNewsroom.open { newsroom in
      try await PendingScene.lay(newsroom)
      let adm = try await newsroom.session(as: "adm").reports
      let counts = try await adm.pendingCounts()
      let listed = try await adm.pending()
      let now = try await newsroom.moment()
      for count in counts {
        let these = listed.filter { $0.desk == count.desk && $0.state == count.state }
        #expect(count.stories == these.count && count.late == these.count { $0.isLate(at: now) })
      }
      #expect(counts.reduce(0) { $0 + $1.stories } == listed.count)
      let late = try await adm.pendingCounts(PendingFilter(isLate: true))
      #expect(late.map(\.stories) == [1] && late.map(\.late) == [1])
    }
  }

  @Test("is not asked for by a filter that nobody knows, nor told to strangers")
  func refusals() async throws {
    try await TestNewsroom.open { newsroom in
      try await PendingScene.lay(newsroom)
      let ben = try await newsroom.connection(as: "ben")
      for filter in [
        #"{"desk": "metro"}"#, #"{"late": "perhaps"}"#, #"{"older_than": "a day"}"#, #"{"older_than": -1}"#, "[]",
        #"{"needs": ["all"]}"#, #"{"waiting_on": {"role": "chief"}}"#, #"{"desks": "metro"}"#,
      ] {
        #expect(
          await sqlState { try await ben.query("SELECT newsdesk.first_pending(\(PostgresJSONText(filter)))") }
            == "NDBAD",
          "\(filter)"
        )
      }
      #expect(
        await sqlState { try await ben.query("SELECT newsdesk.first_pending('{\"assignee\": \"nobody\"}')") } == "NDNFP"
      )
      let finn = try await newsroom.connection(as: "finn")
      #expect(try await finn.query("SELECT newsdesk.first_pending()").isEmpty)
      #expect(try await finn.query("SELECT newsdesk.count_pending()").isEmpty)
      #expect(try await finn.query("SELECT newsdesk.first_pending('{\"mine\": true}', NULL, now())").isEmpty)
    }
  }
}
