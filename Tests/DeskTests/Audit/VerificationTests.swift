import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Verifying the history")
struct VerificationTests {
  @Test("finds nothing where nothing was done, and counts what it looked at")
  func untouched() async throws {
    try await TestNewsroom.openSealed { newsroom in
      let audit = try await newsroom.session(as: "ana").audit
      let result = try await audit.verify()
      #expect(result.findings.isEmpty)
      #expect((result.stories, result.entries, result.unsealed, result.seals) == (3, 9, 0, 9))
      #expect(result.staffEntries == 36 && result.earliest != nil && result.latest != nil)
      try await newsroom.act(.submit, on: 1, as: "ana")
      let later = try await audit.verify()
      #expect(later.findings.isEmpty && later.entries == 10 && later.unsealed == 1)
    }
  }

  @Test("finds what a superuser did, and names it", arguments: Tampering.all + Tampering.setup)
  func tampering(_ tampering: Tampering) async throws {
    try await TestNewsroom.openSealed { newsroom in
      let audit = try await newsroom.session(as: "rob").audit
      #expect(try await audit.verify().findings == [])
      try await tampering.carryOut(on: newsroom)
      let findings = try await audit.verify().findings
      #expect(findings.first?.finding == tampering.finding, "\(findings.map(\.finding))")
      // Everything before it is sound, and so has no finding.
      if let story = tampering.finding.story, let version = tampering.finding.version, version > 0 {
        #expect(findings.first?.place == Int64(version + 1), "story \(story)")
      }
    }
  }

  @Test("finds a whole past that was rewritten with its seals, by a seal that was kept elsewhere")
  func keptSeal() async throws {
    try await TestNewsroom.openSealed { newsroom in
      let audit = try await newsroom.session(as: "rob").audit
      let early = try #require(try await audit.seal(numbered: 4))
      let kept = try #require(try await audit.newestSeal())
      #expect(try await audit.verify(kept: kept).findings == [])
      try await Tampering(
        "rewritten",
        "UPDATE newsdesk.history SET note = 'Never said.' WHERE story_id = 2 AND version = 5;"
          + Tampering.rechain + Tampering.reseal,
        finds: Irregularity(.rewritten, .seal)
      ).carryOut(on: newsroom)
      #expect(try await audit.verify().findings == [])
      #expect(try await audit.verify(kept: early).findings == [])
      let findings = try await audit.verify(kept: kept).findings.map(\.finding)
      #expect(findings == [Irregularity(.rewritten, .seal, name: "kept", seal: 9)])
    }
  }

  @Test("finds that the newest acts were taken away with their seals, by a seal that was kept elsewhere")
  func keptSealIsGone() async throws {
    try await TestNewsroom.openSealed { newsroom in
      let audit = try await newsroom.session(as: "rob").audit
      let kept = try #require(try await audit.newestSeal())
      try await Tampering(
        "newest",
        """
        DELETE FROM newsdesk.sealed_story WHERE seal = 9; DELETE FROM newsdesk.seal WHERE number = 9;
        DELETE FROM newsdesk.history WHERE story_id = 3; DELETE FROM newsdesk.revision WHERE story_id = 3;
        DELETE FROM newsdesk.story WHERE id = 3
        """,
        finds: Irregularity(.truncated, .seal)
      ).carryOut(on: newsroom)
      #expect(try await audit.verify().findings == [])
      let findings = try await audit.verify(kept: kept).findings.map(\.finding)
      #expect(findings == [Irregularity(.truncated, .seal, name: "kept", seal: 9)])
    }
  }

