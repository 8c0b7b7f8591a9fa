import Foundation
import Postgres
import Testing

@Suite("pending --watch", .timeLimit(.minutes(10)))
struct WatchTests {
  private func events(_ lines: [String]) throws -> [String] {
    try lines.map { line in
      let event = try JSON.object(line)
      return "\(event["event"] ?? "") \(event["id"] ?? "") \(event["state"] ?? "")"
    }
  }

  @Test("in a pipe tells the list, then each act of another session, and ends with 130 at Ctrl-C")
  func pipe() async throws {
    try await ServerNewsroom.open { room in
      let watch = try Running(room.omar.account, ["pending", "--watch"])
      #expect(try events(await watch.next(2)) == ["added 1 draft", "added 2 draft"])
      try await room.untilWatched()
      _ = try await room.nadia("submit", "2")
      let line = await watch.next(1)
      #expect(try events(line) == ["changed 2 submitted"])
      let event = try JSON.object(line[0])
      #expect(event["waiting_on"] as? String == "any metro editor" && event["late"] as? Bool == false)
      #expect(event["at"] as? String == (event["at"] as? String)?.prefix(25).description)
      _ = try await room.nadia("spike", "1")
      #expect(try events(await watch.next(1)) == ["removed 1 draft"])
      watch.signal(SIGINT)
      #expect(await watch.end() == 130)
      // Nothing is sent for nobody.
      #expect(try await room.watchers() == 0)
    }
  }

  @Test("filters what it tells, and has the fields that are asked for")
  func filtered() async throws {
    try await ServerNewsroom.open { room in
      let watch = try Running(room.omar.account, ["pending", "--watch", "--state", "submitted", "--json=id,slug"])
      try await room.untilWatched()
      _ = try await room.nadia("submit", "2")
      let event = try JSON.object(await watch.next(1).first ?? "")
      #expect(Set(event.keys) == ["event", "at", "id", "slug"])
      watch.signal(SIGTERM)
      #expect(await watch.end() == 0)
    }
  }

  @Test("goes on over a new connection when its own are cut, and misses nothing")
  func reconnects() async throws {
    try await ServerNewsroom.open { room in
      let watch = try Running(room.omar.account, ["pending", "--watch"])
      _ = await watch.next(2)
      try await room.untilWatched()
      try await room.tamper(
        """
        DELETE FROM newsdesk.watch;
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE usename = 'omar' AND datname = current_database();
        """
      )
      try await room.untilWatched()
      _ = try await room.nadia("submit", "1")
      #expect(try events(await watch.next(1)) == ["changed 1 submitted"])
      watch.signal(SIGINT)
      #expect(await watch.end() == 130)
    }
  }

  @Test("tells of an act that was under way when it began, and was told to nobody")
  func underWay() async throws {
    try await ServerNewsroom.open { room in
      let nadia = try await Connection.connect(room.operatorConfiguration.with("user", "nadia"))
      try await nadia.executeScript("BEGIN; SELECT newsdesk.act(1, 'submit', 1)")
      let watch = try Running(room.omar.account, ["pending", "--watch"])
      #expect(try events(await watch.next(2)) == ["added 1 draft", "added 2 draft"])
      try await nadia.executeScript("COMMIT")
      #expect(try events(await watch.next(1)) == ["changed 1 submitted"])
      watch.signal(SIGINT)
      #expect(await watch.end() == 130)
      await nadia.close()
    }
  }

  @Test("ends when nobody reads it any more, without waiting for a change")
  func closedPipe() async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.omar.shell("PGUSER=omar newsdesk pending --watch | head -n 1; echo done")
      #expect(outcome.lines.count == 2 && outcome.lines.last == "done")
      #expect(outcome.errors == "")
    }
  }

  @Test("on a terminal draws in place, shows an act at once, and gives the terminal back at Ctrl-C")
  func screen() async throws {
    try await ServerNewsroom.open { room in
      async let acting: Void = {
        try await room.untilWatched()
        _ = try await room.nadia("submit", "2")
      }()
      let screen = try await room.omar.account.conversation(
        ["pending", "--watch"],
        [Turn("submitted", "\u{3}")]
      )
      try await acting
      let shown = screen.output
      #expect(shown.contains("2 waiting"))
      // From the top of the same screen, each time; there is no other.
      #expect(shown.components(separatedBy: "\u{1B}[H").count == 3)
      #expect(!shown.contains("\u{1B}[?1049h"))
      #expect(shown.contains("\u{1B}[?25l") && shown.contains("\u{1B}[?25h") && shown.contains("\u{1B}[?7h"))
      #expect(shown.contains("status=130"))
      #expect(shown.split(whereSeparator: \.isNewline).last == "echo")
      #expect(!shown.contains("^C"))
    }
  }

  @Test("is not for a file, a past moment, totals or formats that end")
  func contradictions() async throws {
    try await ServerNewsroom.open { room in
      for arguments in [["--as-of", "1h"], ["--totals"], ["-o", "x"], ["-f", "csv"]] {
        let outcome = try await room.omar.account.newsdesk(["pending", "--watch"] + arguments)
        #expect(outcome.status == 64 && outcome.output == "" && outcome.errors.contains("--watch"))
      }
    }
  }
}

extension ServerNewsroom {
  func watchers() async throws -> Int {
    let connection = try await Connection.connect(operatorConfiguration)
    let count: Int = try await connection.query("SELECT count(*) FROM newsdesk.watch")[0].decode(at: 0)
    await connection.close()
    return count
  }

  /// Returns once somebody watches.
  func untilWatched() async throws {
    for _ in 0..<2000 {
      if try await watchers() > 0 { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw SetupFailure(step: ["pending", "--watch"], errors: "nobody watches")
  }
}
