import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("The queue of deliveries", .timeLimit(.minutes(10)))
struct DeliveryQueueTests {
  private func channel(
    _ newsroom: TestNewsroom,
    _ name: String = "archive",
    kind: ChannelKind = .folder,
    desks: [String] = [],
    languages: [String] = [],
    genres: [String] = []
  ) async throws -> Int {
    let settings = ChannelSettings(
      kind: kind,
      format: .ninjs,
      target: kind == .webhook ? "https://example.org/in" : "/srv/\(name)",
      desks: desks,
      languages: languages,
      genres: genres
    )
    let channels = try await newsroom.session(as: "adm").channels
    _ = try await channels.add(name, settings, secret: kind == .webhook ? Array(repeating: 7, count: 32) : nil)
    return try await channels.all().first { $0.channel.name == name }?.channel.id ?? 0
  }

  private func claim(_ newsroom: TestNewsroom, _ channel: Int, lease: Int = 60) async throws -> [LeasedDelivery] {
    try await newsroom.session(as: "wes").deliveries.claim(channel, atMost: 10, lease: lease, worker: "test")
  }

  private func finish(_ newsroom: TestNewsroom, _ results: [DeliveryResult]) async throws -> Set<Int64> {
    try await newsroom.session(as: "wes").deliveries.finish(results)
  }

  private func corrected(_ story: Int64, _ newsroom: TestNewsroom, headline: String = "Corrected") async throws {
    try await newsroom.act(.correct, on: story, as: "ben", note: "A name was wrong.")
    try await newsroom.edit(story, as: "ana") { $0.headline = headline }
    try await newsroom.act(.submit, on: story, as: "ana")
    try await newsroom.act(.approve, on: story, as: "ben")
    try await newsroom.act(.publish, on: story, as: "cleo")
  }

