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
      #expect(batch.errors.hasSuffix("1 of 3 approved, 2 refused. Undo: newsdesk undo 1\n"))
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
      #expect(table.errors.hasSuffix("\n2 of 2 submitted. Undo: newsdesk undo 1 2\n"))
      let ids = try await room.omar.shell("newsdesk pending --state submitted -f ids | newsdesk approve -")
      #expect(ids.status == 0)
      #expect(ids.errors == "2 of 2 approved. Undo: newsdesk undo 1 2\n")
      let csv = try await room.omar.shell("newsdesk pending --state approved -f csv | newsdesk reopen -")
      #expect(csv.status == 0)
    }
  }

  @Test("a story named twice is acted on once")
  func twice() async throws {
    try await ServerNewsroom.open { room in
      let outcome = try await room.nadia("submit", "1", "2", "1")
      #expect(outcome.status == 0)
      #expect(outcome.errors.hasSuffix("\n2 of 2 submitted. Undo: newsdesk undo 1 2\n"))
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

  @Test("all or none: one that is refused keeps the others back, and says so")
  func atomic() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let before = try await room.fingerprint()
      let refused = try await room.omar("approve", "1", "2", "99", "--atomic")
      #expect(refused.status == 1)
      #expect(refused.output == "")
      #expect(refused.errors.contains("✗ 2 quarry-at-hallin-moor") && refused.errors.contains("There is no story 99."))
      #expect(refused.errors.hasSuffix("2 of 3 refused, so none was approved: nothing was changed.\n"))
      #expect(try await room.fingerprint() == before)

      let both = try await room.omar("spike", "1", "2", "--atomic", "--note", "old")
      #expect(both.status == 0 && both.lines.count == 2, "\(both.errors)")
      #expect(both.errors.hasSuffix("2 of 2 spiked. Undo: newsdesk undo 1 2\n"))
      #expect(try await room.omar("undo", "1", "2", "--atomic").status == 0)
      #expect(try await room.state(of: 1) == "submitted")
    }
  }

  @Test("a program reads what became of each, errors among it, and the words stay beside it")
  func machine() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let batch = try await room.omar("approve", "1", "2", "nowhere", "-f", "json")
      #expect(batch.status == 1)
      let rows = try JSON.objects(batch.output)
      #expect(rows.map { $0["result"] as? String } == ["done", "refused", "refused"])
      #expect(rows[0]["from"] as? String == "submitted" && rows[0]["state"] as? String == "approved")
      #expect(rows[1]["id"] as? Int == 2 && rows[1]["exit_status"] as? Int == 79)
      #expect((rows[1]["mend"] as? [String])?.contains { $0.contains("newsdesk submit 2") } == true)
      #expect(rows[2]["id"] as? String == "nowhere" && rows[2]["exit_status"] as? Int == 66)
      #expect(batch.errors.contains("✗ 2 quarry-at-hallin-moor"))

      let one = try await room.omar("publish", "1", "--json=id,result,code")
      #expect(one.status != 0 && one.complaint.hasPrefix("✗ 1 "))
      #expect(try JSON.objects(one.output).map { $0["result"] as? String } == ["refused"])
      let chosen = try await room.omar("approve", "1", "--json=id,slug,result")
      #expect(try JSON.objects(chosen.output).first?["result"] as? String == "already")
      let unknown = try await room.omar("approve", "1", "--json=colour")
      #expect(unknown.status == 64)
    }
  }

  @Test("ids for the next command are those of what was done, and a line of several ids is refused")
  func ids() async throws {
    try await ServerNewsroom.open { room in
      let ids = try await room.nadia("submit", "1", "99", "-f", "ids")
      #expect(ids.status == 1 && ids.output == "1\n")
      for line in ["1,2\n", "1 2\n"] {
        let several = try await room.nadia("submit", "-", input: line)
        #expect(several.status == 64 && several.complaint.contains("names several stories in one line"))
      }
      #expect(try await room.state(of: 2) == "draft")
      let dry = try await room.nadia("submit", "1", "2", "-n")
      #expect(dry.errors.hasSuffix("2 of 2 would be submitted.\nDry run: nothing was changed.\n"), "\(dry.errors)")
    }
  }
}
