import Testing

@Suite("Output that does not arrive", .timeLimit(.minutes(10)))
struct StreamTests {
  @Test(
    "a full device is a failure that is told: 74",
    arguments: ["pending", "pending --json", "draft show 1", "whoami", "--help", "--version"]
  )
  func fullDevice(_ command: String) async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.nadia.shell("newsdesk \(command) > /dev/full")
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains("stdout could not be written: No space left on device"))
    }
  }

  @Test("a transition that can't report still says that the output failed, and is done")
  func transition() async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.nadia.shell("newsdesk submit 1 > /dev/full")
      #expect(outcome.status == 74)
      #expect(try await room.state(of: 1) == "submitted")
    }
  }

  @Test("a reader that has seen enough is no failure and gets no message")
  func closedPipe() async throws {
    try await ServerNewsroom.open { room in
      let head = try await room.nadia.shell("{ newsdesk pending; echo \"ended $?\" >&2; } | head -1")
      #expect(head.lines == ["id\tdesk\tstate\tdue\twaiting_on\tslug"])
      #expect(head.errors == "ended 0\n")
      // Nobody reads at all, so that the write is sure to meet a closed pipe.
      let unread = try await room.nadia.shell(
        "{ sleep 0.2; newsdesk draft show 1; echo \"ended $?\" >&2; newsdesk --help; echo \"ended $?\" >&2; } | :"
      )
      #expect(unread.errors == "ended 0\nended 0\n")
    }
  }

  @Test("a stdout or stderr that is closed from the start confuses nothing")
  func closedDescriptors() async throws {
    try await ServerNewsroom.open { room in
      let closed = try await room.nadia.shell("newsdesk pending >&-")
      #expect(closed.status == 74)
      let silent = try await room.nadia.shell("newsdesk pending -f count 2>&-")
      #expect(silent.status == 0)
      #expect(silent.output == "2\n")
      #expect(try await room.nadia.shell("newsdesk submit 404 2>&-").status == 66)
    }
  }
}
