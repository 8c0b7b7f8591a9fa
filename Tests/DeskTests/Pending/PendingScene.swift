import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres

/// Stories in every state, and what somebody finds of them.
///
/// | slug | state | |
/// |---|---|---|
/// | late | draft of Ana's | due an hour ago |
/// | soon | submitted by Rob | due in an hour |
/// | quiet | draft of Ana's | nothing was done for three days |
/// | pictured | submitted by Ana | a picture |
/// | taken | in review | claimed by Ben |
/// | ready | approved | |
/// | held | approved | embargoed for twenty hours |
/// | match | draft of Sam's | on the sport desk |
struct PendingScene {
  let newsroom: TestNewsroom
  let login: String

  static func lay(_ newsroom: TestNewsroom) async throws {
    let now = try await newsroom.moment()
    _ = try await newsroom.begin("late", by: "ana", due: now.addingTimeInterval(-3600))
    try await newsroom.act(
      .submit,
      on: try await newsroom.begin("soon", by: "rob", due: now.addingTimeInterval(3600)),
      as: "rob"
    )
    let quiet = try await newsroom.begin("quiet", by: "ana")
    try await newsroom.act(.submit, on: try await newsroom.begin("pictured", by: "ana", pictures: 1), as: "ana")
    let taken = try await newsroom.begin("taken", by: "ana")
    try await newsroom.act(.submit, on: taken, as: "ana")
    try await newsroom.act(.review, on: taken, as: "ben")
    for slug in ["ready", "held"] {
      let story = try await newsroom.begin(slug, by: "ana")
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "ben")
      guard slug == "held" else { continue }
      let ben = try await newsroom.session(as: "ben")
      _ = try await ben.embargoes.hold(
        story,
        until: now.addingTimeInterval(72_000),
        expecting: try await ben.approvals.currentVersion(of: story)
      )
    }
    _ = try await newsroom.begin("match", by: "sam", desk: "sport")
    let superuser = try await newsroom.superuser()
    try await superuser.execute("UPDATE newsdesk.story SET updated_at = now() - interval '3 days' WHERE id = \(quiet)")
    await superuser.close()
  }

  func list(
    _ filter: PendingFilter = PendingFilter(),
    limit: Int? = nil,
    asOf: Date? = nil
  ) async throws -> [PendingStory] {
    try await newsroom.session(as: login).reports.pending(filter, limit: limit, asOf: asOf)
  }

  func slugs(_ filter: PendingFilter = PendingFilter(), limit: Int? = nil, asOf: Date? = nil) async throws -> [String] {
    try await list(filter, limit: limit, asOf: asOf).map(\.slug)
  }

  func id(_ slug: String) async throws -> Int64 {
    try await list().first { $0.slug == slug }?.id ?? 0
  }
}

extension TestNewsroom {
  /// The database's clock.
  nonisolated func moment() async throws -> Date {
    let superuser = try await superuser()
    let moment: Date = try await superuser.query("SELECT clock_timestamp()")[0].decode(at: 0)
    await superuser.close()
    return moment
  }

  /// A draft, complete.
  func begin(
    _ slug: String,
    by login: String,
    desk: String = "metro",
    due: Date? = nil,
    pictures: Int = 0
  ) async throws -> Int64 {
    try await session(as: login).drafts.create(
      desk: desk,
      slug: slug,
      text: StoryText(headline: "Of \(slug)", body: "What is to be said of \(slug)."),
      pictures: (0..<pictures).map { Picture(caption: "Smoke over quay \($0 + 1).", credit: .jane) },
      due: due
    ).story
  }
}

extension StoryState {
  static let submitted = StoryState(rawValue: "submitted")
  static let inReview = StoryState(rawValue: "in_review")
}
