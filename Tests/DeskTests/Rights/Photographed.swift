import DatabaseSupport
import Desk
import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension TestNewsroom {
  /// Adds a picture of which the file says this, and returns its number.
  func picture(_ metadata: String = "{}", by login: String = "ana") async throws -> Int64 {
    try await session(as: login).connection.query(
      """
      SELECT picture FROM newsdesk.add_picture(
        convert_to('a file that says ' || \(metadata), 'UTF8'),
        jsonb_build_object('media_type', 'image/jpeg', 'metadata', \(metadata)::jsonb)
      )
      """
    )[0].decode(at: 0)
  }

  /// A story of ana's on the metro desk that holds a picture as photo 1. `approved`: signed off by ben.
  func photographed(
    _ metadata: String = "{}",
    picture: Int64? = nil,
    slug: String = "harbour-fire",
    by login: String = "ana",
    approved: Bool = true
  ) async throws -> Int64 {
    let record: Int64
    if let picture { record = picture } else { record = try await self.picture(metadata, by: login) }
    let story = try await session(as: login).drafts.create(
      desk: "metro",
      slug: slug,
      text: StoryText(headline: "Fire at the harbour", body: "A fire broke out."),
      pictures: [Picture(record: record, caption: "Smoke over the quay.", credit: .jane)]
    ).story
    if approved {
      try await act(.submit, on: story, as: login)
      try await act(.approve, on: story, as: "ben")
    }
    return story
  }

  /// What keeps cleo from publishing the story, by code.
  func blocks(_ story: Int64) async throws -> [String]? {
    try await obstacles(to: .publish, on: story, for: "cleo")
  }

  func set(
    _ story: Int64,
    as login: String = "pia",
    note: String? = nil,
    _ change: (inout RightsChanges) -> Void
  ) async throws -> PictureRights {
    var changes = RightsChanges()
    change(&changes)
    return try await session(as: login).rights.set(changes, of: 1, in: story, note: note)
  }

  @discardableResult
  func grant(
    _ code: String,
    _ story: Int64,
    as login: String = "pia",
    hours: Double = 24,
    everyStory: Bool = false
  ) async throws -> RightsGrant {
    let session = try await session(as: login)
    return try await session.rights.grant(
      code,
      for: 1,
      in: story,
      until: Date().addingTimeInterval(hours * 3600),
      reason: "Somebody has to.",
      everyStory: everyStory
    )
  }

  static let byMachine =
    #"{"digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}"#
}
