import Newsroom
import Presentation

/// A story's pictures in a list and as JSON.
enum PictureTable {
  static func table(_ story: Int64, _ pictures: [StoryPicture]) -> Table<StoryPicture> {
    Table(
      pictures,
      columns: [
        Column("id") { .text("\(story)/\($0.number)") },
        Column("credit") { .text($0.picture.credit?.raw, orWords: "nobody") },
        Column("creators", isOnRequest: true) { .list($0.picture.credit?.creators ?? []) },
        Column("agencies", isOnRequest: true) { .list($0.picture.credit?.agencies ?? []) },
        Column("via", isOnRequest: true) { .list($0.picture.credit?.via ?? []) },
        Column("flags") {
          .list(($0.picture.credit?.flags.map(\.rawValue) ?? []) + ($0.picture.isAIMade ? ["ai-made"] : []))
        },
        Column("ai_made", isOnRequest: true) { .text($0.picture.isAIMade ? "yes" : "no") },
        Column("picture", isOnRequest: true) { $0.picture.record.map { .number($0) } ?? .missing() },
        Column("alt_text", isOnRequest: true) { .text($0.picture.altText) },
        Column("taken_on", isOnRequest: true) { .text($0.picture.takenOn?.description) },
        Column("place", isOnRequest: true) { .text($0.picture.place) },
        Column("reference", isOnRequest: true) { .text($0.picture.reference) },
        Column("caption", isFreeText: true) { .text($0.picture.caption) },
      ]
    )
  }

  /// What is said in a language that is not the story's. A picture about which nothing is said in it has an empty row.
  static func table(_ story: Int64, _ pictures: [StoryPicture], in language: String) -> Table<StoryPicture> {
    Table(
      pictures,
      columns: [
        Column("id") { .text("\(story)/\($0.number)") },
        Column("language") { _ in .text(language) },
        Column("alt_text", isOnRequest: true) { .text($0.picture.translations[language]?.altText) },
        Column("caption", isFreeText: true) { .text($0.picture.translations[language]?.caption) },
      ]
    )
  }

  static func json(_ entry: StoryPicture) -> JSONValue {
    let picture = entry.picture
    return .object(
      omittingNil: [
        "number": .integer(Int64(entry.number)),
        "reference": picture.reference.map(JSONValue.string),
        "picture": picture.record.map(JSONValue.integer),
        "ai_made": picture.record.map { _ in .bool(picture.isAIMade) },
        "caption": .string(picture.caption),
        "alt_text": picture.altText.map(JSONValue.string),
        "translations": translations(picture.translations),
        "credit": picture.credit.map { .string($0.raw) },
        "creators": .array((picture.credit?.creators ?? []).map(JSONValue.string)),
        "agencies": .array((picture.credit?.agencies ?? []).map(JSONValue.string)),
        "via": .array((picture.credit?.via ?? []).map(JSONValue.string)),
        "flags": .array((picture.credit?.flags ?? []).map { .string($0.rawValue) }),
        "licence": picture.credit?.licence.map(JSONValue.string),
        "ambiguous": picture.credit.map { .bool($0.isAmbiguous) },
        "date": picture.takenOn.map { .string($0.description) },
        "place": picture.place.map(JSONValue.string),
      ])
  }

  /// Nil where there are none.
  private static func translations(_ translations: [String: Picture.Wording]) -> JSONValue? {
    guard !translations.isEmpty else { return nil }
    return .object(
      translations.sorted { $0.key < $1.key }.map { language, wording in
        .init(
          language,
          .object(omittingNil: [
            "caption": wording.caption.map(JSONValue.string), "alt_text": wording.altText.map(JSONValue.string),
          ])
        )
      }
    )
  }
}
