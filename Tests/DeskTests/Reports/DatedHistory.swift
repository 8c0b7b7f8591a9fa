import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres

extension TestNewsroom {
  /// Says when each act on a story was done, in hours since a moment, as if it had been. There are as many hours as acts.
  nonisolated func date(_ story: Int64, from start: Date, hours: [Double]) async throws {
    let superuser = try await superuser()
    let times = hours.map { start.addingTimeInterval($0 * 3600) }
    // No trigger lets anybody but us.
    try await superuser.executeScript("SET session_replication_role = replica")
    let count = try await superuser.execute(
      "UPDATE newsdesk.history SET at = (\(times)::timestamptz[])[version] WHERE story_id = \(story)"
    )
    precondition(count == hours.count, "story \(story) has \(count) acts")
    try await superuser.execute(
      """
      UPDATE newsdesk.edition AS e SET published_at = h.at FROM newsdesk.history AS h
      WHERE h.story_id = e.story_id AND h.version = e.version AND e.story_id = \(story)
      """
    )
    try await superuser.execute(
      "UPDATE newsdesk.story AS s SET created_at = \(times.first), updated_at = \(times.last) WHERE s.id = \(story)"
    )
    await superuser.close()
  }

  /// Does these acts on a story of Ana's, each by whoever does such on the metro desk.
  func carry(_ story: Int64, _ acts: [Action]) async throws {
    for act in acts {
      switch act {
      case .editText: try await edit(story, as: "ana") { $0.body = "Another text, \(UUID())." }
      case .submit, .undo: try await self.act(act, on: story, as: "ana")
      case .publish, .kill: try await self.act(act, on: story, as: "cleo", note: "It was wrong.")
      default: try await self.act(act, on: story, as: "ben", note: "The name was wrong.")
      }
    }
  }
}
