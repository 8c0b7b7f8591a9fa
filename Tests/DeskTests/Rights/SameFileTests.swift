import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("The same file, added again", .timeLimit(.minutes(10)))
struct SameFileTests {
  /// Another record of the same bytes, by rob, of which the file is said to say nothing.
  private func again(_ newsroom: TestNewsroom, by login: String = "rob") async throws -> Int64 {
    try await newsroom.session(as: login).connection.query(
      """
      SELECT picture FROM newsdesk.add_picture(
        (SELECT bytes FROM newsdesk.picture_file((SELECT min(id) FROM newsdesk.picture))), '{"media_type": "image/jpeg", "name": "copy.jpg"}'
      )
      """
    )[0].decode(at: 0)
  }

  @Test(
    "with metadata that leave out that a machine made it, is blocked as the first was, and by the same grant's kind lifted"
  )
  func machine() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await newsroom.photographed(TestNewsroom.byMachine)
      let copy = try await again(newsroom)
      let story = try await newsroom.photographed(picture: copy, slug: "again", by: "rob")
      #expect(try await newsroom.blocks(story) == ["ai_made"])
      try await newsroom.grant("ai_made", story)
      try await newsroom.act(.publish, on: story, as: "cleo")
    }
  }

  @Test("stays withdrawn when its first record was, and a later word on the copy's cost doesn't end that")
  func withdrawn() async throws {
    try await TestNewsroom.open { newsroom in
      let first = try await newsroom.photographed()
      let copy = try await again(newsroom)
      let story = try await newsroom.photographed(picture: copy, slug: "again", by: "rob")
      #expect(try await newsroom.blocks(story) == [])
      _ = try await newsroom.set(first, note: "Kill notice.") { $0.restrictions = ["withdrawn"] }
      #expect(try await newsroom.blocks(story) == ["withdrawn"])
      _ = try await newsroom.set(story, note: "In the contract.") { $0.cost = "included" }
      #expect(try await newsroom.blocks(story) == ["withdrawn"])
    }
  }

  @Test("is bound by what was said last of either record: what makes it free after that has a name and a ground")
  func last() async throws {
    try await TestNewsroom.open { newsroom in
      let first = try await newsroom.photographed()
      _ = try await newsroom.set(first) { $0.cost = "pay" }
      let story = try await newsroom.photographed(picture: try await again(newsroom), slug: "again", by: "rob")
      #expect(try await newsroom.blocks(story) == ["cost"])
      _ = try await newsroom.set(story, note: "In the contract.") { $0.cost = "included" }
      #expect(try await newsroom.blocks(story) == [])
      #expect(try await newsroom.blocks(first) == ["cost"])
    }
  }
}
