import DatabaseSupport
import Foundation
import Newsroom
import Testing

@testable import Worker

@Suite("A folder", .timeLimit(.minutes(10)))
struct FolderTests {
  @Test("gets a file for each edition, in the format that was chosen, and a notice when the story is killed")
  func editions() async throws {
    try await TestNewsroom.open { newsroom in
      try await withFolder { folder in
        try await newsroom.addChannel("archive", .folder, folder, format: .text)
        let story = try await newsroom.published()
        let other = try await newsroom.published(headline: "Ferry strike", slug: "ferry-strike")
        try await newsroom.work()
        #expect(try names(in: folder) == ["\(story)-1-harbour-fire.txt", "\(other)-1-ferry-strike.txt"].sorted())
        let text = try String(contentsOfFile: "\(folder)/\(story)-1-harbour-fire.txt", encoding: .utf8)
        #expect(text.hasPrefix("Fire at the harbour\n"))
        #expect(text.contains("Credit: Jane Roe/Reuters"))
        try await newsroom.correct(story, headline: "Fire at the old harbour")
        try await newsroom.work()
        #expect(try names(in: folder).contains("\(story)-2-harbour-fire.txt"))
        try await newsroom.act(.kill, on: story, as: "cleo", note: "The quotation was invented.")
        try await newsroom.work()
        #expect(try names(in: folder) == ["\(story)-2-harbour-fire.kill.txt", "\(other)-1-ferry-strike.txt"].sorted())
        let notice = try String(contentsOfFile: "\(folder)/\(story)-2-harbour-fire.kill.txt", encoding: .utf8)
        #expect(!notice.contains("old harbour") && !notice.contains("invented") && !notice.contains("quay"))
        #expect(try await newsroom.deliveries().allSatisfy { $0.state == "delivered" })
      }
    }
  }

  @Test("that is not there, or is full, is tried again, and nothing is lost or half there")
  func away() async throws {
    try await TestNewsroom.open { newsroom in
      try await withFolder { parent in
        let folder = "\(parent)/mounted"
        try await newsroom.addChannel("archive", .folder, folder)
        let story = try await newsroom.published()
        try await newsroom.work()
        #expect(!FileManager.default.fileExists(atPath: folder))
        let waiting = try await newsroom.deliveries()
        #expect(waiting.map(\.state) == ["queued"])
        #expect(waiting.first?.problem?.contains("can't be reached") == true)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        try await newsroom.makeDeliveriesDue()
        try await newsroom.work()
        #expect(try names(in: folder) == ["\(story)-1-harbour-fire.json"])
      }
    }
  }

  @Test("gets nothing that is not what was approved, and the delivery says what differs")
  func tampered() async throws {
    try await TestNewsroom.open { newsroom in
      try await withFolder { folder in
        try await newsroom.addChannel("archive", .folder, folder)
        let story = try await newsroom.published()
        try await newsroom.tamper(
          """
          ALTER TABLE newsdesk.revision DISABLE TRIGGER ALL;
          UPDATE newsdesk.revision SET body = 'Another text.' WHERE story_id = \(story);
          ALTER TABLE newsdesk.revision ENABLE TRIGGER ALL;
          """
        )
        try await newsroom.work()
        #expect(try names(in: folder).isEmpty)
        let stopped = try await newsroom.deliveries()
        #expect(stopped.map(\.state) == ["dead"])
        #expect(stopped.first?.problem?.contains("not what was approved") == true)
      }
    }
  }

  @Test("knows a story's files by their names, whatever the slug, and no other story's")
  func namesOfFiles() {
    let long = FolderSender.name(story: 7, edition: 2, slug: String(repeating: "高", count: 100), ending: "json")
    #expect(long.utf8.count < 200 && long.hasSuffix(".json"))
    #expect(FolderSender.isOfStory(7, name: long))
    for name in ["71-1-a.json", "7.json", "7-x-a.json", "17-7-a.json", "pictures"] {
      #expect(!FolderSender.isOfStory(7, name: name), "\(name)")
    }
  }
}
