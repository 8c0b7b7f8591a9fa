import Testing

@Suite("Several stories at once", .timeLimit(.minutes(10)))
struct BatchTests {
  @Test("each gets a line, the whole gets a summary, and one refusal stops no other: 1")
  func partly() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let batch = try await room.omar("approve", "1", "2", "99", "--note", "legal ok")
      #expect(batch.status == 1)
      #expect(batch.lines.count == 1)
      #expect(batch.output.hasPrefix("✓ 1 lantern-festival"))
      #expect(batch.errors.contains("✗ 2 quarry-at-hallin-moor"))
      #expect(batch.errors.contains("newsdesk submit 2"))
      #expect(batch.errors.contains("There is no story 99."))
      #expect(batch.errors.hasSuffix("1 of 3 approved, 2 refused.\n"))
      #expect(try await room.state(of: 1) == "approved")
      #expect(try await room.state(of: 2) == "draft")
    }
  }

  @Test("a list that is piped in names them by its first column, header or none")
  func piped() async throws {
    try await ServerNewsroom.open { room in
      let table = try await room.nadia.shell("newsdesk pending | newsdesk submit -")
      #expect(table.status == 0)
      #expect(table.lines.count == 2)
      #expect(table.errors.hasSuffix("\n2 of 2 submitted.\n"))
      let ids = try await room.omar.shell("newsdesk pending --state submitted -f ids | newsdesk approve -")
      #expect(ids.status == 0)
      #expect(ids.errors == "2 of 2 approved.\n")
      let csv = try await room.omar.shell("newsdesk pending --state approved -f csv | newsdesk reopen -")
      #expect(csv.status == 0)
    }
  }

  @Test("a story named twice is acted on once")
  func twice() async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.nadia("submit", "1", "2", "1")
      #expect(outcome.status == 0)
      #expect(outcome.errors.hasSuffix("\n2 of 2 submitted.\n"))
    }
  }

  @Test("an empty list is no success: a list that failed would look the same")
  func nothing() async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.omar("approve", "-", input: "")
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("No stories were named."))
    }
  }

  @Test("a version or a request id goes with one story alone")
  func oneStory() async throws {
    try await ServerNewsroom.open { room in
      let refused = try await room.nadia("submit", "1", "2", "--if-version", "1")
      #expect(refused.status == 64)
      #expect(try await room.state(of: 1) == "draft")
    }
  }
}
