import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("A lock on a draft")
struct LockTests {
  @Test("keeps everybody but its holder from saving, says who and until when, and is no version of the story")
  func holding() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft(pictures: 1)
      let receipt = try await newsroom.session(as: "ana").locks.lock(story)
      #expect(receipt.outcome == .taken)
      let lock = try #require(receipt.lock)
      #expect(lock.expiresAt.timeIntervalSince(lock.takenAt) == 1800)
      #expect(try await newsroom.version(of: story) == 1)
      let reasons = try await refusal(.lease) { try await newsroom.edit(story, as: "ben") { $0.headline = "Ben's" } }
      #expect(reasons.map(\.code) == ["lease"])
      #expect(reasons.first?.message.hasPrefix("Ana Souza holds its lock until ") == true)
      #expect(reasons.first?.fix == "newsdesk draft unlock \(story) --break --note \"...\"")
      #expect(reasons.first?.who == ["Dan Weiss (metro editor)"])
      // Pictures are a part of the story, and a photo editor may not break it.
      let pia = try await newsroom.session(as: "pia")
      let caption = try await refusal(.lease) {
        try await pia.captions.edit(1, of: story, caption: "Pia's", expecting: nil)
      }
      #expect(caption.first?.fix == nil)
      #expect(try await newsroom.version(of: story) == 1)
      // Its own holder saves, and holds it still.
      _ = try await newsroom.edit(story, as: "ana") { $0.headline = "Ana's" }
      #expect(try await newsroom.session(as: "ben").locks.current()[story]?.holder.login == "ana")
      _ = try await refusal(.lease) { try await newsroom.session(as: "dan").locks.lock(story) }
      #expect(try await newsroom.session(as: "ana").locks.unlock(story).outcome == .released)
      #expect(try await newsroom.edit(story, as: "ben") { $0.headline = "Ben's" }.version == 3)
      #expect(try await newsroom.session(as: "ana").locks.unlock(story).outcome == .none)
    }
  }

  @Test("is over when its time is up by the server's clock, and nothing has to run for it")
  func expiry() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      _ = try await newsroom.session(as: "ana").locks.lock(story, minutes: 480)
      _ = try await refusal(.lease) { try await newsroom.edit(story, as: "ben") { $0.headline = "Early" } }
      try await newsroom.letLocksExpire()
      #expect(try await newsroom.session(as: "ben").locks.current().isEmpty)
      _ = try await newsroom.edit(story, as: "ben") { $0.headline = "Late" }
      #expect(try await newsroom.session(as: "dan").locks.lock(story).outcome == .taken)
      #expect(try await newsroom.lockEnds(of: story) == ["expired", "open"])
      _ = try await refusal(.lease) { try await newsroom.session(as: "ana").locks.lock(story) }
    }
  }

  @Test("is prolonged by its holder, never shortened, and lasts from a minute to eight hours")
  func prolonging() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let locks = try await newsroom.session(as: "ana").locks
      let first = try #require(try await locks.lock(story, minutes: 60).lock)
      let shorter = try await locks.lock(story, minutes: 1)
      #expect(shorter.outcome == .prolonged)
      #expect(shorter.lock?.expiresAt == first.expiresAt)
      let longer = try #require(try await locks.lock(story, minutes: 480).lock)
      #expect(longer.expiresAt.timeIntervalSince(first.expiresAt) > 400 * 60)
      #expect(longer.takenAt == first.takenAt)
      let ana = try await newsroom.connection(as: "ana")
      for minutes in ["0", "481", "-1", "2147483647", "NULL"] {
        let state = await sqlState {
          try await ana.query("SELECT newsdesk.lock_draft(\(story), \(unsafeRaw: minutes))")
        }
        #expect(state == "NDBAD")
      }
      await ana.close()
      #expect(try await newsroom.lockEnds(of: story) == ["open"])
    }
  }

  @Test("is taken by whoever could edit the story as it stands, its text or its pictures, and by no one else")
  func whoMay() async throws {
    try await TestNewsroom.open { newsroom in
      let draft = try await newsroom.draft()
      for login in ["cleo", "lea", "adm"] {
        await #expect(throws: DeskError.self) { try await newsroom.session(as: login).locks.lock(draft) }
      }
      _ = try await refusal(.role) { try await newsroom.session(as: "cleo").locks.lock(draft) }
      let unseen = await #expect(throws: DeskError.self) { try await newsroom.session(as: "sam").locks.lock(draft) }
      guard case .notFound = unseen else {
        Issue.record("another desk's reporter learns of the story")
        return
      }
      #expect(try await newsroom.session(as: "pia").locks.lock(draft).outcome == .taken)

      let submitted = try await newsroom.submitted()
      _ = try await refusal(.role) { try await newsroom.session(as: "ana").locks.lock(submitted) }
      let published = try await newsroom.published()
      _ = try await refusal(.workflow) { try await newsroom.session(as: "ben").locks.lock(published) }
      #expect(try await newsroom.lockEnds(of: submitted) == [])
    }
  }

  @Test("is broken by an editor of the desk who says why: the desk, and whoever held it, can read by whom")
  func breaking() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let ana = try await newsroom.session(as: "ana")
      let ben = try await newsroom.session(as: "ben")
      #expect(try await ben.locks.breakLock(story, note: "Nobody holds it.").outcome == .none)
      _ = try await ana.locks.lock(story)
      for login in ["rob", "pia", "cleo"] {
        _ = try await refusal(.role) { try await newsroom.session(as: login).locks.breakLock(story, note: "Mine!") }
      }
      for empty in ["", " \n", "\u{200B}"] {
        let reasons = try await refusal(.workflow) { try await ben.locks.breakLock(story, note: empty) }
        #expect(reasons.map(\.code) == ["note"])
      }
      // Giving back is for one's own.
      _ = try await refusal(.lease) { try await ben.locks.unlock(story) }
      #expect(try await ana.locks.brokenSinceLastAct(on: story).isEmpty)

      let receipt = try await ben.locks.breakLock(story, note: "She is on a plane.")
      #expect(receipt.outcome == .broken)
      #expect(receipt.lock?.holder.login == "ana")
      let broken = try await newsroom.session(as: "rob").locks.broken(of: story)
      #expect(broken.map(\.holder.login) == ["ana"])
      #expect(broken.map(\.brokenBy.name) == ["Ben Okafor"])
      #expect(broken.map(\.note) == ["She is on a plane."])
      #expect(try await ana.locks.brokenSinceLastAct(on: story) == broken)
      #expect(try await ben.locks.brokenSinceLastAct(on: story).isEmpty)
      // Told once: by their next act it is known.
      _ = try await newsroom.edit(story, as: "ana") { $0.headline = "Ana's again" }
      #expect(try await ana.locks.brokenSinceLastAct(on: story).isEmpty)
      #expect(try await newsroom.session(as: "sam").locks.broken(of: story).isEmpty)
    }
  }

  @Test("stops nobody from reading, submitting, signing off, publishing or killing")
  func otherActs() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      _ = try await newsroom.session(as: "rob").locks.lock(story)
      try await newsroom.act(.submit, on: story, as: "ana")
      _ = try await newsroom.session(as: "dan").locks.lock(story)
      #expect(try await newsroom.session(as: "cora").drafts.story(story).text.headline == "Fire at the harbour")
      try await newsroom.act(.approve, on: story, as: "ben")
      #expect(try await newsroom.session(as: "ben").locks.current()[story]?.holder.login == "dan")
      try await newsroom.act(.publish, on: story, as: "cleo")
      try await newsroom.act(.kill, on: story, as: "cleo", note: "Wrong.")
    }
  }

  @Test("is over when its holder passes the story on, can't edit it any more, or has left", arguments: 1...3)
  func lapsing(_ way: Int) async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      switch way {
      case 1:
        _ = try await newsroom.session(as: "ben").locks.lock(story)
        try await newsroom.act(.submit, on: story, as: "ben")
      case 2:
        _ = try await newsroom.session(as: "rob").locks.lock(story)
        try await newsroom.act(.submit, on: story, as: "ben")
      default:
        _ = try await newsroom.session(as: "rob").locks.lock(story)
        let superuser = try await newsroom.superuser()
        try await superuser.execute("UPDATE newsdesk.person SET disabled_at = clock_timestamp() WHERE login = 'rob'")
        await superuser.close()
      }
      #expect(try await newsroom.session(as: "dan").locks.current().isEmpty)
      _ = try await newsroom.edit(story, as: "dan") { $0.headline = "Dan's" }
      #expect(try await newsroom.session(as: "dan").locks.lock(story).outcome == .taken)
      #expect(try await newsroom.lockEnds(of: story) == ["lapsed", "open"])
    }
  }

  @Test("is had by one of two who reach for it at the same moment")
  func race() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let (ben, dan) = (try await newsroom.session(as: "ben"), try await newsroom.session(as: "dan"))
      for _ in 0..<20 {
        async let first = (try? await ben.locks.lock(story))?.outcome
        async let second = (try? await dan.locks.lock(story))?.outcome
        let outcomes = await [first, second]
        #expect(outcomes.filter { $0 == .taken }.count == 1)
        _ = try await (outcomes[0] == .taken ? ben : dan).locks.unlock(story)
      }
    }
  }

  @Test("is explained to who could edit, and not told to who could not")
  func explaining() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      _ = try await newsroom.session(as: "ana").locks.lock(story)
      #expect(try await newsroom.obstacles(to: .editText, on: story, for: "ben") == ["lease"])
      #expect(try await newsroom.obstacles(to: .editText, on: story, for: "ana") == [])
      #expect(try await newsroom.obstacles(to: .editText, on: story, for: "cleo") == ["role"])
      #expect(try await newsroom.obstacles(to: .submit, on: story, for: "ben") == [])
    }
  }

  @Test("on a correction is not told to another desk, which may read what is published and no more")
  func otherDesks() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      try await newsroom.act(.correct, on: story, as: "ben", note: "A name.")
      _ = try await newsroom.session(as: "ana").locks.lock(story)
      let eve = try await newsroom.session(as: "eve")
      #expect(try await eve.publications.edition(of: story).text.headline == "Fire at the harbour")
      #expect(try await eve.locks.current().isEmpty)
      for attempt in [
        { _ = try await eve.locks.lock(story) }, { _ = try await eve.locks.breakLock(story, note: "Mine!") },
        { _ = try await eve.locks.unlock(story) },
        { _ = try await newsroom.obstacles(to: .editText, on: story, for: "eve") },
        { _ = try await newsroom.edit(story, as: "eve") { $0.headline = "Eve's" } },
      ] as [@Sendable () async throws -> Void] {
        let reasons = try await refusal(.role) { try await attempt() }
        #expect(reasons.map(\.code) == ["role"])
      }
    }
  }

  @Test("does not stand in the way of the answer to a request that was carried out before it")
  func replay() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let ben = try await newsroom.session(as: "ben")
      var changes = StoryChanges()
      changes.headline = "Ben's"
      let request = UUID()
      let first = try await ben.drafts.save(changes, to: story, expecting: 1, requestID: request)
      _ = try await newsroom.session(as: "ana").locks.lock(story)
      let second = try await ben.drafts.save(changes, to: story, expecting: 1, requestID: request)
      #expect(second.outcome == .replayed)
      #expect(second.version == first.version)
    }
  }

  @Test(
    "leaves a record that not even a superuser rewrites by mistake",
    arguments: [
      "UPDATE newsdesk.lease SET holder_id = holder_id + 1",
      "UPDATE newsdesk.lease SET taken_at = taken_at - interval '1 hour'",
      "UPDATE newsdesk.lease SET expires_at = expires_at - interval '1 second'",
      "UPDATE newsdesk.lease SET ended_at = clock_timestamp()",
      "DELETE FROM newsdesk.lease",
      "TRUNCATE newsdesk.lease",
    ]
  )
  func record(_ statement: String) async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana").locks
      let story = try await newsroom.draft()
      _ = try await ana.lock(story)
      _ = try await ana.unlock(story)
      let superuser = try await newsroom.superuser()
      let error = await #expect(throws: PostgresError.self) { try await superuser.executeScript(statement) }
      #expect(error?.sqlState == "NDAPP")
      await superuser.close()
    }
  }
}

extension TestNewsroom {
  /// As if nine hours had gone by for every lock.
  nonisolated func letLocksExpire() async throws {
    let superuser = try await superuser()
    try await superuser.executeScript(
      """
      SET session_replication_role = replica;
      UPDATE newsdesk.lease SET taken_at = taken_at - interval '9 hours', expires_at = expires_at - interval '9 hours'
      WHERE ended_at IS NULL
      """
    )
    await superuser.close()
  }

  /// How each of the story's locks ended, the first first.
  func lockEnds(of story: Int64) async throws -> [String] {
    try await session(as: "ben").connection.query(
      "SELECT coalesce(how::text, 'open') FROM newsdesk.lease WHERE story_id = \(story) ORDER BY number"
    ).map { try $0.decode(at: 0) }
  }
}