  @Test("holds each edition once for each channel that is for it")
  func filters() async throws {
    try await TestNewsroom.open { newsroom in
      let all = try await channel(newsroom)
      let sport = try await channel(newsroom, "sport", desks: ["sport"])
      let english = try await channel(newsroom, "english", languages: ["en"])
      let analyses = try await channel(newsroom, "analyses", genres: ["Analysis"])
      let story = try await newsroom.draft()
      try await newsroom.edit(story, as: "ana") {
        $0.language = "en-GB"
        $0.genre = "analysis"
      }
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "ben")
      try await newsroom.act(.publish, on: story, as: "cleo")
      #expect(try await claim(newsroom, all).map(\.story) == [story])
      #expect(try await claim(newsroom, sport).isEmpty)
      #expect(try await claim(newsroom, english).count == 1)
      #expect(try await claim(newsroom, analyses).count == 1)
      // What is taken is nobody else's.
      #expect(try await claim(newsroom, all).isEmpty)
    }
  }

  @Test("gives a correction after its story, to whoever has that, and under another key")
  func order() async throws {
    try await TestNewsroom.open { newsroom in
      let id = try await channel(newsroom, languages: ["en"])
      let story = try await newsroom.published()
      let first = try await claim(newsroom, id)
      try await corrected(story, newsroom)
      #expect(try await claim(newsroom, id).isEmpty)
      #expect(
        try await finish(newsroom, [DeliveryResult(first[0], .failed(problem: "away", retryAfter: nil))]).count == 1
      )
      // It waits for its next try, and its correction for it.
      #expect(try await claim(newsroom, id).isEmpty)
      try await newsroom.makeDeliveriesDue()
      let again = try await claim(newsroom, id)
      #expect(again.map(\.key) == first.map(\.key))
      #expect(again.map(\.tries) == [2])
      _ = try await finish(newsroom, [DeliveryResult(again[0], .delivered(digest: String(repeating: "0", count: 64)))])
      let second = try await claim(newsroom, id)
      #expect(second.map(\.event) == [.correct])
      #expect(second.first?.key != first.first?.key)
    }
  }

  @Test("takes nothing from a worker that lost its lease")
  func fence() async throws {
    try await TestNewsroom.open { newsroom in
      let id = try await channel(newsroom)
      _ = try await newsroom.published()
      let first = try await claim(newsroom, id, lease: 1)
      try await newsroom.pause(1.1)
      let second = try await claim(newsroom, id)
      #expect(second.first?.fence == 2)
      #expect(try await finish(newsroom, [DeliveryResult(first[0], .delivered(digest: nil))]).isEmpty)
      #expect(try await finish(newsroom, [DeliveryResult(second[0], .delivered(digest: nil))]).count == 1)
      #expect(try await finish(newsroom, [DeliveryResult(second[0], .delivered(digest: nil))]).isEmpty)
    }
  }

  @Test("puts a kill before everything else, for those who have or may have the story")
  func kill() async throws {
    try await TestNewsroom.open { newsroom in
      let has = try await channel(newsroom, "has")
      let never = try await channel(newsroom, "never")
      let gaveUp = try await channel(newsroom, "gave-up")
      let story = try await newsroom.published()
      let sent = try await claim(newsroom, has)
      _ = try await finish(newsroom, [DeliveryResult(sent[0], .delivered(digest: nil))])
      let refused = try await claim(newsroom, gaveUp)
      _ = try await finish(newsroom, [DeliveryResult(refused[0], .refused(problem: "404"))])
      try await corrected(story, newsroom)
      let underWay = try await claim(newsroom, has)
      #expect(underWay.map(\.event) == [.correct])
      try await newsroom.act(.kill, on: story, as: "cleo", note: "The quotation was invented.")
      // What is under way ends first, and is not tried again.
      #expect(try await claim(newsroom, has).isEmpty)
      #expect(try await newsroom.session(as: "wes").deliveries.withheld(underWay) == Set(underWay.map(\.id)))
      _ = try await finish(newsroom, [DeliveryResult(underWay[0], .failed(problem: "killed", retryAfter: nil))])
      let kill = try await claim(newsroom, has)
      #expect(kill.map(\.event) == [.kill])
      let told = try await newsroom.session(as: "wes").deliveries.cancellations(kill)
      #expect(told.values.map(\.slug) == ["harbour-fire"])
      #expect(try await claim(newsroom, gaveUp).map(\.event) == [.kill])
      // It was never sent anything, and is told nothing.
      #expect(try await claim(newsroom, never).isEmpty)
    }
  }

  @Test("keeps what was refused until somebody sends it again or skips it")
  func dead() async throws {
    try await TestNewsroom.open { newsroom in
      let id = try await channel(newsroom)
      let story = try await newsroom.published()
      let cleo = try await newsroom.session(as: "cleo").channels
      let first = try await claim(newsroom, id)
      _ = try await finish(newsroom, [DeliveryResult(first[0], .refused(problem: "HTTP status 422"))])
      #expect(try await cleo.all().first?.dead == 1)
      try await corrected(story, newsroom)
      #expect(try await claim(newsroom, id).isEmpty)
      _ = try await refusal(.role) { try await newsroom.session(as: "ana").channels.resend("archive", story: nil) }
      #expect(try await cleo.resend("archive", story: nil) == 1)
      let again = try await claim(newsroom, id)
      #expect(again.map(\.key) == first.map(\.key))
      _ = try await finish(newsroom, [DeliveryResult(again[0], .mismatch(problem: "the credit is lost"))])
      await #expect(throws: DeskError.self) { try await cleo.skip("archive", story: story, note: " ") }
      #expect(try await cleo.skip("archive", story: story, note: "They dropped the section.") == 1)
      #expect(try await claim(newsroom, id).map(\.event) == [.correct])
      #expect(try await newsroom.session(as: "ana").audit.verify().findings.isEmpty)
    }
  }

  @Test("gives up after twenty tries, with longer and longer pauses")
  func pauses() async throws {
    try await TestNewsroom.open { newsroom in
      let id = try await channel(newsroom)
      _ = try await newsroom.published()
      var pauses: [Double] = []
      for _ in 1...20 {
        let taken = try await claim(newsroom, id)
        _ = try await finish(
          newsroom,
          [DeliveryResult(try #require(taken.first), .failed(problem: "away", retryAfter: nil))]
        )
        if let next = try await newsroom.session(as: "wes").deliveries.nextDelivery(id) { pauses.append(next) }
        try await newsroom.makeDeliveriesDue()
      }
      #expect(pauses.count == 19)
      #expect(pauses[0] <= 2 && pauses[4] > 10 && pauses[18] > 250)
      #expect(pauses.allSatisfy { $0 <= 600 })
      #expect(try await newsroom.session(as: "cleo").channels.all().first?.dead == 1)
    }
  }

  @Test("sends a channel that is new what is out already, where somebody asks for it")
  func backfill() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      let id = try await channel(newsroom)
      #expect(try await claim(newsroom, id).isEmpty)
      #expect(try await newsroom.session(as: "cleo").channels.resend("archive", story: story) == 1)
      #expect(try await claim(newsroom, id).map(\.story) == [story])
    }
  }

  @Test("keeps a webhook's secret from everybody but workers")
  func secrets() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await channel(newsroom, "web", kind: .webhook)
      for login in ["ana", "cleo", "adm", "wes"] {
        let connection = try await newsroom.connection(as: login)
        #expect(await sqlState { try await connection.query("SELECT secret FROM newsdesk.channel_secret") } == "42501")
      }
      for login in ["ana", "cleo", "adm"] {
        _ = try await refusal(.role) { try await newsroom.session(as: login).deliveries.channels() }
      }
      let told = try await newsroom.session(as: "wes").deliveries.channels()
      #expect(told.first?.secret == Array(repeating: 7, count: 32))
      // Nor is it in the staff's history.
      let history = try await newsroom.session(as: "ana").connection.query(
        "SELECT detail::text FROM newsdesk.staff_history WHERE act = 'add channel'"
      )
      #expect(try history.map { try $0.decode(at: 0, as: String.self) }.allSatisfy { !$0.contains("secret") })
    }
  }

  @Test("is for folders and addresses that can be: no login in an address, no way out of a folder, https unless inside")
  func targets() async throws {
    try await TestNewsroom.open { newsroom in
      let channels = try await newsroom.session(as: "adm").channels
      let secret = [UInt8](repeating: 7, count: 32)
      for target in [
        "http://example.org/", "https://me:secret@example.org/", "ftp://example.org", "https://", "", "https://a/#x",
      ] {
        await #expect(throws: DeskError.self, "\(target)") {
          try await channels.add("web", .init(kind: .webhook, format: .ninjs, target: target), secret: secret)
        }
      }
      for target in ["srv/out", "/srv/../etc", "/srv/..", ""] {
        await #expect(throws: DeskError.self, "\(target)") {
          try await channels.add("out", .init(kind: .folder, format: .ninjs, target: target), secret: nil)
        }
      }
      _ = try await refusal(.role) {
        try await newsroom.session(as: "cleo").channels.add(
          "out",
          .init(kind: .folder, format: .ninjs, target: "/srv/out"),
          secret: nil
        )
      }
    }
  }
}
