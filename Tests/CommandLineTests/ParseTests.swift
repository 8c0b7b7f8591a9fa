import Testing

@Suite("Reading a page with no newsroom", .timeLimit(.minutes(10)))
struct ParseTests {
  private func parse(_ arguments: [String], input: String) async throws -> Outcome {
    var outcome: Outcome?
    try await Account.use { account in
      // Were one asked for, it would be missed.
      let lost = account.with(["PGHOST": "/nowhere", "NEWSDESK_HOME": nil])
      outcome = try await lost.newsdesk(["parse"] + arguments, input: input)
    }
    return try outcome.orThrow("an outcome")
  }

  @Test("gives each story once, with its caption, credit and text, and says what was taken out")
  func page() async throws {
    let outcome = try await parse(["page", "-", "--json"], input: Pages.two)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let stories = try JSON.objects(outcome.output)
    #expect(stories.compactMap { $0["headline"] as? String } == [Pages.lantern, Pages.quarry])
    #expect(stories.compactMap { ($0["body"] as? [String])?.count } == [3, 3])
    let captions = try stories.map { try ($0["captions"] as? [[String: Any]]).orThrow("captions") }
    #expect(captions.map(\.count) == [1, 1])
    #expect(captions[0][0]["agencies"] as? [String] == ["Reuters"])
    #expect(captions[0][0]["flags"] as? [String] == ["file"])
    #expect(captions[1][0]["creators"] as? [String] == ["Tilda Marsh"])
    #expect(captions[1][0]["date"] as? String == "2026-03-03")
    #expect(stories.allSatisfy { ($0["removed"] as? [[String: Any]])?.isEmpty == false })
  }

  @Test("reads credit lines one for one, as many as come")
  func credits() async throws {
    let one = try await parse(["credit", "(Tilda Marsh/Pool Photo via AP)", "--json"], input: "")
    #expect(try JSON.object(one.output)["creators"] as? [String] == ["Tilda Marsh"])
    let lines = try await parse(["credit", "-", "-f", "ndjson"], input: "REUTERS/Tilda Marsh\n\n(AFP)\n")
    #expect(lines.status == 0)
    #expect(lines.lines.count == 3)
    #expect(try JSON.object(String(lines.lines[2]))["agencies"] as? [String] == ["AFP"])
  }
}
