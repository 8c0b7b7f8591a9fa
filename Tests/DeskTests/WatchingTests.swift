import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Telling those who watch")
struct WatchingTests {
  @Test("an act tells while somebody watches, and neither before, nor once the lease is over or given back")
  func tells() async throws {
    try await TestNewsroom.open { newsroom in
      let ear = try await Ear(newsroom)
      let watcher = try await newsroom.connection(as: "eve")
      let story = try await newsroom.submitted()
      #expect(try await ear.heard(from: newsroom) == [])

      let lease = try await watcher.query("SELECT newsdesk.watch('newsdesk_changes') > now() + interval '9 min'")
      #expect(try lease[0].decode(at: 0, as: Bool.self))
      try await newsroom.act(.review, on: story, as: "ben")
      #expect(try await ear.heard(from: newsroom) == [""])
      _ = try await newsroom.session(as: "adm").staff.grant(.legal, to: "rob", desk: "metro")
      #expect(try await ear.heard(from: newsroom) == [""])

      try await watcher.execute("SELECT newsdesk.unwatch('newsdesk_changes')")
      try await newsroom.act(.approve, on: story, as: "ben")
      #expect(try await ear.heard(from: newsroom) == [])

      try await watcher.execute("SELECT newsdesk.watch('newsdesk_changes')")
      let superuser = try await newsroom.superuser()
      try await superuser.execute("UPDATE newsdesk.watch SET expires_at = clock_timestamp()")
      try await newsroom.act(.reopen, on: story, as: "ben")
      #expect(try await ear.heard(from: newsroom) == [])
      // What is over is cleared away by whoever watches next.
      try await newsroom.connection(as: "ben").execute("SELECT newsdesk.watch('newsdesk_outbox')")
      #expect(
        try await superuser.query("SELECT channel FROM newsdesk.watch").map { try $0.decode(at: 0) } == [
          "newsdesk_outbox"
        ]
      )
      try await newsroom.act(.approve, on: story, as: "dan")
      #expect(try await ear.heard(from: newsroom) == [])
      await ear.close()
    }
  }

  @Test("only who works here watches, and only what is told; nobody reads who does, or tells in the newsroom's name")
  func isBounded() async throws {
    try await TestNewsroom.open { newsroom in
      let ben = try await newsroom.connection(as: "ben")
      let watch: SQL = "SELECT newsdesk.watch('newsdesk_changes')"
      for channel in ["elsewhere", nil] {
        #expect(await sqlState { try await ben.execute("SELECT newsdesk.watch(\(channel)::text)") } == "NDBAD")
      }
      #expect(await sqlState { try await newsroom.connection(as: "finn").execute(watch) } == "NDWHO")
      #expect(await sqlState { try await newsroom.connection(as: "olga").execute(watch) } == "NDWHO")
      try await ben.execute(watch)
      #expect(await sqlState { try await ben.execute("SELECT FROM newsdesk.watch") } == "42501")
      #expect(
        await sqlState { try await ben.execute("SELECT newsdesk.notify_watchers('newsdesk_changes')") } == "42501"
      )
    }
  }
}

/// Somebody who listens, and can say what was heard up to now.
private struct Ear {
  private let listener: NotificationListener

  init(_ newsroom: TestNewsroom) async throws {
    listener = try await NotificationListener.listen(
      to: ["newsdesk_changes", "now"],
      newsroom.configuration.with("user", "sam")
    )
  }

  /// The payloads that came since the last call. Notifications come in the order of their commits, so one of our own is the end.
  func heard(from newsroom: TestNewsroom) async throws -> [String] {
    try await newsroom.session(as: "sam").connection.execute("NOTIFY now")
    var payloads: [String] = []
    for await event in listener.events {
      guard case .notification(let notification) = event else { continue }
      if notification.channel == "now" { break }
      payloads.append(notification.payload)
    }
    return payloads
  }

  func close() async { await listener.close() }
}
