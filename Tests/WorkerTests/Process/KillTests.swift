import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@testable import Worker

/// The worker as a process, killed without warning again and again. `NEWSDESK_KILLS` says how often; without it a few times, for every
/// run of the tests.
@Suite("A worker that is killed", .timeLimit(.minutes(60)))
struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["NEWSDESK_KILLS"].flatMap { Int($0) } ?? 8

  /// The program beside the tests' own.
  private static var program: URL {
    let binary = ProcessInfo.processInfo.environment["NEWSDESK_BINARY"] ?? ".build/debug/newsdesk"
    return URL(fileURLWithPath: binary).deletingLastPathComponent().appendingPathComponent("newsdesk-worker")
  }

  private func start(_ newsroom: TestNewsroom) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["--name", "kill test", "--release", "0", "--lease", "5", "--poll", "0.1"]
    var environment = ProcessInfo.processInfo.environment
    for (keyword, variable) in [("host", "PGHOST"), ("port", "PGPORT"), ("dbname", "PGDATABASE")] {
      let words = (newsroom.configuration.connectionString ?? "").split(separator: " ").map { $0.split(separator: "=") }
      environment[variable] =
        newsroom.configuration.parameters[keyword] ?? words.first { $0.first == keyword[...] }.map { String($0[1]) }
    }
    environment["PGUSER"] = "wes"
    process.environment = environment
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test("loses nothing and doubles nothing: each receiver has each version once by its key, in order")
  func killed() async throws {
    try await TestNewsroom.open { newsroom in
      try await withFolder { parent in
        let (archive, feeds) = ("\(parent)/archive", "\(parent)/feeds")
        for folder in [archive, feeds] {
          try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        // A receiver that takes its time, so that a kill often comes while a message is under way.
        let receiver = try Receiver { _, before in
          usleep(20_000)
          return before.isMultiple(of: 7) ? .status(503) : .status(204)
        }
        try await newsroom.addChannel("archive", .folder, archive)
        try await newsroom.addChannel("web", .webhook, receiver.address)
        try await newsroom.addChannel("site", .feed, feeds, format: .fragment)

        var dice = SystemRandomNumberGenerator()
        var stories: [(id: Int64, editions: Int, isKilled: Bool)] = []
        var process = try start(newsroom)
        for kill in 0..<Self.kills {
          switch kill % 4 {
          case 1:
            stories[stories.count - 1].editions += 1
            try await newsroom.correct(stories[stories.count - 1].id, headline: "Corrected \(kill)")
          case 3 where kill % 8 == 7:
            stories[stories.count - 1].isKilled = true
            try await newsroom.act(.kill, on: stories[stories.count - 1].id, as: "cleo", note: "Why.")
          case 2:
            let id = try await newsroom.approved(headline: "Scheduled \(kill)", slug: "scheduled-\(kill)")
            let cleo = try await newsroom.session(as: "cleo")
            _ = try await cleo.schedules.schedule(
              id,
              at: Date(timeIntervalSinceNow: 1.5),
              expecting: try await cleo.approvals.currentVersion(of: id)
            )
            stories.append((id, 1, false))
            try await newsroom.waitUntil(seconds: 30) { try await newsroom.isPublished(id) }
          default:
            stories.append((try await newsroom.published(headline: "Story \(kill)", slug: "story-\(kill)"), 1, false))
          }
          try await Task.sleep(for: .milliseconds(Int.random(in: 0...120, using: &dice)))
          #expect(process.isRunning, "it ended by itself")
          kill_(process)
          process = try start(newsroom)
        }
        try await newsroom.waitUntil(seconds: 240) { try await newsroom.isAllDelivered() }
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)

        try await check(receiver.messages, stories)
        try check(archive, stories)
        let feed = try String(contentsOfFile: "\(feeds)/feed.json", encoding: .utf8)
        // The newest fifty.
        let shown = Set(stories.filter { !$0.isKilled }.suffix(50).map(\.id))
        for story in stories {
          #expect(feed.contains("urn:newsdesk:story:\(story.id)\"") == shown.contains(story.id), "story \(story.id)")
        }
        #expect(try await newsroom.session(as: "ana").audit.verify().findings.isEmpty)
      }
    }
  }

  private func kill_(_ process: Process) {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// A receiver that looks at keys took each message once, and those of a story in their order.
  private func check(
    _ messages: [Receiver.Message],
    _ stories: [(id: Int64, editions: Int, isKilled: Bool)]
  ) async throws {
    var keys: Set<String> = []
    let taken = messages.filter { keys.insert($0.key).inserted }
    for story in stories {
      let ofStory = taken.filter { $0.story == "\(story.id)" }
      let editions = ofStory.filter { $0.event != "kill" }.map(\.edition)
      #expect(editions == editions.sorted() && Set(editions).count == editions.count)
      if story.isKilled {
        #expect(ofStory.last?.event == "kill" || ofStory.isEmpty)
      } else {
        #expect(editions == Array(1...story.editions), "story \(story.id)")
      }
      // Whatever was sent twice was the same.
      for message in ofStory {
        #expect(Set(messages.filter { $0.key == message.key }.map(\.body)).count == 1)
      }
    }
  }

  private func check(_ archive: String, _ stories: [(id: Int64, editions: Int, isKilled: Bool)]) throws {
    let files = try names(in: archive).filter { !$0.hasPrefix(".") }
    for story in stories {
      let ofStory = files.filter { FolderSender.isOfStory(story.id, name: $0) }
      if story.isKilled {
        #expect(ofStory.allSatisfy { $0.contains(".kill.") })
      } else {
        #expect(ofStory.count == story.editions, "story \(story.id): \(ofStory)")
      }
    }
  }
}
