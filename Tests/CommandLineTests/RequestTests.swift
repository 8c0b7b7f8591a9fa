import Foundation
import Testing

@Suite("A request that is sent twice", .timeLimit(.minutes(10)))
struct RequestTests {
  @Test("is carried out once, whatever changes a story: the second is told so")
  func once() async throws {
    try await ServerNewsroom.open { room in
      let commands: [(Keyboard, [String])] = [
        (room.nadia, ["caption", "add", "1", "Smoke over the bay."]),
        (room.nadia, ["caption", "edit", "1/1", "Other words."]),
        (room.nadia, ["photo", "credit", "1/1", "Jane Roe / Reuters"]),
        (room.nadia, ["photo", "remove", "1/2"]),
        (room.nadia, ["draft", "edit", "1", "--headline", "Quarry closes"]),
        (room.nadia, ["draft", "assign", "1", "omar"]),
        (room.nadia, ["submit", "1"]),
        (room.omar, ["review", "1"]),
        (room.omar, ["approve", "1"]),
      ]
      for (person, words) in commands {
        let request = ["--request-id", UUID().uuidString]
        let first = try await person.account.newsdesk(words + request)
        #expect(first.status == 0, "\(words): \(first.errors)")
        let before = try await room.fingerprint()
        let second = try await person.account.newsdesk(words + request)
        #expect(second.status == 0, "\(words): \(second.errors)")
        #expect(second.output.contains("(this request was carried out before)"), "\(words): \(second.output)")
        #expect(try await room.fingerprint() == before, "\(words)")
      }
    }
  }

  @Test("with another text begins nothing, and loses nothing")
  func another() async throws {
    try await ServerNewsroom.open { room in
      let request = ["draft", "new", "--desk", "metro", "--headline", "Ferry burns", "--request-id", UUID().uuidString]
      #expect(try await room.nadia.account.newsdesk(request, input: "It burned.\n").status == 0)
      let same = try await room.nadia.account.newsdesk(request, input: "It burned.\n")
      #expect(same.status == 0 && same.output.contains("carried out before"), "\(same.errors)")
      let other = try await room.nadia.account.newsdesk(request, input: "It sank.\n")
      #expect(other.status == 65 && other.errors.contains("Your text is safe in"))
      #expect(other.complaint.contains("was used for another text, of story 3"), "\(other.errors)")

      let edit = ["draft", "edit", "3", "--request-id", UUID().uuidString, "--headline"]
      #expect(try await room.nadia.account.newsdesk(edit + ["Ferry sinks"]).status == 0)
      #expect(try await room.nadia("draft", "edit", "3", "--headline", "Ferry saved").status == 0)
      #expect(try await room.nadia.account.newsdesk(edit + ["Ferry sinks"]).status == 0)
      let changed = try await room.nadia.account.newsdesk(edit + ["Ferry lost"])
      #expect(changed.status == 65 && changed.errors.contains("Your text is safe in"), "\(changed.errors)")
    }
  }
}
