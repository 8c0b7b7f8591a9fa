import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SessionContext {
  /// An instant to come; a day means its end, and may be past.
  func moment(_ expression: String) async throws -> Date {
    if CalendarDate(iso8601: expression) != nil {
      return try await newsroom.clock.pastInstant(for: expression, isEnd: true)
    }
    return try await newsroom.clock.instant(for: expression)
  }

  /// What blocks the pictures of a story, or would; asked only where a picture has a record that anything could be known of.
  func blocks(of story: Story) async throws -> [PictureBlock] {
    guard story.pictures.contains(where: { $0.picture.record != nil }) else { return [] }
    return try await newsroom.rights.blocks(of: story.id)
  }
}

extension [PictureBlock] {
  /// Every instant that is told of them.
  var instants: [Date?] { flatMap { [$0.dueAt, $0.lifted?.until] } }
}
