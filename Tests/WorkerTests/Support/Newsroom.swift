import DatabaseSupport
import Desk
import Foundation
import Logging
import Newsroom
import Postgres

@testable import Worker

/// The steps that a worker's tests take.
extension TestNewsroom {
  /// Written by ana, signed off by ben, published by cleo.
  func published(headline: String = "Fire at the harbour", slug: String = "harbour-fire") async throws -> Int64 {
    let story = try await approved(headline: headline, slug: slug)
    try await act(.publish, on: story, as: "cleo")
    return story
  }

  func approved(headline: String = "Fire at the harbour", slug: String = "harbour-fire") async throws -> Int64 {
    let credit = PhotoCredit(raw: "Jane Roe/Reuters", creators: ["Jane Roe"], agencies: ["Reuters"])
    let story = try await session(as: "ana").drafts.create(
      desk: "metro",
      slug: slug,
      text: StoryText(headline: headline, body: "A fire broke out.\n\nNobody was hurt."),
      pictures: [Picture(caption: "Smoke over the quay.", credit: credit)]
    ).story
    try await act(.submit, on: story, as: "ana")
    try await act(.approve, on: story, as: "ben")
    return story
  }

  func correct(_ story: Int64, headline: String) async throws {
    try await act(.correct, on: story, as: "ben", note: "A name was wrong.")
    let ana = try await session(as: "ana")
    var changes = StoryChanges()
    changes.headline = headline
    _ = try await ana.drafts.save(changes, to: story, expecting: try await ana.approvals.currentVersion(of: story))
    try await act(.submit, on: story, as: "ana")
    try await act(.approve, on: story, as: "ben")
    try await act(.publish, on: story, as: "cleo")
  }

  @discardableResult
  func act(_ action: Action, on story: Int64, as login: String, note: String? = nil) async throws -> Receipt {
    let approvals = try await session(as: login).approvals
    return try await approvals.carryOut(
      action,
      on: story,
      expecting: try await approvals.currentVersion(of: story),
      note: note
    )
  }

  static let secret = [UInt8](0..<32)

  func addChannel(_ name: String, _ kind: ChannelKind, _ target: String, format: StoryFormat = .ninjs) async throws {
    _ = try await session(as: "adm").channels.add(
      name,
      ChannelSettings(kind: kind, format: format, target: target, allowsInternal: kind == .webhook),
      secret: kind == .webhook ? Self.secret : nil
    )
  }

  /// A worker that does what is due and ends.
  nonisolated func work(lease: Int = 60) async throws {
    try await Worker(
      settings: WorkerSettings(
        database: configuration.with("user", "wes"),
        name: "test",
        version: "0",
        lease: lease,
        isOnce: true
      ),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ).run()
  }

  /// As if the pauses of all deliveries were over.
  func makeDeliveriesDue() async throws {
    let superuser = try await superuser()
    try await superuser.executeScript("UPDATE newsdesk.delivery SET due_at = clock_timestamp() WHERE state = 'queued'")
    await superuser.close()
  }

  func tamper(_ sql: String) async throws {
    let superuser = try await superuser()
    try await superuser.executeScript(sql)
    await superuser.close()
  }

  /// `delivered`, `dead`: what became of each delivery, in order.
  func deliveries() async throws -> [(state: String, problem: String?)] {
    try await session(as: "cleo").connection.query("SELECT state::text, problem FROM newsdesk.delivery ORDER BY id").map
    {
      (try $0.decode("state"), try $0.decode("problem"))
    }
  }
}

/// A folder of a test's own, gone afterwards.
func withFolder(_ body: (String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("newsdesk-worker-\(UUID().uuidString)")
    .path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try await body(folder)
}

func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

extension TestNewsroom {
  /// Asks again and again, until it is so or the time is over.
  func waitUntil(seconds: Int, _ isSo: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while try await !isSo() {
      guard ContinuousClock.now < end else { throw TookTooLong() }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  struct TookTooLong: Error {}

  func isPublished(_ story: Int64) async throws -> Bool {
    try await !session(as: "ana").connection.query("SELECT FROM newsdesk.live WHERE story_id = \(story)").isEmpty
  }

  func isAllDelivered() async throws -> Bool {
    try await session(as: "cleo").connection.query(
      "SELECT FROM newsdesk.delivery WHERE state NOT IN ('delivered', 'superseded')"
    ).isEmpty
  }
}
