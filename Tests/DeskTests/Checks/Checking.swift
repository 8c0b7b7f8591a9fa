import DatabaseSupport
import Desk
import Newsroom
import Postgres

extension TestNewsroom {
  /// The codes of what is found in a story that would be imported.
  func findings(
    headline: String = "Fire at the harbour",
    body: String = "A fire broke out.\n\nNobody was hurt.",
    language: String = "en",
    pictures: [Picture] = [],
    desk: String = "metro"
  ) async throws -> [String] {
    var text = StoryText(headline: headline, body: body)
    text.language = language
    let item = ImportService.Item(slug: "harbour-fire", text: text, pictures: pictures, removed: [])
    return try await session(as: "ana").checks.findings(in: item, on: desk).map(\.code)
  }

  /// A picture that no check has anything to say of; a test spoils one thing.
  func soundPicture(_ change: (inout Picture) -> Void = { _ in }) async throws -> Picture {
    var picture = Picture(
      caption: "Voters queue at a polling station in Tunis, Tunisia.",
      altText: "A long line of people along a wall",
      credit: .jane
    )
    picture.place = "Tunis, Tunisia"
    picture.takenOn = try await day()
    change(&picture)
    return picture
  }

  /// Today on the newsroom's wall, or days before and after.
  func day(_ offset: Int = 0) async throws -> CalendarDate? {
    let text: String = try await session(as: "ana").connection.query(
      """
      SELECT to_char((clock_timestamp() AT TIME ZONE time_zone)::date + \(Int32(clamping: offset)), 'YYYY-MM-DD')
      FROM newsdesk.newsroom
      """
    )[0].decode(at: 0)
    return CalendarDate(iso8601: text)
  }

  func set(
    _ code: String,
    to level: CheckLevel,
    on desk: String = "metro",
    as login: String = "adm"
  ) async throws -> Bool {
    try await session(as: login).checks.set(code, to: level, on: desk)
  }
}
