internal import Newsroom

/// A story in this newsroom's own JSON: what `draft show --json` writes, and what a program may write by hand.
///
/// `headline` and `body` are the story; `body` is a list of paragraphs or one text with blank lines between them. What belongs
/// to the newsroom that wrote it, such as `id`, `state` and `sign_offs`, is left there.
enum StoryJSON {
  private static let standing = [
    "id", "desk", "state", "version", "revision", "author", "assignee", "readers", "asked", "due", "updated", "lock",
    "broken_lock", "sign_offs", "confidential", "edition", "published", "first_published", "note",
  ]

  static func read(_ node: JSONNode) throws(IntakeError) -> ImportedStory {
    var fields = JSONFields(node)
    if let mark = fields.take("confidential"), mark.value != .bool(false) { throw .confidential(line: mark.line) }
    var story = ImportedStory()
    story.text.headline = try fields.text("headline") ?? ""
    story.text.body = try body(&fields)
    guard !story.text.headline.isEmpty || !story.text.body.isEmpty else {
      throw .notAStory(what: "JSON without a headline and a body")
    }
    story.slug = try fields.text("slug")
    story.text.byline = try fields.text("byline")
    story.text.dateline = try fields.text("dateline")
    story.text.contributorLine = try fields.text("contributors", "contributor_line")
    story.text.editorNote = try fields.text("editor_note")
    story.text.copyrightNotice = try fields.text("copyright", "copyright_notice")
    story.text.genre = try fields.text("genre")
    let language = try fields.text("language")
    if let language { story.text.language = language }
    story.sourceID = try fields.text("source_id")
    story.sourceVersion = try fields.text("source_version")
    if let embargo = fields.take("embargo") { story.embargo = try Self.embargo(embargo) }
    if let photos = fields.take("photos", "pictures") {
      guard let items = photos.items else {
        throw .malformed(line: photos.line, problem: "\"photos\" is to be a list, and is \(photos.kind)")
      }
      for item in items { story.pictures.append(try picture(item, &story.remarks)) }
    }
    fields.ignore(standing)
    story.remarks += fields.remarks()
    story.finish(hasLanguage: language != nil)
    return story
  }

  /// A time by itself, or what `draft show --json` writes of one.
  private static func embargo(_ node: JSONNode) throws(IntakeError) -> StoryEmbargo? {
    guard node.fields != nil else { return try JSONFields.text(node, "embargo").flatMap(StoryEmbargo.init(field:)) }
    var fields = JSONFields(node)
    let line = try fields.text("line")
    guard let until = try fields.text("until"), let time = StoryEmbargo(field: until) else {
      return StoryEmbargo(raw: line ?? "embargo", until: nil, timeZone: nil, doubt: try fields.text("doubt"))
    }
    let zone = try fields.text("time_zone") ?? time.timeZone
    return StoryEmbargo(raw: line ?? until, until: time.until, timeZone: zone, doubt: time.doubt)
  }

  private static func body(_ fields: inout JSONFields) throws(IntakeError) -> String {
    try fields.texts("body").joined(separator: "\n\n")
  }

  private static func picture(_ node: JSONNode, _ remarks: inout [RemovedLine]) throws(IntakeError) -> Picture {
    guard node.fields != nil else {
      throw .malformed(line: node.line, problem: "a photo is an object, and this is \(node.kind)")
    }
    var fields = JSONFields(node)
    var picture = Picture(caption: try fields.text("caption") ?? "")
    picture.reference = try fields.text("reference")
    picture.altText = try fields.text("alt_text")
    picture.place = try fields.text("place")
    if let day = try fields.text("date", "taken_on") {
      guard let date = CalendarDate(iso8601: day) else {
        throw .malformed(line: node.line, problem: "\"\(day.prefix(40))\" is not a day as YYYY-MM-DD")
      }
      picture.takenOn = date
    }
    if let line = try fields.text("credit") { picture.credit = try credit(line, &fields) }
    if let translations = fields.take("translations") { picture.translations = try wordings(translations) }
    fields.ignore(["number", "picture", "creators", "agencies", "via", "flags", "licence", "ambiguous", "is_ambiguous"])
    remarks += fields.remarks(in: "photo ")
    return picture
  }

  /// As it was read before, where that is told; else it is read now.
  private static func credit(_ line: String, _ fields: inout JSONFields) throws(IntakeError) -> PhotoCredit {
    var credit = CreditLine.parse(line)
    let (creators, agencies, via) = (
      try fields.texts("creators"), try fields.texts("agencies"), try fields.texts("via")
    )
    if !(creators + agencies + via).isEmpty {
      (credit.creators, credit.agencies, credit.via) = (creators, agencies, via)
      credit.flags = try fields.texts("flags").compactMap(CreditFlag.init(rawValue:))
      credit.isAmbiguous = fields.take("ambiguous", "is_ambiguous")?.value == .bool(true)
    }
    if let licence = try fields.text("licence") { credit.licence = licence }
    return credit
  }

  private static func wordings(_ node: JSONNode) throws(IntakeError) -> [String: Picture.Wording] {
    var wordings: [String: Picture.Wording] = [:]
    for field in node.fields ?? [] {
      var fields = JSONFields(field.value)
      wordings[field.name] = Picture.Wording(caption: try fields.text("caption"), altText: try fields.text("alt_text"))
    }
    return wordings
  }
}
