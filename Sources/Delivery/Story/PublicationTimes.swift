public import Newsroom
public import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// When a story first went out and when this edition did, on the newsroom's clock.
public struct PublicationTimes: Hashable, Sendable {
  public let first: LocalTime
  public let edition: LocalTime

  public init(first: LocalTime, edition: LocalTime) {
    self.first = first
    self.edition = edition
  }

  /// Both in UTC.
  public init(of story: PublishedStory) {
    self.init(first: LocalTime.utc(story.firstPublishedAt), edition: LocalTime.utc(story.publishedAt))
  }
}

extension LocalTime {
  static func utc(_ date: Date) -> LocalTime {
    LocalTime(secondsSince1970: Int64(exactly: date.timeIntervalSince1970.rounded(.down)) ?? 0)
  }
}
