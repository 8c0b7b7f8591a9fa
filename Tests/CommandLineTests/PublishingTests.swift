import Foundation
import Testing

@Suite("Scheduling and delivering from the command line", .timeLimit(.minutes(10)))
struct PublishingTests {
  /// A newsroom with a worker's login, and story 1 approved.
  private func open(_ body: (ServerNewsroom, Keyboard, String) async throws -> Void) async throws {
    try await ServerNewsroom.open { room in
      let added = try await room.quinn("user", "add", "vera", "--name", "Worker", "--role", "worker")
      #expect(added.status == 0, "\(added.errors)")
      for act in [(room.nadia, ["submit", "1"]), (room.omar, ["approve", "1"])] {
        #expect(try await act.0.account.newsdesk(act.1).status == 0)
      }
      let folder = room.account.folder + "/out"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try await body(room, room.keyboard("vera"), folder)
      try await room.tamper("UPDATE newsdesk.person SET made_here = false")
    }
  }

  @Test("a story is scheduled, changed, taken off, and published by a worker when its time has come")
  func schedule() async throws {
    try await open { room, worker, _ in
      let scheduled = try await room.pia("schedule", "1", "--at", "tomorrow 6am")
      #expect(scheduled.status == 0)
      #expect(scheduled.output.contains(": scheduled, "))
      #expect(scheduled.output.contains("06:00"))
      #expect(scheduled.errors.contains("No worker runs"))
      #expect(try await room.pia("schedule", "1", "--at", "tomorrow 6am").output.contains("already scheduled"))
      #expect(try await room.nadia("draft", "show", "1").output.contains("scheduled: "))
      #expect(try await room.nadia("pending").output.contains("scheduled"))
      #expect(try await room.pia("deschedule", "1").output.contains("taken off the schedule, approved"))
      #expect(try await room.pia("deschedule", "1", "--note", "Again.").status == 79)
      #expect(try await room.pia("schedule", "1", "--at", "+1m").status == 0)
      #expect(try await worker("worker", "--once").status == 0)
      #expect(try await room.state(of: 1) == "scheduled")
      try await room.tamper(
        """
        ALTER TABLE newsdesk.story DISABLE TRIGGER ALL; ALTER TABLE newsdesk.history DISABLE TRIGGER ALL;
        UPDATE newsdesk.history SET schedule = jsonb_set(schedule::jsonb, '{at}', '1000000')::text WHERE schedule IS NOT NULL;
        UPDATE newsdesk.story SET schedule = jsonb_set(schedule::jsonb, '{at}', '1000000')::text WHERE schedule IS NOT NULL;
        ALTER TABLE newsdesk.story ENABLE TRIGGER ALL; ALTER TABLE newsdesk.history ENABLE TRIGGER ALL;
        """
      )
      #expect(try await worker("worker", "--once").status == 0)
      #expect(try await room.state(of: 1) == "published")
    }
  }

  @Test("times that can't be are refused with the mend: 65")
  func times() async throws {
    try await open { room, _, _ in
      let skipped = try await room.pia("schedule", "1", "--at", "28 Mar 2027 01:30")
      #expect(skipped.status == 65)
      #expect(skipped.errors.contains("1 was not scheduled: 01:30 does not exist on Sun 28 Mar 2027 in Europe/London"))
      #expect(skipped.errors.contains("28 Mar 2027 02:30"))
      let twice = try await room.pia("schedule", "1", "--at", "31 Oct 2027 01:30")
      #expect(twice.status == 65)
      #expect(twice.errors.contains("comes twice"))
      for time in ["2020-01-01T06:00", "9999-01-01T06:00", "soonish", "embargo"] {
        #expect(try await room.pia("schedule", "1", "--at", time).status == 65, "\(time)")
      }
      #expect(try await room.pia("schedule", "1", "--at", "tomorrow 6am", "--zone", "Mars/Base").status == 65)
      let elsewhere = try await room.pia("schedule", "1", "--at", "1 Jul 2027 06:00", "--zone", "America/New_York")
      #expect(elsewhere.output.contains("11:00 BST"))
      #expect(try await room.pia("schedule", "2", "--at", "tomorrow 6am").status == 79)
      #expect(try await room.nadia("schedule", "1", "--at", "tomorrow 6am").status == 77)
    }
  }

