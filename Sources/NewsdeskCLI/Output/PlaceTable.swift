import Newsroom
import Presentation

/// The stories that hold a picture, in a list and as JSON.
enum PlaceTable {
  static func table(_ places: [PicturePlace]) -> Table<PicturePlace> {
    Table(
      places,
      columns: [
        Column("id") { .text("\($0.story)/\($0.number)") },
        Column("desk") { .text($0.desk) },
        Column("state") { .text($0.state.words) },
        Column("held") { .text($0.isCurrent ? "now" : $0.isLive ? "published" : "revision \($0.revision)") },
        Column("slug", canBeCut: true) { .text($0.slug) },
        Column("caption", isFreeText: true) { .text($0.caption) },
      ]
    )
  }

  static func json(_ place: PicturePlace) -> JSONValue {
    [
      "id": .string("\(place.story)/\(place.number)"), "slug": .string(place.slug), "desk": .string(place.desk),
      "state": .string(place.state.rawValue), "revision": .integer(Int64(place.revision)),
      "current": .bool(place.isCurrent), "live": .bool(place.isLive), "caption": .string(place.caption),
    ]
  }

  /// `219/1 school-closures (draft), until revision 3`.
  static func words(_ place: PicturePlace) -> String {
    "\(place.story)/\(place.number) \(place.slug) (\(place.state.words))"
      + (place.isCurrent ? "" : place.isLive ? ", as published" : ", until revision \(place.revision)")
  }
}
