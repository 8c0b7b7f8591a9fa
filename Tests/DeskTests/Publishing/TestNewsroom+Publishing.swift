import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres

/// The steps of what goes out at a time, and to whom.
extension TestNewsroom {
  @discardableResult
  func schedule(_ story: Int64, at time: Date, zone: String? = nil, as login: String = "cleo") async throws -> Receipt {
    let session = try await session(as: login)
    return try await session.schedules.schedule(
      story,
      at: time,
      timeZone: zone,
      expecting: try await session.approvals.currentVersion(of: story)
    )
  }

  /// Whether a time is no time to go out at.
  func refusesToSchedule(_ story: Int64, at time: Date, zone: String? = nil) async -> Bool {
    do {
      try await schedule(story, at: time, zone: zone)
      return false
    } catch DeskError.badData {
      return true
    } catch {
      return false
    }
  }

  func scheduled(at time: Date) async throws -> Int64 {
    let story = try await approved()
    try await schedule(story, at: time)
    return story
  }

  /// One whose time has just come, by the server's clock.
  func scheduledNow() async throws -> Int64 {
    let story = try await approved()
    try await schedule(story, at: Date(timeIntervalSinceNow: 2))
    try await pause(2.2)
    return story
  }

  /// The server's clock counts, so it is the server that waits.
  func pause(_ seconds: Double) async throws {
    _ = try await session(as: "wes").connection.query("SELECT pg_sleep(\(seconds))")
  }

  /// What a worker finds to do.
  func due() async throws -> [DeliveryService.DueStory] {
    try await session(as: "wes").deliveries.publishDue()
  }
}

extension ApprovalService {
  /// Something done to a story that leaves it where it stands.
  func assignToNobody(_ story: Int64, from newsroom: TestNewsroom) async throws {
    _ = try await assign(story, to: "ben", expecting: try await currentVersion(of: story))
  }
}

extension TestNewsroom {
  /// As if the pauses of all deliveries were over.
  func makeDeliveriesDue() async throws {
    let superuser = try await superuser()
    try await superuser.executeScript("UPDATE newsdesk.delivery SET due_at = clock_timestamp() WHERE state = 'queued'")
    await superuser.close()
  }
}