  @Test("what is published arrives, is corrected and killed there, and the reports say so")
  func deliver() async throws {
    try await open { room, worker, folder in
      #expect(try await room.pia("channel", "add", "archive", "--folder", folder).status == 77)
      #expect(try await room.quinn("channel", "add", "archive", "--folder", folder, "--format", "text").status == 0)
      #expect(
        try await room.quinn("channel", "add", "archive", "--folder", folder, "--format", "text").output.contains(
          "already there"
        )
      )
      #expect(try await room.quinn("channel", "add", "archive", "--folder", "/elsewhere").status == 65)
      #expect(try await room.pia("publish", "1", "--yes").status == 0)
      #expect(try await room.nadia("status").output.contains("1 waiting"))
      #expect(try await worker("worker", "--once").status == 0)
      let rows = try JSON.objects(try await room.pia("report", "delivery", "--json").output)
      #expect(rows.map { $0["state"] as? String } == ["delivered"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
      #expect(try await room.pia("channel", "pause", "archive").status == 0)
      let unconfirmed = try await room.pia.account.conversation(
        ["kill", "1", "--note", "Invented."],
        [Turn("to go on:", "yes\n")]
      )
      #expect(unconfirmed.output.contains("status=2"))
      #expect(try await room.state(of: 1) == "published")
      let slug = try JSON.object(try await room.nadia("draft", "show", "1", "--json=slug").output)["slug"] as? String
      let killed = try await room.pia.account.conversation(
        ["kill", "1", "--note", "Invented."],
        [Turn("to go on:", "\(slug ?? "")\n")]
      )
      #expect(killed.output.contains("status=0"), "\(killed.output)")
      #expect(try await worker("worker", "--once").status == 0)
      #expect(try await room.pia("report", "delivery").output.contains("the channel is paused"))
      #expect(try await room.pia("channel", "resume", "archive").status == 0)
      #expect(try await worker("worker", "--once").status == 0)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.count == 1 && left.first?.hasSuffix(".kill.txt") == true)
      #expect(try await room.quinn("audit", "verify").status == 0)
      try await room.tamper("UPDATE newsdesk.channel SET target = '/elsewhere'")
      let verified = try await room.quinn("audit", "verify")
      #expect(verified.status == 1)
      #expect(verified.errors.contains("channel"))
      #expect(try await room.quinn("channel", "list").output.contains("/elsewhere"))
    }
  }

  @Test("a webhook's secret is shown once, or taken from a file, and is in no list, log or error")
  func secrets() async throws {
    try await open { room, _, _ in
      let address = "https://example.org/in"
      let made = try await room.quinn("channel", "add", "web", "--webhook", address)
      let secret = try #require(made.lines.first { $0.hasPrefix("whsec_") })
      #expect(!(try await room.quinn("channel", "list", "--json").output.contains(secret.dropFirst(6))))
      let file = try room.account.file(
        "secret.txt",
        "whsec_" + Data(repeating: 9, count: 32).base64EncodedString() + "\n"
      )
      let given = try await room.quinn("channel", "add", "other", "--webhook", address, "--secret-file", file)
      #expect(given.status == 0)
      #expect(!given.output.contains("whsec_"))
      let bad = try room.account.file("bad.txt", "hunter2hunter2")
      let refused = try await room.quinn("channel", "secret", "web", "--secret-file", bad)
      #expect(refused.status == 65)
      #expect(!refused.errors.contains("hunter2"))
      #expect(try await room.quinn("channel", "add", "x", "--webhook", "http://example.org/").status == 65)
      let unknown = try await room.pia("channel", "pause", "wbe")
      #expect(unknown.status == 66)
      #expect(unknown.errors.contains("web"))
    }
  }

  @Test("only a worker works; a test that no worker takes says so")
  func workers() async throws {
    try await open { room, _, folder in
      let person = try await room.pia("worker", "--once")
      #expect(person.status == 77)
      #expect(person.errors.contains("worker"))
      _ = try await room.quinn("channel", "add", "archive", "--folder", folder)
      let untaken = try await room.quinn("channel", "test", "archive", "--wait", "1")
      #expect(untaken.status == 79)
      #expect(untaken.errors.contains("newsdesk worker"))
    }
  }
}