  @Test("finds a story that was made up and dated back")
  func backdated() async throws {
    try await TestNewsroom.openSealed { newsroom in
      let audit = try await newsroom.session(as: "rob").audit
      let superuser = try await newsroom.superuser()
      // What else runs on the server keeps a seal from knowing that all before it has ended.
      for number in 0..<600 {
        _ = try await newsroom.draft(slug: "again-\(number)")
        _ = try await audit.seal()
        let isSettled: Bool = try await superuser.query(
          """
          SELECT EXISTS (
            SELECT FROM newsdesk.seal AS s, newsdesk.seal AS newest
            WHERE newest.number = (SELECT max(number) FROM newsdesk.seal)
              AND s.next_transaction <= newest.oldest_transaction
          )
          """
        )[0].decode(at: 0)
        if isSettled { break }
        try await Task.sleep(for: .milliseconds(100))
      }
      let forged = try await newsroom.draft(slug: "never-was")
      try await Tampering(
        "dated back",
        """
        UPDATE newsdesk.history SET at = at - interval '1 day' WHERE story_id = \(forged);
        UPDATE newsdesk.history AS h SET digest = newsdesk.history_digest(h) WHERE story_id = \(forged);
        UPDATE newsdesk.revision SET edited_at = edited_at - interval '1 day' WHERE story_id = \(forged);
        UPDATE newsdesk.story SET created_at = created_at - interval '1 day' WHERE id = \(forged)
        """,
        finds: Irregularity(.inserted, .entry)
      ).carryOut(on: newsroom)
      #expect(try await audit.verify().findings == [])
      let seal = try await audit.seal().last?.number
      let findings = try await audit.verify().findings.map(\.finding)
      #expect(findings == [Irregularity(.inserted, .entry, story: forged, version: 1, name: "backdated", seal: seal)])
    }
  }

  @Test("looks at stories that the person may not read, and tells them a number and no more")
  func hidden() async throws {
    try await TestNewsroom.openSealed { newsroom in
      let sam = try await newsroom.session(as: "sam")
      #expect(try await sam.audit.verify().entries == 9)
      try await Tampering.all[0].carryOut(on: newsroom)
      let finding = try #require(try await sam.audit.verify().findings.first)
      #expect(finding.finding == Tampering.all[0].finding && finding.entry == nil && finding.place == 6)
      let own = try await newsroom.session(as: "ana").audit.verify().findings.first
      #expect(own?.entry?.act == "correct" && own?.entry?.actor.name == "Ben Okafor")
    }
  }

  @Test("of some stories looks at those, and at all seals")
  func some() async throws {
    try await TestNewsroom.openSealed { newsroom in
      let audit = try await newsroom.session(as: "ana").audit
      try await Tampering.all[0].carryOut(on: newsroom)
      let others = try await audit.verify(stories: [1, 3])
      #expect(others.findings == [] && others.entries == 2 && others.seals == 9)
      #expect(try await audit.verify(stories: [2]).findings.first?.finding == Tampering.all[0].finding)
      await #expect(throws: DeskError.self) { try await audit.verify(stories: [4]) }
    }
  }

  @Test("is for colleagues")
  func strangers() async throws {
    try await TestNewsroom.open { newsroom in
      for login in ["olga", "finn"] {
        let connection = try await newsroom.connection(as: login)
        for call in ["verify_stories(0)", "verify_seals(0)", "verify_staff()", "seal_history()"] {
          #expect(await sqlState { try await connection.query("SELECT newsdesk.\(unsafeRaw: call)") } == "NDWHO")
        }
        #expect(try await connection.query("SELECT FROM newsdesk.seal").isEmpty)
        await connection.close()
      }
    }
  }

  @Test("raises no alarm while people work and seals are made")
  func concurrent() async throws {
    try await TestNewsroom.open { newsroom in
      let audit = try await newsroom.anotherSession(as: "rob").audit
      let verified = try await withThrowingTaskGroup(of: Void.self) { group in
        for (number, login) in ["ana", "ana", "rob"].enumerated() {
          group.addTask {
            let writer = try await newsroom.anotherSession(as: login)
            let editor = try await newsroom.anotherSession(as: "ben")
            for round in 0..<400 where !Task.isCancelled {
              let receipt = try await writer.drafts.create(
                desk: "metro",
                slug: "s-\(number)-\(round)",
                text: StoryText(headline: "H", body: "B")
              )
              _ = try await writer.approvals.carryOut(.submit, on: receipt.story, expecting: 1, note: nil)
              _ = try await editor.approvals.carryOut(.approve, on: receipt.story, expecting: 2, note: nil)
            }
          }
        }
        group.addTask {
          let sealer = try await newsroom.anotherSession(as: "dan").audit
          while !Task.isCancelled { _ = try await sealer.seal() }
        }
        var entries: [Int64] = []
        for _ in 0..<15 {
          let result = try await audit.verify()
          #expect(result.findings == [])
          entries.append(result.entries)
        }
        group.cancelAll()
        do { try await group.waitForAll() } catch is CancellationError {} catch DeskError.busy {}
        return entries
      }
      #expect(verified.last ?? 0 > verified.first ?? 0)
      _ = try await audit.seal()
      let end = try await audit.verify()
      #expect(end.findings == [] && end.unsealed == 0)
    }
  }
}
