import DatabaseSupport
import Desk
import Newsroom
import Testing

extension TestNewsroom {
  /// Three stories and a seal after each act: a draft, then one that is published and in correction, then one of another
  /// desk. Of the second, story 2, there are seven versions: create, submit, approve, publish, correct, edit_text, submit.
  static func openSealed(_ body: (TestNewsroom) async throws -> Void) async throws {
    try await open { newsroom in
      let audit = try await newsroom.session(as: "rob").audit
      _ = try await newsroom.draft()
      let first = try await audit.seal()
      #expect(first.map(\.number) == [1])
      let story = try await newsroom.draft(pictures: 1)
      _ = try await audit.seal()
      let acts: [(Action, String, String?)] = [
        (.submit, "ana", nil), (.approve, "ben", nil), (.publish, "cleo", nil), (.correct, "ben", "The name."),
      ]
      for (action, login, note) in acts {
        try await newsroom.act(action, on: story, as: login, note: note)
        _ = try await audit.seal()
      }
      try await newsroom.edit(story, as: "ana") { $0.headline = "Fire at the old harbour" }
      _ = try await audit.seal()
      try await newsroom.act(.submit, on: story, as: "ana")
      _ = try await audit.seal()
      _ = try await newsroom.draft(by: "sam", slug: "cup-final", desk: "sport")
      let last = try await audit.seal()
      #expect(last.map(\.number) == [9] && story == 2)
      try await body(newsroom)
    }
  }
}
