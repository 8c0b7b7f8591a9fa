import Newsroom
import Presentation

/// A picture as `photo show` writes it.
struct PhotoDocument {
  /// What is kept of the picture itself.
  struct Kept {
    let record: PictureRecord
    let metadata: JSONValue
    /// All that was read; nil where it was not asked for.
    let raw: JSONValue?
    let places: [PicturePlace]
    let times: Times
  }

  let story: Story
  let entry: StoryPicture
  /// Nil for a caption alone.
  var kept: Kept?
  /// What may be done with it, where there is a picture to do it with.
  var rights: RightsDocument?

  func text(on screen: Terminal) -> String {
    let id = "Photo \(story.id)/\(entry.number)"
    let reference = entry.picture.reference.map { "  \(SafeText.terminal($0))" } ?? ""
    var lines = [screen.paint(id, .bold) + reference] + StoryDocument.facts(entry.picture)
    if let kept {
      lines += ["", SafeText.terminal(whatItIs(kept.record))]
      let added = kept.times.local(kept.record.addedAt).absolute(now: kept.times.now)
      lines.append(SafeText.terminal("added by \(kept.record.addedBy.name), \(added)"))
      lines += section("The file says", MetadataLines(kept.metadata).lines, on: screen)
      lines += section("To look at", MetadataLines(kept.metadata).doubts, on: screen)
      lines += section("Rights", rights?.lines ?? [], on: screen)
      lines += section("Held by", kept.places.map(PlaceTable.words), on: screen)
      if let raw = kept.raw { lines += section("All tags", Self.tags(raw), on: screen) }
    } else {
      lines += ["", "There is a caption alone: newsdesk photo add FILE --story \(story.id) --number \(entry.number)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: String, _ lines: [String], on screen: Terminal) -> [String] {
    lines.isEmpty ? [] : ["", screen.paint(title, .bold)] + lines.map { "  " + SafeText.terminal($0) }
  }

  /// `Picture 17: quay.jpg, image/jpeg, 4000 × 3000, 2,345,678 bytes`.
  private func whatItIs(_ record: PictureRecord) -> String {
    var parts = [record.file?.name ?? record.reference ?? "without a name"]
    if let file = record.file {
      parts.append(file.mediaType)
      if let width = file.width, let height = file.height { parts.append("\(width) x \(height)") }
      parts.append(Wording.count(file.size, "byte"))
      parts.append("SHA-256 \(file.digest)")
    } else {
      parts.append("no file here")
    }
    return "Picture \(record.id): " + parts.joined(separator: ", ")
  }

  private static func tags(_ raw: JSONValue) -> [String] {
    (raw["tags"]?.elements ?? []).flatMap { tag in
      (tag["values"]?.elements ?? []).map { "\(tag["key"]?.text ?? "?")  \($0.text ?? "")" }
    }
  }

  var json: JSONValue {
    .object(
      [
        .init("id", .string("\(story.id)/\(entry.number)")), .init("story", .integer(story.id)),
        .init("slug", .string(story.slug)), .init("photo", PictureTable.json(entry)),
      ] + (kept.map(members) ?? []) + (rights.map { [.init("rights", $0.json)] } ?? [])
    )
  }

  private func members(_ kept: Kept) -> [JSONValue.Member] {
    let record = kept.record
    let file = record.file.map { file in
      JSONValue.object(omittingNil: [
        "name": file.name.map(JSONValue.string), "media_type": .string(file.mediaType),
        "size": .integer(Int64(file.size)), "width": file.width.map { .integer(Int64($0)) },
        "height": file.height.map { .integer(Int64($0)) }, "sha256": .string(file.digest),
      ])
    }
    return [
      .init("picture", .integer(record.id)), .init("digest", .string(record.digest)),
      .init("reference", .string(orNull: record.reference)), .init("file", file ?? .null),
      .init("ai_made", .bool(record.isAIMade)),
      .init("digital_source_type", .string(orNull: record.digitalSourceType)),
      .init("added_by", .string(record.addedBy.login)),
      .init("added", .string(kept.times.local(record.addedAt).rfc3339)), .init("metadata", kept.metadata),
      .init("places", .array(kept.places.map(PlaceTable.json))),
    ] + (kept.raw.map { [.init("raw", $0)] } ?? [])
  }
}
