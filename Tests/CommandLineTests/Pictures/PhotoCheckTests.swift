import Testing

@Suite("newsdesk photo check", .timeLimit(.minutes(10)))
struct PhotoCheckTests {
  @Test("says what each picture lacks and what mends it, and ends with 1 where something stops a publication")
  func missing() async throws {
    try await ServerNewsroom.open { room in
      let good = try await room.nadia("photo", "check", "1")
      #expect(
        good.status == 0 && good.output.hasSuffix(": nothing keeps its photos from being published\n"),
        "\(good.output)"
      )
      _ = try await room.nadia("caption", "add", "1", "")
      let bad = try await room.nadia("photo", "check", "1", "--json")
      #expect(bad.status == 1)
      let rows = try JSON.objects(bad.output)
      #expect(rows.map { $0["photo"] as? String } == ["1/2", "1/2"])
      #expect(rows.map { $0["level"] as? String } == ["problem", "problem"])
      #expect(
        rows.map { ($0["fix"] as? String)?.prefix(26) } == ["newsdesk caption edit 1/2 ", "newsdesk photo credit 1/2 "]
      )
      #expect(try await room.nadia("photo", "check", "1/1").status == 0)
      #expect(try await room.nadia("photo", "check", "1/9").status == 66)
      #expect(try await room.nadia("photo", "check", "99").status == 66)
    }
  }
}
