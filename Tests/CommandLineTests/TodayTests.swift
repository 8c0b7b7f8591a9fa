import Testing

@Suite("newsdesk by itself", .timeLimit(.minutes(10)))
struct TodayTests {
  @Test("shows at a terminal what waits for whoever sits there, and what to do next with the first of it")
  func queue() async throws {
    try await ServerNewsroom.open { room in
      _ = try await room.nadia("submit", "1")
      let omar = try await room.omar.with(["NO_COLOR": "1"]).atTerminal()
      #expect(omar.status == 0)
      #expect(omar.lines.first?.hasPrefix("Omar Lindqvist: 1 waiting") == true, "\(omar.output)")
      #expect(omar.lines.contains { $0.hasPrefix("1  ") && $0.contains("lantern-festival") })
      #expect(omar.output.contains("newsdesk review 1") && omar.output.contains("newsdesk explain ID"))
      #expect(!omar.output.contains("quarry-at-hallin-moor"))

      let pia = try await room.pia.with(["NO_COLOR": "1"]).atTerminal()
      #expect(pia.status == 0 && pia.output.contains("Pia Castell: nothing waits for you"))
    }
  }

  @Test("says a few words in a pipe, and where no newsroom is")
  func help() async throws {
    try await ServerNewsroom.open { room in
      let pipe = try await room.omar()
      #expect(pipe.status == 0 && pipe.errors == "")
      #expect(pipe.output.contains("newsdesk init --local") && pipe.output.contains("newsdesk --help"))
      #expect(pipe.lines.count <= 10)
    }
    try await Account.use { account in
      let nobody = try await Keyboard(account: account).atTerminal()
      #expect(nobody.status == 0 && nobody.output.contains("newsdesk init --local"))
    }
  }
}
