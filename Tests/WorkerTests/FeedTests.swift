import DatabaseSupport
import Foundation
import Newsroom
import Testing

@testable import Worker

@Suite("A feed", .timeLimit(.minutes(10)))
struct FeedTests {
  private func feed(_ folder: String, _ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  @Test("shows what is out, as it was corrected last, and nothing of what was killed")
  func entries() async throws {
    try await TestNewsroom.open { newsroom in
      try await withFolder { folder in
        try await newsroom.addChannel("site", .feed, folder, format: .fragment)
        let story = try await newsroom.published()
        let other = try await newsroom.published(headline: "Ferry strike", slug: "ferry-strike")
        try await newsroom.work()
        #expect(try names(in: folder) == ["feed.atom", "feed.json"])
        for name in ["feed.atom", "feed.json"] {
          let text = try feed(folder, name)
          #expect(
            text.contains("Fire at the harbour") && text.contains("Ferry strike") && text.contains("Jane Roe/Reuters")
          )
        }
        try await newsroom.correct(story, headline: "Fire at the old harbour")
        try await newsroom.act(.kill, on: other, as: "cleo", note: "Why.")
        try await newsroom.work()
        for name in ["feed.atom", "feed.json"] {
          let text = try feed(folder, name)
          #expect(text.contains("Fire at the old harbour") && text.contains("A name was wrong."))
          #expect(!text.contains("Ferry strike"))
        }
        #expect(try await newsroom.deliveries().allSatisfy { $0.state == "delivered" })
      }
    }
  }

  @Test("whose last story was killed is empty, and not as it was")
  func empty() async throws {
    try await TestNewsroom.open { newsroom in
      try await withFolder { folder in
        try await newsroom.addChannel("site", .feed, folder, format: .fragment)
        let story = try await newsroom.published()
        try await newsroom.work()
        try await newsroom.act(.kill, on: story, as: "cleo", note: "Why.")
        try await newsroom.work()
        #expect(try !feed(folder, "feed.atom").contains("<entry"))
        #expect(try !feed(folder, "feed.json").contains("harbour"))
      }
    }
  }
}
