import Newsroom
import Postgres

extension Story {
  init(_ row: Row, pictures: [StoryPicture]) throws {
    let assigneeLogin: String? = try row.decode("assignee_login")
    let assigneeName: String? = try row.decode("assignee_name")
    self.init(
      id: try row.decode("id"),
      slug: try row.decode("slug"),
      desk: try row.decode("desk"),
      version: try row.decode("version"),
      revision: try row.decode("revision"),
      stage: try row.decode("stage"),
      publication: try row.decode("publication"),
      author: Person(login: try row.decode("author_login"), name: try row.decode("author_name")),
      assignee: assigneeLogin.map { Person(login: $0, name: assigneeName ?? $0) },
      isConfidential: try row.decode("confidential"),
      dueAt: try row.decode("due_at"),
      embargo: try row.decode("embargo", as: String?.self).map(Embargo.init(stored:)),
      schedule: try row.decode("schedule", as: String?.self).flatMap(Schedule.init(stored:)),
      createdAt: try row.decode("created_at"),
      updatedAt: try row.decode("updated_at"),
      text: try StoryText(row),
      pictures: pictures
    )
  }
}

extension StoryText {
  init(_ row: Row) throws {
    self.init(
      headline: try row.decode("headline"),
      body: try row.decode("body"),
      byline: try row.decode("byline"),
      dateline: try row.decode("dateline"),
      contributorLine: try row.decode("contributor_line"),
      editorNote: try row.decode("editor_note"),
      copyrightNotice: try row.decode("copyright_notice"),
      language: try row.decode("language"),
      genre: try row.decode("genre")
    )
  }
}

extension StoryPicture {
  init(_ row: Row) throws {
    let raw: String? = try row.decode("credit")
    self.init(
      number: try row.decode("number"),
      picture: Picture(
        reference: try row.decode("reference"),
        record: try row.decode("picture_id"),
        caption: try row.decode("caption"),
        altText: try row.decode("alt_text"),
        translations: try row.decode("translations", as: PostgresJSON<[String: Picture.Wording]>.self).value,
        credit: try raw.map { raw in
          PhotoCredit(
            raw: raw,
            creators: try row.decode("creators"),
            agencies: try row.decode("agencies"),
            via: try row.decode("via"),
            flags: try row.decode("flags", as: [String].self).compactMap(CreditFlag.init),
            licence: try row.decode("licence"),
            isAmbiguous: try row.decode("credit_is_ambiguous")
          )
        },
        takenOn: CalendarDate(try row.decode("taken_on", as: PostgresDate?.self)),
        place: try row.decode("place"),
        isAIMade: try row.decode("is_ai_made")
      )
    )
  }
}

extension StorySummary {
  init(_ row: Row) throws {
    self.init(
      id: try row.decode("id"),
      desk: try row.decode("desk"),
      state: try row.decode("state"),
      dueAt: try row.decode("due_at"),
      author: try row.decode("author"),
      updatedAt: try row.decode("updated_at"),
      slug: try row.decode("slug"),
      headline: try row.decode("headline")
    )
  }
}
